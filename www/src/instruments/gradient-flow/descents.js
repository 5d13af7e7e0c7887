/** The descents on the error surface of one neuron, as positions: each is one update of w and b. */

/**
 * @typedef {object} Descent
 * @property {Float64Array} path w, b, w, b …
 * @property {Float64Array} errors
 * @property {Float64Array} steps
 * @property {Float64Array} steepness
 * @property {number} longest
 *
 * @typedef {{side: number, errors: Float32Array, weights: Float64Array, biases: Float64Array}} Surface
 */

/** How many updates are shown. */
export const UPDATES = 2000;
const WHOLE = 100;

export class Descents {
  /** @param {Surface} surface @param {{free: Descent, clipped: Descent}} both */
  constructor(surface, { free, clipped }) {
    this.surface = surface;
    this.free = free;
    this.clipped = clipped;
    this.N = free.errors.length - 1;
    this.key = 'cliff';
  }

  /** @param {number} position */
  operation(position) {
    const phase = position === 0 ? /** @type {const} */ ('start') : /** @type {const} */ ('update');
    return { phase, t: position, op: 'update', index: 0 };
  }

  /** A hundred updates on or back. @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    const next = direction > 0 ? Math.floor(position / WHOLE) + 1 : Math.ceil(position / WHOLE) - 1;
    return Math.max(0, Math.min(this.N, next * WHOLE));
  }

  /** The update whose step was the longest. @param {Descent} descent */
  longestAt({ steps, longest }) {
    return steps.indexOf(longest);
  }
}
