/**
 * One watched sequence as the core computed it: named, shaped blocks in two flat buffers, and the
 * timeline over them. Nothing here computes a number that is shown.
 */

/**
 * @typedef {object} Block
 * @property {string} name
 * @property {number[]} shape
 * @property {number} offset
 * @property {'f32' | 'f64'} dtype
 * @property {'value' | 'gradient' | 'probability' | 'loss' | 'weight' | 'mask'} kind
 *
 * @typedef {object} TraceIndex
 * @property {number} step
 * @property {'rnn' | 'lstm' | 'gru'} cell
 * @property {number} T
 * @property {number} H
 * @property {number} V
 * @property {number} I
 * @property {string[]} tokens       T + 1 of them
 * @property {number[]} ids
 * @property {number[]} targets
 * @property {string[]} vocabulary
 * @property {Block[]} blocks
 * @property {Record<string, number>} scalars
 * @property {string[]} omitted      blocks too large to be sent
 * @property {Record<string, {start: number, stride: number}>} ready
 * @property {number} positions
 *
 * @typedef {{index: TraceIndex, data: Float32Array, data64: Float64Array}} RawTrace
 *
 * @typedef {object} Operation
 * @property {'start' | 'forward' | 'backward' | 'update'} phase
 * @property {number} t      lecture time 1…T; 0 at the start and at the update
 * @property {string} op     id of the operation just done: a, h, y, L, dy, dh, … ; '' at the start
 * @property {number} index  which operation of its phase, from 0
 */

/** The order of operations of each cell, as the wiring declares it. */
export const OPERATIONS = {
  rnn: { forward: ['a', 'h', 'y', 'L'], backward: ['dy', 'dh', 'da', 'dW'] },
  lstm: {
    forward: ['i', 'f', 'g', 'o', 'c', 'h', 'y', 'L'],
    backward: ['dy', 'dh', 'do', 'dc', 'dg', 'di', 'df', 'dW'],
  },
  gru: {
    forward: ['r', 'z', 'n', 'h', 'y', 'L'],
    backward: ['dy', 'dh', 'dz', 'dn', 'dr', 'dW'],
  },
};

/** Blocks that are no node of the wiring: they exist when this node does. */
const FOLLOWS = /** @type {Record<string, string>} */ ({
  gprime: 'h',
  J: 'h',
  dh_norm: 'dh',
  gain: 'dh',
  road: 'dh',
  past: 'h',
  fresh: 'h',
  since: 'h',
  back: 'dW_hh_t',
  dc_road: 'dc',
  dh_road: 'dh',
  dW_hh_norm: 'dW_hh_t',
  dW_ih_norm: 'dW_ih_t',
  dW_hh_sum_norm: 'dW_hh_sum',
  dW_ih_sum_norm: 'dW_ih_sum',
});

/** Tables over (j, k): a row is whole once its loss has reached back to time 1. */
const TABLES = /** @type {Record<string, string>} */ ({
  G: 'dh',
  G_norm: 'dh',
  reach: 'dh',
  Gc: 'dc',
  Gc_norm: 'dc',
  contrib: 'dW_hh_t',
  contrib_norm: 'dW_hh_t',
});

/** What never moves with time, whatever its first axis. */
const WHOLE = /^(h0|c0|dh0|dc0|kept|grad\..*|new\..*)$/;

/** The block that stands for time 0 of a block over time. */
const BEFORE = /** @type {Record<string, string>} */ ({ h: 'h0', c: 'c0', dh: 'dh0', dc: 'dc0' });

export class Trace {
  /** @param {RawTrace} raw */
  constructor(raw) {
    this.index = raw.index;
    this.data = raw.data;
    this.data64 = raw.data64;
    /** @type {Map<string, Block>} */
    this.blocks = new Map(raw.index.blocks.map((block) => [block.name, block]));
    /** @type {Map<string, Float32Array | Float64Array>} */
    this.views = new Map();
    this.operations = OPERATIONS[raw.index.cell];
  }

  /** What is pinned in one trace can be found in another of the same key. */
  get key() {
    const { T, H, cell } = this.index;
    return `${cell} ${T} ${H}`;
  }

  get T() {
    return this.index.T;
  }
  get H() {
    return this.index.H;
  }
  get V() {
    return this.index.V;
  }
  /** The last position: the update. Positions are 0…N. */
  get N() {
    return this.index.positions;
  }
  /** Operations of one time step, forward. */
  get F() {
    return this.operations.forward.length;
  }
  /** Operations of one time step, backward. */
  get B() {
    return this.operations.backward.length;
  }

  /** @param {string} name */
  has(name) {
    return this.blocks.has(name);
  }

  /** @param {string} name */
  block(name) {
    const block = this.blocks.get(name);
    if (!block) throw new Error(`no block ${name}`);
    return block;
  }

  /** @param {string} name */
  shape(name) {
    return this.block(name).shape;
  }

  /**
   * The whole block, row-major, as a view on the buffer.
   * @param {string} name
   * @returns {Float32Array | Float64Array}
   */
  array(name) {
    let view = this.views.get(name);
    if (!view) {
      const { shape, offset, dtype } = this.block(name);
      const size = shape.reduce((a, b) => a * b, 1);
      const buffer = dtype === 'f64' ? this.data64 : this.data;
      view = buffer.subarray(offset, offset + size);
      this.views.set(name, view);
    }
    return view;
  }

  /**
   * The block's part at lecture time t = 1…T; t = 0 gives the initial state (h, c) or its gradient.
   * @param {string} name
   * @param {number} t
   * @returns {Float32Array | Float64Array}
   */
  vector(name, t) {
    if (t === 0 && BEFORE[name]) return this.array(BEFORE[name]);
    const shape = this.shape(name);
    if (t < 1 || t > shape[0]) throw new RangeError(`${name} has no time ${t}`);
    const size = shape.slice(1).reduce((a, b) => a * b, 1);
    return this.array(name).subarray((t - 1) * size, t * size);
  }

  /**
   * One number by its indices, each from 0: `at('G_norm', j - 1, k - 1)`.
   * @param {string} name
   * @param {...number} indices
   * @returns {number}
   */
  at(name, ...indices) {
    const shape = this.shape(name);
    let flat = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      const i = indices[axis];
      if (!(i >= 0 && i < shape[axis])) throw new RangeError(`${name}[${indices.join(', ')}]`);
      flat = flat * shape[axis] + i;
    }
    return this.array(name)[flat];
  }

  /** Whether the block has one part a time step. @param {string} name */
  overTime(name) {
    const { shape, kind } = this.block(name);
    return kind !== 'weight' && !WHOLE.test(name) && shape.length > 0 && shape[0] === this.T;
  }

  /** @param {string} name */
  scalar(name) {
    return this.index.scalars[name];
  }

  /**
   * The position from which the block's value at time t exists, or 0 when it always does (weights,
   * inputs, initial states). For tables over (j, k), t is j; one cell (j, k) follows
   * `readyAt('dh', k)`.
   * @param {string} node
   * @param {number} t
   * @returns {number}
   */
  readyAt(node, t) {
    if (node.startsWith('new.')) return this.N;
    const table = TABLES[node];
    const when = this.index.ready[table ?? FOLLOWS[node] ?? node];
    if (!when) return 0;
    return when.start + when.stride * ((table ? 1 : t) - 1);
  }

  /**
   * Whether the node's value at time t has been computed at this position.
   * @param {string} node
   * @param {number} t
   * @param {number} position
   */
  ready(node, t, position) {
    return position >= this.readyAt(node, t);
  }

  /**
   * The operation that has just been done at a position.
   * @param {number} position
   * @returns {Operation}
   */
  operation(position) {
    const { T, F, B, N } = this;
    if (position <= 0) return { phase: 'start', t: 0, op: '', index: 0 };
    if (position >= N) return { phase: 'update', t: 0, op: 'update', index: 0 };
    if (position <= T * F) {
      const index = (position - 1) % F;
      const t = 1 + Math.floor((position - 1) / F);
      return { phase: 'forward', t, op: this.operations.forward[index], index };
    }
    const q = position - 1 - T * F;
    const index = q % B;
    return {
      phase: 'backward',
      t: T - Math.floor(q / B),
      op: this.operations.backward[index],
      index,
    };
  }

  /**
   * The position at which an operation is done: the inverse of `operation`.
   * @param {'forward' | 'backward'} phase
   * @param {number} t
   * @param {number} index
   */
  positionOf(phase, t, index) {
    const { T, F, B } = this;
    return phase === 'forward' ? (t - 1) * F + index + 1 : T * F + (T - t) * B + index + 1;
  }

  /**
   * The position at the end of the next (or the previous) whole time step.
   * @param {number} position
   * @param {1 | -1} direction
   */
  stepFrom(position, direction) {
    const { T, F, B, N } = this;
    /** @type {number[]} */
    const ends = [0];
    for (let t = 1; t <= T; t++) ends.push(t * F);
    for (let t = 1; t <= T; t++) ends.push(T * F + t * B);
    ends.push(N);
    if (direction > 0) return ends.find((end) => end > position) ?? N;
    // The update stands right behind the last step: a step back from it is that step, too.
    const from = position >= N ? N - 1 : position;
    return ends.findLast((end) => end < from) ?? 0;
  }
}
