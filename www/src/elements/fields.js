/** What an instrument and its parts read. Only the driver and the base element write here. */
import { Palette } from '../draw/paint.js';
import { Speaking } from './speaking.js';

/**
 * @typedef {import('../engine/trace.js').Trace} Trace
 * @typedef {import('../state/settings.js').Settings} Settings
 * @typedef {import('./types.js').Problem} Problem
 * @typedef {import('./types.js').Selection} Selection
 */

export class Fields extends Speaking {
  /** The watched sequence at the current weights. @type {any} */
  trace = null;
  /** The cell's declaration (forward, backward, update). @type {any} */
  wiring = null;
  /** Parameters, shapes, vocabulary, notices … as the session tells them. @type {any} */
  info = null;
  /** Limits, defaults and choices of every setting. @type {any[]} */
  table = [];
  /** @type {Array<{step: number, loss: number, grad_norm: number}>} */
  history = [];
  /** Texts the model wrote: newest first. @type {Array<{step: number, tokens: string[]}>} */
  samples = [];
  /** Settings in force: defaults, preset, then what was asked and accepted. @type {Settings} */
  settings_ = {};
  position_ = 0;
  /** Whose notation is shown. @type {'lecture' | 'pytorch'} */
  form = 'lecture';
  /** Pinned by a click. @type {Selection | null} */
  selection = null;
  /** Under the pointer. @type {Selection | null} */
  hover = null;
  /** What could not be applied, by setting; '' when no setting is to blame. @type {Record<string, Problem>} */
  problems = {};
  /** What the address asks and nobody here knows. @type {Problem[]} */
  complaints = [];
  /** Settings and numbers are not of one session. */
  between = false;
  /** Training runs. */
  training = false;
  /** Positions are being played. */
  playing = false;
  /** Positions a second are 1.1 times this. */
  speed = 1;
  /** What the training does now. @type {{step: number, loss: number, grad_norm: number, rate: number} | null} */
  progress = null;
  /** Which tab of the drawer is open. @type {'' | 'settings' | 'training' | 'story'} */
  drawerTab = '';
  /** Which card of the story is or was open; none yet. */
  storyCard = -1;
  /** The cards of its story, once it has been asked for. @type {import('./types.js').Card[]} */
  story = [];
  /** Weights or settings changed since a card put them in place. */
  astray = false;
  /** Which dialog is open. @type {'' | 'share' | 'export' | 'help'} */
  dialog = '';
  /** The dialogs, once one was opened. @type {typeof import('./dialogs.js') | undefined} */
  dialogs = undefined;
  /** Pixels of one unit: the frame is 1280 × 720 units. */
  u = 1;
  /** CSS pixels across the element, as last measured. */
  breadth = 0;
  /** Stacked on a phone that lies on its side: the lanes stand beside the sentence. */
  onItsSide = false;
  /** @type {'wide' | 'stacked'} */
  layout = 'wide';
  visible = true;
  /** The colours of the theme in force, for canvases. @type {import('../draw/paint.js').Palette} */
  palette = /** @type {any} */ (null);
  /** Which theme they are of. */
  paletteOf = '';
  /** The page around it gave the element a name. @type {boolean | undefined} */
  labelled = undefined;
  /** Changes with everything above. */
  revision = 0;

  /** The last position N. */
  get length() {
    return this.trace?.N ?? 0;
  }

  /** Whether something goes on that can be paused. */
  get running() {
    return this.playing;
  }
  /** Whether nothing comes after this position. */
  get atLast() {
    return this.position_ >= this.length;
  }

  /** @param {number} position @returns {boolean} whether that is another position */
  moveTo(position) {
    const before = this.position_;
    this.position_ = Math.round(Math.min(Math.max(position, 0), this.length));
    return this.position_ !== before;
  }

  /** @param {number} speed */
  setSpeed(speed) {
    this.speed = speed;
    this.requestUpdate();
  }

  /** Until this is done, the picture stays as it was. @param {Promise<unknown>} change */
  async changing(change) {
    this.between = true;
    try {
      await change;
    } finally {
      this.between = false;
    }
  }
  /** @override */
  shouldUpdate() {
    return !(this.between && this.trace);
  }

  /** @param {Selection | null} selection */
  hoverAt(selection) {
    if (selection === this.hover) return;
    this.hover = selection;
    this.requestUpdate();
  }

  /** Colours are mixed anew only when the theme has changed. @param {string} theme */
  mixColours(theme) {
    if (theme === this.paletteOf) return;
    this.palette = Palette.of(this);
    this.paletteOf = theme;
  }

  get anythingOpen() {
    return Boolean(this.dialog || this.drawerTab || this.selection);
  }

  /** @returns {boolean} whether something was open */
  closeNearest() {
    if (!this.anythingOpen) return false;
    if (this.dialog) this.dialog = '';
    else if (this.drawerTab) this.drawerTab = '';
    else this.selection = null;
    return true;
  }
}
