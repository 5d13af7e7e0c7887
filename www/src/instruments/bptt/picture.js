/** What of the picture is in attributes: the open state, the triangle's columns, the pinned pair. */

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
  },
};
