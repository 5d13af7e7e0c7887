import { centreOf, columns, isWide, leftOf, widthOf } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';
import { decades, largest, norm } from '../../draw/scales.js';
import { GATE_BLOCKS, inset, layout } from './layout.js';

/**
 * What the picture of one position needs, read off the trace: which operations are done, where the
 * columns lie, which path is lit. Nothing here computes a number of the network.
 */

/** @typedef {import('../../engine/trace.js').Trace} Trace */
/** @typedef {import('../../draw/geometry.js').Columns} Columns */

/**
 * @typedef {object} Facts what holds for a whole trace, whatever the position
 * @property {number} mostLoss
 * @property {number} mostState
 * @property {number} mostBefore largest pre-activation
 * @property {number} mostMemory
 * @property {number} mostGradient
 * @property {number} mostMemoryGradient
 * @property {number} mostShare largest entry of any step's share of ∂L/∂W
 * @property {number} mostWeight
 * @property {import('../../draw/scales.js').Decades} decades
 * @property {boolean} truncated
 */

/** @type {WeakMap<Trace, Facts>} */
const known = new WeakMap();

/** @param {Trace} trace @returns {Facts} */
export function factsOf(trace) {
  let facts = known.get(trace);
  if (facts) return facts;
  const most = (/** @type {string} */ name) => (trace.has(name) ? largest(trace.array(name)) : 0);
  const { T } = trace;
  const table = trace.array('G_norm');
  const kept = trace.array('kept');
  /** @type {number[]} */
  const norms = [];
  let truncated = false;
  for (let j = 0; j < T; j++)
    for (let k = 0; k <= j; k++) {
      norms.push(table[j * T + k]);
      if (!kept[j * T + k]) truncated = true;
    }
  facts = {
    mostLoss: most('L'),
    mostState: trace.index.cell === 'lstm' ? 1 : Math.max(1, most('h')),
    mostBefore: most('a'),
    mostMemory: Math.max(1, most('c')),
    mostGradient: most('dh'),
    mostMemoryGradient: most('dc'),
    mostShare: most('dW_hh_t'),
    mostWeight: most('weight_hh_l0'),
    decades: decades(norms),
    truncated,
  };
  known.set(trace, facts);
  return facts;
}

/** @typedef {{j:number, k:number}} Path */

export class Model {
  /** @param {import('./element.js').BpttElement} host */
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
    this.form = host.form;
    this.facts = factsOf(trace);
    const { frame, lane, height } = layout(this.cell, this.small);
    this.frame = frame;
    this.lane = lane;
    this.height = height;
    /** The step the cursor stands at; at the update it stands where the backward pass ended. */
    this.now = this.op.phase === 'update' ? 1 : Math.max(1, this.op.t);
    this.unfolded = Math.min(host.unfolded, this.T);
    this.columns = this.columnsAt(this.now);
    this.write = writer(host.language);
    this.palette = host.palette;
    /** Whether the triangle shows memory cells instead of states. */
    this.byMemory = host.byMemory && this.cell === 'lstm' && trace.has('Gc_norm');
    this.table = trace.array(this.byMemory ? 'Gc_norm' : 'G_norm');
    this.mask = trace.array('kept');
    this.path = this.lit();
    this.gates = GATE_BLOCKS[this.form][this.cell];
  }

  /** @param {number} now */
  columnsAt(now) {
    return columns({
      T: this.T,
      frame: this.frame,
      now,
      unfolded: this.unfolded,
      open: this.small ? 236 : 380,
    });
  }

  /** Whether an operation has been done at step t. @param {string} op @param {number} t */
  done(op, t) {
    return this.position >= this.positionOf(op, t);
  }

  /** The position at which an operation is done at step t. @param {string} op @param {number} t */
  positionOf(op, t) {
    const { forward, backward } = this.trace.operations;
    const index = forward.indexOf(op);
    return index >= 0
      ? this.trace.positionOf('forward', t, index)
      : this.trace.positionOf('backward', t, backward.indexOf(op));
  }

  /** The last operation of a step whose result leaves for the step before. */
  get leaving() {
    return { rnn: 'da', lstm: 'df', gru: 'dr' }[this.cell];
  }

  /** Whether an operation is the one just done. @param {string} op @param {number} t */
  isNow(op, t) {
    return this.op.t === t && this.op.op === op;
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

  /** ‖∂L_j/∂h_k‖, or of the memory cell. @param {number} j @param {number} k */
  contribution(j, k) {
    return this.table[(j - 1) * this.T + k - 1];
  }
  /** @param {number} j @param {number} k */
  kept(j, k) {
    return this.mask[(j - 1) * this.T + k - 1] > 0;
  }

  /** The letter of what the triangle's columns are. */
  get target() {
    return this.byMemory ? 'c' : 'h';
  }

  /** The pointed or pinned cell of the triangle; else the longest path that has been walked. @returns {Path|null} */
  lit() {
    const { hover, selection } = this.host;
    for (const at of [hover, selection])
      if (at?.j && at.k && at.k <= at.j && at.j <= this.T) return this.walked(at.j, at.k);
    if (this.facts.truncated) return null;
    if (this.op.phase === 'update') return { j: this.T, k: 1 };
    if (this.op.phase !== 'backward') return null;
    const k = this.done('dh', this.op.t) ? this.op.t : Math.min(this.T, this.op.t + 1);
    return this.done('dh', k) ? { j: this.T, k } : null;
  }

  /** How far back the lit path really runs: to its end, or to where truncation cut it; 0 without a path. */
  get pathEnd() {
    if (!this.path) return 0;
    const { j } = this.path;
    let { k } = this.path;
    while (k < j && !this.kept(j, k)) k++;
    return k;
  }

  /** As much of a path as has been walked at this position: it grows while one steps. @param {number} j @param {number} k @returns {Path|null} */
  walked(j, k) {
    const op = this.byMemory ? 'dc' : 'dh';
    if (!this.done(op, j)) return null;
    let end = k;
    while (end < j && !this.done(op, end)) end++;
    return { j, k: end };
  }

  /** Whether the lit path runs on the wire from step m to step m−1. @param {number} m */
  onPath(m) {
    return this.path !== null && m <= this.path.j && m > this.pathEnd;
  }

  /** Whether any request crosses from step t to t−1. @param {number} t */
  crosses(t) {
    if (!this.facts.truncated) return true;
    for (let j = t; j <= this.T; j++) if (this.kept(j, t - 1)) return true;
    return false;
  }

  /** @param {string} block @param {number} t */
  norm(block, t) {
    return norm(this.trace.vector(block, t));
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

  /** @param {string} id @param {Record<string, string|number>} [args] */
  t(id, args) {
    return this.host.t(id, args);
  }
}
