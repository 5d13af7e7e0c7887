/**
 * Networks that learn the same sentences side by side, to the same step: the one that is looked at, and
 * what it is compared with. Each so many updates the core counts how often they are right about
 * sentences that training never draws.
 */
import { answerOf, thumbOf, writtenOf } from './answers.js';
import { Judged } from './judging.js';
import { View } from './view.js';

/**
 * @typedef {import('./view.js').Role} Role
 * @typedef {import('./view.js').Thumb} Thumb
 * @typedef {import('./view.js').Glance} Glance
 * @typedef {import('./view.js').RawGraph} RawGraph
 * @typedef {import('../../engine/handle.js').Handle} Handle
 *
 * @typedef {object} Plan
 * @property {{role: Role, settings: import('../../state/settings.js').Settings}[]} sessions
 * @property {string} sentence      what is watched; '' for the first that is kept out of training
 * @property {string} end           the mark of the end, as the vocabulary has it
 * @property {number} asked         the target word that is looked at, from 1
 * @property {number} updates       played, training stops here
 * @property {number} every         they are judged each so many updates,
 * @property {number} examples      by so many sentences,
 * @property {number} final_examples   and standing still by so many
 * @property {number[]} thumbs      steps of which a small picture is kept
 *
 * @typedef {{symbol: number, weights: number[]}} Forced   a row held by hand: word `symbol` from 0
 */

/** About so many milliseconds of training lie between two pictures of it. */
const ROUND = 65;
/** Played, it starts at a pace that can be watched: so many updates a second, and more for each made. */
const EASE = { least: 30, share: 0.6 };
/** A network writes at most so many words more than it has read, as when it is followed in its own words. */
const BEYOND = 8;

/** @type {(milliseconds: number) => Promise<void>} */
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Course extends Judged {
  /**
   * @param {Plan} plan
   * @param {Handle[]} all in the order of the plan's sessions
   * @param {{vocabulary: string[], sequence: string[]}} info what they tell of themselves
   */
  constructor(plan, all, { vocabulary, sequence }) {
    super(plan, all);
    /** Until it is paused or has come to its end. */
    this.playing = false;
    this.vocabulary = vocabulary;
    /** So many words are watched. */
    this.length = sequence.length;
    /** Rows of the first network that are held by hand. @type {Forced[]} */
    this.forced = [];
    /** Small pictures of the watched sentence, by the planned step. @type {Map<number, Thumb>} */
    this.small = new Map();
    /** What is known of the watched sentence, while it trains. @type {Glance | null} */
    this.latest = null;
    /** What it told of itself when training began. @type {any} */
    this.told = null;
    /** An earlier step that a hand moves over, without the networks going there. @type {Glance | null} */
    this.gliding = null;
    /** The graph that was last asked for. @type {{key: string, raw: RawGraph} | null} */
    this.kept = null;
    /** Until it is first looked at, training has nobody to tell. */
    this.quiet = true;
    /** Played to the end of the plan. */
    this.onfinished = () => {};
  }

  /**
   * Sessions as they are planned; rejects when a setting is refused, and what was opened is closed.
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   */
  static async open(engine, settings) {
    /** @type {Plan} */
    const plan = await engine.compute('alignment_plan', settings);
    /** @type {Handle[]} */
    const all = [];
    try {
      for (const { settings } of plan.sessions) all.push(await engine.open(settings));
      return new Course(plan, all, await all[0].info());
    } catch (error) {
      await Promise.all(all.map((handle) => handle.close()));
      throw ofSentence(error);
    }
  }

  /* ---- the watched sentence ------------------------------------------------------------------------ */

  /**
   * What every network writes for the watched sentence, and where it looks.
   * @param {{step?: number}} [at] as it was at the last step kept at or before this one
   * @returns {Promise<Glance>}
   */
  async glance(at = {}) {
    // What is untrained never comes to an end.
    const limit = { limit: this.length + BEYOND };
    const brief = { ...at, brief: true };
    const { forced } = this;
    const asked = this.all.map((handle, n) =>
      Promise.all([
        handle.call('decode', { ...brief, ...(n === 0 ? { forced } : {}), method: 'prescribed' }),
        handle.call('decode', { ...brief, ...limit, method: 'greedy' }),
      ]),
    );
    const byHand = forced.length ? this.first.call('decode', { ...brief, ...limit, forced }) : null;
    const all = await Promise.all(asked);
    const roles = this.roles.map((role, n) => [
      role,
      answerOf(this.vocabulary, all[n][0], all[n][1]),
    ]);
    const held = await byHand;
    return {
      step: all[0][0].step,
      source: all[0][0].source,
      roles: Object.fromEntries(roles),
      forced: held && writtenOf(this.vocabulary, held),
      held: forced.map(({ symbol }) => symbol + 1),
    };
  }

  /** Every number of the first network's way; kept until something changes. @param {number} step */
  async graph(step) {
    const key = `${step} ${this.branch}`;
    if (this.kept?.key !== key) this.kept = { key, raw: await this.first.call('graph_trace') };
    return this.kept.raw;
  }

  /**
   * What the picture is of.
   * @param {boolean} standing with every number of the way: not while it trains
   * @returns {Promise<View | null>} null when a newer request overtook this one
   */
  async look(standing) {
    this.looks += 1;
    const { looks } = this;
    const whole = standing && !this.training && !this.gliding;
    const kept = this.training ? this.latest : this.gliding;
    const glance = whole || !kept ? await this.glance() : kept;
    const graph = whole ? await this.graph(glance.step) : null;
    await this.sketch(whole ? Infinity : 1);
    if (looks !== this.looks || (graph && Number(graph.index.step) !== glance.step)) return null;
    this.quiet = false;
    if (whole) this.ripen(glance.step);
    return new View(
      { ...glance, graph },
      {
        roles: this.roles,
        vocabulary: this.vocabulary,
        plan: this.plan,
        points: this.curve,
        now: this.known(glance.step),
        thumbs: this.thumbs,
        reached: this.reached,
      },
    );
  }

  /** The watched sentence as it was at an earlier step, or one ahead that was reached: at once, without going there. @param {number} step */
  preview(step) {
    return this.glance({ step });
  }

  /** Shows such a step instead of the one where the networks stand; null ends that. @param {number | null} step */
  async glide(step) {
    this.gliding = step === null || this.training ? null : await this.preview(step);
  }

  /** The small pictures there are, by step. @returns {Thumb[]} */
  get thumbs() {
    return [...this.small.values()].sort((a, b) => a.step - b.step);
  }

  /** Makes small pictures of steps that were reached. @param {number} most so many of them */
  async sketch(most) {
    const furthest = this.training ? (this.latest?.step ?? 0) : (await this.first.info()).furthest;
    const { branch } = this;
    const due = this.plan.thumbs.filter((step) => step <= furthest && !this.small.has(step));
    const made = due.slice(0, most).map(async (step) => {
      const decoded = await this.first.call('decode', { step, brief: true, method: 'prescribed' });
      if (branch === this.branch) this.small.set(step, thumbOf(this.vocabulary, decoded));
    });
    await Promise.all(made);
  }

  /* ---- training -------------------------------------------------------------------------------------- */

  /** While it trains, what was told before, at the step that is shown: the worker is not asked. */
  async info() {
    if (this.gliding) return { ...(await super.info()), step: this.gliding.step };
    if (!this.told || !this.latest) return super.info();
    const { step } = this.latest;
    return { ...this.told, step, furthest: Math.max(step, this.told.furthest) };
  }
  /** Of every step, once it stands still. @param {number} from */
  async history(from) {
    return this.latest ? [] : super.history(from);
  }

  /**
   * Trains all so many steps; a pause waits for the end of it.
   * @param {number} steps
   * @param {{eased?: boolean}} [options]
   * @returns {Promise<any>}
   */
  async train(steps, { eased = false } = {}) {
    const run = this.rounds(steps, eased);
    this.round = run.catch(() => {});
    return run;
  }

  /**
   * Between two rounds the worker is given everything at once: to judge, to show, and the next round; so
   * it never waits for the page.
   * @param {number} steps
   * @param {boolean} eased
   */
  async rounds(steps, eased) {
    const { pauses } = this;
    this.told = await super.info();
    let { step } = this.told;
    const start = performance.now();
    if (step === 0) this.begun = start;
    let [done, count, rate] = [0, 1, 0];
    /** @type {any} */
    let progress = null;
    this.training = true;
    this.gliding = null;
    try {
      while (done < steps && pauses === this.pauses) {
        const began = performance.now();
        const judged = this.dueAt(step);
        // Where it may have come to the goal, more sentences are counted before it goes on.
        if (judged && this.near) await this.confirm(await judged);
        const glance = this.quiet ? null : this.glance();
        const now = Math.min(count, steps - done, this.until(step, eased));
        const round = this.each((handle) => handle.train(now, { round: true }));
        if (glance) {
          this.latest = await glance;
          if (progress) this.onprogress(progress, rate);
        }
        await judged;
        const all = await round;
        done += now;
        step += now;
        progress = { ...all[0], all };
        if (all.some((one) => one.trained < now)) break;
        const spent = performance.now() - began;
        count = Math.max(1, Math.min(2 * count, Math.round((now * ROUND) / Math.max(spent, 1))));
        if (eased && spent < ROUND) await rest(ROUND - spent);
        const instant = (1000 * now) / Math.max(performance.now() - began, 1);
        rate =
          eased && rate
            ? rate + 0.1 * (instant - rate)
            : (1000 * done) / (performance.now() - start || 1);
      }
      const judged = pauses === this.pauses ? this.dueAt(step) : null;
      if (judged) await this.confirm(await judged);
    } finally {
      this.training = false;
      this.latest = null;
      this.told = null;
    }
    return { ...(progress ?? (await this.info())), trained: done };
  }

  /** So many updates may follow in one round. @param {number} step @param {boolean} eased */
  until(step, eased) {
    const { every } = this.plan;
    const stride = every - (step % every);
    if (!eased) return stride;
    const pace = EASE.least + EASE.share * step;
    return Math.min(stride, Math.max(1, Math.round((pace * ROUND) / 1000)));
  }

  /** Trains until paused, and no further than is planned. */
  async play() {
    if (this.playing) return;
    this.playing = true;
    const { pauses } = this;
    const { step } = await this.first.info();
    const { updates } = this.plan;
    const steps = step < updates ? updates - step : Number.MAX_SAFE_INTEGER;
    this.train(steps, { eased: true })
      .then(() => {
        if (this.pauses === pauses) this.onfinished();
      })
      .catch((error) => {
        if (error?.code !== 'worker-restarted') this.onstopped(error);
      })
      .finally(() => {
        if (this.pauses === pauses) this.playing = false;
      });
  }

  /* ---- what changes them ------------------------------------------------------------------------------- */

  /**
   * Watches the sentence of these settings; rejects when it is refused, and what was watched stays.
   * @param {import('../../state/settings.js').Settings} settings
   */
  async watch(settings) {
    /** @type {Plan} */
    const { sentence } = await this.first.engine.compute('alignment_plan', settings);
    await this.setSequence(sentence).catch((error) => {
      throw ofSentence(error);
    });
  }

  /** Another sentence is watched; nothing is learnt or forgotten. @param {string} text */
  async setSequence(text) {
    const answer = await super.setSequence(text);
    this.length = (await this.first.info()).sequence.length;
    this.forced = [];
    this.forget();
    return answer;
  }

  /** Words of the first network look with these weights, and no others are held. @param {Forced[]} forced */
  async keep(forced) {
    await this.first.call('hold', forced);
    this.forced = forced;
    this.kept = null;
  }

  /** Everything that was seen of the watched sentence. */
  forget() {
    this.branch += 1;
    this.small.clear();
    this.latest = null;
    this.gliding = null;
    this.kept = null;
  }

  /** @param {number} step */
  async seek(step) {
    this.gliding = null;
    return super.seek(step);
  }

  async reset() {
    const answer = await super.reset();
    this.forced = [];
    this.weights += 1;
    this.points.clear();
    this.reached = null;
    this.forget();
    return answer;
  }

  /** Weights of the first network, set by hand: what comes after is another branch. @param {{parameter: string, index: [number, number], value: number}} edit */
  async edit(edit) {
    const { step } = await this.first.info();
    const answer = await this.first.edit(edit);
    this.weights += 1;
    for (const at of this.points.keys()) if (at >= step) this.points.delete(at);
    if (this.reached && this.reached.step >= step) this.reached = null;
    this.forget();
    return answer;
  }
}

/** What a session calls its sequence is called a sentence here. @param {any} error */
function ofSentence(error) {
  return error?.path === 'sequence' ? { ...error, path: 'sentence' } : error;
}
