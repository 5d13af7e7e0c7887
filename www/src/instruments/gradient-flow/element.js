import { html, nothing } from 'lit';
import { Span } from '../../draw/canvas.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { openEngine } from '../../engine/engine.js';
import { caption } from './captions.js';
import { CliffModel } from './cliff-model.js';
import { cliff } from './cliff-stage.js';
import { Descents, UPDATES } from './descents.js';
import { engine, larger } from './engine.js';
import './equation.js';
import { Fetched } from './fetched.js';
import { inspector } from './inspector.js';
import { keyed } from './keys.js';
import { positionUnder } from './lane-time.js';
import { Model } from './model.js';
import { Painted } from './painted.js';
import { picture } from './picture.js';
import { presets } from './presets.js';
import { CELLS, Race } from './race.js';
import { taken } from './reading.js';
import { singularUnder } from './spectrum.js';
import { chain } from './stage.js';
import { Still } from './still.js';
import { styles } from './style.js';
import { Trio } from './trio.js';

/** Points on a side of the map of the cliff. */
const SIDE = 200;
/** What concerns no network: it leaves a training where it stands. */
const APART = new Set(['view', 'cell', 'start_w', 'start_b', 'descent_rate', 'threshold']);
/** Which of the three is taken apart. @param {import('../../state/settings.js').Settings} settings */
const speaker = ({ cell }) => CELLS.indexOf(/** @type {any} */ (cell));

/** How a gradient shrinks or grows on its way back through many steps, and how a gate lets it pass. */
export class GradientFlowElement extends InstrumentElement {
  static instrument = 'gradient-flow';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...picture };
  static engine = engine;
  /** Positions follow each other fast. */
  static speed = 16;
  static writes = false;
  static live = [
    'factor',
    'radius',
    'largest',
    'input_strength',
    'forget_bias',
    'update_bias',
    'start_w',
    'start_b',
    'descent_rate',
    'threshold',
  ];
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    /** @type {CliffModel | null} */
    this.cliff = null;
    /** What the core found for the settings in force. @type {any} */
    this.told = null;
    /** @type {import('./descents.js').Surface | null} */
    this.surface = null;
    this.fetched = new Fetched(this);
    this.painted = new Painted();
    /** Counts what was looked at. */
    this.looks = 0;
    this.dragging = '';
    this.span = new Span();
    /** Seen for the first time, all of it is shown. */
    this.toEnd = false;
  }

  get blindLoss() {
    return 0;
  }
  get learns() {
    return this.settings_.watched === 'order';
  }
  get engine() {
    return /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    return engine.compute('flow_table');
  }

  /** What is to be seen with these settings where nothing is learnt; rejects when they are refused. @param {import('../../state/settings.js').Settings} settings */
  async find(settings) {
    const own = this.ownSettings(settings);
    if (settings.view !== 'cliff') return this.engine.compute('flow_race', own);
    this.surface ??= await this.engine.compute('cliff_surface', SIDE);
    return this.engine.compute('cliff_descents', own, UPDATES);
  }

  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   */
  async openSession(engine, settings) {
    const own = this.ownSettings(settings);
    const { sessions } = await engine.compute('flow_plan', own);
    const learns = sessions.length > 0;
    const told = learns && settings.view !== 'cliff' ? null : await this.find(settings);
    const handles = [];
    if (learns) {
      const learners = await openEngine(larger);
      for (const session of sessions) {
        const handle = await learners.open(session);
        await handle.alter('flow_start', own);
        handles.push(handle);
      }
    }
    this.told = told;
    this.toEnd = this.trace === null && !this.hasAttribute('position');
    if (!learns) return new Still();
    const trio = new Trio(handles);
    trio.speaker = speaker(settings);
    return trio;
  }

  async wire() {
    return null;
  }

  /** @param {any} held */
  async look(held) {
    const before = this.trace;
    const { settings_: settings } = this;
    /** @type {Race | Descents} */
    let trace;
    if (settings.view === 'cliff') {
      const surface = /** @type {import('./descents.js').Surface} */ (this.surface);
      trace = new Descents(surface, this.told);
    } else if (held.all.length > 0) {
      const all = await held.each((/** @type {any} */ handle) => handle.call('flow_lane'));
      const { inputs, width } = all[0];
      const lanes = all.map((/** @type {any} */ { lane }) => lane);
      const losses = all.map((/** @type {any} */ { loss }) => loss);
      trace = new Race({ lanes, inputs, width, losses });
    } else trace = new Race(this.told);
    const atEnd = before !== null && before.N > 0 && this.position >= before.N;
    if (this.toEnd || atEnd) this.position_ = trace.N;
    this.toEnd = false;
    this.looks += 1;
    return trace;
  }

  /**
   * @param {any} held
   * @param {import('../../state/settings.js').Settings} changed
   * @param {import('../../state/settings.js').Settings} wanted
   */
  async adjust(held, changed, wanted) {
    const trained = held.all.length > 0;
    const learns = wanted.watched === 'order';
    const apart = Object.keys(changed).every((name) => APART.has(name));
    if (learns !== trained || (learns && !apart)) return false;
    if (!learns || wanted.view === 'cliff') this.told = await this.find(wanted);
    else await this.engine.compute('flow_plan', this.ownSettings(wanted));
    if (trained && held.speaker !== speaker(wanted)) {
      held.speaker = speaker(wanted);
      this.history = [];
    }
    return true;
  }

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-gradient-flow-equation data-part .instrument=${this} .revision=${this.revision}></seq-gradient-flow-equation>`;
  }
  renderInspector() {
    return this.model ? inspector(this.model) : nothing;
  }
  renderMeta() {
    const { op, model } = this;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    if (!model) {
      const phase = this.position === 0 ? 'start' : 'descent';
      return html`<span class="dot ${op.phase}"></span><span>${this.t(`gradient-flow-phase-${phase}`)}</span>
        ${op.t ? html`${apart}<span>${this.t('gradient-flow-at-update', { step: this.whole(op.t) })}</span>` : nothing}`;
    }
    return html`<span class="dot ${op.phase}"></span><span>${this.t(`readout-phase-${op.phase}`)}</span>
      ${apart}<span>${this.t('gradient-flow-at', { k: model.k, lag: model.lag })}</span>
      ${this.learns ? html`${apart}<span>${this.t('gradient-flow-at-update', { step: this.whole(this.trainingStep) })}</span>` : nothing}`;
  }
  where() {
    const { hidden, length, view } = this.settings_;
    if (view === 'cliff') return this.t('gradient-flow-where-cliff');
    const step = this.trainingStep;
    const when = this.learns
      ? this.t('gradient-flow-at-update', { step: this.whole(step) })
      : this.t('gradient-flow-where-start');
    return `H = ${hidden} · T = ${length} · ${when}`;
  }
  /** @param {string} id */
  presetWords(id) {
    return this.t(`gradient-flow-preset-${id}-sets`);
  }
  placeText() {
    const { model } = this;
    if (!model) return this.t('gradient-flow-at-update', { step: this.whole(this.position) });
    return this.t('gradient-flow-at', { k: model.k, lag: model.lag });
  }
  takeReading() {
    return taken(this);
  }
  /** What the story says of the numbers in the picture. */
  storyNumbers() {
    const { model } = this;
    const lane = model?.race.of('lstm');
    const end = (model?.T ?? 1) - 1;
    if (!model || !lane?.cell.length) return { kept: '–', memory: '–' };
    return { kept: model.amount(lane.kept[end]), memory: model.amount(lane.cell[end]) };
  }

  /* ---- training ------------------------------------------------------------------------------------- */

  get running() {
    return this.playing || this.training;
  }
  /** Noise cannot be learnt: who asks for updates gets the task. */
  async readyToLearn() {
    await this.driver.opened();
    if (this.settings_.view === 'cliff') return false;
    return this.learns || this.change('watched', 'order');
  }
  /** @param {number} [steps] */
  async train(steps = 1) {
    if (await this.readyToLearn()) return super.train(steps);
    await this.goTo(this.position + steps);
    return true;
  }
  async startTraining() {
    if (await this.readyToLearn()) await super.startTraining();
    else await this.play();
  }

  /** Played, whole steps; the updates of a descent come faster and faster. @param {'operation' | 'step'} grain @param {1 | -1} direction */
  async move(grain, direction) {
    const { trace, position } = this;
    if (!this.playing || direction < 0 || !trace) return super.move(grain, direction);
    if (trace instanceof Descents)
      return this.goTo(position + Math.max(1, Math.round(position / 12)));
    return super.move('step', direction);
  }

  /** The step at the cursor taken apart, once it is there. */
  get factors() {
    const { factors } = this.fetched;
    return factors?.cell === this.settings_.cell ? factors : null;
  }
  get product() {
    return this.fetched.product;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { trace } = this;
    this.cliff = trace instanceof Descents ? new CliffModel(this) : null;
    this.model = trace instanceof Race ? new Model(this) : null;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.fetched.refresh();
    /** @type {HTMLCanvasElement | null} */
    const canvas = this.renderRoot.querySelector('canvas.heat');
    if (!canvas) return;
    const pixels = this.span.of(
      canvas,
      `${this.u} ${this.breadth} ${this.layout} ${this.settings_.view}`,
    );
    if (this.model) this.painted.repaint(canvas, this.model, pixels);
    else this.cliff?.repaint(canvas, pixels);
  }

  /* ---- the picture ---------------------------------------------------------------------------------------- */

  renderStage() {
    if (this.cliff) return cliff(this.cliff);
    return this.model ? chain(this.model) : nothing;
  }

  /** Which gradient's making is shown. */
  get look_() {
    return /** @type {any} */ (this.selection)?.figure ?? '';
  }
  /** Which singular value is pointed at. @returns {number | null} */
  get singular() {
    const i = /** @type {any} */ (this.selection)?.singular;
    return i === undefined ? null : Math.min(i, (this.factors?.other_values.length ?? 1) - 1);
  }
  /** @param {object | null} selection */
  pick(selection) {
    return this.select(/** @type {any} */ (selection));
  }

  pressed = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (act === 'open') this.pick(this.look_ === what ? null : { figure: what });
  };
  keyed = (/** @type {KeyboardEvent} */ event) => keyed(this, event);

  /** Where a pointer is, in the score's units. @param {PointerEvent} event */
  place(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const { frame } = /** @type {Model | CliffModel} */ (this.model ?? this.cliff).layout;
    const scale = frame.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  grabbed = (/** @type {PointerEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const { x, y } = this.place(event);
    const part = this.model ?? this.cliff;
    if (!part || event.button > 0) return;
    const finger = event.pointerType === 'touch';
    if (target.closest('.singular')) this.dragging = 'singular';
    else this.dragging = target.closest('.hit') ? '' : part.grab(x, y, finger);
    if (!this.dragging) return;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.moved(event);
  };
  moved = (/** @type {PointerEvent} */ event) => {
    if (!this.dragging) return;
    const { x, y } = this.place(event);
    if (this.dragging === 'singular' && this.model) {
      const singular = singularUnder(this.model, x);
      if (singular !== this.singular) this.pick({ singular });
    } else if (this.dragging === 'time') {
      const position = this.model ? positionUnder(this.model, x) : this.cliff?.positionUnder(x);
      if (position !== undefined && position !== this.position) this.goTo(position);
    } else if (this.dragging === 'start' && this.cliff) {
      this.slideStart(this.cliff.startUnder(x, y));
    }
  };
  dropped = () => {
    this.dragging = '';
  };

  /** Both coordinates of the start at once; of several wishes the newest is fulfilled. @param {{start_w: number, start_b: number}} start */
  async slideStart(start) {
    const waiting = this.wanted;
    this.wanted = start;
    if (waiting) return;
    while (this.wanted) {
      /** @type {{start_w: number, start_b: number}} */
      const now = this.wanted;
      await this.driver.apply({ ...now });
      if (this.wanted === now) this.wanted = null;
    }
  }
  /** @type {{start_w: number, start_b: number} | null} */
  wanted = null;
}
