/**
 * What of the picture is in attributes: the open state and which of its wires are shown, the
 * triangle's columns, the pinned pair.
 */
import { GATES } from '../../score/model.js';

/** @typedef {import('./element.js').BpttElement} BpttElement */

/** The pair (j, k) as `5,3`. @param {import('../../elements/types.js').Selection | null | undefined} at */
const written = (at) => (at?.j && at.k ? `${at.j},${at.k}` : null);

/** @param {string} text */
function pairOf(text) {
  const [j, k] = text.split(',').map(Number);
  return [j, k].every(Number.isInteger) && 1 <= k && k <= j ? { j, k } : null;
}

export const picture = {
  unfolded: {
    read: (/** @type {BpttElement} */ { unfolded, trace }) =>
      unfolded ? String(Math.min(unfolded, trace.T)) : null,
    put: (/** @type {BpttElement} */ element, /** @type {string | null} */ text) => {
      const t = Number(text);
      element.unfolded = Number.isInteger(t) ? Math.max(0, t) : 0;
    },
    there: (/** @type {BpttElement} */ { trace }, /** @type {string} */ text) =>
      Number.isInteger(Number(text)) && Number(text) >= 0 && Number(text) <= trace.T,
  },
  'by-memory': {
    read: (/** @type {BpttElement} */ { byMemory }) => (byMemory ? 'true' : null),
    put: (/** @type {BpttElement} */ element, /** @type {string | null} */ text) => {
      element.byMemory = text === 'true' || text === '';
    },
  },
  pair: {
    read: (/** @type {BpttElement} */ { driver, selection }) => {
      const usual = written(driver.attributes.usual.selection);
      const pair = written(selection);
      if (pair === usual) return null;
      return pair ?? 'none';
    },
    put: (/** @type {BpttElement} */ element, /** @type {string | null} */ text) => {
      element.selection =
        text === null ? (element.driver.attributes.usual.selection ?? null) : pairOf(text);
    },
    there: (/** @type {BpttElement} */ { selection, trace }, /** @type {string} */ text) =>
      text === 'none' || (selection?.j ?? Infinity) <= trace.T,
  },
  // After the pair, which is another selection; units are counted from 1, as on the page.
  row: {
    read: (/** @type {BpttElement} */ { selection }) =>
      selection?.unit === undefined ? null : String(selection.unit + 1),
    put: (/** @type {BpttElement} */ element, /** @type {string | null} */ text) => {
      const { unit: _, ...pair } = element.selection ?? {};
      const row = /^[1-9]\d{0,8}$/.test(text ?? '') ? { unit: Number(text) - 1 } : {};
      const selection = { ...pair, ...row };
      element.selection = Object.keys(selection).length > 0 ? selection : null;
    },
    there: (/** @type {BpttElement} */ { selection, trace }) =>
      (selection?.unit ?? Infinity) < trace.H,
  },
  gate: {
    read: (/** @type {BpttElement} */ { gate, trace }) =>
      GATES[trace.index.cell].indexOf(gate) > 0 ? gate : null,
    put: (/** @type {BpttElement} */ element, /** @type {string | null} */ text) => {
      element.gate = text ?? '';
    },
    there: (/** @type {BpttElement} */ { gate, trace }) => GATES[trace.index.cell].includes(gate),
  },
};
