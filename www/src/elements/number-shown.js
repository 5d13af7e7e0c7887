/**
 * The number whose inspector is open, as an attribute: `h.4@5` is unit 4 of h at time step 5, both
 * counted from 1 as on the page; `s.2` is a number of no time.
 */

/** @typedef {import('./types.js').Selection} Selection */

/** @param {Selection | null} selection */
const written = (selection) => {
  if (!selection?.block) return null;
  const { block, t, unit = 0 } = selection;
  return `${block}.${unit + 1}${t === undefined ? '' : `@${t}`}`;
};

/** @param {string} text @returns {Selection | null} */
export function placeOf(text) {
  const [, block, unit, t] = /^([a-z_.]+)\.([1-9]\d{0,8})(?:@(\d{1,9}))?$/i.exec(text) ?? [];
  if (!block) return null;
  return { block, unit: Number(unit) - 1, ...(t === undefined ? {} : { t: Number(t) }) };
}

/** @typedef {import('./instrument.js').InstrumentElement} Host */

/** For the `picture` of an instrument whose numbers can be opened. */
export const numberShown = {
  number: {
    read: (/** @type {Host} */ { selection }) => written(selection),
    put: (/** @type {Host} */ element, /** @type {string | null} */ text) => {
      element.selection = text === null ? null : placeOf(text);
    },
    there: async (/** @type {Host} */ element) => {
      const { selection } = element;
      return selection !== null && (await element.numberAt(selection)) !== undefined;
    },
  },
};
