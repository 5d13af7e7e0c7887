/**
 * Between an element and its session: what was asked becomes requests, one after the other; what
 * comes back becomes fields of the element. Nothing else talks to the engine.
 */
import { openEngine } from '../engine/engine.js';
import { toFailure } from '../engine/failure.js';
import { differences, openBest, withSequence } from '../state/resolve.js';
import { Attributes } from './attributes.js';
import { Edits } from './edits.js';
import { Landing } from './landing.js';
import { problemFrom } from './messages.js';
import { Trainer } from './trainer.js';
import { unfitting, unreachable, written } from './unfitting.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('../state/settings.js').Settings} Settings
 * @typedef {import('../engine/failure.js').Failure} Failure
 *
 * What an element holds: one session, or several as one.
 * @typedef {import('../engine/handle.js').Handle | import('../engine/ensemble.js').Ensemble} Held
 */

/** A change of these leaves the network as it is; the same number of updates is made again. */
const KEEPS_STEP = new Set(['training', 'sequence']);

export class Driver {
  /** @param {InstrumentElement} element */
  constructor(element) {
    this.element = element;
    /** @type {Held | null} */
    this.handle = null;
    /** Settings asked for on top of the preset. @type {Settings} */
    this.asked = {};
    /** @type {Settings} */
    this.defaults = {};
    /** @type {Promise<any>} */
    this.queue = Promise.resolve();
    /** @type {Promise<void> | null} */
    this.opening = null;
    this.edits = new Edits(this);
    this.trainer = new Trainer(this);
    this.attributes = new Attributes(this);
    this.landing = new Landing(this);
  }

  /* ---- opening ------------------------------------------------------------------------------ */

  /** Begins, unless it is asked to wait until it is seen. @param {boolean} [seen] */
  connect(seen = false) {
    const { element } = this;
    if (!element.isConnected || (!seen && element.getAttribute('loading') === 'lazy')) return;
    this.opening ??= this.enqueue(() => this.open()).catch((error) => this.fail(error));
  }

  disconnect() {
    this.trainer.stop();
    const { handle } = this;
    this.handle = null;
    this.opening = null;
    this.queue = this.queue.then(() => handle?.close());
  }

  /** Resolves when the first picture stands, or when it is known that there will be none; who asks does not wait to be seen. */
  async opened() {
    this.connect(true);
    await this.opening;
  }

  /** Resolves when everything asked so far is done; a long training is not waited for. */
  async settled() {
    await this.opened();
    await this.attributes.applied;
    // What is being done may lead to a way that is yet to begin.
    if (!this.element.training) await this.queue;
    await this.landing.over;
    await this.trainer.stopping;
    if (!this.element.training) await this.queue;
  }

  get base() {
    const { presets, preset } = this.element;
    return { ...this.defaults, ...presets[preset].settings };
  }

  /** A worker lost on the way has been replaced by the time that is known: it is asked once more. */
  open() {
    const begun = this.begin().catch((error) => {
      if (toFailure(error).code !== 'worker-restarted') throw error;
      return this.begin();
    });
    return this.element.changing(begun);
  }

  async begin() {
    const { element } = this;
    this.engine = await openEngine(element.own.engine);
    const { table, defaults } = await element.declare(this.engine);
    element.table = table;
    this.defaults = defaults;
    this.attributes.changed.clear();
    this.asked = withSequence(this.attributes.settings());
    const asked = written(element);
    const preset = this.startingPoint();
    const number = (/** @type {string} */ name, /** @type {number} */ otherwise) =>
      element.hasAttribute(name) ? Number(element.getAttribute(name)) : otherwise;
    const own = preset.trainingStep ?? 0;
    const step = unreachable(asked.get('training-step')) ? own : number('training-step', own);
    const position = number('position', preset.position ?? 0);
    const edits = this.edits.read(element.getAttribute('edited'), step);
    element.position_ = position;
    element.selection = preset.selection ?? null;
    const best = await openBest({ ...this.base, ...this.asked }, this.base, (settings) =>
      this.session(settings),
    );
    // Before the first picture writes what it shows.
    this.attributes.putPicture();
    await this.landing.stand(best.opened, best.settings, { step, place: position, edits });
    for (const failure of Object.values(best.refused)) this.note(failure);
    // Where a position lies is known when the way there is over.
    const judged = this.landing.over.then(() => this.judge(asked));
    if (!this.landing.underway) await judged;
    await element.drawn();
    element.emit('seq-ready', { settings: element.settings, length: element.length });
    if (element.hasAttribute('autoplay')) {
      element.player.loop = true;
      setTimeout(() => this.landing.over.then(() => element.play()), 0);
    }
  }

  /** Says what of the places asked for cannot be. @param {Map<string, string | null>} asked */
  async judge(asked) {
    const found = await unfitting(this.element, asked);
    for (const failure of [...found, ...this.edits.failures]) this.note(failure);
    this.element.requestUpdate();
  }

  /** @param {Settings} settings @returns {Promise<Held>} */
  session(settings) {
    const engine = /** @type {import('../engine/engine.js').Engine} */ (this.engine);
    return this.element.openSession(engine, settings);
  }

  /**
   * A preset shows its own weights at its own place. Who asks for other settings gets another
   * network: it starts untrained, unless a step is asked for as well.
   * @param {Settings} [settings]
   * @returns {import('./types.js').Preset}
   */
  startingPoint(settings = this.asked) {
    const { presets, preset } = this.element;
    const { looks } = this.element.own;
    const other = Object.keys(differences(settings, this.base)).some(
      (name) => !looks.includes(name),
    );
    return other ? { settings: {} } : presets[preset];
  }

  /**
   * Puts the element on a session, at this training step.
   * @param {Held} opened
   * @param {Settings} settings
   * @param {number} step
   * @param {import('../state/edits.js').Edit[]} [edits] to be made on the way there
   */
  async start(opened, settings, step, edits = []) {
    const { element } = this;
    const old = this.handle;
    this.handle = opened;
    this.edits.made = [];
    opened.onlost = (error) => this.lost(error);
    opened.onstopped = (error) => this.trainer.stopped(error);
    opened.onprogress = (/** @type {any} */ progress, /** @type {number} */ rate) =>
      this.trainer.progressed(progress, rate);
    old?.close();
    element.settings_ = settings;
    element.problems = {};
    element.wiring = await element.wire(opened);
    element.history = [];
    element.samples = [];
    element.progress = null;
    if (step > 0 || edits.length > 0) await this.landing.unseen(step, edits);
    await this.refresh();
  }

  /* ---- what the element asks ------------------------------------------------------------------ */

  /**
   * One thing after the other: a change waits for the one before it.
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  enqueue(job) {
    const run = this.queue.then(job);
    this.queue = run.catch(() => {});
    return run;
  }

  /**
   * The same for a job on the session; what goes wrong is shown, never thrown.
   * @param {(handle: Held) => Promise<unknown>} job
   * @returns {Promise<boolean>}
   */
  async run(job) {
    await this.opening;
    this.landing.way = null;
    await this.trainer.stop();
    return this.enqueue(() => this.guarded(job));
  }

  /** The same for a job that may lead far: done when it has come there. @param {() => Promise<unknown>} job */
  async landed(job) {
    const done = await this.run(job);
    await this.landing.over;
    return done;
  }

  /**
   * @param {(handle: Held) => Promise<unknown>} job
   * @returns {Promise<boolean>}
   */
  async guarded(job) {
    if (!this.handle) return false;
    try {
      await job(this.handle);
      return true;
    } catch (error) {
      // A worker that was replaced says so itself, once the session stands again.
      const failure = toFailure(error);
      if (failure.code !== 'worker-restarted') await this.fail(failure);
      return false;
    }
  }

  /**
   * Settings from a control. Accepted, they are in force; refused, the session stands as it was
   * and the setting has its sentence.
   * @param {Settings} changes
   */
  apply(changes) {
    return this.landed(async () => {
      const { element } = this;
      for (const path of Object.keys(changes)) this.clear(path);
      const wanted = { ...element.settings_, ...withSequence(changes, this.asked) };
      const different = differences(wanted, element.settings_);
      const paths = Object.keys(different);
      if (paths.length === 0) return;
      if (this.handle && (await element.adjust(this.handle, different, wanted))) {
        element.settings_ = wanted;
        await this.refresh();
      } else {
        const groups = new Map(element.table.map(({ name, group }) => [name, group]));
        const keep = paths.every((path) => KEEPS_STEP.has(groups.get(path)));
        const step = keep ? element.trainingStep : 0;
        const edits = keep ? this.edits.behind : [];
        await this.replace(wanted, { step, place: element.position_, edits });
      }
      Object.assign(this.asked, withSequence(changes, this.asked));
      element.emit('seq-change', { settings: element.settings });
    });
  }

  /** @param {string} id */
  applyPreset(id) {
    return this.landed(async () => {
      const { element } = this;
      if (!Object.hasOwn(element.presets, id)) return;
      if (id !== element.preset) this.attributes.write(() => element.setAttribute('preset', id));
      const { position, trainingStep, selection } = element.presets[id];
      const { seed } = this.asked;
      this.asked = seed === undefined ? {} : { seed };
      element.position_ = position ?? 0;
      element.selection = selection ?? null;
      const wanted = { ...this.base, ...this.asked };
      await this.replace(wanted, { step: trainingStep ?? 0, place: position ?? 0, edits: [] });
      element.emit('seq-change', { settings: element.settings });
    });
  }

  /**
   * All or nothing: when a setting is refused, that is thrown and the old session stays.
   * @param {Settings} wanted
   * @param {{step: number, place: number, edits: import('../state/edits.js').Edit[]}} asked
   */
  async replace(wanted, asked) {
    const opened = await this.session(wanted);
    await this.element.changing(this.landing.stand(opened, wanted, asked));
  }

  /** @param {number} steps */
  async train(steps) {
    await this.opening;
    if (this.trainer.wanted) await this.trainer.stop();
    return this.enqueue(() => this.guarded(() => this.trainer.train(steps)));
  }

  /** @param {number} step */
  seek(step) {
    return this.run(async () => {
      await this.landing.toStep(step, { train: (updates) => this.trainer.train(updates) });
      await this.arrived();
    });
  }

  /** It stands at other weights: they are shown, and that is told. */
  async arrived() {
    await this.refresh();
    this.element.emit('seq-train', { step: this.element.trainingStep });
  }

  /** Back to the same initial weights. */
  reset() {
    return this.edits.branch(null, 0);
  }

  /** @param {string} block @param {number} t @param {number} unit */
  async explain(block, t, unit) {
    await this.opening;
    return this.handle?.explain(block, t, unit).catch(() => null) ?? null;
  }

  /* ---- what comes back ------------------------------------------------------------------------- */

  /** Info, history and trace at the current weights, and the picture of them. */
  async refresh() {
    const { element, handle } = this;
    if (!handle) return;
    // Rewound, the curve ahead may be replaced by another branch: it is asked for as a whole.
    const behind = (element.info?.step ?? 0) < (element.info?.furthest ?? 0);
    const last = behind ? -1 : (element.history.at(-1)?.step ?? -1);
    const [info, history, trace] = await Promise.all([
      handle.info(),
      handle.history(last + 1),
      element.look(handle),
    ]);
    if (handle !== this.handle) return;
    element.info = info;
    const past = element.history.filter(({ step }) => step <= last);
    element.history = [...past, ...history];
    if (trace) this.show(trace);
    await element.drawn();
  }

  /** @param {any} trace */
  show(trace) {
    const { element } = this;
    const before = element.trace;
    element.trace = trace;
    element.between = false;
    element.moveTo(element.position_ || 0);
    const { selection } = element;
    if (before && before.key !== trace.key) {
      element.hover = null;
      if (selection) element.selection = null;
    }
  }

  /** @param {Failure} failure */
  note({ code, path, message, args }) {
    const problem = problemFrom({ code, path, message, args });
    this.element.problems = { ...this.element.problems, [path]: problem };
    this.element.emit('seq-error', { code, path, message, args });
  }

  /** @param {string} path */
  clear(path) {
    const { [path]: _, ...rest } = this.element.problems;
    this.element.problems = rest;
  }

  /** @param {unknown} error */
  async fail(error) {
    this.note(toFailure(error));
    if (this.element.isConnected) await this.element.drawn();
  }

  /** The worker was replaced: the session stands where it was last saved. @param {Failure} error */
  lost(error) {
    this.trainer.wanted = false;
    this.element.training = false;
    this.clear('');
    this.enqueue(async () => {
      this.element.history = [];
      await this.refresh();
      const step = String(this.element.trainingStep);
      this.note({ ...error, args: { ...error.args, step } });
      await this.element.drawn();
    }).catch((reason) => this.fail(reason));
  }

  visibilityChanged() {
    if (this.element.visible) this.connect(true);
    this.trainer.visibilityChanged();
  }
}
