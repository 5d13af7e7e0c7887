/**
 * An experiment, as an element holds it: runs that are trained one after the other, each a session
 * of its own. What is counted as its training steps are judgements: each belongs to a run, after so
 * many updates of it. All of them are functions of the settings, so going back forgets nothing.
 */
import { View } from './view.js';

/**
 * @typedef {import('../../engine/engine.js').Engine} Engine
 * @typedef {import('../../engine/handle.js').Handle} Handle
 * @typedef {{step: number, loss: number, accuracy: number, skill: number, solved: boolean}} Verdict
 * @typedef {{lag: number, ratio: number, open: number, of: number, log_ratio: number | null,
 *   per_step: number, curve: number[], from: number}} Reach
 *
 * @typedef {object} Planned   a run as the core plans it
 * @property {number} column
 * @property {number} cell
 * @property {number} seed
 * @property {import('../../state/settings.js').Settings} settings
 * @property {number} cost
 *
 * @typedef {Planned & {index: number, records: Verdict[], saved: Uint8Array[], points: any[],
 *   reach: Reach | null, ended: boolean, diverged: boolean}} Run
 *
 * @typedef {object} Plan
 * @property {number[]} columns
 * @property {string[]} cells
 * @property {number[]} seeds
 * @property {Planned[]} runs
 * @property {number} most_steps
 * @property {number} every
 * @property {number} examples
 * @property {number | null} chance_loss
 * @property {number | null} chance
 * @property {number} threshold
 */

/** Examples over which the reach of the loss is measured: fewer where all updates cost so much. */
const REACHED = [
  { examples: 8, below: 1e9 },
  { examples: 2, below: 1e10 },
];
/** Answers that are shown of an opened run. */
export const SHOWN = 6;
/** Opened places of runs that are kept. */
const KEPT = 40;
/** Updates by which a machine's speed is known. */
const PROBED = 5;

export class Experiment {
  /**
   * @param {Engine} engine
   * @param {Plan} plan
   */
  constructor(engine, plan) {
    this.engine = engine;
    this.plan = plan;
    this.runs = plan.runs.map((run, index) => this.fresh(run, index));
    const cost = plan.runs.reduce((sum, run) => sum + run.cost, 0);
    this.reached = REACHED.find(({ below }) => cost < below)?.examples ?? 1;
    /** Every judgement so far, by the run it belongs to. @type {number[]} */
    this.units = [];
    /** How many of them count as made. */
    this.known = 0;
    /** The run being trained. @type {{run: Run, handle: Handle, step: number} | null} */
    this.live = null;
    this.playing = false;
    /** Judgements are being made, whoever asked. */
    this.working = false;
    this.pauses = 0;
    /** @type {Promise<unknown>} */
    this.busy = Promise.resolve();
    /** Measured, for each cell. @type {number[]} */
    this.speeds = plan.cells.map(() => 0);
    this.spent = 0;
    /** @type {Map<string, Promise<any>>} */
    this.opened = new Map();
    this.closed = false;
    /** Resolves when the reach of every run is known. @type {Promise<void>} */
    this.surveyed = Promise.resolve();
    /** @type {(progress: any, rate: number) => void} */
    this.onprogress = () => {};
    /** @type {(error: import('../../engine/failure.js').Failure) => void} */
    this.onstopped = () => {};
    /** @type {(error: import('../../engine/failure.js').Failure) => void} */
    this.onlost = () => {};
  }

  /** @param {Planned} run @param {number} index @returns {Run} */
  fresh(run, index) {
    return {
      ...run,
      index,
      records: [],
      saved: [],
      points: [],
      reach: null,
      ended: false,
      diverged: false,
    };
  }

  /** Whether every run has ended. */
  get complete() {
    return this.known === this.units.length && this.runs.every((run) => run.ended);
  }

  /** How far the last loss reaches back before anything is learnt, from the first seed or from the others. @param {boolean} first */
  async survey(first) {
    for (const [index, planned] of this.plan.runs.entries()) {
      if ((planned.seed === 0) !== first) continue;
      if (this.closed) return;
      const handle = await this.engine.open(planned.settings);
      try {
        const reach = await handle.call('reach', this.reached);
        // Begun anew meanwhile, the experiment has other runs of the same plan.
        this.runs[index].reach = reach;
        if (first) await this.probe(planned, handle);
      } finally {
        handle.close();
      }
      this.onfound();
    }
  }

  /** From the first seed: enough for a picture, and for the time that all will take. */
  async glance() {
    await this.survey(true);
    return this;
  }

  /** From the others, while the picture stands. */
  finish() {
    this.surveyed = this.survey(false).catch((error) => {
      if (!this.closed && error?.code !== 'worker-restarted') this.onstopped(error);
    });
  }

  /** The reach of one more run is known. */
  onfound = () => {};

  /** How fast this machine is, so that a time can be told before the start. @param {Planned} run @param {Handle} handle */
  async probe(run, handle) {
    const began = performance.now();
    await handle.train(PROBED);
    const now = (run.cost * PROBED) / Math.max(performance.now() - began, 1);
    this.speeds[run.cell] = Math.max(this.speeds[run.cell], now);
  }

  /* ---- one judgement after the other --------------------------------------------------------- */

  /** The session of a run, at its last judgement. @param {Run} run */
  async seat(run) {
    if (this.live?.run === run) return this.live;
    await this.live?.handle.close();
    const last = run.records.length - 1;
    const handle =
      last < 0
        ? await this.engine.open(run.settings)
        : await this.engine.restore(run.settings, run.saved[last]);
    const live = { run, handle, step: run.records[last]?.step ?? 0 };
    this.live = live;
    handle.onlost = (error) => this.lost(error);
    handle.onprogress = (progress) => {
      live.step = progress.step;
      if (!this.closed) this.onprogress(this.told(progress), 0);
    };
    return live;
  }

  /** @param {{loss?: number, grad_norm?: number}} [progress] */
  told({ loss = Number.NaN, grad_norm = Number.NaN } = {}) {
    return { step: this.known, loss, grad_norm, trained: 1 };
  }

  /**
   * Makes one more judgement, or takes the next that is there already.
   * @returns {Promise<boolean>} whether there was one more
   */
  async unit() {
    if (this.known < this.units.length) {
      this.known += 1;
      return true;
    }
    const { plan, pauses } = this;
    const run = this.runs.find(({ ended }) => !ended);
    if (!run) return false;
    const live = await this.seat(run);
    const goal = Math.min((run.records.length + 1) * plan.every, plan.most_steps);
    const began = performance.now();
    const from = live.step;
    if (goal > from) {
      try {
        await live.handle.train(goal - from);
      } catch (error) {
        if (/** @type {any} */ (error)?.code !== 'diverged') throw error;
        run.diverged = true;
      }
    }
    live.step = (await live.handle.info()).step;
    if (live.step < goal && !run.diverged) return pauses === this.pauses;
    /** @type {Verdict} */
    const verdict = await live.handle.call('judge', plan.examples);
    const last = run.points.at(-1)?.step ?? 0;
    run.points.push(...(await live.handle.history(last + 1)));
    run.records.push(verdict);
    run.saved.push(live.handle.bytes ?? (await live.handle.save()));
    run.ended = verdict.solved || run.diverged || verdict.step >= plan.most_steps;
    this.units.push(run.index);
    this.known = this.units.length;
    this.measure(run, live.step - from, performance.now() - began);
    if (run.ended) {
      this.live = null;
      await live.handle.close();
    }
    return true;
  }

  /** @param {Run} run @param {number} updates @param {number} milliseconds */
  measure(run, updates, milliseconds) {
    this.spent += milliseconds;
    const now = (run.cost * updates) / Math.max(milliseconds, 1);
    const before = this.speeds[run.cell];
    this.speeds[run.cell] = before ? before + 0.3 * (now - before) : now;
  }

  /* ---- what an element asks of what it holds ---------------------------------------------------- */

  async info() {
    const furthest = this.units.length;
    return { step: this.known, furthest, notices: [], vocabulary: [], tokens: 0, diverged: null };
  }
  /** @param {number} _from */
  async history(_from) {
    return [];
  }
  view() {
    return new View(this);
  }

  /** @param {number} count */
  async train(count) {
    const { pauses } = this;
    this.working = true;
    try {
      for (let n = 0; n < count && pauses === this.pauses; n++) {
        const more = this.unit();
        this.busy = more.catch(() => {});
        if (!(await more)) break;
        this.onprogress(this.told(), 0);
      }
    } finally {
      this.working = false;
    }
    return this.told();
  }

  /** @param {number} step */
  async seek(step) {
    if (step > this.units.length)
      throw { code: 'out-of-range', path: 'step', message: '', args: {} };
    this.known = step;
  }

  /** Everything is to be measured again. */
  async reset() {
    await this.pause();
    const { live } = this;
    this.live = null;
    await live?.handle.close();
    this.runs = this.plan.runs.map((run, index) => ({
      ...this.fresh(run, index),
      reach: this.runs[index].reach,
    }));
    this.units = [];
    this.known = 0;
    this.spent = 0;
    this.opened.clear();
  }

  /** Runs until everything has ended or it is paused. */
  async play() {
    if (this.playing) return;
    this.playing = true;
    const { pauses } = this;
    this.train(Number.MAX_SAFE_INTEGER)
      .then(() => {
        // Paused and begun again meanwhile, another round goes on.
        if (pauses === this.pauses && this.playing) this.onended();
      })
      .catch((error) => {
        if (error?.code === 'worker-restarted') this.live = null;
        else this.onstopped(error);
      })
      .finally(() => {
        if (this.pauses === pauses) this.playing = false;
      });
  }
  /** Every run has ended. */
  onended = () => {};

  async pause() {
    this.playing = false;
    this.pauses += 1;
    await this.live?.handle.pause().catch(() => {});
    await this.busy;
    return this.info();
  }

  async close() {
    this.closed = true;
    await this.pause();
    await this.live?.handle.close();
    this.live = null;
  }

  /** The worker was replaced: what was judged stands, the run goes on from there. @param {any} error */
  lost(error) {
    this.playing = false;
    this.pauses += 1;
    this.live = null;
    this.onlost(error);
  }

  /* ---- a run opened ------------------------------------------------------------------------------ */

  /**
   * The model of a run after so many updates, at work on examples that were kept out.
   * @param {number} index
   * @param {number} step
   * @returns {Promise<{answers: any[], reach: Reach, verdict: Verdict}>}
   */
  details(index, step) {
    const key = `${index} ${step}`;
    let found = this.opened.get(key);
    if (!found) {
      found = this.open(this.runs[index], step);
      found.catch(() => this.opened.delete(key));
      this.opened.set(key, found);
      const oldest = this.opened.keys().next().value;
      if (this.opened.size > KEPT && oldest !== undefined) this.opened.delete(oldest);
    }
    return found;
  }

  /** @param {Run} run @param {number} step */
  async open(run, step) {
    const { engine, plan } = this;
    const known = run.records.findLastIndex((record) => record.step <= step);
    const handle =
      known < 0
        ? await engine.open(run.settings)
        : await engine.restore(run.settings, run.saved[known]);
    try {
      const from = run.records[known]?.step ?? 0;
      if (step > from) await handle.train(step - from);
      const [answers, reach, verdict] = await Promise.all([
        handle.call('answers', SHOWN),
        handle.call('reach', this.reached),
        from === step && known >= 0 ? run.records[known] : handle.call('judge', plan.examples),
      ]);
      return { answers, reach, verdict };
    } finally {
      handle.close();
    }
  }

  /* ---- time ---------------------------------------------------------------------------------------- */

  /** Milliseconds that one update of a run takes, about. @param {Run} run */
  pace(run) {
    return run.cost / (this.speeds[run.cell] || Number.MAX_VALUE);
  }

  /** No run can take longer, in milliseconds, about. */
  get most() {
    return this.runs.reduce((sum, run) => sum + this.pace(run) * this.plan.most_steps, 0);
  }

  /** Milliseconds that are left, about: a run takes as long as the last of its kind. */
  get left() {
    let sum = 0;
    for (const run of this.runs) {
      if (run.ended) continue;
      const made = this.live?.run === run ? this.live.step : (run.records.at(-1)?.step ?? 0);
      sum += this.pace(run) * Math.max(this.plan.every, this.expected(run) - made);
    }
    return sum;
  }

  /** @param {Run} run */
  expected(run) {
    const alike = this.runs.filter(
      ({ ended, cell, column }) => ended && cell === run.cell && column <= run.column,
    );
    const last = alike.at(-1)?.records.at(-1);
    if (!last) return this.plan.most_steps / 4;
    return last.solved ? Math.min(1.5 * last.step, this.plan.most_steps) : this.plan.most_steps;
  }
}
