import { Span } from '../../draw/canvas.js';
import { Palette } from '../../draw/paint.js';
import { markStyles } from '../../draw/styles.js';
import '../../elements/equation.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { numberShown } from '../../elements/number-shown.js';
import { speedShown } from '../../elements/speed-shown.js';
import { failure } from '../../engine/failure.js';
import { Trace } from '../../engine/trace.js';
import { keyStyles, pictureStyles, scoreStyles } from '../../score/styles.js';
import { refuseBeyondRoom, SCORE } from '../../state/settings.js';
import { caption } from './captions.js';
import { drawings, fetchDrawings } from './drawings.js';
import { Hands } from './hands.js';
import { paintHeat, repaint } from './heat.js';
import { at, hold, parse, print, release, toCore } from './hold.js';
import { Model } from './model.js';
import { presets } from './presets.js';
import { stage } from './stage.js';
import { cellStyles } from './styles.js';

/** What this instrument adds to the core's settings: they change the picture, not the network. */
const OWN = ['forced', 'neuron', 'view'];

/** A gate's token, for rows of activity painted in its hue. */
const TOKENS = /** @type {Record<string, string>} */ ({
  f: '--gate-forget',
  z: '--gate-forget',
  u: '--gate-forget',
  i: '--gate-input',
  o: '--gate-output',
  r: '--gate-output',
});

/** The cell as plumbing: a road, a T and valves that a hand can hold. */
export class CellElement extends InstrumentElement {
  static instrument = 'cell';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...numberShown, ...speedShown };
  static looks = OWN;
  static styles = [
    ...InstrumentElement.styles,
    markStyles,
    keyStyles,
    scoreStyles,
    pictureStyles,
    cellStyles,
  ];
  /** Truncation would hide ways of the gradient that are to be seen. */
  static rows = SCORE.filter((name) => name !== 'k1' && name !== 'k2');

  constructor() {
    super();
    /** Whether the hand holds a valve at every step. */
    this.everywhere = false;
    /** The same weights with nothing held, while something is. @type {Trace | null} */
    this.free = null;
    /** Whether only the hand has moved since. */
    this.keepFree = false;
    /** The cell of the stacked W under the pointer. @type {{row: number, column: number} | null} */
    this.pointed = null;
    /** @type {Model | null} */
    this.model = null;
    /** @type {Record<string, Uint32Array>} */
    this.gateTables = {};
    this.stepping = false;
    this.lastPosition = 0;
    this.span = new Span();
    const hands = new Hands(this);
    this.pressed = hands.press;
    this.doubled = hands.double;
    this.keyed = hands.key;
    this.grabbed = hands.grab;
    this.moved = hands.move;
    this.dropped = hands.drop;
    this.resized = () => this.requestUpdate();
  }

  caption() {
    return caption(this.model ?? new Model(this));
  }

  /* ---- the session: the language model's, with valves held ------------------------------------ */

  /** @param {import('../../engine/engine.js').Engine} engine */
  async declare(engine) {
    const { table, defaults } = await super.declare(engine);
    return { table, defaults: { ...defaults, forced: '', neuron: 0, view: 'pipes' } };
  }

  /** @param {import('../../engine/engine.js').Engine} engine @param {import('../../state/settings.js').Settings} settings */
  async openSession(engine, settings) {
    refuseBeyondRoom(settings);
    const { forced, neuron: _, view: __, ...core } = settings;
    const list = held(forced);
    const [handle] = await Promise.all([engine.open(core), fetchDrawings(settings)]);
    this.free = null;
    try {
      await handle.call('force', toCore(list));
    } catch (error) {
      handle.close();
      throw error;
    }
    return handle;
  }

  /** @param {any} handle */
  async look(handle) {
    const list = toCore(parse(String(this.settings_.forced ?? '')) ?? []);
    // Posted together and in order: no other look can come between holding and tracing.
    const first = list.length > 0 && !(this.keepFree && this.free);
    const free = first ? [handle.call('force', []), handle.call('trace', true)] : [];
    const force = handle.call('force', list);
    const [[, raw], , trace] = await Promise.all([
      Promise.all(free),
      force,
      handle.latest('trace', 'trace', true),
    ]);
    if (list.length === 0) this.free = null;
    else if (raw) this.free = new Trace(raw);
    this.keepFree = false;
    return trace && new Trace(trace);
  }

  /**
   * @param {any} handle @param {import('../../state/settings.js').Settings} changed
   * @param {import('../../state/settings.js').Settings} wanted
   */
  async adjust(handle, changed, wanted) {
    const names = Object.keys(changed);
    const own = names.filter((name) => OWN.includes(name));
    if (own.length === 0) return super.adjust(handle, changed, wanted);
    await fetchDrawings(wanted);
    if (own.length < names.length) return false;
    if ('forced' in changed) {
      await handle.call('force', toCore(held(wanted.forced)));
      this.keepFree = true;
      this.free ??= this.trace;
    }
    return true;
  }

  /* ---- drawing ---------------------------------------------------------------------------------- */

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const { palette } = this;
    super.willUpdate(changed);
    if (this.palette !== palette) this.gateTables = {};
    this.stepping = Math.abs(this.position - this.lastPosition) === 1;
    this.lastPosition = this.position;
    this.model = this.trace ? new Model(this) : null;
  }

  renderStage() {
    return this.model ? stage(this.model) : null;
  }

  /** A ramp in a gate's hue. @param {string} gate */
  gateTable(gate) {
    const token = TOKENS[gate];
    if (!this.gateTables[token]) {
      const style = getComputedStyle(this);
      const read = (/** @type {string} */ name) =>
        style.getPropertyValue(
          { '--probability': token, '--probability-low': '--plane' }[name] ?? name,
        );
      this.gateTables[token] = new Palette(read).table('probability');
    }
    return this.gateTables[token];
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      this.renderRoot.querySelector('canvas.heat')
    );
    if (!canvas || !this.model) return;
    const pixels = this.span.of(canvas, `${this.u} ${this.breadth} ${this.layout}`);
    repaint(
      canvas,
      this.model,
      pixels,
      this.model.stacked ? drawings.stacked.paintStacked : paintHeat,
    );
  }

  connectedCallback() {
    super.connectedCallback();
    globalThis.addEventListener('resize', this.resized);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    globalThis.removeEventListener('resize', this.resized);
  }

  /* ---- what was asked ------------------------------------------------------------------------------ */

  /** Where a hand holds now. @param {Model} m @param {string} gate */
  place(m, gate) {
    return { gate, unit: m.neuron, t: this.everywhere ? 0 : m.now };
  }
  /** @param {Model} m @param {string} gate */
  heldHere(m, gate) {
    const unit = m.neuron || m.u + 1;
    return at(m.held, { gate, unit, t: m.now });
  }
  /** @param {string} gate @param {number} value */
  holdAt(gate, value) {
    const m = /** @type {Model} */ (this.model);
    return this.change('forced', print(hold(m.held, this.place(m, gate), value)));
  }
  /** @param {string} gate */
  release(gate) {
    const m = /** @type {Model} */ (this.model);
    return this.change('forced', print(release(m.held, this.place(m, gate))));
  }
  letGo() {
    return this.change('forced', '');
  }
  /** @param {boolean} everywhere */
  setEverywhere(everywhere) {
    this.everywhere = everywhere;
    return this.drawn();
  }

  /* ---- words ------------------------------------------------------------------------------------------ */

  /** What an operation is called. @param {string} op @param {number} t */
  operationName = (op, t) => `${this.t(`cell-op-${op}`)}, t = ${t}`;

  placeText() {
    const { op } = this;
    return op.t ? this.operationName(op.op, op.t) : this.t(`readout-phase-${op.phase}`);
  }

  /** The picture in words. @param {Model} m */
  summary(m) {
    if (m.stacked) return drawings.stacked.twinText(m);
    const { write } = m;
    const known = m.has(m.memory);
    return this.t('cell-summary', {
      cell: m.cell,
      place: this.placeText(),
      unit: m.u + 1,
      memory: known ? write.fixed(m.of(m.memory)) : '–',
      gates: this.gatesText(m),
      gradient: m.has(`d${m.memory}`) ? write.compact(m.of(`d${m.memory}`)) : '–',
      held: print(m.held) || '–',
    });
  }

  /** @param {Model} m */
  gatesText(m) {
    const gates = { rnn: [], lstm: ['f', 'i', 'o'], gru: ['z', 'r'] }[m.cell];
    const told = gates.map((gate) => {
      const block = m.blockOf(gate);
      return `${m.letter(block)} ${m.has(block) ? m.write.fixed(m.of(block)) : '–'}`;
    });
    return told.join(', ') || '–';
  }
}

/** What is to be held; throws what the core would where it cannot be read. @param {unknown} text */
function held(text) {
  const list = parse(String(text ?? ''));
  if (!list)
    throw { ...failure('not-held', String(text)), path: 'forced', args: { value: String(text) } };
  return list;
}
