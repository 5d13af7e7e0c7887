/**
 * What an instrument computes with: its settings, its session, what it looks at, and how that is
 * said in words. An instrument that is no language model, or no single session, replaces these.
 */
import { html, nothing } from 'lit';
import { USUAL } from '../engine/packages.js';
import { has } from '../i18n/i18n.js';
import { refuseBeyondRoom, rowsOf, SCORE } from '../state/settings.js';
import { drawerShown } from './drawer-shown.js';
import { learnEquations } from './equations.js';
import { Fields } from './fields.js';
import { takeReading } from './reading.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../state/settings.js').Settings} Settings
 * @typedef {import('./types.js').Preset} Preset
 */

/** What an instrument may call otherwise than the others do: `NAME-setting-…`, and so on. */
const OWN = /^(setting|choice|group|problem)-/;

export class Computing extends Fields {
  static instrument = '';
  /** @type {Record<string, Preset>} */
  static presets = { default: { settings: {} } };
  /** Which form of the core it needs. @type {import('../engine/packages.js').Package} */
  static engine = USUAL;
  /** Which rows of the core's table are its settings. */
  static rows = SCORE;
  /** Rows that are applied while their slider moves, not when it is let go. @type {string[]} */
  static live = [];
  /** Settings that change the picture and leave the network as it is. @type {string[]} */
  static looks = [];
  /** Those of PICTURE that it has. @type {Record<string, import('./types.js').Shown>} */
  static picture = drawerShown;
  /** Positions are played so many times as fast as operations of one cell. */
  static speed = 1;
  /** The picture follows training about this often, in milliseconds. */
  static lookEvery = 150;
  /** Whether the way to the training step of a link is long: the picture then learns before one's eyes. */
  static learnsInSight = false;
  /** Whether its model writes text that it learnt. */
  static writes = true;
  /** @type {Array<'story' | 'training' | 'settings'>} */
  static tabs = ['story', 'training', 'settings'];
  /** Where the cards of its story are, with their words; an instrument without one has no such tab. @type {() => Promise<{story: import('./types.js').Card[]}>} */
  static story;

  /** @type {any} */
  driver = null;

  /** What the class says of itself. */
  get own() {
    return /** @type {typeof Computing} */ (this.constructor);
  }
  get instrumentName() {
    return this.own.instrument;
  }
  /**
   * In its own words, where it has them.
   * @param {string} id
   * @param {Record<string, string | number>} [args]
   */
  t(id, args) {
    const own = this.ownName(id);
    return super.t(OWN.test(id) && has(this.language, own) ? own : id, args);
  }
  /** @param {string} id */
  ownName(id) {
    return `${this.instrumentName}-${id}`;
  }
  /** Whether there are words for it, its own or those of all. @param {string} id */
  knows(id) {
    return [id, this.ownName(id)].some((one) => has(this.language, one));
  }
  /** Problems of these settings stand beside their fields. @returns {string[]} */
  get beside() {
    return [];
  }
  get presets() {
    return this.own.presets;
  }
  /** The picture follows training about this often, in milliseconds. */
  get lookEvery() {
    return this.own.lookEvery;
  }
  /** The id of the preset everything else differs from. */
  get preset() {
    const asked = this.getAttribute('preset');
    return asked && Object.hasOwn(this.presets, asked) ? asked : Object.keys(this.presets)[0];
  }
  /**
   * The table of its settings and their defaults, as the core declares them.
   * @param {Engine} engine
   * @returns {Promise<{table: any[], defaults: Settings}>}
   */
  async declare(engine) {
    const [rows, defaults] = await Promise.all([
      engine.compute('describe'),
      engine.compute('default_settings'),
    ]);
    return { table: rowsOf(rows, this.own.rows), defaults };
  }
  /**
   * Those of these settings that its own table has: what its plan is asked with.
   * @param {Settings} settings
   */
  ownSettings(settings) {
    const names = new Set(this.table.map(({ name }) => name));
    return Object.fromEntries(Object.entries(settings).filter(([name]) => names.has(name)));
  }
  /**
   * A session with these settings, or several as an Ensemble; rejects when one is refused.
   * @param {Engine} engine
   * @param {Settings} settings
   * @returns {Promise<any>}
   */
  async openSession(engine, settings) {
    refuseBeyondRoom(settings);
    return engine.open(settings);
  }
  /**
   * What stays while the weights change. @param {any} handle
   * @returns {Promise<any>}
   */
  async wire(handle) {
    const equations = learnEquations(this.settings_.cell, this.form);
    const wiring = await handle.wiring();
    await equations;
    return wiring;
  }
  /**
   * What is to be seen at the current weights; null when a newer request overtook this one.
   * @param {any} handle
   * @returns {Promise<any>}
   */
  async look(handle) {
    return handle.trace();
  }
  /**
   * Takes changed settings into the open session; false when they need another one.
   * @param {any} handle
   * @param {Settings} changed
   * @param {Settings} wanted all settings with the changes
   * @returns {Promise<boolean>}
   */
  async adjust(handle, changed, wanted) {
    if (Object.keys(changed).join() !== 'sequence') return false;
    await handle.setSequence(String(wanted.sequence));
    return true;
  }
  /** What a text setting stands for while it is empty. @param {string} name @returns {string} */
  textOf(name) {
    if (name !== 'sequence') return '';
    const glue = this.settings_.unit === 'character' ? '' : ' ';
    return this.trace?.index?.tokens.join(glue) ?? '';
  }
  /** @returns {unknown} */
  renderMeta() {
    return undefined;
  }
  renderEquation() {
    return html`<seq-equation .instrument=${this} .revision=${this.revision}></seq-equation>`;
  }
  renderInspector() {
    if (!this.selection?.block) return nothing;
    return html`<seq-inspector data-part .instrument=${this} .revision=${this.revision}></seq-inspector>`;
  }
  /** A number that can be opened; undefined where there is none. @param {import('./types.js').Selection} place @returns {Promise<number | undefined>} */
  async numberAt(place) {
    return (await import('./inspector.js')).numberAt(this.trace, place);
  }
  /** In a few words, beside the title: what is shown. @returns {string} */
  where() {
    const { cell, hidden } = this.settings_;
    return this.t('seq-where', {
      cell: String(cell ?? '').toUpperCase(),
      hidden: Number(hidden ?? 0),
      step: this.whole(this.info?.step ?? 0),
    });
  }
  /** What a preset sets, in a few words. @param {string} id @returns {string} */
  presetWords(id) {
    const { settings, trainingStep = 0 } = this.presets[id];
    const of = (/** @type {string} */ key) => settings[key] ?? this.driver.defaults[key];
    const step = this.t('drawer-preset-step', {
      step: trainingStep,
      shown: this.whole(trainingStep),
    });
    return [this.t(`choice-cell-${of('cell')}`), `H = ${of('hidden')}`, step].join(' · ');
  }
  /** What blind guessing would cost, on the loss's own scale; 0 when nothing is to be said. */
  get blindLoss() {
    const { trace, settings_: settings } = this;
    if (!trace?.V) return 0;
    const one = Math.log(trace.V);
    const steps = Math.min(Number(settings.time_steps), (this.info?.tokens ?? Infinity) - 1);
    return settings.reduction === 'mean' ? one : one * steps;
  }
  /** The numbers behind the picture, as plain JSON. @returns {any} */
  takeReading() {
    return takeReading(/** @type {any} */ (this));
  }
}
