/**
 * Attention held by hand, as it stands in an attribute and in a link: `2:0,0.25,0.75 5:1,0,0`. Word 2
 * of the answer looks so much at each word of the source; together that is taken for 1.
 */

/** @typedef {import('./course.js').Forced} Forced */

/** More than can be told apart in the picture. */
const DIGITS = 4;

const ROW = /^([1-9]\d{0,3}):((?:\d*\.?\d+)(?:,\d*\.?\d+)*)$/;

/**
 * @param {string} text
 * @param {number} length  how many words the source has
 * @returns {Forced[] | null} null when it cannot be read, or does not fit
 */
export function parse(text, length) {
  /** @type {Forced[]} */
  const rows = [];
  for (const word of text.split(/[\s;]+/).filter(Boolean)) {
    const [, symbol, list = ''] = ROW.exec(word) ?? [];
    const weights = list.split(',').map(Number);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    if (!symbol || weights.length !== length || !(sum > 0)) return null;
    rows.push({ symbol: Number(symbol) - 1, weights });
  }
  return rows;
}

/** @param {Forced[]} rows */
export const print = (rows) =>
  [...rows]
    .sort((a, b) => a.symbol - b.symbol)
    .map(({ symbol, weights }) => {
      const each = weights.map((weight) => Number(weight.toFixed(DIGITS)));
      return `${symbol + 1}:${each.join(',')}`;
    })
    .join(' ');

/** One row held, or let go of with null. @param {Forced[]} rows @param {number} symbol from 0 @param {number[] | null} weights */
export function withRow(rows, symbol, weights) {
  const others = rows.filter((row) => row.symbol !== symbol);
  return weights ? [...others, { symbol, weights }] : others;
}
