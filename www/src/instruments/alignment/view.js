/**
 * What the networks say about the watched sentence at one training step: where the one that is looked
 * at looks while it writes, and, when nothing trains, every number of the way there and back.
 */
import { BLOCKS, lastOf, operation, positionOf, stepFrom } from './operations.js';

/**
 * @typedef {import('../../engine/trace.js').Block} Block
 * @typedef {import('./operations.js').Op} Op
 * @typedef {import('./operations.js').Operation} Operation
 * @typedef {'additive' | 'dot' | 'scaled_dot' | 'general' | 'without'} Role
 *
 * @typedef {object} Written       what a network writes
 * @property {string[]} words      without the mark of its end
 * @property {boolean} finished    whether it came to that mark
 * @property {number[][]} alpha    a row of weights for each word, and one for the mark; empty without attention
 *
 * @typedef {object} Answer        one network and the watched sentence
 * @property {string[]} words      what it writes by itself
 * @property {boolean} finished
 * @property {number[][]} own      where it looks while it does
 * @property {string[]} rows       the words that `alpha` has its rows for, the mark of the end last: the
 *                                 reference where one is known, else its own words
 * @property {number[][]} alpha    rows × source; no rows without attention
 * @property {number[]} p          the probability of each row's word
 * @property {string[] | null} target   the reference without the mark; null where none is known
 * @property {number[][]} gold     for each row the places (from 0) it may look at; empty as a whole where
 *                                 no alignment is known
 * @property {number} aligned      so many rows look most where they may,
 * @property {number} alignable    of so many that have such a place
 * @property {boolean | null} right   whether it writes the reference, word for word
 *
 * @typedef {object} Glance
 * @property {number} step
 * @property {string[]} source
 * @property {Partial<Record<Role, Answer>>} roles
 * @property {Written | null} forced   what the first network writes with weights held by hand
 * @property {number[]} held     the words (from 1) whose weights are held; 'alpha' of the first has them
 *
 * @typedef {object} RawGraph      a graph's trace as the core gives it
 * @property {any} index
 * @property {Float32Array} data
 * @property {Float64Array} data64
 *
 * @typedef {Glance & {graph: RawGraph | null}} Look   the graph is of the first network; none while it trains
 *
 * @typedef {object} Judgement     of sentences that training never draws
 * @property {number} loss
 * @property {number} right
 * @property {number} of
 * @property {number} aligned
 * @property {number} alignable
 * @property {number} exact        the share that comes out word for word
 * @property {number} alignment    the share of words that look where they may
 *
 * @typedef {{step: number, roles: Partial<Record<Role, Judgement>>}} Point
 *
 * @typedef {object} Thumb         where the first network looked at an earlier step
 * @property {number} step
 * @property {string[]} rows
 * @property {number[][]} alpha
 */

export class View {
  /**
   * @param {Look} look
   * @param {object} of
   * @param {Role[]} of.roles          the first is the one that is looked at
   * @param {string[]} of.vocabulary   the target's
   * @param {import('./course.js').Plan} of.plan
   * @param {Point[]} of.points        the curve so far, by step
   * @param {Point | null} of.now      of each network what was counted last, at this step or before
   * @param {Thumb[]} of.thumbs
   * @param {import('./judging.js').Reached | null} [of.reached] where it first kept its promise
   */
  constructor(look, { roles, vocabulary, plan, points, now, thumbs, reached = null }) {
    this.look = look;
    this.roles = roles;
    this.vocabulary = vocabulary;
    this.plan = plan;
    this.points = points;
    this.judged = now;
    this.thumbs = thumbs;
    this.reached = reached;
    this.step = look.step;
    this.source = look.source;
    this.score = roles[0];
    const first = this.answer(roles[0]);
    this.first = first;
    /** The words that have a row each; the last is the mark of the end. */
    this.words = first.rows;
    this.J = look.source.length;
    this.I = first.rows.length;
    this.N = lastOf(this.I);
    /** What it writes by itself. */
    this.written = first.words;
    this.target = first.target;
    /** What it writes with weights held by hand; null when none are. */
    this.forced = look.forced;
    /** Whether the rows are its own words because no reference is known. */
    this.ownTarget = first.target === null;
    /** Whether every number of the way is there: not while it trains. */
    this.whole = look.graph !== null;
    /** @type {Map<string, Block>} */
    this.blocks = new Map(
      (look.graph?.index.blocks ?? []).map((/** @type {Block} */ b) => [b.name, b]),
    );
    this.agreement = { count: first.aligned, of: first.alignable };
  }

  /** What is pinned in one can be found in another of the same key. */
  get key() {
    return `${this.score} ${this.I} ${this.J} ${this.source.join(' ')}`;
  }

  /* ---- the order ---------------------------------------------------------------------------------- */

  /** @param {number} position @returns {Operation} */
  operation(position) {
    return operation(this.I, position);
  }
  /** @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    return stepFrom(this.I, position, direction);
  }
  /** When an operation of word i is done; never where there is no such word. @param {Op} op @param {number} i */
  positionOf(op, i) {
    return positionOf(this.I, op, i);
  }
  /** Where the same operation stands that another view's position was at. @param {View} before @param {number} position */
  placeOf(before, position) {
    if (position >= before.N) return this.N;
    const { op, t } = before.operation(position);
    return op === '' ? 0 : this.positionOf(op, Math.min(t, this.I));
  }
  /** @param {Op} op @param {number} i @param {number} position */
  done(op, i, position) {
    return this.positionOf(op, i) <= position;
  }

  /* ---- the networks --------------------------------------------------------------------------------- */

  /** @param {Role} role @returns {Answer} */
  answer(role) {
    return /** @type {Answer} */ (this.look.roles[role]);
  }
  /** Those that learn beside the first. */
  get others() {
    return this.roles.slice(1);
  }
  /** Whether word i is the mark of the end. @param {number} i */
  ends(i) {
    return i === this.I && this.words[i - 1] === this.plan.end;
  }
  /** @param {number} i @param {number} j @param {Role} [role] */
  alpha(i, j, role = this.score) {
    return this.answer(role).alpha[i - 1]?.[j - 1] ?? 0;
  }
  /** The weights of word i. @param {number} i @param {Role} [role] */
  row(i, role = this.score) {
    return this.answer(role).alpha[i - 1] ?? [];
  }
  /** The place, from 1, that word i looks at most. @param {number} i @param {Role} [role] */
  most(i, role = this.score) {
    const row = this.row(i, role);
    return row.indexOf(Math.max(...row)) + 1;
  }
  /** Whether the weights of word i are held by hand. @param {number} i */
  held(i) {
    return this.look.held.includes(i);
  }
  /** The places, from 1, that word i may look at. @param {number} i @returns {Set<number>} */
  gold(i) {
    return new Set((this.first.gold[i - 1] ?? []).map((place) => place + 1));
  }

  /* ---- every number, when nothing trains --------------------------------------------------------------- */

  /** @param {string} name */
  has(name) {
    return this.blocks.has(name);
  }
  /** All numbers of a block; none where there is no such block. @param {string} name @returns {Float32Array} */
  array(name) {
    const block = this.blocks.get(name);
    const { graph } = this.look;
    if (!block || !graph) return new Float32Array(0);
    const count = block.shape.reduce((product, n) => product * n, 1);
    return graph.data.subarray(block.offset, block.offset + count);
  }
  /** Row n (from 0) of a block of so many rows. @param {string} name @param {number} n @param {number} rows */
  part(name, n, rows) {
    const all = this.array(name);
    const width = all.length / rows;
    return all.subarray(n * width, (n + 1) * width);
  }
  /** What an operation made for word i. @param {Op} op @param {number} i */
  vector(op, i) {
    // The states of the decoder begin with s_0.
    const state = op === 's' || op === 'ds';
    return this.part(BLOCKS[op], state ? i : i - 1, state ? this.I + 1 : this.I);
  }
  /** @param {number} i @param {number} j */
  e(i, j) {
    return this.vector('e', i)[j - 1];
  }
  /** @param {number} i @param {number} j */
  de(i, j) {
    return this.vector('de', i)[j - 1];
  }
  /** @param {number} i @param {number} j */
  dalpha(i, j) {
    return this.vector('dalpha', i)[j - 1];
  }
  /** @param {number} i */
  c(i) {
    return this.vector('c', i);
  }
  /** @param {number} i */
  dc(i) {
    return this.vector('dc', i);
  }
  /** From s_0. @param {number} i */
  s(i) {
    return this.part('decoder.l0.h', i, this.I + 1);
  }
  /** @param {number} i */
  ds(i) {
    return this.part('d.decoder.l0.h', i, this.I + 1);
  }
  /** The state of source word j, of both directions. @param {number} j */
  h(j) {
    return this.part('encoder.states', j - 1, this.J);
  }
  /** @param {number} j */
  dh(j) {
    return this.part('d.encoder.states', j - 1, this.J);
  }
  /** The probabilities of all words as word i. @param {number} i */
  y(i) {
    return this.vector('y', i);
  }
  /** ∂L/∂o_i: the probabilities, less 1 for the word itself. @param {number} i */
  dy(i) {
    return this.vector('dy', i);
  }
  /** @param {number} i */
  L(i) {
    return this.array('L')[i - 1];
  }
  /** The loss of the whole sentence. */
  get loss() {
    return this.look.graph ? Number(this.look.graph.index.scalars.loss) : null;
  }
  /** The probability of word i itself. @param {number} i */
  p(i) {
    return this.first.p[i - 1];
  }
  /** The likeliest words as word i. @param {number} i @param {number} [count] */
  top(i, count = 3) {
    const all = Array.from(this.y(i), (p, id) => ({ word: this.vocabulary[id], p }));
    return all.sort((a, b) => b.p - a.p).slice(0, count);
  }
}
