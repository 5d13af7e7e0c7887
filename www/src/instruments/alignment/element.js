import { html, nothing } from 'lit';
import { Span } from '../../draw/canvas.js';
import { rule } from '../../draw/grid.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { speedShown } from '../../elements/speed-shown.js';
import { renderTransport } from '../../elements/transport.js';
import { failure } from '../../engine/failure.js';
import { speeds } from '../../score/spine.js';
import { axisLane, figures, learn } from './axis.js';
import { caption } from './captions.js';
import { Course } from './course.js';
import { engine } from './engine.js';
import './equation.js';
import { parse } from './forced.js';
import { Hand } from './hand.js';
import { paint } from './heat.js';
import { ground, matrixLane } from './lane-matrix.js';
import { rowLanes } from './lanes-row.js';
import { layout } from './layout.js';
import { belowMatrix, besideMatrix, lines } from './lines.js';
import { belowLanes, besideLanes, scale, sums } from './margin.js';
import { Model } from './model.js';
import { panel } from './panel.js';
import { presets } from './presets.js';
import { takeReading } from './reading.js';
import { sentenceStyles } from './sentence.js';
import { spineLane } from './spine.js';
import { spoken } from './spoken.js';
import { styles } from './style.js';
import { Touch } from './touch.js';
import { wordLines } from './words.js';

/** Settings that an open course takes in: what is watched, and where one looks. */
const LOOKS = new Set(['asked', 'sentence', 'forced']);

/** A translation learnt with attention: where each word written looks, while it is learnt. */
export class AlignmentElement extends InstrumentElement {
  static instrument = 'alignment';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = {
    ...InstrumentElement.picture,
    ...numberShown,
    ...speedShown,
    column: {
      read: (/** @type {AlignmentElement} */ { column }) => (column ? String(column) : null),
      put: (/** @type {AlignmentElement} */ element, /** @type {string | null} */ text) => {
        element.column = /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0;
      },
      there: (/** @type {AlignmentElement} */ { column, trace }) => column > 0 && column <= trace.J,
    },
  };
  static engine = engine;
  /** Steps of a sequence follow each other faster than operations of a cell. */
  static speed = 2;
  /** With every round of its training. */
  static lookEvery = 20;
  static writes = false;
  static looks = ['asked', 'forced'];
  static tabs = /** @type {Array<'story' | 'settings'>} */ (['story', 'settings']);
  static styles = [...InstrumentElement.styles, ...styles, sentenceStyles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.touch = new Touch(this);
    this.hand = new Hand(this);
    this.span = new Span();
    /** What is typed: a sentence, or two columns of text. @type {'' | 'sentence' | 'corpus'} */
    this.panel = '';
    /** The panel's picture, once one was opened. @type {typeof import('./typed.js').typed | undefined} */
    this.typed = undefined;
    /** The words that come after the first picture. @type {Promise<void> | undefined} */
    this.later = undefined;
    /** How the words begin that are looked for. */
    this.begins = '';
    /** The source word that is followed. */
    this.column = 0;
    /** Where the lanes lie, and for what. @type {{key: string, place: import('./layout.js').Layout} | null} */
    this.lying = null;
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    const { table, defaults } = await engine.compute('alignment_table');
    return { table, defaults: { ...defaults, forced: '' } };
  }
  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   */
  async openSession(engine, settings) {
    const course = await Course.open(engine, this.ownSettings(settings));
    course.onfinished = () => this.stopTraining();
    course.onjudged = () => this.driver.refresh();
    try {
      await course.keep(forcedOn(course, settings));
    } catch (error) {
      course.close();
      throw error;
    }
    return course;
  }
  async wire() {
    return null;
  }
  /** @param {Course} course */
  async look(course) {
    const view = await course.look(!this.training);
    if (!view || course !== this.driver.handle) return null;
    const before = /** @type {import('./view.js').View | null} */ (this.trace);
    if (before) this.position_ = view.placeOf(before, this.position);
    return view;
  }
  /**
   * @param {Course} course
   * @param {import('../../state/settings.js').Settings} changed
   * @param {import('../../state/settings.js').Settings} wanted
   */
  async adjust(course, changed, wanted) {
    // What is held by hand is held in one sentence of one network.
    const stays = Object.keys(changed).every((name) => LOOKS.has(name));
    if (!('forced' in changed) && (!stays || 'sentence' in changed)) wanted.forced = '';
    if (!stays) return false;
    if ('sentence' in changed) await course.watch(this.ownSettings(wanted));
    try {
      if ('forced' in changed) await course.keep(forcedOn(course, wanted));
    } catch (error) {
      if ('sentence' in changed) await course.watch(this.ownSettings(this.settings_));
      throw error;
    }
    return true;
  }

  /** @param {string} name */
  textOf(name) {
    if (name !== 'sentence') return super.textOf(name);
    return this.trace?.source.join(this.settings_.task === 'dates' ? '' : ' ') ?? '';
  }

  /**
   * Another task has other sentences; a text that is typed is what is learnt, and its own sentences are
   * watched.
   * @param {string} path @param {import('../../state/settings.js').Value} value
   */
  async change(path, value) {
    if (path === 'text') return this.driver.apply({ task: 'corpus', text: value, sentence: '' });
    if (path !== 'task') return super.change(path, value);
    if (value === 'corpus' && !this.settings_.text) {
      await this.openPanel('corpus');
      return true;
    }
    return this.driver.apply({ task: value, sentence: '' });
  }

  /* ---- what one may do ---------------------------------------------------------------------------- */

  /** Looks at another word, while it trains as well; where operations are stepped through, at the same one. @param {number} i */
  watch(i) {
    const view = /** @type {import('./view.js').View} */ (this.trace);
    const asked = Math.max(1, Math.min(view.I, i));
    const { op } = this.op;
    Object.assign(this.settings_, { asked });
    this.driver.asked.asked = asked;
    if (op && !this.training)
      return this.goTo(view.positionOf(/** @type {import('./operations.js').Op} */ (op), asked));
    return this.drawn();
  }
  /** Follows a source word through the matrix and the lines; the same again lets go. @param {number} j */
  follow(j) {
    this.column = j === this.column && !this.hover ? 0 : j;
    this.requestUpdate();
  }
  /** @param {'' | 'sentence' | 'corpus'} panel */
  async openPanel(panel) {
    if (panel) {
      await import('../../elements/settings.js');
      this.typed = (await import('./typed.js')).typed;
    }
    this.panel = panel;
    await this.drawn();
    const field = this.renderRoot.querySelector('.typed seq-text-field');
    /** @type {any} */ (field)?.focusField();
  }
  /** @param {{t?: number, unit?: number} | null} place */
  pointAt(place) {
    const { hover } = this;
    if (hover?.t === place?.t && hover?.unit === place?.unit) return;
    this.hoverAt(place);
  }
  /** The numbers of a vector that can be opened. @param {string} block @param {number} n */
  vectorOf(block, n) {
    const view = /** @type {import('./view.js').View} */ (this.trace);
    if (!view.whole) return new Float32Array(0);
    if (block === 's') return view.s(n);
    if (block === 'd.s') return view.ds(n);
    if (block === 'c') return view.c(n);
    return block === 'd.c' ? view.dc(n) : view.h(n);
  }
  /**
   * Opens a number: of the row that is looked at, or of a vector.
   * @param {string} block @param {number} n the source word, or the vector's index @param {number | null} unit of a vector
   */
  inspect(block, n, unit) {
    const m = /** @type {Model} */ (this.model);
    if (m.live) return this.drawn();
    if (block === 'h' || block === 'd.h') return this.select({ block, t: n, unit: 0 });
    if (unit === null) return this.select({ block, t: m.i, unit: n - 1 });
    return this.select({ block, t: n, unit });
  }
  /** While a hand moves over the training, what was seen there is shown at once; null where it lets go. @param {number | null} step */
  async scrub(step) {
    if (this.training) await this.stopTraining();
    await /** @type {Course} */ (this.driver.handle)?.glide(step);
    if (step !== null) await this.driver.refresh();
  }
  /** The first weights are another network's. */
  async reset() {
    await this.hand.release();
    return super.reset();
  }
  /** It trains where the whole answer is in sight. */
  async startTraining() {
    await this.driver.opened();
    if (this.trace && this.position !== 0) this.moveTo(0);
    await this.hand.release();
    return super.startTraining();
  }

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-alignment-equation data-part .instrument=${this} .revision=${this.revision}></seq-alignment-equation>`;
  }
  renderMeta() {
    const { op, position, length, trainingStep: step } = this;
    const m = this.model;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    const phase = this.training ? 'learning' : op.phase === 'start' ? 'whole' : op.phase;
    return html`<span class="dot ${op.phase}"></span><span>${this.t(`alignment-phase-${phase}`)}</span>
      ${m ? html`${apart}<span>i = ${m.i}</span>` : nothing}
      ${apart}<span>${op.phase === 'start' ? this.t('alignment-at-update', { step, shown: this.whole(step) }) : this.t('readout-operation', { position, length })}</span>`;
  }
  /** @returns {any} */
  renderInspector() {
    if (!this.selection?.block || !this.trace?.whole) return nothing;
    import('./inspector.js');
    return html`<seq-alignment-inspector data-part .instrument=${this} .revision=${this.revision}></seq-alignment-inspector>`;
  }
  /** @param {import('../../elements/types.js').Selection} place */
  async numberAt(place) {
    return (await import('./inspector.js')).numberAt(this.trace, place);
  }
  where() {
    const { hidden, score, task } = this.settings_;
    return this.t('alignment-where', {
      task: this.t(`alignment-task-${task ?? 'translation'}`),
      score: this.t(`alignment-role-${score ?? 'additive'}`),
      hidden: Number(hidden ?? 0),
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
      this.t(`alignment-task-${of('task')}`),
      this.t(`alignment-role-${of('score')}`),
      step,
    ].join(' · ');
  }
  placeText() {
    const { op } = this;
    const word = this.trace?.words[op.t - 1] ?? '';
    return op.t
      ? this.t(`alignment-op-${op.op}`, { i: op.t, word })
      : this.t('alignment-phase-whole');
  }
  takeReading() {
    return takeReading(this);
  }

  /* ---- the picture ---------------------------------------------------------------------------------- */

  /** Lanes lie where they lay while the words are the same. @param {Parameters<typeof layout>[0]} options */
  laidOut(options) {
    const key = JSON.stringify(options);
    if (this.lying?.key !== key) this.lying = { key, place: layout(options) };
    return this.lying.place;
  }

  get beside() {
    return { '': [], sentence: ['sentence'], corpus: ['text'] }[this.panel];
  }
  get foldable() {
    return super.foldable || Boolean(this.panel || this.trace?.forced);
  }
  /** What is open closes first; then weights held by hand are let go. */
  fold() {
    if (this.panel && !this.anythingOpen) return this.openPanel('');
    const held = Boolean(this.trace?.forced) && !this.anythingOpen && !this.playing;
    return held ? this.hand.release() : super.fold();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.model = this.trace ? new Model(this) : null;
  }
  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.later ??= import('./later.js').then(() => this.requestUpdate());
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      this.renderRoot.querySelector('canvas.heat')
    );
    if (canvas && this.model)
      paint(
        canvas,
        this.model,
        this.span.of(canvas, `${this.u} ${this.breadth} ${this.layout} ${this.model.height}`),
      );
  }

  renderStage() {
    const m = /** @type {Model} */ (this.model);
    const { frame, height, lane, small } = m;
    const rules = [lane.e.y - 5, lane.spine.y - 7, lane.thumbs.y - 6];
    const beside = small ? null : besideMatrix(m);
    return html`<div class="score ${small ? 'small' : ''} ${this.playing ? 'stepping' : ''}" @click=${this.touch.pressed} @keydown=${this.touch.keyed}>
      <div class="picture">
      <svg class="under" viewBox="0 0 ${frame.width} ${height}" aria-hidden="true">${ground(m)}${rules.map((y) => rule(y, frame.width))}</svg>
      <canvas class="heat" aria-hidden="true"></canvas>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('title')} @pointerdown=${this.touch.grabbed} @pointermove=${this.touch.moved}
        @pointerup=${this.touch.dropped} @pointercancel=${this.touch.dropped} @pointerleave=${this.touch.left}>
        ${matrixLane(m)}${beside ? svgBeside(m, beside) : nothing}${rowLanes(m)}${spineLane(m)}${axisLane(m)}
      </svg></div>
      ${small ? nothing : wordLines(m)}
      ${small || this.controls === 'none' ? nothing : html`<div class="place" style="top:calc(${lane.spine.y + 1} * var(--u))">${renderTransport(this, { steps: false })}</div>${speeds(speedPlace(m))}`}
      ${learn(m)}${panel(m)}
      ${small ? this.renderBelow(m) : nothing}
      ${spoken(m)}
    </div>`;
  }

  /** What a telephone shows below the lanes. @param {Model} m */
  renderBelow(m) {
    const high = 22 * Math.max(m.I, m.J);
    const places = belowMatrix(m, 44);
    return html`${wordLines(m)}
      <svg class="below" viewBox="0 0 390 ${high + 300}" role="group" aria-label=${this.t('alignment-title')}>
        ${scale(m, 16, 10, 358)}${lines(m, places)}${sums(m, belowLanes(m, high + 66))}
        ${figures(m, { x: 16, y: high + 196, width: 358, each: 22 })}
      </svg>`;
  }
}

/** What is to be held; throws what the core would where that does not fit the sentence. @param {Course} course @param {import('../../state/settings.js').Settings} settings */
function forcedOn(course, { forced = '' }) {
  const text = String(forced);
  const rows = parse(text, course.length);
  if (!rows) throw { ...failure('not-held', text), path: 'forced', args: { value: text } };
  return rows;
}

/** The speeds stand beside the timeline. @param {Model} m */
const speedPlace = (m) => {
  const scored = m.scored;
  return { ...scored, lane: { ...m.lane, time: { ...m.lane.spine, y: m.lane.spine.y - 3 } } };
};

/** @param {Model} m @param {import('./lines.js').Place} place */
function svgBeside(m, place) {
  const { margin, marginWidth } = m.frame;
  const { thumbs, steps } = m.lane;
  const each = Math.min(24, (steps.bottom - thumbs.y - 20) / 4 - 0.5);
  return [
    m.showsMatrix ? scale(m, margin, 8, marginWidth) : nothing,
    m.showsMatrix ? lines(m, place) : nothing,
    sums(m, besideLanes(m)),
    figures(m, { x: margin, y: thumbs.y + 17, width: marginWidth, each }),
  ];
}
