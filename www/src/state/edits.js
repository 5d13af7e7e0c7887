/**
 * Weights set by hand, as they stand in an attribute and in a link: `weight_hh_l0.3.5=0.5@12`. The
 * parameter has PyTorch's name; row and column are counted from 1, as units are in a picture, and a
 * bias needs no column; `@12` is the training step it was set at, else that is 0.
 */

/**
 * @typedef {object} Edit
 * @property {string} parameter
 * @property {[number, number]} index  from 0
 * @property {number} value
 * @property {number} step             the training step it was set at
 */

const ONE = /^([\w.]+?)\.(\d+)(?:\.(\d+))?=(-?\d*\.?\d+(?:e[+-]?\d+)?)(?:@(\d+))?$/i;

/**
 * @param {string} text
 * @returns {{edits: Edit[], misread: string[]}} by the step they were set at, and what says nothing of weights
 */
export function parse(text) {
  /** @type {Edit[]} */
  const edits = [];
  /** @type {string[]} */
  const misread = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const found = ONE.exec(word);
    const [, parameter, row, column = '1', value, step = '0'] = found ?? [];
    if (!found || row === '0' || column === '0') misread.push(word);
    else
      edits.push({ parameter, index: [+row - 1, +column - 1], value: Number(value), step: +step });
  }
  return { edits: edits.sort((a, b) => a.step - b.step), misread };
}

/** @param {Edit[]} edits */
export const print = (edits) =>
  edits
    .map(({ parameter, index: [row, column], value, step }) => {
      const at = step === 0 ? '' : `@${step}`;
      return `${parameter}.${row + 1}.${column + 1}=${value}${at}`;
    })
    .join(' ');

/**
 * One more: what was set later is on a branch that is gone, and of one weight at one step the last counts.
 * @param {Edit[]} edits @param {Edit} edit
 */
export function withEdit(edits, edit) {
  const again = (/** @type {Edit} */ one) =>
    one.step === edit.step &&
    one.parameter === edit.parameter &&
    one.index.every((place, way) => place === edit.index[way]);
  return [...edits.filter((one) => one.step <= edit.step && !again(one)), edit];
}
