/**
 * Several sessions that are trained side by side and stand at the same step: to an element they are
 * one handle. What is not the same for all is asked of the members themselves (`all[i]`).
 */

/**
 * @typedef {import('./handle.js').Handle} Handle
 * @typedef {import('./host.js').Progress} Progress
 */

/** About so many milliseconds lie between two times at which all stand at the same step. */
const ROUND = 60;
/** Played, training starts at a pace that can be watched; the host has the same. */
const EASE = { least: 30, share: 0.5 };

/** @type {(milliseconds: number) => Promise<void>} */
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Ensemble {
  /** @param {Handle[]} all the first speaks for all where one answer is wanted */
  constructor(all) {
    this.all = all;
    this.playing = false;
    /** Each pause ends the rounds that began before it. */
    this.pauses = 0;
    /** @type {Promise<unknown>} */
    this.round = Promise.resolve();
    /** @type {(progress: Progress & {all: Progress[]}, rate: number) => void} */
    this.onprogress = () => {};
    /** @type {(error: import('./failure.js').Failure) => void} */
    this.onstopped = () => {};
    /** @type {(error: import('./failure.js').Failure) => void} */
    this.onlost = () => {};
    // They share a worker: it is lost for all at once.
    all[0].onlost = (error) => {
      this.playing = false;
      this.pauses += 1;
      this.onlost(error);
    };
  }

  get first() {
    return this.all[0];
  }

  /** @param {(handle: Handle) => Promise<any>} ask */
  each(ask) {
    return Promise.all(this.all.map(ask));
  }

  /** The first's, with everyone's in `all`. */
  async info() {
    const all = await this.each((handle) => handle.info());
    return { ...all[0], all };
  }
  /**
   * The first's, with everyone's loss at the same step in `losses`.
   * @param {number} from
   */
  async history(from) {
    const all = await this.each((handle) => handle.history(from));
    return all[0].map((/** @type {any} */ point, /** @type {number} */ i) => ({
      ...point,
      losses: all.map((history) => history[i]?.loss ?? Number.NaN),
    }));
  }
  trace() {
    return this.first.trace();
  }
  wiring() {
    return this.first.wiring();
  }
  /** @param {number} step */
  seek(step) {
    return this.each((handle) => handle.seek(step));
  }
  /** @param {{parameter: string, index: [number, number], value: number}} edit */
  edit(edit) {
    return this.each((handle) => handle.edit(edit));
  }
  reset() {
    return this.each((handle) => handle.reset());
  }
  /** @param {string} text */
  setSequence(text) {
    return this.each((handle) => handle.setSequence(text));
  }
  /** @param {string} block @param {number} t @param {number} unit */
  explain(block, t, unit) {
    return this.first.explain(block, t, unit);
  }
  /** @param {object} options */
  sample(options) {
    return this.first.sample(options);
  }
  /** @param {string} name @param {...any} args */
  call(name, ...args) {
    return this.first.call(name, ...args);
  }
  /** @param {string} name @param {...any} args */
  alter(name, ...args) {
    return this.each((handle) => handle.alter(name, ...args));
  }
  async close() {
    await this.pause();
    await this.each((handle) => handle.close());
  }

  /**
   * Trains all so many steps, in rounds.
   * @param {number} steps
   * @param {{eased?: boolean}} [options]
   * @returns {Promise<Progress>}
   */
  async train(steps, { eased = false } = {}) {
    const { pauses } = this;
    const start = performance.now();
    let [done, count, rate] = [0, 1, 0];
    /** @type {any} */
    let progress = null;
    while (done < steps && pauses === this.pauses) {
      const began = performance.now();
      const pace = EASE.least + EASE.share * (progress?.step ?? (await this.first.info()).step);
      const most = eased ? Math.max(1, Math.round((pace * ROUND) / 1000)) : Infinity;
      const now = Math.min(count, steps - done, most);
      const round = this.each((handle) => handle.train(now));
      this.round = round.catch(() => {});
      const all = await round;
      done += now;
      progress = { ...all[0], all };
      const spent = performance.now() - began;
      // As many as fit a round, by what the last one took; never a leap.
      count = Math.max(1, Math.min(2 * count, Math.round((now * ROUND) / Math.max(spent, 1))));
      this.onprogress(progress, rate);
      if (eased && spent < ROUND) await rest(ROUND - spent);
      const instant = (1000 * now) / Math.max(performance.now() - began, 1);
      rate =
        eased && rate
          ? rate + 0.1 * (instant - rate)
          : (1000 * done) / (performance.now() - start || 1);
    }
    return { ...(progress ?? (await this.info())), trained: done };
  }

  /** Trains until paused. */
  async play() {
    if (this.playing) return;
    this.playing = true;
    const { pauses } = this;
    this.train(Number.MAX_SAFE_INTEGER, { eased: true })
      .catch((error) => {
        if (error?.code !== 'worker-restarted') this.onstopped(error);
      })
      .finally(() => {
        if (this.pauses === pauses) this.playing = false;
      });
  }

  /** Resolves when all stand still, at one step. */
  async pause() {
    this.playing = false;
    this.pauses += 1;
    await this.round;
    return this.info();
  }
}
