/**
 * The base of every instrument: one custom element, one contract.
 *
 * State. Everything visible is a function of the attributes: the core's settings in kebab-case,
 * and `preset training-step position form lang theme controls`. They are reflected both ways. With
 * `loading="lazy"` it begins when it is first seen.
 *
 * What an instrument writes:
 *   static instrument = 'bptt';                  its folder's name; the tag is `seq-bptt`
 *   static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
 *                                                ids start with `bptt-`; `bptt-title` and
 *                                                `bptt-preset-ID` are expected
 *   static presets = { ID: { settings, trainingStep?, position?, selection? } };   first = default
 *   static story = () => import('./story.js');   its `story`, cards as elements/story.js reads them
 *   static styles = [...InstrumentElement.styles, css`…`];
 *   renderStage()     the lanes and the timeline, in a box of 1280 × 564 units (`this.u` px each;
 *                     in CSS `calc(N * var(--u))`); `this.layout` is 'wide' or 'stacked'
 *   caption()         { id, args }: the sentence that says what just happened
 *   readoutExtra()    a template beside or below the equation strip, or nothing
 *
 * What it may replace, for what is no language model or no single session: the methods of
 * computing.js. Its `trace` is then any object with `N`, the last position,
 * `operation(p)` → { phase, t, op, index }, and `stepFrom(p, ±1)`; with a `key`, when that changes
 * what was pinned is let go. The form of the core it needs stands in its folder as `engine.js`.
 *
 * and in its folder `index.js`: `defineInstrument(BpttElement)`.
 *
 * What it reads: `trace wiring info table history position op form selection hover samples
 * settings problems training playing language u layout` (see fields.js).
 * What it calls: `change edit select hoverAt goTo next prev t num sig percent whole`.
 *
 * The shared parts `<seq-readout> <seq-drawer> <seq-inspector>`, and those inside them, get
 * two properties from the frame: `.instrument` (this element) and `.revision` (a number that
 * changes whenever anything here changed, so that Lit draws them again). They read the same fields
 * and call the same methods; they keep no state of the instrument themselves. `<seq-readout>` fills
 * the readout of 1280 × 112 units with caption(), equation and readoutExtra(); `drawerTab`
 * says what the drawer shows, `selection` brings the inspector.
 */
import { unsafeCSS } from 'lit';
import { rescaled } from '../draw/canvas.js';
import { register } from '../i18n/i18n.js';
import { attributeOf, NAMES, PICTURE } from '../state/settings.js';
import { followTheme, themeOf } from '../state/theme.js';
import frameStyle from '../styles/frame.css?inline';
import stackedStyle from '../styles/frame-stacked.css?inline';
import tokens from '../styles/tokens.css?inline';
import { Computing } from './computing.js';
import { Driver } from './driver.js';
import { learnEquations } from './equations.js';
import { heedFingers } from './finger.js';
import { renderFrame } from './frame.js';
import './parts.js';
import { bindKeys } from './keys.js';
import { Player } from './player.js';
import { watchSize, watchVisibility } from './watch.js';
import { sample } from './writing.js';

register('seq', { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') });

/**
 * @typedef {import('../engine/trace.js').Trace} Trace
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../state/settings.js').Settings} Settings
 * @typedef {import('../state/settings.js').Value} Value
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Problem} Problem
 * @typedef {import('./types.js').Selection} Selection
 * @typedef {import('./types.js').Preset} Preset
 * @typedef {import('./types.js').Card} Card
 */

const OWN = [
  'preset',
  'training-step',
  'edited',
  'position',
  'form',
  'lang',
  'theme',
  'controls',
  'autoplay',
  'loading',
];

export class InstrumentElement extends Computing {
  /** @type {import('../i18n/i18n.js').Messages} */
  static messages;
  static styles = [tokens, frameStyle, stackedStyle].map(unsafeCSS);
  static get observedAttributes() {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the very class it is asked on
    return [...super.observedAttributes, ...OWN, ...PICTURE, ...NAMES.map(attributeOf)];
  }

  constructor() {
    super();
    this.speed = this.own.speed;
    /** @type {Array<() => void>} */
    this.cleanups = [];
    this.driver = new Driver(this);
    this.player = new Player(this);
    heedFingers(this);
    /** What sliders under the hand ask for. @type {Map<string, Value>} */
    this.slid = new Map();
  }

  /* ---- the instrument's own part: override ------------------------------------------------ */

  /** @returns {unknown} */
  renderStage() {
    return null;
  }
  /** @returns {Message} */
  caption() {
    return { id: 'seq-caption-none' };
  }
  /** @returns {unknown} */
  readoutExtra() {
    return null;
  }

  /* ---- state ------------------------------------------------------------------------------ */

  /** @returns {Settings} */
  get settings() {
    return { ...this.settings_ };
  }
  set settings(settings) {
    this.driver.apply(settings);
  }
  get position() {
    return this.position_;
  }
  set position(position) {
    this.goTo(position);
  }
  get trainingStep() {
    return this.info?.step ?? 0;
  }
  set trainingStep(step) {
    this.seek(step);
  }
  /** The operation just done at the current position. */
  get op() {
    return (
      this.trace?.operation(this.position_) ??
      /** @type {import('../engine/trace.js').Operation} */ ({
        phase: 'start',
        t: 0,
        op: '',
        index: 0,
      })
    );
  }
  /** @returns {'none' | 'min' | 'full'} */
  get controls() {
    const asked = this.getAttribute('controls');
    return asked === 'none' || asked === 'min' ? asked : 'full';
  }
  get theme() {
    return themeOf(this);
  }

  /* ---- what anyone may call; every promise resolves when the picture is drawn ---------------- */

  /**
   * @param {number} position
   * @returns {Promise<void>}
   */
  async goTo(position) {
    if (!this.trace) await this.driver.opened();
    this.driver.landing.place = null;
    const moved = this.moveTo(Number(position) || 0);
    await this.drawn();
    if (moved) this.emit('seq-step', { position: this.position_, operation: this.op });
  }

  /** @param {'operation' | 'step'} [grain] */
  next(grain = 'operation') {
    return this.move(grain, 1);
  }
  /** @param {'operation' | 'step'} [grain] */
  prev(grain = 'operation') {
    return this.move(grain, -1);
  }
  /**
   * @param {'operation' | 'step'} grain
   * @param {1 | -1} direction
   */
  async move(grain, direction) {
    if (!this.trace) await this.driver.opened();
    if (!this.trace) return;
    const { position_ } = this;
    await this.goTo(
      grain === 'step' ? this.trace.stepFrom(position_, direction) : position_ + direction,
    );
  }

  /** Plays positions at a readable pace until the last. */
  play() {
    return this.player.play();
  }
  /** Ends whatever runs: playing and training. */
  async pause() {
    await Promise.all([this.player.pause(), this.driver.trainer.stop()]);
  }
  /** @param {number} [steps] updates to make */
  train(steps = 1) {
    return this.driver.train(steps);
  }
  /** @param {number} step training step to stand at, earlier or later */
  seek(step) {
    return this.driver.seek(step);
  }
  /** Trains until `stopTraining`. */
  startTraining() {
    return this.driver.trainer.start();
  }
  stopTraining() {
    return this.driver.trainer.stop();
  }
  /** Back to the same initial weights. */
  reset() {
    return this.driver.reset();
  }
  /** The numbers behind the picture, as plain JSON. */
  async reading() {
    await this.driver.settled();
    await this.drawn();
    return this.takeReading();
  }

  /**
   * The one way in for every control: a setting's name, or `position`, `training_step`, `preset`,
   * `form`. Resolves to true when it was accepted; else `problems[path]` says why not.
   * @param {string} path
   * @param {Value} value
   * @returns {Promise<boolean>}
   */
  async change(path, value) {
    if (path === 'position') await this.goTo(Number(value));
    else if (path === 'training_step') await this.seek(Number(value));
    else if (path === 'form') {
      const form = value === 'pytorch' ? 'pytorch' : 'lecture';
      if (this.wiring) await learnEquations(this.settings_.cell, form);
      this.form = form;
      await this.drawn();
    } else if (path === 'preset') return this.driver.applyPreset(String(value));
    else return this.driver.apply({ [path]: value });
    return true;
  }

  /**
   * The same from under the hand: while one value is being applied only the newest of those that
   * follow is kept.
   * @param {string} path
   * @param {Value} value
   */
  async slide(path, value) {
    const waiting = this.slid.has(path);
    this.slid.set(path, value);
    if (waiting) return;
    let taken;
    while (taken !== this.slid.get(path)) {
      taken = /** @type {Value} */ (this.slid.get(path));
      await this.change(path, taken);
    }
    this.slid.delete(path);
  }

  /**
   * Sets one weight by hand; the future from here is another branch.
   * @param {string} parameter PyTorch name, as `weight_hh_l0`
   * @param {[number, number]} index
   * @param {number} value
   */
  edit(parameter, index, value) {
    return this.driver.edits.set({ parameter, index, value });
  }

  /** @param {Selection | null} selection */
  async select(selection) {
    this.selection = selection;
    if (selection?.block) await import('./inspector.js');
    await this.drawn();
  }
  get foldable() {
    return this.anythingOpen || this.playing;
  }
  /** Closes the nearest open thing: a dialog, the drawer, a selection; else it pauses. */
  fold() {
    return this.closeNearest() ? this.drawn() : this.pause();
  }
  /** @param {'' | 'share' | 'export' | 'help'} dialog */
  async openDialog(dialog) {
    if (dialog) this.dialogs ??= await import('./dialogs.js');
    this.dialog = dialog;
    await this.drawn();
  }
  /** How a number was made. @param {string} block @param {number} t @param {number} unit */
  explain(block, t, unit) {
    return this.driver.explain(block, t, unit);
  }
  /** Lets the model write. @param {{length?: number, temperature?: number, prime?: string, seed?: number}} [options] */
  sample(options) {
    return sample(this, options ?? {});
  }

  /* ---- the element's life ------------------------------------------------------------------- */

  connectedCallback() {
    super.connectedCallback();
    if (this.getAttribute('form') === 'pytorch') this.form = 'pytorch';
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
    this.labelled ??= this.hasAttribute('aria-label') || this.hasAttribute('aria-labelledby');
    this.setAttribute('role', this.getAttribute('role') ?? 'group');
    // What waits to be seen is not seen before someone says so.
    if (this.getAttribute('loading') === 'lazy') this.visible = false;
    this.cleanups = [
      followTheme(this),
      watchSize(this),
      watchVisibility(this),
      bindKeys(this),
      () => this.player.pause(),
    ];
    this.driver.connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const cleanup of this.cleanups) cleanup();
    this.cleanups = [];
    this.driver.disconnect();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    super.attributeChangedCallback(name, before, after);
    if (before !== after && this.driver) this.driver.attributes.changedTo(name, after);
  }

  /** A transform around the element has changed, as when a deck is scaled: canvases are drawn sharp again. */
  rescaled() {
    rescaled();
    this.requestUpdate();
  }

  /** Resolves when everything changed so far stands in the picture. */
  async drawn() {
    this.requestUpdate();
    await this.updateComplete;
    for (const part of this.renderRoot.querySelectorAll('[data-part]')) {
      await /** @type {Partial<Computing>} */ (part).updateComplete;
    }
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.revision += 1;
    this.mixColours(`${this.theme} ${this.getAttribute('data-theme')}`);
    if (this.selection?.block) import('./inspector.js');
  }
  render() {
    this.dataset.layout = this.layout;
    return renderFrame(this);
  }
  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.driver.attributes.reflect();
    if (this.labelled) return;
    const label = this.t(`${this.instrumentName}-title`);
    if (this.getAttribute('aria-label') !== label) this.setAttribute('aria-label', label);
  }

  /**
   * @param {'seq-ready' | 'seq-step' | 'seq-train' | 'seq-error' | 'seq-change'} name
   * @param {object} detail
   */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/**
 * Registers an instrument's words and its tag; a second copy of the script on a page does nothing.
 * @param {typeof InstrumentElement} Class
 */
export function defineInstrument(Class) {
  const tag = `seq-${Class.instrument}`;
  if (customElements.get(tag)) return;
  register(Class.instrument, Class.messages);
  customElements.define(tag, Class);
}
