/**
 * The model with two chains and the one with the first alone, trained on the same examples to the same
 * step. Each so many updates the core counts how often both are right.
 */
import { Counted } from '../../engine/counted.js';

/**
 * @typedef {object} Judgement
 * @property {number} step
 * @property {number} loss
 * @property {number} right
 * @property {number} of
 * @property {number} hidden so many are right before anything after the step is known
 * @property {number} rule so many are right by the best rule without a future
 * @property {number} accuracy the share of `right`; the others likewise
 * @property {number} hidden_accuracy
 * @property {number} rule_accuracy
 *
 * @typedef {{step: number, both: Judgement, past: Judgement}} Point
 *
 * @typedef {object} Plan
 * @property {import('../../state/settings.js').Settings} both
 * @property {import('../../state/settings.js').Settings} past
 * @property {number} every
 * @property {number} examples
 * @property {[number, number]} ceiling
 * @property {number} ceiling_share
 * @property {number} reach
 */

/** @extends {Counted<Point>} */
export class Pair extends Counted {
  /**
   * @param {Plan} plan
   * @param {import('../../engine/handle.js').Handle[]} all both chains, then the past alone
   */
  constructor(plan, all) {
    super(all, plan.every);
    this.plan = plan;
    /** @type {{key: string, raw: any} | null} */
    this.kept = null;
    /** Weights set by hand: at the same step they are others. */
    this.branch = 0;
  }

  /** What the core makes of settings; rejects when one is refused. @param {import('../../state/settings.js').Settings} settings */
  planned(settings) {
    return this.first.engine.compute('chains_plan', settings);
  }

  /** @param {number} step */
  async count(step) {
    const [both, past] = await this.each((handle) =>
      handle.call('judge_chains', this.plan.examples),
    );
    return { point: { step, both, past }, at: [both.step, past.step] };
  }

  /**
   * The chains of both models; of the first also with the whole sequence, when some of it is hidden.
   * Null when a newer request overtook this one.
   * @param {number} asked @param {number} seen @param {string} sequence what is watched
   */
  async chains(asked, seen, sequence) {
    const [both, past] = await this.each((handle) =>
      handle.latest('chains', 'chains', asked, seen),
    );
    if (!both || !past) return null;
    const key = `${both.index.step} ${sequence} ${both.index.tokens.length}`;
    if (both.index.seen === both.index.steps) this.kept = { key, raw: both };
    if (this.kept?.key !== key) {
      const raw = await this.first.call('chains', asked, 0);
      if (raw.index.step !== both.index.step) return null;
      this.kept = { key, raw };
    }
    return { both, past, whole: this.kept.raw };
  }

  async reset() {
    const answer = await super.reset();
    this.kept = null;
    return answer;
  }
  /** @param {{parameter: string, index: [number, number], value: number}} edit */
  async edit(edit) {
    const answer = await super.edit(edit);
    this.branch += 1;
    this.kept = null;
    return answer;
  }
}
