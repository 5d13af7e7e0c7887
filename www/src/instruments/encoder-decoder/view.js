/**
 * One source read and one sequence written, at one training step, as positions: each state of the
 * encoder, the last of them as the context, then a state and a symbol for each that is written.
 */

/**
 * @typedef {import('./course.js').Role} Role
 * @typedef {import('./course.js').Point} Point
 * @typedef {'' | 'h' | 'c' | 's' | 'y'} Op
 *
 * @typedef {object} Candidate
 * @property {number} parent
 * @property {number} symbol
 * @property {number} log_probability
 * @property {number} total
 * @property {boolean} kept
 * @property {boolean} finished
 *
 * @typedef {{steps: Candidate[][], hypotheses: {symbols: number[], log_probability: number, score: number, finished: boolean}[]}} Beam
 *
 * @typedef {object} Seen
 * @property {string} answer
 * @property {Record<Role, import('./course.js').Written>} written
 * @property {Beam | null} beam
 * @property {{read: string[], written: string[], hidden: number, encoder: number[], decoder: number[], alpha: number[], outputs: number[], likelihoods: number[],
 *   lags: {straight: number[], reversed: number[]}}} states
 * @property {{read: number, states: number, moved: number[]} | null} memory
 * @property {Uint32Array} ids   the numbers of what is followed
 * @property {number} step
 */

export class View {
  /**
   * @param {Seen} seen
   * @param {{plan: import('./course.js').Plan, vocabulary: string[], asked: import('./course.js').Asked, points: Point[], now: Point | null}} of
   */
  constructor(seen, { plan, vocabulary, asked, points, now }) {
    this.seen = seen;
    this.plan = plan;
    this.vocabulary = vocabulary;
    this.asked = asked;
    this.points = points;
    this.now = now;
    const { states } = seen;
    this.lags = states.lags;
    this.step = seen.step;
    this.source = states.read;
    this.words = states.written;
    this.J = this.source.length;
    this.I = this.words.length;
    this.H = states.hidden;
    this.V = vocabulary.length;
    this.N = this.J + 1 + 2 * this.I;
    this.joint = plan.lengths[0][0] === plan.lengths[0][1] ? '' : ' ';
    this.letters = this.joint === '';
    this.answer = this.letters ? [...seen.answer] : seen.answer.split(' ').filter(Boolean);
    this.key = `${this.source.join(' ')} ${asked.read} ${asked.write}`;
  }

  /** @param {number} position @returns {{phase: 'start' | 'forward', t: number, op: Op, index: number}} */
  operation(position) {
    const p = Math.max(0, Math.min(this.N, position));
    if (p === 0) return { phase: 'start', t: 0, op: '', index: 0 };
    if (p <= this.J) return { phase: 'forward', t: p, op: 'h', index: 0 };
    if (p === this.J + 1) return { phase: 'forward', t: this.J, op: 'c', index: 1 };
    const k = p - this.J - 2;
    return { phase: 'forward', t: 1 + (k >> 1), op: k % 2 ? 'y' : 's', index: k % 2 };
  }

  /** @param {Op} op @param {number} t */
  positionOf(op, t) {
    if (op === 'h') return t;
    if (op === 'c') return this.J + 1;
    return this.J + 2 * t + (op === 'y' ? 1 : 0);
  }

  /** The next symbol written or state read, or the one before. @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    if (direction > 0) {
      if (position <= this.J) return position + 1;
      return Math.min(this.N, position + ((position - this.J) % 2 ? 2 : 1));
    }
    if (position <= this.J + 2) return Math.max(0, position - 1);
    return Math.max(this.J + 1, position - ((position - this.J) % 2 ? 2 : 1));
  }

  /** @param {Op} op @param {number} t @param {number} position */
  done(op, t, position) {
    return position >= this.positionOf(op, t);
  }

  /** h_j. @param {number} j */
  encoder(j) {
    return this.seen.states.encoder.slice((j - 1) * this.H, j * this.H);
  }
  /** s_i; s_0 is the first. @param {number} i */
  decoder(i) {
    return this.seen.states.decoder.slice(i * this.H, (i + 1) * this.H);
  }
  /** α_{i,j} of all j. @param {number} i */
  weights(i) {
    const { alpha } = this.seen.states;
    return alpha.length ? alpha.slice((i - 1) * this.J, i * this.J) : null;
  }
  /** y_i. @param {number} i */
  outputs(i) {
    return this.seen.states.outputs.slice((i - 1) * this.V, i * this.V);
  }
  /** The likeliest symbols at i, the likeliest first. @param {number} i @param {number} count */
  top(i, count) {
    const all = this.outputs(i).map((p, id) => ({ id, word: this.vocabulary[id], p }));
    return all.sort((a, b) => b.p - a.p).slice(0, count);
  }
  /** p(y_i) of the symbol that is followed. @param {number} i */
  probability(i) {
    return this.outputs(i)[this.vocabulary.indexOf(this.words[i - 1])] ?? 0;
  }
  /** p(y_1 … y_i). @param {number} i */
  product(i) {
    return this.seen.states.likelihoods[i - 1] ?? 1;
  }
  /** What the decoder is fed before it writes at i; nothing before the first. @param {number} i */
  fed(i) {
    return i > 1 ? this.words[i - 2] : '▸';
  }
  /** Whether what is likeliest at i is what the answer has there. @param {number} i */
  right(i) {
    const wanted = i <= this.answer.length ? this.answer[i - 1] : this.plan.end;
    const said = this.asked.write === 'forced' ? this.top(i, 1)[0].word : this.words[i - 1];
    return said === wanted;
  }
  /** Whether a network writes the answer, symbol by symbol. @param {Role} role */
  correct(role) {
    const { words, finished } = this.seen.written[role];
    return finished && words.join(this.joint) === this.seen.answer;
  }
  /** How far a state moves when symbol j is another one; states are h_1 … h_J, s_1 … s_I. @param {number} j @param {number} state from 0 */
  moved(j, state) {
    const { memory } = this.seen;
    return memory ? memory.moved[(j - 1) * memory.states + state] : 0;
  }

  /** The share of right ones of each length. @param {Role} role @returns {{least: number, most: number, share: number}[]} */
  shares(role) {
    const found = this.now?.[role] ?? [];
    return found.map(({ least, most, right, of }) => ({ least, most, share: of ? right / of : 0 }));
  }
  /** The share at the length of this source. @param {Role} role */
  here(role) {
    const of = this.shares(role);
    return of.find(({ least, most }) => this.J >= least && this.J <= most)?.share ?? null;
  }

  /** Where the same thing stands that a position showed in another view. @param {View} before @param {number} position */
  placeOf(before, position) {
    if (position >= before.N) return this.N;
    const { op, t } = before.operation(position);
    if (!op) return 0;
    return Math.min(this.N, this.positionOf(op, Math.min(t, op === 'h' ? this.J : this.I)));
  }
}
