/** The MathML of the wiring's equations, made when the site is built; a page fetches those it writes. */
import { parts } from 'virtual:equations';
import { texKey } from './tex-key.js';

/** @type {Record<string, string>} */
const known = {};

/** Fetches what is written about a cell in one notation. @param {unknown} cell @param {string} form */
export async function learnEquations(cell, form) {
  const found = await parts[`${cell}/${form}`]?.();
  Object.assign(known, found?.default);
}

/** The MathML of a TeX equation, or an empty string when it is not known. @param {string} tex */
export const mathml = (tex) => known[texKey(tex)] ?? '';
