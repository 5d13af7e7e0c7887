/** Weights held by hand: a what-if. Everything after them is what the network makes of it. */

import { print, withRow } from './forced.js';

/** @typedef {import('./element.js').AlignmentElement} Host */
/** @typedef {import('./view.js').View} View */

/** A key moves a weight by so much; with Shift by more. */
const STEP = { small: 0.05, large: 0.25 };

export class Hand {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** The weights of the word whose weight was gripped, as they were then. @type {number[]} */
    this.base = [];
    /** @type {{i: number, weights: number[]} | null} */
    this.wanted = null;
    this.busy = false;
  }

  get view() {
    return /** @type {View} */ (this.host.trace);
  }
  get course() {
    return /** @type {import('./course.js').Course | null} */ (this.host.driver.handle);
  }

  /** Whether the weights of word i can be held now. @param {number} i */
  can(i) {
    const { view, host } = this;
    return view.whole && !host.training && view.row(i).length > 1;
  }

  /** A weight is taken hold of: the others keep their proportions to each other. @param {number} i */
  grip(i) {
    this.base = [...this.view.row(i)];
  }

  /** Word i looks at source word j so much; of several places only the newest is shown. @param {number} i @param {number} j @param {number} weight */
  async hold(i, j, weight) {
    if (!this.can(i)) return;
    if (this.base.length !== this.view.J) this.grip(i);
    this.wanted = { i, weights: shared(this.base, j, weight) };
    if (this.busy) return;
    this.busy = true;
    while (this.wanted) {
      const { i: word, weights } = this.wanted;
      this.wanted = null;
      await this.keep(word, weights);
    }
    this.busy = false;
  }

  /** A key on a weight; whether it was one. @param {KeyboardEvent} event @param {number} i @param {number} j */
  keyed(event, i, j) {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if ((event.key === 'Delete' || event.key === 'Backspace') && this.view.held(i)) {
      this.release(i);
      return true;
    }
    if (!way || !this.can(i)) return false;
    this.grip(i);
    this.hold(i, j, this.view.alpha(i, j) + way * (event.shiftKey ? STEP.large : STEP.small));
    return true;
  }

  /** Lets go of one word's weights, or of all. @param {number} [i] */
  async release(i) {
    if (!this.course || this.course.forced.length === 0) return;
    if (i) await this.keep(i, null);
    else await this.host.change('forced', '');
  }

  /** @param {number} i @param {number[] | null} weights */
  keep(i, weights) {
    return this.host.change('forced', print(withRow(this.course?.forced ?? [], i - 1, weights)));
  }
}

/**
 * One weight set, and the others in their proportions what is left of 1; equal, where they were nothing.
 * @param {number[]} row @param {number} j from 1 @param {number} weight
 */
export function shared(row, j, weight) {
  const one = Math.max(0, Math.min(1, weight));
  const others = row.reduce((sum, a, at) => (at === j - 1 ? sum : sum + a), 0);
  const rest = 1 - one;
  return row.map((a, at) => {
    if (at === j - 1) return one;
    return others > 1e-9 ? (rest * a) / others : rest / Math.max(1, row.length - 1);
  });
}
