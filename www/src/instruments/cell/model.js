import { columns } from '../../draw/geometry.js';
import { decades, largest } from '../../draw/scales.js';
import { ScoreModel } from '../../score/model.js';
import { at, parse } from './hold.js';
import { inset, layout, ROWS } from './layout.js';

/**
 * What the picture of one position needs beyond the score's own: the unit in the pipes, what is held,
 * and the network left to itself beside it. Nothing here computes a number of the network.
 */

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/**
 * @typedef {object} Facts what holds for a whole trace, whatever the position
 * @property {number} most the greatest of the memory, or of the state
 * @property {number} sum the greatest weighted sum
 * @property {import('../../draw/scales.js').Decades} decades
 * @property {Map<number, number>} gradients the greatest of each unit that was asked for
 * @property {Map<number, number>} memories the same
 */

/** @type {WeakMap<Trace, Facts>} */
const known = new WeakMap();

/** @param {Trace} trace @returns {Facts} */
export function factsOf(trace) {
  let facts = known.get(trace);
  if (!facts) {
    const memory = trace.index.cell === 'lstm' ? 'c' : 'h';
    facts = {
      most: Math.max(1, largest(trace.array(memory))),
      sum: trace.has('a') ? Math.max(1, largest(trace.array('a'))) : 1,
      decades: decades(trace.array(`d${memory}`)),
      gradients: new Map(),
      memories: new Map(),
    };
    known.set(trace, facts);
  }
  return facts;
}

/** The gates a hand can hold, in the order of the lecture. */
export const VALVES = /** @type {Record<string, readonly string[]>} */ ({
  rnn: [],
  lstm: ['f', 'i', 'o'],
  gru: ['z', 'r'],
});

/** The hue of each gate's role. @param {string} gate */
export const hue = (gate) =>
  ({
    f: 'var(--gate-forget)',
    z: 'var(--gate-forget)',
    u: 'var(--gate-forget)',
    i: 'var(--gate-input)',
    o: 'var(--gate-output)',
    r: 'var(--gate-output)',
  })[gate] ?? 'var(--ink2)';

/** @extends {ScoreModel<import('./element.js').CellElement>} */
export class Model extends ScoreModel {
  /** @param {import('./element.js').CellElement} host */
  constructor(host) {
    super(host, layout, inset);
    const { trace } = this;
    this.facts = factsOf(trace);
    this.held = parse(String(host.settings_.forced ?? '')) ?? [];
    /** The same weights with nothing held. @type {Trace | null} */
    this.free = this.held.length > 0 ? host.free : null;
    this.memory = this.cell === 'lstm' ? 'c' : 'h';
    this.rows = ROWS[this.cell];
    const asked = Math.round(Number(host.settings_.neuron ?? 0)) || 0;
    /** The unit in the pipes, from 1; 0 for all of them. */
    this.neuron = Math.max(0, Math.min(this.H, asked));
    this.columns = this.columnsAt(this.now);
    /** The unit whose numbers are told, from 0. */
    this.u = this.neuron ? this.neuron - 1 : this.strongest();
    /** Whether gradients are what moves now. */
    this.back = this.op.phase === 'backward' || this.op.phase === 'update';
    this.stacked = host.settings_.view === 'stacked';
  }

  /** @param {number} now */
  columnsAt(now) {
    const open = this.small ? Math.max(250, 322 - (this.T - 1) * 11) : 444;
    return columns({ T: this.T, frame: this.frame, now, unfolded: now, open });
  }

  /** The unit with the most in its memory at this step. */
  strongest() {
    const values = this.trace.vector(this.memory, this.now);
    let best = 0;
    for (let i = 1; i < values.length; i++)
      if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
    return best;
  }

  /** A number of the told unit. @param {string} block @param {number} [t] */
  of(block, t = this.now) {
    return this.trace.vector(block, t)[this.u];
  }
  /** The same with nothing held; NaN when nothing is. @param {string} block @param {number} [t] */
  freeOf(block, t = this.now) {
    return this.free ? this.free.vector(block, t)[this.u] : Number.NaN;
  }
  /** What a gradient is at the step after: nothing comes from beyond the last. @param {string} block */
  after(block) {
    return this.now < this.T ? this.of(block, this.now + 1) : 0;
  }

  /** What is held of a gate at a step, for the told unit. @param {string} gate @param {number} [t] */
  heldAt(gate, t = this.now) {
    const name = gate === 'u' ? 'z' : gate;
    return at(this.held, { gate: name, unit: this.u + 1, t });
  }

  /** The greatest of a gradient over the whole sequence: one scale for all cuts. @param {string} block */
  mostOf(block) {
    return largest(this.trace.array(block)) || 1;
  }

  /** The block a row of activity shows: the update gate as the notation has it. @param {string} row */
  blockOf(row) {
    return row === 'z' && this.form === 'lecture' ? 'u' : row;
  }

  /** Section of a strand that carries a value, for a pipe of this diameter. @param {number} v @param {number} diameter */
  section(v, diameter) {
    if (v === 0) return 0;
    return Math.max(1.2, Math.min(1, Math.abs(v) / this.fullest) * diameter);
  }
  /**
   * The memory that would fill the road. A state never goes beyond 1: it should leave room for what
   * joins it.
   */
  get fullest() {
    return Math.max(1.6, this.greatest(this.facts.memories, [this.memory]));
  }
  /**
   * The greatest of the told unit in some blocks, over the whole sequence.
   * @param {Map<number, number>} found @param {string[]} blocks
   */
  greatest(found, blocks) {
    let most = found.get(this.u);
    if (most === undefined) {
      most = 0;
      for (const block of blocks)
        for (let t = 1; t <= this.T; t++) most = Math.max(most, Math.abs(this.of(block, t)));
      found.set(this.u, most);
    }
    return most;
  }

  /**
   * Section of a strand that carries a gradient: its square is the gradient, as what flows through a
   * round pipe is the square of its diameter, so that what is small is still seen.
   * @param {number} v @param {number} diameter
   */
  strand(v, diameter) {
    if (v === 0) return 0;
    return Math.max(1.2, Math.sqrt(Math.min(1, Math.abs(v) / this.steepest)) * diameter);
  }
  /** The greatest gradient in the told unit's pipes, over the whole sequence. */
  get steepest() {
    return this.greatest(this.facts.gradients, ['dh', `d${this.memory}`]) || 1;
  }

  /** The operation of a block: the two update gates are made together. @param {string} block */
  opOf(block) {
    return { u: 'z', du: 'dz', tanh_c: 'h', past: this.memory, fresh: this.memory }[block] ?? block;
  }
  /** Whether a number stands in the picture at this position. @param {string} block @param {number} [t] */
  has(block, t = this.now) {
    return t === 0 || this.trace.ready(this.opOf(block), t, this.position);
  }

  /** What stands at the valve that keeps: the lecture's z renews, PyTorch's keeps. @param {string} block */
  factor(block) {
    if (block === 'z' && this.form === 'lecture') return '1-z';
    if (block === 'u' && this.form === 'pytorch') return '1-z';
    return this.letter(block);
  }
}
