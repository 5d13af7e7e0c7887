/**
 * The way back of three cells over the same steps, as positions: two operations take the gradient
 * from one state to the one before, its two factors.
 */

/**
 * @typedef {object} Lane one cell's way back, as the core tells it: logarithms by lag, the rest by step
 * @property {Float64Array} hidden
 * @property {Float64Array} cell
 * @property {Float64Array} inside
 * @property {Float64Array} kept
 * @property {Float64Array} kept_least
 * @property {Float64Array} kept_most
 * @property {number} last
 * @property {Float64Array} per_step
 * @property {Float64Array} bound
 * @property {number} radius
 * @property {number} largest
 * @property {Float32Array} states
 * @property {Float32Array} slopes
 * @property {Float64Array} open
 * @property {Float64Array} saturated
 *
 * @typedef {'rnn' | 'lstm' | 'gru'} Cell
 * @typedef {{lanes: Lane[], inputs: Float32Array, width: number, losses?: number[]}} Told
 */

export const CELLS = /** @type {const} */ (['rnn', 'lstm', 'gru']);

export class Race {
  /** @param {Told} told */
  constructor({ lanes, inputs, width, losses = [] }) {
    this.lanes = lanes;
    this.inputs = inputs;
    this.width = width;
    /** Of each cell on the watched example, where a task is learnt. */
    this.losses = losses;
    this.T = lanes[0].hidden.length;
    this.H = lanes[0].states.length / this.T;
    this.N = 2 * (this.T - 1);
    this.key = `chain ${this.T}`;
  }

  /** How many steps back the gradient is whole. @param {number} position */
  lag(position) {
    return position >> 1;
  }

  /** Whether only the first of a step's two factors is done. @param {number} position */
  half(position) {
    return position % 2 === 1;
  }

  /** The step m whose Jacobian ∂h_m/∂h_{m−1} was used last, or comes first. @param {number} position */
  step(position) {
    return Math.max(2, this.T - ((Math.max(1, position) - 1) >> 1));
  }

  /** The position at which the gradient has come back to step k. @param {number} k */
  positionAt(k) {
    return 2 * (this.T - k);
  }

  /** @param {number} position */
  operation(position) {
    const t = this.T - this.lag(position);
    if (position === 0) return { phase: /** @type {const} */ ('start'), t, op: '', index: 0 };
    const op = this.half(position) ? 'slope' : 'weights';
    return { phase: /** @type {const} */ ('backward'), t, op, index: position % 2 };
  }

  /** The next state, or the one before. @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    if (direction > 0) return Math.min(this.N, 2 * (position >> 1) + 2);
    return Math.max(0, 2 * ((position + 1) >> 1) - 2);
  }

  /** @param {Cell} cell @returns {Lane} */
  of(cell) {
    return this.lanes[CELLS.indexOf(cell)];
  }
}
