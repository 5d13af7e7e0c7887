import { html, nothing } from 'lit';
import { Span } from '../../draw/canvas.js';
import { columnLines, nowBand, rule } from '../../draw/grid.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { speedShown } from '../../elements/speed-shown.js';
import { renderTransport } from '../../elements/transport.js';
import { speeds } from '../../score/spine.js';
import { caption } from './captions.js';
import { engine } from './engine.js';
import './equation.js';
import { Hand } from './hand.js';
import { paint } from './heat.js';
import { bitsLane, curtain, ground } from './lane-bits.js';
import { timeLane } from './lane-time.js';
import { answersLane } from './lanes-answers.js';
import { chainsLane } from './lanes-chains.js';
import { gradientsLane } from './lanes-gradients.js';
import { below, beside, controls, margin } from './margin.js';
import { Model } from './model.js';
import { Pair } from './pair.js';
import { presets } from './presets.js';
import { takeReading } from './reading.js';
import { spoken } from './spoken.js';
import { styles } from './style.js';
import { View } from './view.js';

/** What an operation belongs to. @type {Record<string, string>} */
const PHASES = { h: 'forward', r: 'reverse', '': 'start' };
/** Settings that an open pair takes in: what is watched, and where one looks. */
const WATCHED = new Set(['bits', 'asked', 'seen']);

/** Two chains over one sequence, beside one that has only the past. */
export class BidirectionalElement extends InstrumentElement {
  static instrument = 'bidirectional';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...numberShown, ...speedShown };
  static engine = engine;
  static writes = false;
  static live = ['asked', 'seen'];
  /** Steps of one chain follow each other faster than operations of a cell. */
  static speed = 2;
  static tabs = /** @type {Array<'story' | 'settings'>} */ (['story', 'settings']);
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.hand = new Hand(this);
    this.span = new Span();
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    return engine.compute('chains_table');
  }

  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   */
  async openSession(engine, settings) {
    const plan = await engine.compute('chains_plan', this.ownSettings(settings));
    const both = await engine.open(plan.both);
    try {
      return new Pair(plan, [both, await engine.open(plan.past)]);
    } catch (error) {
      await both.close();
      throw error;
    }
  }

  async wire() {
    return null;
  }

  /** @param {Pair} pair */
  async look(pair) {
    const { asked, seen, bits } = this.settings_;
    const found = await pair.chains(Number(asked), Number(seen), String(bits));
    if (!found || pair !== this.driver.handle) return null;
    pair.quiet = false;
    const step = found.both.index.step;
    // Counting takes longer than looking: while it learns, only where training stops for it.
    const now = this.training
      ? (pair.curve.findLast((point) => point.step <= step) ?? null)
      : await pair.judge(step);
    const before = /** @type {View | null} */ (this.trace);
    const view = new View(found, pair.plan, { points: pair.curve, now });
    if (before) this.position_ = view.placeOf(before, this.position);
    return view;
  }

  /**
   * @param {Pair} pair
   * @param {import('../../state/settings.js').Settings} changed
   */
  async adjust(pair, changed) {
    if (Object.keys(changed).some((name) => !WATCHED.has(name))) return false;
    // A hand that moves stays within the limits: the core is asked about everything else.
    const within = Object.entries(changed).every(([name, value]) => {
      const { kind, min, max } = this.table.find((row) => row.name === name);
      return kind === 'integer' && Number.isInteger(value) && value >= min && value <= max;
    });
    if (within) return true;
    const plan = await pair.planned(changed);
    if ('bits' in changed) await pair.setSequence(String(plan.both.sequence));
    return true;
  }

  /** @param {string} block @param {number} t @param {number} unit */
  async explain(block, t, unit) {
    const { asked, seen } = this.trace;
    const { handle } = this.driver;
    return (
      /** @type {Pair | null} */ (handle)?.first
        .call('explain_chains', asked, seen, block, t, unit)
        .catch(() => null) ?? null
    );
  }

  /**
   * Another length brings another example: the bits that were typed belong to the old one.
   * @param {string} path @param {import('../../state/settings.js').Value} value
   */
  change(path, value) {
    return path === 'length'
      ? this.driver.apply({ length: value, bits: '' })
      : super.change(path, value);
  }

  /* ---- what one may do ---------------------------------------------------------------------------- */

  /** The other bit at a step. @param {number} t */
  flip(t) {
    const tokens = [...this.trace.index.tokens];
    tokens[t - 1] = tokens[t - 1] === '1' ? '0' : '1';
    return this.change('bits', tokens.join(''));
  }
  /** Nothing after this step has come yet; 0 or the last: everything has. @param {number} t */
  hide(t) {
    return this.slide('seen', t >= this.trace.T ? 0 : Math.max(0, t));
  }
  /** Goes back from the answer at this step. @param {number} t */
  ask(t) {
    return this.slide('asked', Math.max(1, Math.min(this.trace.seen, t)));
  }
  /** The same training with another way to combine. @param {string} way */
  async combine(way) {
    const step = this.trainingStep;
    if (await this.change('combine', way)) await this.seek(step);
    await this.goTo(this.length);
  }

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-chains-equation data-part .instrument=${this} .revision=${this.revision}></seq-chains-equation>`;
  }
  renderMeta() {
    const { op, position, length } = this;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    const phase =
      position === length
        ? 'whole'
        : (PHASES[op.op] ?? (op.phase === 'backward' ? 'back' : 'answers'));
    return html`<span class="dot ${op.phase}"></span><span>${this.t(`bidirectional-phase-${phase}`)}</span>
      ${op.t ? html`${apart}<span>t = ${position === length ? this.trace.asked : op.t}</span>` : nothing}
      ${apart}<span>${this.t('readout-operation', { position, length })}</span>`;
  }
  renderInspector() {
    const { selection } = this;
    if (!selection?.block) return nothing;
    import('./inspector.js');
    return html`<seq-chains-inspector data-part .instrument=${this} .revision=${this.revision}></seq-chains-inspector>`;
  }
  where() {
    const { cell, hidden } = this.settings_;
    const step = this.trainingStep;
    return this.t('bidirectional-where', {
      cell: String(cell ?? '').toUpperCase(),
      hidden: Number(hidden ?? 0),
      step,
      shown: this.whole(step),
    });
  }
  /** @param {string} id */
  presetWords(id) {
    const { settings, trainingStep = 0 } = this.presets[id];
    const of = (/** @type {string} */ key) => settings[key] ?? this.driver.defaults[key];
    const step = this.t('drawer-preset-step', {
      step: trainingStep,
      shown: this.whole(trainingStep),
    });
    return [
      this.t(`bidirectional-combine-${of('combine')}`),
      `H = ${of('hidden')} + ${of('hidden')}`,
      step,
    ].join(' · ');
  }
  placeText() {
    const { op } = this;
    return op.t
      ? this.t(`bidirectional-op-${op.op}`, { t: op.t })
      : this.t('bidirectional-phase-start');
  }
  /** Guessing one of two. */
  get blindLoss() {
    return Math.LN2;
  }
  takeReading() {
    return takeReading(this);
  }

  /* ---- the picture ---------------------------------------------------------------------------------- */

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.model = this.trace ? new Model(this) : null;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      this.renderRoot.querySelector('canvas.heat')
    );
    if (canvas && this.model)
      paint(canvas, this.model, this.span.of(canvas, `${this.u} ${this.breadth} ${this.layout}`));
  }

  renderStage() {
    const m = /** @type {Model} */ (this.model);
    const { frame, height, lane, small } = m;
    const band = { x: m.left(m.now), width: m.column, height: small ? lane.time.bottom : height };
    const lines = [lane.past.bottom + 6, lane.dr.y - 7, lane.time.y - 7];
    return html`<div class="score ${small ? 'small' : ''} ${this.playing ? 'stepping' : ''}" @click=${this.hand.pressed} @keydown=${this.hand.keyed}>
      <div class="picture">
      <svg class="under" viewBox="0 0 ${frame.width} ${height}" aria-hidden="true">${nowBand(band)}${m.detail === 'strips' ? nothing : columnLines(m.columns, height)}${lines.map((y) => rule(y, frame.width))}</svg>
      <canvas class="heat" aria-hidden="true"></canvas>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('title')} @pointerdown=${this.hand.grabbed} @pointermove=${this.hand.moved}
        @pointerup=${this.hand.dropped} @pointercancel=${this.hand.dropped}>
        <defs>${ground}</defs>
        ${chainsLane(m)}${answersLane(m)}${bitsLane(m)}${gradientsLane(m)}${curtain(m)}${timeLane(m)}${small ? nothing : margin(m, beside(m))}
      </svg></div>
      ${small || this.controls === 'none' ? nothing : html`<div class="place" style="top:calc(${lane.time.y + 22} * var(--u))">${renderTransport(this, { steps: false })}</div>${speeds(m.scored)}`}
      ${small ? html`${controls(m)}<svg class="below" viewBox="0 0 390 ${below(m).height}">${margin(m, below(m))}</svg>` : controls(m)}
      ${spoken(m)}
    </div>`;
  }
}
