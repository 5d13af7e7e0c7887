/**
 * One sentence in a small translator, as positions: for each word written the scores, the weights,
 * the context. Everything is a number of the core.
 */
import { Blocks } from '../../engine/blocks.js';

/** @typedef {'' | 'e' | 'α' | 'c'} Op */

export const STEPS = /** @type {const} */ (['e', 'α', 'c']);

export class Translator {
  /** @param {any} raw the graph of the sentence  @param {any} written what it writes by itself */
  constructor(raw, written) {
    this.blocks = new Blocks(raw);
    this.step = raw.index.step;
    this.source = /** @type {string[]} */ (raw.index.source);
    this.words = /** @type {string[]} */ (raw.index.target);
    this.written = /** @type {string[]} */ (written);
    this.J = this.source.length;
    this.I = this.words.length;
    this.N = STEPS.length * this.I;
    this.key = `roles ${this.source.join(' ')}`;
  }

  /** @param {number} position */
  operation(position) {
    if (position <= 0) return { phase: 'start', t: 0, op: '', index: 0 };
    const at = Math.min(this.N, position) - 1;
    const index = at % STEPS.length;
    const t = 1 + Math.floor(at / STEPS.length);
    return { phase: 'forward', t, op: STEPS[index], index };
  }

  /** @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    const words = position / STEPS.length;
    const to = direction > 0 ? Math.floor(words) + 1 : Math.ceil(words) - 1;
    return Math.max(0, Math.min(this.I, to)) * STEPS.length;
  }

  /** The word that is being written; the first before anything is done. @param {number} position */
  wordAt(position) {
    return Math.max(1, this.operation(position).t);
  }

  /** @param {Op} op @param {number} i @param {number} position */
  done(op, i, position) {
    return position >= STEPS.length * (i - 1) + STEPS.indexOf(/** @type {any} */ (op)) + 1;
  }

  /** e_{i,j} of all j. @param {number} i */
  scores(i) {
    return this.blocks.vector('attention.e', i);
  }
  /** α_{i,j} of all j. @param {number} i */
  weights(i) {
    return this.blocks.vector('attention.alpha', i);
  }
  /** c_i. @param {number} i */
  context(i) {
    return this.blocks.vector('attention.c', i);
  }
  /** h_j, both directions. @param {number} j */
  state(j) {
    return this.blocks.vector('encoder.l0.output', j);
  }
  /** s_i; s_0 is the first. @param {number} i */
  decoder(i) {
    return this.blocks.vector('decoder.l0.h', i + 1);
  }
  /** p(y_i) of the word written. @param {number} i */
  probability(i) {
    return Math.exp(-this.blocks.vector('L', i)[0]);
  }
}
