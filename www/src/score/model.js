import { centreOf, isWide, leftOf, widthOf } from '../draw/geometry.js';
import { writer } from '../draw/number.js';

/**
 * What every score reads off a trace at a position: which operations are done, where the columns
 * lie. Nothing here computes a number of the network.
 */

/** @typedef {import('../engine/trace.js').Trace} Trace */
/** @typedef {import('../draw/geometry.js').Columns} Columns */
/** @typedef {'rnn' | 'lstm' | 'gru'} Cell */

/** Letters of the gates, in the order of the rows of the recurrent matrix. */
export const GATES = /** @type {Record<string, readonly string[]>} */ ({
  rnn: [],
  lstm: ['i', 'f', 'g', 'o'],
  gru: ['r', 'z', 'n'],
});

/** The blocks drawn for them: the lecture's update gate is one minus PyTorch's. */
export const GATE_BLOCKS = /** @type {Record<string, Record<string, readonly string[]>>} */ ({
  lecture: { ...GATES, gru: ['r', 'u', 'n'] },
  pytorch: GATES,
});

/**
 * @typedef {import('../elements/instrument.js').InstrumentElement} ScoreElement
 * @typedef {object} Place
 * @property {import('../draw/geometry.js').Frame} frame
 * @property {Record<string, import('../draw/geometry.js').Lane>} lane
 * @property {number} height
 */

/** @template {ScoreElement} Host */
export class ScoreModel {
  /**
   * @param {Host} host
   * @param {(cell: Cell, small: boolean) => Place} layout
   * @param {(width: number) => number} inset side space of a card in a column of this width
   */
  constructor(host, layout, inset) {
    const trace = /** @type {Trace} */ (host.trace);
    this.host = host;
    this.trace = trace;
    this.T = trace.T;
    this.H = trace.H;
    this.cell = /** @type {Cell} */ (trace.index.cell);
    this.position = host.position;
    this.op = host.op;
    this.small = host.layout === 'stacked';
    this.form = host.form;
    const { frame, lane, height } = layout(this.cell, this.small);
    this.frame = frame;
    this.lane = lane;
    this.height = height;
    this.inset = inset;
    /** The step the cursor stands at; at the update, where the backward pass ended. */
    this.now = this.op.phase === 'update' ? 1 : Math.max(1, this.op.t);
    this.write = writer(host.language);
    this.palette = host.palette;
    this.gates = GATE_BLOCKS[this.form][this.cell];
    /** Set by the instrument, which knows what is unfolded. */
    this.columns = /** @type {Columns} */ (/** @type {unknown} */ (null));
  }

  /** A gate's letter as the notation shown has it. @param {string} gate */
  letter(gate) {
    if (this.form === 'pytorch') return gate;
    return { g: 'c̃', n: 'h̃', u: 'z' }[gate] ?? gate;
  }

  /** The position at which an operation is done at step t. @param {string} op @param {number} t */
  positionOf(op, t) {
    const { forward, backward } = this.trace.operations;
    const index = forward.indexOf(op);
    return index >= 0
      ? this.trace.positionOf('forward', t, index)
      : this.trace.positionOf('backward', t, backward.indexOf(op));
  }

  /** Whether an operation has been done at step t. @param {string} op @param {number} t */
  done(op, t) {
    return this.position >= this.positionOf(op, t);
  }

  /** Whether an operation is the one just done. @param {string} op @param {number} t */
  isNow(op, t) {
    return this.op.t === t && this.op.op === op;
  }

  /** @param {number} t */
  card(t) {
    const w = widthOf(this.columns, t);
    const side = this.small ? 6 : this.inset(w);
    return { x: leftOf(this.columns, t) + side, width: w - 2 * side };
  }

  /** @param {number} t */
  centre(t) {
    return centreOf(this.columns, t);
  }

  /** @param {number} t */
  wide(t) {
    return isWide(this.columns, t);
  }

  /** Losses seen so far and their sum, as the core computed each. */
  get lossSoFar() {
    const L = this.trace.array('L');
    let sum = 0;
    let count = 0;
    for (let t = 1; t <= this.T && this.done('L', t); t++) {
      sum += L[t - 1];
      count++;
    }
    return { sum, count };
  }

  /** @param {string} id @param {Record<string, string | number>} [args] */
  t(id, args) {
    return this.host.t(id, args);
  }
}
