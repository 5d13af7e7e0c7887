/**
 * The order in which one pass is shown: for each target word e, α, c, s, y; and then back from the loss
 * of the whole sentence, the last word first.
 */

/**
 * @typedef {'e' | 'alpha' | 'c' | 's' | 'y'} Forward
 * @typedef {'dy' | 'ds' | 'dc' | 'dalpha' | 'de'} Backward
 * @typedef {Forward | Backward} Op
 * @typedef {object} Operation
 * @property {'start' | 'forward' | 'backward'} phase
 * @property {number} t       the target word i, from 1; 0 at the start, where the source has been read
 * @property {Op | ''} op
 * @property {number} index   which operation of its phase, from 0
 */

/** @type {Forward[]} */
export const FORWARD = ['e', 'alpha', 'c', 's', 'y'];
/** @type {Backward[]} */
export const BACKWARD = ['dy', 'ds', 'dc', 'dalpha', 'de'];

/** The block of a graph's trace that an operation makes. @type {Record<Op, string>} */
export const BLOCKS = {
  e: 'attention.e',
  alpha: 'attention.alpha',
  c: 'attention.c',
  s: 'decoder.l0.h',
  y: 'y',
  dy: 'd.scores',
  ds: 'd.decoder.l0.h',
  dc: 'd.attention.c',
  dalpha: 'd.attention.alpha',
  de: 'd.attention.e',
};

const EACH = FORWARD.length;

/** The last position. @param {number} I */
export function lastOf(I) {
  return 2 * EACH * I;
}

/** @param {number} I @param {number} position @returns {Operation} */
export function operation(I, position) {
  const half = EACH * I;
  const index = position - 1;
  if (index < 0 || index >= 2 * half) return { phase: 'start', t: 0, op: '', index: 0 };
  if (index < half)
    return {
      phase: 'forward',
      t: Math.floor(index / EACH) + 1,
      op: FORWARD[index % EACH],
      index,
    };
  const back = index - half;
  return {
    phase: 'backward',
    t: I - Math.floor(back / EACH),
    op: BACKWARD[back % EACH],
    index: back,
  };
}

/** The position at which an operation of a word is done; never where there is none. @param {number} I @param {Op} op @param {number} i */
export function positionOf(I, op, i) {
  if (i < 1 || i > I) return Infinity;
  const ahead = FORWARD.indexOf(/** @type {Forward} */ (op));
  if (ahead >= 0) return EACH * (i - 1) + ahead + 1;
  return EACH * I + EACH * (I - i) + BACKWARD.indexOf(/** @type {Backward} */ (op)) + 1;
}

/** The end of this word, or of the one before. @param {number} I @param {number} position @param {1 | -1} direction */
export function stepFrom(I, position, direction) {
  const step = direction > 0 ? Math.floor(position / EACH) + 1 : Math.ceil(position / EACH) - 1;
  return Math.max(0, Math.min(2 * EACH * I, step * EACH));
}
