/**
 * What the core computed at one training step, and the order in which it is shown: the chain from the
 * left, the chain from the right, the answers, and then back from one loss along both chains.
 */

import { Blocks as Named } from '../../engine/blocks.js';

/**
 * @typedef {import('../../engine/trace.js').Block} Block
 * @typedef {'start' | 'h' | 'r' | 'o' | 'y' | 'L' | 'ds' | 'do' | 'dh' | 'dr'} Op
 * @typedef {{phase: 'start' | 'forward' | 'backward', t: number, op: Op | '', index: number}} Operation
 *
 * @typedef {object} Raw
 * @property {{step: number, steps: number, seen: number, asked: number, hidden: number, combine: string | null,
 *   tokens: string[], targets: (number | null)[], classes: string[], given: number[], blocks: Block[]}} index
 * @property {Float32Array} data
 * @property {Float64Array} data64
 */

/** The operations of an answer. */
const ANSWER = /** @type {const} */ (['o', 'y', 'L']);

/** Which operation makes a block. */
const MAKES = /** @type {Record<string, Op>} */ ({
  output: 'o',
  scores: 'y',
  y: 'y',
  L: 'L',
  dscores: 'ds',
  dy: 'ds',
  doutput: 'do',
  dh: 'dh',
  dh_reverse: 'dr',
});

/** Named blocks of one model; the gradient of one loss has no steps. */
export class Blocks extends Named {
  /** What a block has at one step. @param {string} name @param {number} t */
  vector(name, t) {
    return /^d(scores|output)$/.test(name) ? this.array(name) : super.vector(name, t);
  }
}

export class View extends Blocks {
  /**
   * @param {{both: Raw, past: Raw, whole: Raw}} raw
   * @param {import('./pair.js').Plan} plan
   * @param {{points: import('./pair.js').Point[], now: import('./pair.js').Point | null}} judged
   */
  constructor({ both, past, whole }, plan, judged) {
    super(both);
    this.past = new Blocks(past);
    /** The same chains with nothing hidden. */
    this.whole = new Blocks(whole);
    this.plan = plan;
    this.points = judged.points;
    this.judged = judged.now;
    const { steps, seen, asked, hidden, combine, targets } = both.index;
    this.T = steps;
    this.seen = seen;
    this.asked = asked;
    this.H = hidden;
    this.combine = /** @type {string} */ (combine);
    /** Whether the answer asked for has a loss that goes back. */
    this.graded = targets[asked - 1] !== null;
    this.starts = { r: seen, o: 2 * seen, ds: 5 * seen, dh: 5 * seen + 2 };
    this.N = this.graded ? 5 * seen + 3 + seen : 5 * seen;
  }

  /** What is pinned in one can be found in another of the same key. */
  get key() {
    return `${this.T} ${this.H} ${this.combine}`;
  }

  /** @param {number} position @returns {Operation} */
  operation(position) {
    const { seen, asked, starts } = this;
    const index = position - 1;
    const forward = (/** @type {Op} */ op, /** @type {number} */ t) =>
      /** @type {Operation} */ ({ phase: 'forward', t, op, index });
    const backward = (/** @type {Op} */ op, /** @type {number} */ t) =>
      /** @type {Operation} */ ({ phase: 'backward', t, op, index: index - starts.ds });
    if (position <= 0 || position > this.N) return { phase: 'start', t: 0, op: '', index: 0 };
    if (index < starts.r) return forward('h', index + 1);
    if (index < starts.o) return forward('r', 2 * seen - index);
    if (index < starts.ds) {
      const at = index - starts.o;
      return forward(ANSWER[at % 3], Math.floor(at / 3) + 1);
    }
    if (index < starts.dh) return backward(index === starts.ds ? 'ds' : 'do', asked);
    const at = index - starts.dh;
    return at < asked ? backward('dh', asked - at) : backward('dr', at);
  }

  /** When an operation is done at a step; never where it is not. @param {Op} op @param {number} t */
  positionOf(op, t) {
    const { seen, asked, starts } = this;
    if (t < 1 || t > seen) return Infinity;
    if (op === 'h') return t;
    if (op === 'r') return 2 * seen + 1 - t;
    const answer = ANSWER.indexOf(/** @type {any} */ (op));
    if (answer >= 0) return starts.o + 3 * (t - 1) + answer + 1;
    if (!this.graded) return Infinity;
    if (op === 'ds' || op === 'do')
      return t === asked ? starts.ds + (op === 'ds' ? 1 : 2) : Infinity;
    if (op === 'dh') return t <= asked ? starts.dh + asked - t + 1 : Infinity;
    return t >= asked ? starts.dh + t + 1 : Infinity;
  }

  /** The end of this time step, or of the one before. @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    const ends = (/** @type {number} */ p) =>
      p <= 0 ||
      p >= this.N ||
      p <= this.starts.o ||
      (p <= this.starts.ds ? (p - this.starts.o) % 3 === 0 : p !== this.starts.ds + 1);
    let next = position + direction;
    while (!ends(next)) next += direction;
    return Math.max(0, Math.min(this.N, next));
  }

  /** Where the same operation stands that another view's position was at. @param {View} other @param {number} position */
  placeOf(other, position) {
    if (position >= other.N) return this.N;
    const { op, t } = other.operation(position);
    if (op === '') return 0;
    const place = this.positionOf(/** @type {Op} */ (op), Math.min(t, this.seen));
    return Number.isFinite(place) ? place : this.N;
  }

  /** Which operation makes a block. @param {string} name */
  maker(name) {
    return MAKES[name] ?? (name.endsWith('_reverse') ? 'r' : 'h');
  }

  /** Whether a block's numbers at a step have been computed. @param {string} name @param {number} t @param {number} position */
  ready(name, t, position) {
    return this.positionOf(this.maker(name), t) <= position;
  }

  /** The probability of a 1. @param {Blocks} of @param {number} t */
  one(of, t) {
    return of.vector('y', t)[1];
  }
}
