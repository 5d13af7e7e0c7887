import { centreOf, columns, isWide, leftOf, widthOf } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';
import { decades, largest } from '../../draw/scales.js';
import { GATES, inset, layout } from './layout.js';

/**
 * What the picture of one position needs, read off the trace: what is done, where the columns lie,
 * which weights are lit. Nothing here computes a number of the network.
 */

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/**
 * @typedef {object} Facts what holds for a whole trace, whatever the position
 * @property {number} loss largest
 * @property {number} state
 * @property {number} before largest pre-activation
 * @property {number} memory
 * @property {number} gradient
 * @property {number} memoryGradient
 * @property {import('../../draw/scales.js').Decades} decades
 */

/** @type {WeakMap<Trace, Facts>} */
const known = new WeakMap();

/** @param {Trace} trace @returns {Facts} */
function factsOf(trace) {
  let facts = known.get(trace);
  if (!facts) {
    const most = (/** @type {string} */ name) => (trace.has(name) ? largest(trace.array(name)) : 0);
    facts = {
      loss: most('L'),
      state: Math.max(1e-3, most('h')),
      before: most('a'),
      memory: most('c'),
      gradient: most('dh'),
      memoryGradient: most('dc'),
      decades: decades(trace.has('G_norm') ? trace.array('G_norm') : []),
    };
    known.set(trace, facts);
  }
  return facts;
}

export class Model {
  /** @param {import('./element.js').RnnElement} host */
  constructor(host) {
    const trace = /** @type {Trace} */ (host.trace);
    this.host = host;
    this.trace = trace;
    this.T = trace.T;
    this.H = trace.H;
    this.cell = trace.index.cell;
    this.position = host.position;
    this.op = host.op;
    this.small = host.layout === 'stacked';
    this.facts = factsOf(trace);
    const { frame, lane, height } = layout(this.cell, this.small);
    this.frame = frame;
    this.lane = lane;
    this.height = height;
    /** The step the cursor stands at; at the update, where the backward pass ended. */
    this.now = Math.max(1, this.op.t);
    this.folded = host.folded;
    this.columns = this.columnsAt(this.now);
    this.write = writer(host.language);
    this.palette = host.palette;
    this.gates = GATES[host.form][this.cell];
    this.lit = host.hover?.block ?? '';
  }

  /** @param {number} now */
  columnsAt(now) {
    return columns({ T: this.T, frame: this.frame, now });
  }

  /** The position at which an operation is done at step t. @param {string} op @param {number} t */
  positionOf(op, t) {
    const { forward, backward } = this.trace.operations;
    const index = forward.indexOf(op);
    return index >= 0
      ? this.trace.positionOf('forward', t, index)
      : this.trace.positionOf('backward', t, backward.indexOf(op));
  }

  /** @param {string} op @param {number} t */
  done(op, t) {
    return this.position >= this.positionOf(op, t);
  }
  /** @param {string} op @param {number} t */
  isNow(op, t) {
    return this.op.t === t && this.op.op === op;
  }
  /** The operation that fills a gate; the lecture's update gate comes with PyTorch's. @param {string} gate */
  opOf(gate) {
    return gate === 'u' ? 'z' : gate;
  }

  /** @param {number} t */
  card(t) {
    const w = widthOf(this.columns, t);
    const side = this.small ? 6 : inset(w);
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
  /** The middle of all columns, where the folded graph stands. */
  get middle() {
    return this.small ? (this.columns.x0 + this.columns.x1) / 2 : this.columns.x0 + 232;
  }

  /** Losses seen so far. */
  get lossSoFar() {
    const L = this.trace.array('L');
    let sum = 0;
    let count = 0;
    for (let t = 1; t <= this.T && this.done('L', t); t++) {
      sum += L[t - 1];
      count = t;
    }
    return { sum, count };
  }

  /** @param {string} id @param {Record<string, string | number>} [args] */
  t(id, args) {
    return this.host.t(id, args);
  }
}
