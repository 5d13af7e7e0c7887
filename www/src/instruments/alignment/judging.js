/** How good networks are at sentences that training never draws, counted as they learn. */
import { Ensemble } from '../../engine/ensemble.js';

/**
 * @typedef {import('./view.js').Judgement} Judgement
 * @typedef {import('./view.js').Point} Point
 * @typedef {import('./view.js').Role} Role
 *
 * @typedef {{step: number, seconds: number, judgement: Judgement}} Reached
 */

/** What a translation learnt with attention comes to. */
export const GOAL = { exact: 0.95, alignment: 0.92 };
/** Those beside the first are judged less often. */
const SELDOM = 2;
/** Standing still for so many milliseconds, they are judged by more sentences. */
const REST = 250;

export class Judged extends Ensemble {
  /**
   * @param {import('./course.js').Plan} plan
   * @param {import('../../engine/handle.js').Handle[]} all in the order of the plan's sessions
   */
  constructor(plan, all) {
    super(all);
    this.plan = plan;
    /** @type {Role[]} */
    this.roles = plan.sessions.map(({ role }) => role);
    /** What was counted, by the step. @type {Map<number, Point>} */
    this.points = new Map();
    /** Where the first network had reached the goal. @type {Reached | null} */
    this.reached = null;
    /** Changes with what is watched, and with weights set by hand. */
    this.branch = 0;
    /** Changes with weights that are not those of before at the same step. */
    this.weights = 0;
    /** How often it was looked at: of several only the newest is answered. */
    this.looks = 0;
    this.training = false;
    /** When training was begun from step 0; seconds are counted from there. */
    this.begun = 0;
    /** Judged by more sentences: what is shown may be looked at again. */
    this.onjudged = () => {};
  }

  /** The curve: what was counted, by step. */
  get curve() {
    return [...this.points.values()].sort((a, b) => a.step - b.step);
  }

  /**
   * Counts at the step where all stand still; what was counted by more sentences stays.
   * @param {number} step
   * @param {{examples?: number, only?: number}} [options] only the first so many networks
   * @returns {Promise<Point>}
   */
  async judge(step, { examples = this.plan.examples, only = this.all.length } = {}) {
    const { weights } = this;
    const asked = this.all.slice(0, only).map(async (handle, n) => {
      const role = this.roles[n];
      const known = this.points.get(step)?.roles[role];
      if (known && known.of >= examples) return [role, known];
      // Asked for while one seeks, it would be of another step.
      const [before, score, after] = await Promise.all([
        handle.info(),
        handle.call('score', examples),
        handle.info(),
      ]);
      const there = before.step === step && after.step === step;
      return there ? [role, judgementOf(score)] : null;
    });
    const counted = (await Promise.all(asked)).filter((one) => one !== null);
    const roles = { ...this.points.get(step)?.roles, ...Object.fromEntries(counted) };
    const point = { step, roles };
    if (weights === this.weights && counted.length > 0) this.points.set(step, point);
    return point;
  }

  /** What is known at a step: of each network what was counted last. @param {number} step @returns {Point | null} */
  known(step) {
    const before = this.curve.filter((point) => point.step <= step);
    const last = before.at(-1);
    return last
      ? { step: last.step, roles: Object.assign({}, ...before.map(({ roles }) => roles)) }
      : null;
  }

  /** Standing still for a while, more sentences are counted. @param {number} step */
  async ripen(step) {
    const { branch, pauses, looks } = this;
    const { final_examples: examples } = this.plan;
    const known = this.points.get(step)?.roles[this.roles[0]];
    if (known && known.of >= examples) return;
    await new Promise((resolve) => setTimeout(resolve, REST));
    const still = () => pauses === this.pauses && looks === this.looks && branch === this.branch;
    if (this.training || !still()) return;
    await this.judge(step, { examples }).then(
      () => still() && this.onjudged(),
      () => {},
    );
  }

  /** Whether the goal may be reached when it is counted next. */
  get near() {
    const [role] = this.roles;
    const last = this.curve.findLast(({ roles }) => roles[role])?.roles[role];
    return !this.reached && last !== undefined && last.exact > GOAL.exact - 0.15;
  }

  /** Whether the first network is as good as that, counted by as many sentences as at rest. @param {Point} point */
  async confirm(point) {
    const first = point.roles[this.roles[0]];
    if (this.reached || !first || !good(first)) return;
    const { step } = point;
    const counted = await this.judge(step, { examples: this.plan.final_examples, only: 1 });
    const judged = counted.roles[this.roles[0]];
    const seconds = (performance.now() - this.begun) / 1000;
    if (judged && good(judged)) this.reached = { step, seconds, judgement: judged };
  }

  /** What is counted where training stands, if anything. @param {number} step */
  dueAt(step) {
    const { every } = this.plan;
    if (step % every !== 0) return null;
    const known = this.points.get(step);
    const all = step % (SELDOM * every) === 0;
    if (known && (!all || this.roles.every((role) => known.roles[role]))) return null;
    return this.judge(step, all ? {} : { only: 1 });
  }
}

/** @param {any} score as the core counts it @returns {Judgement} */
function judgementOf({ loss, right, of, aligned, alignable }) {
  const share = (/** @type {number} */ part, /** @type {number} */ whole) =>
    whole > 0 ? part / whole : 0;
  return {
    loss,
    right,
    of,
    aligned,
    alignable,
    exact: share(right, of),
    alignment: share(aligned, alignable),
  };
}

/** Whether the goal is reached. @param {Judgement} judged */
const good = ({ exact, alignment }) => exact >= GOAL.exact && alignment >= GOAL.alignment;
