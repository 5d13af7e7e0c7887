/** What of the picture is in attributes: the number whose making is shown. */

/** @typedef {import('./element.js').GradientFlowElement} GradientFlowElement */

/** A gradient by whose it is; a singular value of the step's Jacobian by its place, from 1. */
const FIGURES = ['rnn', 'lstm', 'memory', 'gru'];
const SINGULAR = /^sigma\.([1-9]\d{0,8})$/;

export const picture = {
  number: {
    read: (/** @type {GradientFlowElement} */ { look_, singular }) =>
      look_ || (singular === null ? null : `sigma.${singular + 1}`),
    put: (/** @type {GradientFlowElement} */ element, /** @type {string | null} */ text) => {
      const [, place] = SINGULAR.exec(text ?? '') ?? [];
      /** @type {any} */
      let selection = place ? { singular: Number(place) - 1 } : null;
      if (FIGURES.includes(text ?? '')) selection = { figure: text };
      element.selection = selection;
    },
    there: (/** @type {GradientFlowElement} */ { model, selection, settings_ }) => {
      const { singular = 0 } = /** @type {{singular?: number}} */ (selection ?? {});
      return model !== null && selection !== null && singular < Number(settings_.hidden);
    },
  },
};
