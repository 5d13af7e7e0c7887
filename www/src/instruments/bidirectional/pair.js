/**
 * The model with two chains and the one with the first alone, trained on the same examples to the same
 * step. Each so many updates the core counts how often both are right.
 */
import { Ensemble } from '../../engine/ensemble.js';

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

export class Pair extends Ensemble {
  /**
   * @param {Plan} plan
   * @param {import('../../engine/handle.js').Handle[]} all both chains, then the past alone
   */
  constructor(plan, all) {
    super(all);
    this.plan = plan;
    /** What was counted, by the step. @type {Map<number, Point>} */
    this.points = new Map();
    /** @type {{key: string, raw: any} | null} */
    this.kept = null;
    /** @type {(progress: any, rate: number) => void} */
    this.onprogress = () => {};
    /** Weights set by hand: at the same step they are others. */
    this.branch = 0;
    /** Until it is first looked at, training has nobody to tell. */
    this.quiet = true;
  }

  /** What the core makes of settings; rejects when one is refused. @param {import('../../state/settings.js').Settings} settings */
  planned(settings) {
    return this.first.engine.compute('chains_plan', settings);
  }

  /** Counted at a step that both stand at. @param {number} step @returns {Promise<Point>} */
  async judge(step) {
    const known = this.points.get(step);
    if (known) return known;
    const [both, past] = await this.each((handle) =>
      handle.call('judge_chains', this.plan.examples),
    );
    const point = { step, both, past };
    // Asked for while both still trained, it would be of another step.
    if (both.step === step && past.step === step) this.points.set(step, point);
    return point;
  }

  /** The curve: what was counted at the steps that every training stops at. */
  get curve() {
    const all = [...this.points.values()].filter(({ step }) => step % this.plan.every === 0);
    return all.sort((a, b) => a.step - b.step);
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

  /**
   * @param {number} steps
   * @param {{eased?: boolean}} [options]
   * @returns {Promise<any>}
   */
  async train(steps, options = {}) {
    const tell = this.onprogress;
    if (this.quiet) this.onprogress = () => {};
    try {
      return await this.rounds(steps, options);
    } finally {
      this.onprogress = tell;
    }
  }

  /** @param {number} steps @param {{eased?: boolean}} options */
  async rounds(steps, options) {
    const { every } = this.plan;
    const { pauses } = this;
    let { step } = await this.info();
    await this.judge(step);
    let trained = 0;
    let progress = null;
    while (trained < steps && pauses === this.pauses) {
      const now = Math.min(every - (step % every), steps - trained);
      progress = await super.train(now, options);
      trained += progress.trained;
      step = progress.step;
      if (progress.trained < now) break;
      if (step % every === 0) await this.judge(step);
    }
    return { ...(progress ?? (await this.info())), trained };
  }

  /** What was counted on another branch is forgotten. */
  async reset() {
    const answer = await super.reset();
    this.points.clear();
    this.kept = null;
    return answer;
  }
  /** @param {{parameter: string, index: [number, number], value: number}} edit */
  async edit(edit) {
    const { step } = await this.info();
    const answer = await super.edit(edit);
    this.branch += 1;
    for (const at of this.points.keys()) if (at >= step) this.points.delete(at);
    this.kept = null;
    return answer;
  }
}
