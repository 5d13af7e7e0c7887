import { html, nothing } from 'lit';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { openEngine } from '../../engine/engine.js';
import { caption } from './captions.js';
import { engine, larger } from './engine.js';
import { Exercise } from './exercise.js';
import './equation.js';
import { Hand } from './hand.js';
import { housesStage } from './houses-stage.js';
import { Lesson } from './lesson.js';
import { Market } from './market.js';
import { Model } from './model.js';
import { presets } from './presets.js';
import { takeReading } from './reading.js';
import { rolesStage } from './roles-stage.js';
import { styles } from './style.js';
import { Translator } from './translator.js';

/** What is looked at; the layer and its lesson stay. */
const LOOKED = new Set(['score', 'width', 'area', 'rooms', 'pool']);

/** A price told from those of similar houses; and who plays the same roles in a translator. */
export class AttentionValuesElement extends InstrumentElement {
  static instrument = 'attention-values';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...numberShown };
  static engine = engine;
  static writes = false;
  static lookEvery = 60;
  static live = ['width', 'area', 'rooms'];
  static tabs = /** @type {Array<'story' | 'settings'>} */ (['story', 'settings']);
  static styles = [...InstrumentElement.styles, ...styles];

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.hand = new Hand(this);
    this.exercise = new Exercise();
    /** Why no house was found for the weights asked for. */
    this.missed = false;
  }

  get roles() {
    return this.settings_.view === 'roles';
  }
  /** A whole graph is more than a glance: while the translator learns, it is looked at less often. */
  get lookEvery() {
    return this.roles ? 400 : super.lookEvery;
  }

  /* ---- what it computes with ------------------------------------------------------------------- */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    return engine.compute('houses_table');
  }

  /**
   * @param {import('../../engine/engine.js').Engine} engine
   * @param {import('../../state/settings.js').Settings} settings
   * @returns {Promise<any>}
   */
  async openSession(engine, settings) {
    const { session } = await engine.compute('houses_plan', this.ownSettings(settings));
    this.exercise.start();
    if (!session) return new Lesson();
    const translators = await openEngine(larger);
    return translators.open(session);
  }

  async wire() {
    return null;
  }

  /** @param {any} held */
  async look(held) {
    const engine = /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
    if (held instanceof Lesson) {
      // Two of these on a page ask one engine: each waits for its own answer.
      const told = await engine.latest(
        held,
        'houses_look',
        this.ownSettings(this.settings_),
        held.step,
      );
      if (!told || /** @type {unknown} */ (this.driver.handle) !== held) return null;
      if (told.errors.length > held.errors.length) held.errors = told.errors;
      return new Market(told);
    }
    const [raw, { written }] = await Promise.all([
      held.latest('graph', 'graph_trace'),
      held.call('decode', { brief: true }),
    ]);
    if (!raw || held !== this.driver.handle) return null;
    const { vocabulary } = await held.info();
    const words = written.steps.map((/** @type {any} */ { symbol }) => vocabulary[symbol]);
    return new Translator(raw, words);
  }

  /**
   * @param {any} held
   * @param {import('../../state/settings.js').Settings} changed
   * @param {import('../../state/settings.js').Settings} wanted
   */
  async adjust(held, changed, wanted) {
    const names = Object.keys(changed);
    this.missed = false;
    if (names.join() === 'sentence' && !(held instanceof Lesson)) {
      const engine = /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
      const { session } = await engine.compute('houses_plan', this.ownSettings(wanted));
      await held.setSequence(session.sequence);
      return true;
    }
    if (!(held instanceof Lesson) || names.some((name) => !LOOKED.has(name))) return false;
    const engine = /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
    await engine.compute('houses_plan', this.ownSettings(wanted));
    return true;
  }

  async explain() {
    return null;
  }

  /* ---- what one may do ---------------------------------------------------------------------------- */

  /** Puts the house asked for where the three weights are these. @param {[number, number, number]} shares */
  async aim(shares) {
    const engine = /** @type {import('../../engine/engine.js').Engine} */ (this.driver.engine);
    const settings = this.ownSettings(this.settings_);
    const found = await engine
      .compute('houses_aim', settings, ...shares, this.trainingStep)
      .catch(() => null);
    if (found) await this.driver.apply({ area: found[0], rooms: found[1] });
    this.missed = !found;
    await this.goTo(4);
  }

  /** The house asked for, moved; of several wishes the newest is fulfilled. @param {{area: number, rooms: number}} place */
  async moveHouse(place) {
    const waiting = this.moving;
    this.moving = place;
    if (waiting) return;
    while (this.moving) {
      /** @type {{area: number, rooms: number}} */
      const now = this.moving;
      await this.driver.apply({ ...now });
      if (this.moving === now) this.moving = null;
    }
  }
  /** @type {{area: number, rooms: number} | null} */
  moving = null;

  /** @param {string} part of the diagram */
  point(part) {
    this.exercise.point(part);
    this.requestUpdate();
  }
  /** @param {import('./exercise.js').Role} role */
  askFor(role) {
    this.exercise.ask(role);
    this.requestUpdate();
  }
  restartExercise() {
    this.exercise.start();
    this.requestUpdate();
  }

  /* ---- the contract ------------------------------------------------------------------------------ */

  caption() {
    return caption(this);
  }
  renderEquation() {
    return html`<seq-attention-values-equation data-part .instrument=${this} .revision=${this.revision}></seq-attention-values-equation>`;
  }
  renderInspector() {
    if (!this.selection?.block) return nothing;
    import('./inspector.js');
    return html`<seq-attention-values-inspector data-part .instrument=${this} .revision=${this.revision}></seq-attention-values-inspector>`;
  }
  renderMeta() {
    const { op, position, length } = this;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    return html`<span class="dot ${op.phase}"></span><span>${this.placeText()}</span>
      ${apart}<span>${this.t('readout-operation', { position, length })}</span>`;
  }
  /** @param {import('../../elements/types.js').Selection} place */
  async numberAt({ block, unit = 0 }) {
    if (!(this.trace instanceof Market)) return undefined;
    const { scores, weights, value } = this.trace.told;
    return { s: scores, w: weights, V: [value] }[block ?? '']?.[unit];
  }
  where() {
    const step = this.trainingStep;
    if (this.roles)
      return this.t('attention-values-where-roles', { step, shown: this.whole(step) });
    return this.t('attention-values-where', {
      score: this.t(`attention-values-score-${this.settings_.score}`),
    });
  }
  /** @param {string} id */
  presetWords(id) {
    return this.t(`attention-values-preset-${id}-sets`);
  }
  placeText() {
    const { op, t } = this.op;
    if (!this.roles) return this.t(`attention-values-op-${op || 'start'}`);
    const names = /** @type {Record<string, string>} */ ({ e: 'e', α: 'a', c: 'c' });
    const name = names[op] ?? 'start-roles';
    return this.t(`attention-values-op-${name}`, { i: t });
  }
  takeReading() {
    return takeReading(this);
  }
  storyNumbers() {
    const { trace } = this;
    if (!(trace instanceof Market)) return { first: '–', price: '–', before: '–', after: '–' };
    const { weights, value, off } = trace.told;
    return {
      first: this.percent(weights[0]),
      price: this.num(value, 0, { plain: true }),
      before: this.sig(off[0], 2),
      after: this.sig(/** @type {number} */ (off.at(-1)), 2),
    };
  }

  /* ---- the picture ---------------------------------------------------------------------------------- */

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.model = this.trace ? new Model(this) : null;
  }

  renderStage() {
    const m = /** @type {Model} */ (this.model);
    return m.view instanceof Market ? housesStage(m, m.view) : rolesStage(m, m.view);
  }
}
