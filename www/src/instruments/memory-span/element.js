import { html, nothing, svg } from 'lit';
import { columnLines, nowBand, rule } from '../../draw/grid.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { renderTransport } from '../../elements/transport.js';
import { caption } from './captions.js';
import { engine } from './engine.js';
import './equation.js';
import { Experiment } from './experiment.js';
import { keyed } from './keys.js';
import { positionUnder, progress, timeLane } from './lane-time.js';
import { reachLane, successLane } from './lanes-plots.js';
import { cells, heads } from './lanes-runs.js';
import { margin } from './margin.js';
import { Model } from './model.js';
import { openedRun } from './opened.js';
import { presets } from './presets.js';
import { spoken } from './spoken.js';
import { styles } from './style.js';

/** @typedef {import('./view.js').View} View */

/** How far each cell remembers: an experiment that the viewer runs. */
export class MemorySpanElement extends InstrumentElement {
  static instrument = 'memory-span';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static engine = engine;
  /** Replayed, judgements follow each other fast. */
  static speed = 8;
  static writes = false;
  static tabs = /** @type {Array<'story' | 'settings'>} */ (['story', 'settings']);
  static picture = {
    ...InstrumentElement.picture,
    run: {
      // Runs are counted from 1, as they are on the page; `2@350` is the second after 350 updates.
      read: (/** @type {MemorySpanElement} */ { openedRun, put }) => {
        if (openedRun === null) return null;
        return put === null ? String(openedRun + 1) : `${openedRun + 1}@${put}`;
      },
      put: (/** @type {MemorySpanElement} */ element, /** @type {string | null} */ text) => {
        const [, run, step] = /^([1-9]\d{0,8})(?:@(\d{1,9}))?$/.exec(text ?? '') ?? [];
        element.selection = run ? { run: Number(run) - 1 } : null;
        element.put = step ? Number(step) : null;
      },
      there: (/** @type {MemorySpanElement} */ { openedRun, put, trace }) =>
        openedRun !== null && (put ?? 0) <= trace.plan.most_steps,
    },
  };
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.dragging = false;
    /** Asked for from outside; until it is reached the position follows what is computed. @type {number | null} */
    this.awaited = null;
    /** Where the cursor of the opened run was put; null follows the position. @type {number | null} */
    this.put = null;
    /** What the opened run answers there. @type {any} */
    this.detail = null;
    this.loading = '';
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    return engine.compute('span_table');
  }

  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   */
  async openSession(engine, settings) {
    const plan = await engine.compute('span_plan', this.ownSettings(settings));
    const experiment = await new Experiment(engine, plan).glance();
    experiment.onended = () => this.stopTraining();
    const asked = this.trace === null && this.hasAttribute('position');
    // It is drawn before anyone has judged what a link wrote there.
    const position = Math.max(0, Math.round(this.position_) || 0);
    this.awaited = asked ? position : Number.POSITIVE_INFINITY;
    return experiment;
  }

  /** The picture stands while what was asked for is still computed. @param {Experiment} held */
  async wire(held) {
    // Before there is a picture, a link put it.
    if (this.trace) this.put = null;
    this.detail = null;
    this.driver.show(held.view());
    this.position_ = 0;
    held.onfound = () => this.drawn();
    held.finish();
    return null;
  }

  /** @param {Experiment} held */
  async look(held) {
    const view = held.view();
    const before = /** @type {View} */ (this.trace);
    const still = !held.working;
    if (this.awaited !== null) {
      this.position_ = Math.min(this.awaited, view.N);
      if (still) this.awaited = null;
    } else if (this.position_ >= before.N) this.position_ = view.N;
    return view;
  }

  async adjust() {
    return false;
  }

  /** @returns {Experiment | null} */
  get held() {
    return /** @type {any} */ (this.driver.handle);
  }

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-memory-span-equation .instrument=${this} .revision=${this.revision}></seq-memory-span-equation>`;
  }
  renderMeta() {
    const { op, trace } = this;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    const phase = this.training ? 'running' : trace.experiment.complete ? 'done' : 'paused';
    return html`<span class="dot ${op.t ? 'forward' : 'start'}"></span><span>${this.t(`memory-span-phase-${op.t || this.training ? phase : 'start'}`)}</span>
      ${op.t ? html`${apart}<span>${this.t('memory-span-at-run', { run: op.t, all: trace.runs.length })}</span>` : nothing}`;
  }
  where() {
    const { plan } = this.trace ?? {};
    if (!plan) return '';
    const counts = {
      cells: plan.cells.length,
      columns: plan.columns.length,
      seeds: plan.seeds.length,
    };
    return `${this.t(`memory-span-task-${this.settings.task}`)} · ${this.t('memory-span-where', counts)}`;
  }
  /** @param {string} id */
  presetWords(id) {
    const settings = { ...this.driver.defaults, ...this.presets[id].settings };
    const cells = ['rnn', 'lstm', 'gru']
      .filter((cell) => settings[cell])
      .map((cell) => cell.toUpperCase());
    return [this.t(`choice-task-${settings.task}`), cells.join(', ')].join(' · ');
  }
  placeText() {
    const { op, trace } = this;
    return op.t && this.model
      ? `${this.model.title(op.t - 1)}. ${this.model.stand(op.t - 1)}`
      : this.t('memory-span-phase-start', { all: trace?.N ?? 0 });
  }
  /** Whoever reads wants what is measured at the start as a whole. */
  async reading() {
    await this.driver.opened();
    await this.held?.surveyed;
    return super.reading();
  }
  takeReading() {
    const { trace, position, settings, problems } = this;
    if (!trace) return { settings, problems };
    const { plan } = trace;
    const runs = trace.runs.map((/** @type {any} */ run) => {
      const { record, count, ended } = trace.at(run.index, position);
      const { lag, ratio, per_step } = run.reach ?? {};
      return {
        cell: plan.cells[run.cell],
        column: plan.columns[run.column],
        seed: plan.seeds[run.seed],
        ended,
        judgements: run.records.slice(0, count),
        verdict: record,
        reach: run.reach && { lag, ratio, per_step },
      };
    });
    const { runs: _, ...rest } = plan;
    const opened =
      this.openedRun === null
        ? null
        : { run: this.openedRun, step: this.openedStep, ...this.detail };
    return {
      settings,
      trainingStep: this.trainingStep,
      position,
      length: this.length,
      operation: this.op,
      plan: rest,
      runs,
      opened,
    };
  }

  /* ---- running ------------------------------------------------------------------------------------- */

  get running() {
    return this.playing || this.training;
  }
  /** There is always one judgement more until every run has ended. */
  get atLast() {
    return this.position >= this.length && (this.trace?.experiment.complete ?? true);
  }

  /** Runs the experiment; once it is complete, shows again how it went. */
  async play() {
    await this.driver.opened();
    if (this.running) return this.pause();
    if (!this.held || this.held.complete) return super.play();
    await this.goTo(this.length);
    await this.startTraining();
  }

  /** @param {'operation' | 'step'} grain @param {1 | -1} direction */
  async move(grain, direction) {
    await this.driver.opened();
    const { held } = this;
    if (direction < 0 || this.position < this.length || !held || held.complete || this.training) {
      return super.move(grain, direction);
    }
    const run = held.units.length;
    do {
      await this.train(1);
    } while (grain === 'step' && !held.complete && !held.runs[held.units[run] ?? 0].ended);
    this.emit('seq-step', { position: this.position_, operation: this.op });
  }

  /** Time as a person says it. @param {number} milliseconds */
  duration(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 1) return this.t('memory-span-moment');
    if (seconds < 100) return this.t('memory-span-seconds', { seconds: this.whole(seconds) });
    return this.t('memory-span-minutes', { minutes: this.whole(Math.ceil(seconds / 60)) });
  }
  /** @param {number} column */
  label(column) {
    return this.model?.label(column) ?? '';
  }
  get truncated() {
    return this.settings.task === 'reber' && this.settings.against === 'reach';
  }
  get chanceName() {
    const { chance_loss: loss } = this.trace.plan;
    const known = { temporal_order: 'ln 4', adding: '1/6' }[String(this.settings.task)];
    return loss === null ? '' : (known ?? 'ln 2');
  }

  /* ---- a run opened ----------------------------------------------------------------------------------- */

  /** @returns {number | null} */
  get openedRun() {
    const run = this.selection?.run;
    return run === undefined || !this.trace?.runs[run] ? null : run;
  }
  /** The update of the opened run that is shown. */
  get openedStep() {
    if (this.openedRun === null) return 0;
    const { records } = this.trace.runs[this.openedRun];
    const shown = this.trace.at(this.openedRun, this.position).record ?? records.at(-1);
    return this.put ?? shown?.step ?? 0;
  }
  /** @param {number} step */
  async openAt(step) {
    this.put = step;
    await this.load();
  }
  /** @param {import('../../elements/types.js').Selection | null} selection */
  async select(selection) {
    if ((selection?.run ?? null) !== this.openedRun) this.put = null;
    await super.select(selection);
    await this.load();
  }
  /** Fetches what is shown of the opened run; of several wishes the newest is fulfilled. */
  async load() {
    const { held } = this;
    const run = this.openedRun;
    if (!held || run === null) return this.drawn();
    const step = this.openedStep;
    const wanted = `${run} ${step}`;
    this.loading = wanted;
    this.requestUpdate();
    const found = await held.details(run, step).catch(() => null);
    if (this.loading !== wanted || held !== this.held) return;
    if (found) this.detail = { run, step, ...found };
    await this.drawn();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const run = this.openedRun;
    if (run === null || !this.held) return;
    const wanted = `${run} ${this.openedStep}`;
    if (wanted !== this.loading && this.visible) this.load();
  }

  /* ---- the picture ---------------------------------------------------------------------------------------- */

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.model = this.trace ? new Model(this) : null;
  }

  renderStage() {
    const m = /** @type {Model} */ (this.model);
    const { frame, height, time, success } = m.layout;
    const { small } = m;
    const lines = [m.layout.success.y - 6, m.layout.reach.y - 8, time.y - 8];
    const band = {
      x: m.left(m.now - 1),
      width: m.width(m.now - 1),
      height: small ? time.bottom : height,
    };
    const empty =
      this.trace.experiment.units.length === 0 && !this.training && this.controls !== 'none';
    return html`<div class="score ${small ? 'small' : ''} ${this.running ? '' : 'stepping'}" @click=${this.pressed} @keydown=${(/** @type {KeyboardEvent} */ event) => keyed(this, event)}>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" @pointerdown=${this.grabbed} @pointermove=${this.moved}
        @pointerup=${this.dropped} @pointercancel=${this.dropped}>
        ${nowBand(band)}${columnLines(m.columns, height)}${lines.map((y) => rule(y, frame.width))}
        ${small ? nothing : this.gutter(m)}${heads(m)}${cells(m)}${successLane(m)}${reachLane(m)}${timeLane(m)}${small ? nothing : margin(m)}
      </svg>
      ${small || this.controls === 'none' ? nothing : html`<div class="place" style="top:calc(${time.y - 2} * var(--u))">${renderTransport(this, { steps: false })}</div>`}
      ${small ? nothing : progress(m)}
      ${empty && this.openedRun === null ? html`<button type="button" class="start" style=${small ? '' : `top:calc(${success.y + 34} * var(--u))`} @click=${() => this.play()}>▶ ${m.t('start')}<small>${m.t('start-most', { runs: m.view.runs.length, time: this.duration(m.view.experiment.left), most: this.duration(m.view.experiment.most) })}</small></button>` : nothing}
      ${this.openedRun === null ? nothing : openedRun(m)}
      ${small ? html`<div class="below">${progress(m)}<svg viewBox="972 0 276 520">${margin(m.wide)}</svg></div>` : nothing}
      ${spoken(m)}
    </div>`;
  }

  /** @param {Model} m */
  gutter(m) {
    const x = m.frame.gutter;
    const words = m.truncated
      ? 'reach-back'
      : this.settings.task === 'agreement'
        ? 'words-between'
        : 'distance';
    return svg`<text x=${x} y="26" font-size="13.5" font-weight="600" fill="var(--ink)">${m.t(words)}</text>
      <text x=${x} y="46" font-size="12.5" fill="var(--ink2)">${m.t('sequence')}</text>`;
  }

  /* ---- the pointer and the keys ------------------------------------------------------------------------------ */

  /** @param {Event} event */
  pressed(event) {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (act !== 'run') return;
    const run = Number(what);
    this.select(this.openedRun === run ? null : { run });
  }

  /** @param {PointerEvent} event */
  grabbed(event) {
    if (!(/** @type {Element} */ (event.target).closest('.spine'))) return;
    this.dragging = true;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.moved(event);
  }
  /** @param {PointerEvent} event */
  moved(event) {
    if (!this.dragging || !this.model) return;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const x = ((event.clientX - box.left) * this.model.frame.width) / box.width;
    const position = positionUnder(this.model, x);
    if (position !== this.position) this.goTo(position);
  }
  dropped() {
    this.dragging = false;
  }
}
