/**
 * Networks that are counted as they learn: each so many updates all stand still, and what they are good
 * at is asked of the core.
 */
import { Ensemble } from './ensemble.js';

/** @typedef {import('./handle.js').Handle} Handle */

/** @template {{step: number}} Point */
export class Counted extends Ensemble {
  /** @param {Handle[]} all @param {number} every so many updates lie between two counts */
  constructor(all, every) {
    super(all);
    this.every = every;
    /** What was counted, by the step. @type {Map<number, Point>} */
    this.points = new Map();
    /** @type {(progress: any, rate: number) => void} */
    this.onprogress = () => {};
    /** Until it is first looked at, training has nobody to tell. */
    this.quiet = true;
  }

  /**
   * Counts, and says at which step each of them stood.
   * @param {number} _step where all are meant to stand
   * @returns {Promise<{point: Point, at: number[]}>}
   */
  async count(_step) {
    throw new Error('nothing is counted');
  }

  /** Whether a training stops at regular steps to be counted. @param {{eased?: boolean}} _options */
  stops(_options) {
    return true;
  }

  /** Counted at a step that all stand at. @param {number} step @returns {Promise<Point>} */
  async judge(step) {
    const known = this.points.get(step);
    if (known) return known;
    const { point, at } = await this.count(step);
    // Asked for while they still trained, it would be of another step.
    if (at.every((one) => one === step)) this.points.set(step, point);
    return point;
  }

  /** The curve: what was counted at the steps that every training stops at. */
  get curve() {
    const all = [...this.points.values()].filter(({ step }) => step % this.every === 0);
    return all.sort((a, b) => a.step - b.step);
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
      return await (this.stops(options)
        ? this.rounds(steps, options)
        : super.train(steps, options));
    } finally {
      this.onprogress = tell;
    }
  }

  /** @param {number} steps @param {{eased?: boolean}} options */
  async rounds(steps, options) {
    const { every, pauses } = this;
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
    return answer;
  }
  /** @param {{parameter: string, index: [number, number], value: number}} edit */
  async edit(edit) {
    const { step } = await this.info();
    const answer = await super.edit(edit);
    for (const at of this.points.keys()) if (at >= step) this.points.delete(at);
    return answer;
  }
}
