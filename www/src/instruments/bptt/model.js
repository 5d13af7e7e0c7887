import { columns } from '../../draw/geometry.js';
import { decades, largest, norm } from '../../draw/scales.js';
import { ScoreModel } from '../../score/model.js';
import { inset, layout } from './layout.js';

/**
 * What the picture of one position needs beyond the score's own: how far requests reach and which
 * path is lit. Nothing here computes a number of the network.
 */

/** @typedef {import('../../engine/trace.js').Trace} Trace */

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

/** @extends {ScoreModel<import('./element.js').BpttElement>} */
export class Model extends ScoreModel {
  /** @param {import('./element.js').BpttElement} host */
  constructor(host) {
    super(host, layout, inset);
    const { trace } = this;
    this.facts = factsOf(trace);
    this.unfolded = Math.min(host.unfolded, this.T);
    this.columns = this.columnsAt(this.now);
    /** Whether the triangle shows memory cells instead of states. */
    this.byMemory = host.byMemory && this.cell === 'lstm' && trace.has('Gc_norm');
    this.table = trace.array(this.byMemory ? 'Gc_norm' : 'G_norm');
    this.mask = trace.array('kept');
    this.path = this.lit();
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

  /** The last operation of a step whose result leaves for the step before. */
  get leaving() {
    return { rnn: 'da', lstm: 'df', gru: 'dr' }[this.cell];
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

  /** The pointed or pinned cell of the triangle. @returns {Path|null} */
  get asked() {
    const { hover, selection } = this.host;
    for (const at of [hover, selection])
      if (at?.j && at.k && at.k <= at.j && at.j <= this.T) return { j: at.j, k: at.k };
    return null;
  }

  /** The cell of the triangle that has a ring. @returns {Path|null} */
  get ringed() {
    return this.asked ?? this.path;
  }

  /** The path of that cell, as far as it has been walked; else the longest path that has been walked. @returns {Path|null} */
  lit() {
    if (this.asked) return this.walked(this.asked.j, this.asked.k);
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
}
