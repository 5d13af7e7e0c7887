/**
 * The houses as positions: the query is compared, the scores become weights, each weight takes its
 * share of a price, the shares make the price; then the way back.
 */

/**
 * @typedef {object} Houses as the core tells them
 * @property {number} area_unit   square metres that count as much as a room
 * @property {number[][]} known   area, rooms, pool, price
 * @property {number[]} keys
 * @property {number[]} query
 * @property {number[]} values
 * @property {number[]} scores
 * @property {number[]} score_terms
 * @property {number[]} raised
 * @property {number[]} weights
 * @property {number} total
 * @property {number} raised_total
 * @property {number[]} products
 * @property {number} value
 * @property {number[]} score_slopes
 * @property {number[]} query_slopes
 * @property {number[]} layer
 * @property {number} step
 * @property {number[]} sold
 * @property {number[]} errors
 * @property {number[]} off   in thousands of euros, by these errors
 *
 * @typedef {'' | 's' | 'w' | 'p' | 'V' | 'dw' | 'ds' | 'dq'} Op
 */

export const OPS = /** @type {const} */ (['s', 'w', 'p', 'V', 'dw', 'ds', 'dq']);
/** So many of them go forward. */
export const FORWARD = 4;

export class Market {
  /** @param {Houses} told */
  constructor(told) {
    this.told = told;
    this.count = told.values.length;
    this.N = OPS.length;
    this.key = 'houses';
  }

  /** @param {number} position */
  operation(position) {
    const at = Math.max(0, Math.min(this.N, position));
    const phase = at === 0 ? 'start' : at <= FORWARD ? 'forward' : 'backward';
    return { phase, t: 0, op: at === 0 ? '' : OPS[at - 1], index: Math.max(0, at - 1) };
  }

  /** @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    return Math.max(0, Math.min(this.N, position + direction));
  }

  /** Whether an operation is done. @param {Op} op @param {number} position */
  done(op, position) {
    return position >= OPS.indexOf(/** @type {any} */ (op)) + 1;
  }
}
