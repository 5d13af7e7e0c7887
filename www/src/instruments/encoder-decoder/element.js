import { html, nothing, svg } from 'lit';
import { nowBand, rule } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { renderTransport } from '../../elements/transport.js';
import { caption } from './captions.js';
import { Course } from './course.js';
import { engine } from './engine.js';
import './equation.js';
import { Hand } from './hand.js';
import { beamLane } from './lane-beam.js';
import { memoryLane, slot } from './lane-memory.js';
import { outputLane, outputNames } from './lane-output.js';
import { LINES, mark, sharesLane } from './lane-shares.js';
import { inputLane, statesLane } from './lane-states.js';
import { answers, controls, lags, likelihood } from './margin.js';
import { Model } from './model.js';
import { presets } from './presets.js';
import { takeReading } from './reading.js';
import { spoken } from './spoken.js';
import { styles } from './style.js';
import { timeLane } from './timeline.js';
import { View } from './view.js';

/** Settings that the three networks take as they are. */
const LOOKED = new Set(['read', 'write', 'width']);

/** Everything the decoder knows passes through the encoder's last state. */
export class EncoderDecoderElement extends InstrumentElement {
  static instrument = 'encoder-decoder';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...numberShown };
  static engine = engine;
  /** Steps of a sequence follow each other faster than operations of a cell. */
  static speed = 2;
  static learnsInSight = true;
  static writes = false;
  static looks = ['read', 'write', 'width'];
  static tabs = /** @type {Array<'story' | 'settings'>} */ (['story', 'settings']);
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.hand = new Hand(this);
  }

  /** @returns {import('./course.js').Asked} */
  get asked() {
    const { read, write, width } = this.settings_;
    return /** @type {any} */ ({ read, write, width: Number(width) });
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    return engine.compute('bottleneck_table');
  }

  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   * @returns {Promise<any>}
   */
  async openSession(engine, settings) {
    const plan = await engine.compute('bottleneck_plan', this.ownSettings(settings));
    /** @type {import('../../engine/handle.js').Handle[]} */
    const handles = [];
    try {
      for (const { settings: own } of plan.sessions) handles.push(await engine.open(own));
    } catch (error) {
      for (const handle of handles) await handle.close();
      throw error;
    }
    return new Course(plan, handles);
  }

  async wire() {
    return null;
  }

  /** @param {Course} course */
  async look(course) {
    const { asked } = this;
    // What is left of each symbol takes longer than a glance: while it learns, it waits.
    const seen = await course.look(asked, !this.training);
    if (!seen || /** @type {unknown} */ (course) !== this.driver.handle) return null;
    course.quiet = false;
    const { curve } = course;
    const now = this.training
      ? (curve.findLast((point) => point.step <= seen.step) ?? this.trace?.now ?? null)
      : await course.judge(seen.step);
    const before = /** @type {View | null} */ (this.trace);
    if (!seen.memory && before?.seen.memory && before.J === seen.states.read.length) {
      const { states } = before.seen.memory;
      if (states === before.J + seen.states.written.length) seen.memory = before.seen.memory;
    }
    const view = new View(seen, {
      plan: course.plan,
      vocabulary: course.vocabulary,
      asked,
      points: curve,
      now,
    });
    if (before) this.position_ = view.placeOf(before, this.position);
    return view;
  }

  /**
   * @param {Course} course
   * @param {import('../../state/settings.js').Settings} changed
   * @param {import('../../state/settings.js').Settings} wanted
   */
  async adjust(course, changed, wanted) {
    const names = Object.keys(changed);
    if (names.some((name) => !LOOKED.has(name) && name !== 'word')) return false;
    const engine = /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
    const plan = await engine.compute('bottleneck_plan', this.ownSettings(wanted));
    if ('word' in changed) {
      await course.setSequence(plan.source);
      Object.assign(course.plan, { source: plan.source, answer: plan.answer });
    }
    return true;
  }

  async explain() {
    return null;
  }

  /** The graph behind the picture, once a number of it is asked for. */
  get graph() {
    const view = /** @type {View} */ (this.trace);
    if (this.graphOf !== view) {
      this.graphOf = view;
      this.graph_ = null;
      const course = /** @type {Course | null} */ (/** @type {unknown} */ (this.driver.handle));
      course
        ?.of(view.asked.read)
        .call('followed_graph', course.plan.source, view.seen.ids)
        .then((graph) => {
          if (this.graphOf !== view) return;
          this.graph_ = graph;
          this.requestUpdate();
        })
        .catch(() => {});
    }
    return this.graph_;
  }
  /** @type {any} */
  graph_ = null;
  /** @type {View | null} */
  graphOf = null;

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-encoder-decoder-equation data-part .instrument=${this} .revision=${this.revision}></seq-encoder-decoder-equation>`;
  }
  renderMeta() {
    const { op, position, length } = this;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    return html`<span class="dot ${op.phase}"></span><span>${this.placeText()}</span>
      ${apart}<span>${this.t('readout-operation', { position, length })}</span>`;
  }
  renderInspector() {
    if (!this.selection?.block) return nothing;
    import('./inspector.js');
    return html`<seq-encoder-decoder-inspector data-part .instrument=${this} .revision=${this.revision}></seq-encoder-decoder-inspector>`;
  }
  /** @param {import('../../elements/types.js').Selection} place */
  async numberAt(place) {
    return (await import('./inspector.js')).numberAt(this.trace, place);
  }
  where() {
    const { cell, hidden } = this.settings_;
    const step = this.trainingStep;
    return this.t('encoder-decoder-where', {
      cell: String(cell ?? '').toUpperCase(),
      hidden: Number(hidden ?? 0),
      step,
      shown: this.whole(step),
    });
  }
  /** @param {string} id */
  presetWords(id) {
    return this.t(`encoder-decoder-preset-${id}-sets`);
  }
  placeText() {
    const { op, t } = this.op;
    return this.t(`encoder-decoder-op-${op || 'start'}`, { t });
  }
  takeReading() {
    return takeReading(this);
  }
  storyNumbers() {
    const view = /** @type {View | null} */ (this.trace);
    const last = (/** @type {import('./course.js').Role} */ role) => {
      const share = view?.shares(role).at(-1)?.share;
      return share === undefined ? '–' : this.percent(share);
    };
    return { plain: last('plain'), attention: last('attention'), hidden: Number(view?.H ?? 0) };
  }

  /* ---- the picture ---------------------------------------------------------------------------------- */

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.model = this.trace ? new Model(this) : null;
  }

  renderStage() {
    const m = /** @type {Model} */ (this.model);
    const { frame, small, layout: l } = m;
    const margin = { x: frame.margin, width: frame.marginWidth - 16 };
    return html`<div class="score ${small ? 'small' : ''} ${this.playing ? 'stepping' : ''}" @click=${this.hand.pressed} @keydown=${this.hand.keyed}>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${l.height}" role="group" aria-label=${m.t('title')} @pointerdown=${this.hand.grabbed} @pointermove=${this.hand.moved} @pointerup=${this.hand.dropped} @pointercancel=${this.hand.dropped}>
        ${band(m)}${[l.lane.state, l.lane.memory - 4, l.lane.time - 8].map((y) => rule(y, small || y > l.lane.memory ? frame.width : frame.x1 + 8))}
        ${wall(m)}${names(m)}${sharesLane(m)}
        ${this.asked.write === 'beam' ? beamLane(m) : outputLane(m)}${outputNames(m)}
        ${statesLane(m)}${inputLane(m)}${memoryLane(m)}${timeLane(m)}
        ${small ? nothing : svg`${answers(m, { ...margin, y: 136 })}${likelihood(m, { ...margin, y: 258 })}${lags(m, { ...margin, y: 285 })}`}
      </svg>
      ${small || m.bare ? nothing : html`<div class="place" style="top:calc(${l.lane.time + 9} * var(--u))">${renderTransport(this, { steps: false })}</div>`}
      ${m.bare ? nothing : controls(m)}
      ${small ? html`<svg class="below" viewBox="0 0 390 280">${key(m, 16, 16)}${answers(m, { x: 16, y: 40, width: 358 })}${lags(m, { x: 16, y: 168, width: 358 })}</svg>` : nothing}
      ${spoken(m)}
    </div>`;
  }
}

/** The column that is now. @param {Model} m */
function band(m) {
  const { layout: l, op } = m;
  const x = op.op === 'h' ? l.read(op.t) : op.op === 's' || op.op === 'y' ? l.written(op.t) : null;
  if (op.op === 'c')
    return nowBand({ x: l.wall.left, width: l.wall.right - l.wall.left, height: l.lane.time });
  return x === null
    ? nothing
    : nowBand({ x: x - l.width / 2, width: l.width, height: l.lane.time });
}

/** Nothing passes but through the one opening. @param {Model} m */
function wall(m) {
  const { layout: l, view, small } = m;
  const { left, right, middle } = l.wall;
  const open = [l.lane.state + 2, l.lane.input - 4];
  const around = view.asked.read === 'attention';
  const piece = (/** @type {number} */ from, /** @type {number} */ to) =>
    svg`<rect x=${left} y=${from} width=${right - left} height=${to - from} fill="url(#encoder-decoder-hatch)" stroke="var(--ink)" stroke-width=${around ? 1 : 2} stroke-dasharray=${around ? '5 4' : nothing} opacity=${around ? 0.55 : 1}></rect>`;
  const lower = () => {
    const through = slot(m);
    if (!through) return piece(open[1], l.lane.time - 12);
    return svg`${piece(open[1], through[0])}${piece(through[1], l.lane.time - 12)}`;
  };
  const lines =
    small || view.asked.write === 'forced'
      ? []
      : m.t(around ? 'around' : 'nothing-else').split('\n');
  return svg`<defs><pattern id="encoder-decoder-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="var(--plane)"></rect><path d="M0 0V8" stroke="var(--line2)" stroke-width="2.5"></path></pattern></defs>
    ${piece(6, open[0])}${around ? nothing : lower()}
    ${lines.length ? svg`<rect x=${left + 8} y=${70} width=${right - left - 16} height=${18 * lines.length + 10} rx="4" fill="var(--plane)"></rect>${lines.map((line, k) => svg`<text x=${middle} y=${87 + 18 * k} text-anchor="middle" font-size="13" font-weight="600" fill="var(--ink)">${line}</text>`)}` : nothing}`;
}

/** @param {Model} m */
function names(m) {
  const { frame, layout: l, small } = m;
  if (small)
    return [
      ['h, s', l.lane.state + 54],
      ['x, y', l.lane.input + 22],
    ].map(([symbol, y]) =>
      math(String(symbol), { x: frame.gutter, y: Number(y), size: 14, fill: 'var(--ink2)' }),
    );
  const around = m.view.asked.read === 'attention';
  const rows = /** @type {[string, string, number][]} */ ([
    ['shares', '', 30],
    ['states', 'h_j, s_i', l.strip.y + 66],
    ['inputs', 'x_j, y_{i-1}', l.lane.input + 22],
    [around ? 'attention' : 'memory', around ? 'α_{i,j}' : '‖Δh‖', l.lane.memory + 30],
  ]);
  return svg`${rows.map(
    ([id, symbol, y]) =>
      svg`<text x=${frame.gutter} y=${y} font-size="13.5" font-weight="550" fill="var(--ink)">${m.t(`lane-${id}`)}</text>${symbol ? math(symbol, { x: 148, y, size: 15, anchor: 'end', fill: 'var(--ink2)' }) : nothing}`,
  )}
    ${(around ? m.t('attention-note') : m.t('memory-note')).split('\n').map((line, k) => svg`<text x=${frame.gutter} y=${l.lane.memory + 50 + 16 * k} font-size="12" fill="var(--ink2)">${line}</text>`)}
    ${key(m, frame.gutter, 58)}`;
}

/** Which line is which. @param {Model} m @param {number} x @param {number} y */
function key(m, x, y) {
  return /** @type {const} */ (['attention', 'plain', 'reversed']).map((role, k) => {
    const [left, top] = m.small ? [x + 118 * k, y] : [x, y + 21 * k];
    const { ink, dash } = LINES[role];
    return svg`<path d="M${left} ${top - 4}h26" stroke=${ink} stroke-width="2.25" stroke-dasharray=${dash === 'none' ? nothing : dash}></path>${mark(role, left + 13, top - 4, 3.5)}<text x=${left + 33} y=${top} font-size="12.5" fill="var(--ink2)">${m.t(`read-${role}`)}</text>`;
  });
}
