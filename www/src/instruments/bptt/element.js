import '../../elements/equation.js';
import { InstrumentElement } from '../../elements/instrument.js';
import { onBackwardRow, positionUnder } from '../../score/spine.js';
import { keyStyles, pictureStyles, scoreStyles } from '../../score/styles.js';
import '../../elements/parts.js';
import { Span } from '../../draw/canvas.js';
import { rowAt, stepAt } from '../../draw/geometry.js';
import { markStyles } from '../../draw/styles.js';
import { keyName } from '../../draw/timeline.js';
import { speedShown } from '../../elements/speed-shown.js';
import { captionOf } from './captions.js';
import { repaint } from './heat.js';
import { Model } from './model.js';
import { picture } from './picture.js';
import { presets } from './presets.js';
import { act } from './press.js';
import { stage } from './stage.js';
import { bpttStyles } from './styles.js';

/** Backpropagation through time: the backward pass on the same unrolled graph, every gradient a number. */
export class BpttElement extends InstrumentElement {
  static instrument = 'bptt';
  static messages = { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') };
  static presets = presets;
  static story = () => import('./story.js');
  static picture = { ...InstrumentElement.picture, ...speedShown, ...picture };
  static styles = [
    ...InstrumentElement.styles,
    markStyles,
    keyStyles,
    scoreStyles,
    pictureStyles,
    bpttStyles,
  ];

  constructor() {
    super();
    /** Which state stands open, 0 for none. */
    this.unfolded = 0;
    /** Comes when a column is first unfolded. @type {typeof import('./unfold.js').unfolded | null} */
    this.drawUnfolded = null;
    /** Which gate's wires an open state shows. */
    this.gate = '';
    /** Whether the triangle shows the memory cells of an LSTM. */
    this.byMemory = false;
    /** @type {import('./editor.js').Editing | null} */
    this.editing = null;
    /** True while the last change of position was one operation: then things move. */
    this.stepping = false;
    this.lastPosition = 0;
    this.dragging = false;
    /** @type {Model | null} */
    this.model = null;
    this.pressed = (/** @type {Event} */ event) => this.onPress(event);
    this.keyed = (/** @type {KeyboardEvent} */ event) => this.onKey(event);
    this.grabbed = (/** @type {PointerEvent} */ event) => this.onGrab(event);
    this.moved = (/** @type {PointerEvent} */ event) => this.onMove(event);
    this.dropped = (/** @type {PointerEvent} */ event) => this.onDrop(event);
    this.left = () => this.hoverAt(null);
    this.span = new Span();
    this.resized = () => this.requestUpdate();
  }

  caption() {
    const m = this.model ?? new Model(this);
    return captionOf({
      trace: m.trace,
      op: m.op,
      write: m.write,
      form: m.form,
      path: m.path,
      settings: this.settings,
    });
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.stepping = Math.abs(this.position - this.lastPosition) === 1;
    this.lastPosition = this.position;
    this.model = this.trace ? new Model(this) : null;
    // A link may have opened a state: no press came before.
    if (this.unfolded && !this.drawUnfolded) this.readyToUnfold();
  }

  renderStage() {
    return this.model ? stage(this.model) : null;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      this.renderRoot.querySelector('canvas.heat')
    );
    if (!canvas || !this.model) return;
    repaint(canvas, this.model, this.span.of(canvas, `${this.u} ${this.breadth} ${this.layout}`));
  }

  connectedCallback() {
    super.connectedCallback();
    globalThis.addEventListener('resize', this.resized);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    globalThis.removeEventListener('resize', this.resized);
  }

  get foldable() {
    return Boolean(this.editing || this.unfolded || super.foldable);
  }

  fold() {
    if (this.editing) this.editing = null;
    else if (this.unfolded && !this.dialog && !this.drawerTab) this.unfolded = 0;
    else return super.fold();
    return this.drawn();
  }

  /* ---- what the hand does -------------------------------------------------------------- */

  /** A point of the page in the score's units. @param {MouseEvent} event */
  point(event) {
    const lines = /** @type {Element} */ (this.renderRoot.querySelector('svg.lines'));
    const box = lines.getBoundingClientRect();
    const m = /** @type {Model} */ (this.model);
    return {
      x: ((event.clientX - box.left) / box.width) * m.frame.width,
      y: ((event.clientY - box.top) / box.height) * m.height,
    };
  }

  /** The cell of the triangle under a point, if it is one. @param {{x:number, y:number}} at */
  cellAt({ x, y }) {
    const m = /** @type {Model} */ (this.model);
    const lane = m.lane.triangle;
    if (y < lane.y || y > lane.bottom || x < m.columns.x0 || x > m.columns.x1) return null;
    const j = rowAt(lane, m.T, y);
    const k = stepAt(m.columns, x);
    return k <= j && m.done('dh', k) ? { j, k } : null;
  }

  /** @param {Event} event */
  onPress(event) {
    if (this.swallow) {
      this.swallow = false;
      return;
    }
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const found = target.closest?.('[data-do]');
    const at =
      this.model && event instanceof MouseEvent && event.clientX ? this.point(event) : null;
    act(this, found?.getAttribute('data-do') ?? '', at, found ?? null);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const name = target.getAttribute?.('data-do') ?? '';
    if (name === 'table' && event.key.startsWith('Arrow')) {
      event.preventDefault();
      event.stopPropagation();
      this.movePath(event.key);
      return;
    }
    if (target.matches?.('.spine') && this.onSlide(event)) return;
    if (
      !name ||
      target instanceof HTMLButtonElement ||
      (event.key !== 'Enter' && event.key !== ' ')
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    act(this, name, null, target);
  }

  /** The timeline is a slider: its keys move the cursor. @param {KeyboardEvent} event */
  onSlide(event) {
    const step = event.shiftKey || event.key.startsWith('Page');
    const ahead = ['ArrowRight', 'ArrowUp', 'PageUp'].includes(event.key);
    const behind = ['ArrowLeft', 'ArrowDown', 'PageDown'].includes(event.key);
    if (ahead) this.next(step ? 'step' : 'operation');
    else if (behind) this.prev(step ? 'step' : 'operation');
    else if (event.key === 'Home') this.goTo(0);
    else if (event.key === 'End') this.goTo(this.length);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @param {string} key */
  movePath(key) {
    const m = /** @type {Model} */ (this.model);
    const { j, k } = m.path ?? { j: m.T, k: m.T };
    const row = j + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);
    const column = k + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);
    const to = { j: Math.max(1, Math.min(m.T, row)), k: Math.max(1, column) };
    if (to.k <= to.j) this.select(to);
  }

  /** @param {PointerEvent} event */
  onGrab(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (event.button !== 0 || !target.closest?.('.spine')) return;
    this.dragging = true;
    this.swallow = false;
    this.dragFrom = this.point(event);
    this.dragBack = onBackwardRow(/** @type {Model} */ (this.model), this.dragFrom.y);
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    if (!this.model) return;
    const at = this.point(event);
    if (this.dragging) {
      if (Math.abs(at.x - this.dragFrom.x) < 3) return;
      if (!this.dragged)
        this.renderRoot.querySelector('.score')?.setPointerCapture(event.pointerId);
      this.dragged = true;
      const position = positionUnder(
        this.model.trace,
        (t) => /** @type {Model} */ (this.model).columnsAt(t),
        at.x,
        this.dragBack,
      );
      if (position !== this.position) this.goTo(position);
      return;
    }
    const cell = this.cellAt(at);
    if (cell?.j !== this.hover?.j || cell?.k !== this.hover?.k) this.hoverAt(cell);
  }

  /** @param {PointerEvent} event */
  onDrop(event) {
    if (!this.dragging) return;
    this.dragging = false;
    if (!this.dragged && this.model) {
      const at = this.point(event);
      const { columns } = this.model;
      const t = stepAt(columns, at.x);
      if (!columns.wide[t - 1])
        this.goTo(positionUnder(this.model.trace, () => columns, at.x, this.dragBack));
    }
    // The click that ends a drag presses nothing.
    this.swallow = this.dragged;
    this.dragged = false;
  }

  dragFrom = { x: 0, y: 0 };
  dragBack = false;
  dragged = false;
  swallow = false;

  /* ---- what was asked ------------------------------------------------------------------ */

  async readyToUnfold() {
    this.drawUnfolded ??= (await import('./unfold.js')).unfolded;
    this.requestUpdate();
  }
  /** @param {number} t */
  async unfold(t) {
    await this.readyToUnfold();
    this.unfolded = this.unfolded === t ? 0 : t;
    this.editing = null;
    return this.drawn();
  }
  /** @param {boolean} memory */
  showMemory(memory) {
    this.byMemory = memory;
    return this.drawn();
  }
  closeEditor() {
    this.editing = null;
    this.focus({ preventScroll: true });
    return this.drawn();
  }
  /** @param {number} t @param {string} word */
  async setToken(t, word) {
    const tokens = [
      .../** @type {import('../../engine/trace.js').Trace} */ (this.trace).index.tokens,
    ];
    tokens[t - 1] = word;
    this.closeEditor();
    await this.change('sequence', tokens.join(this.settings.unit === 'character' ? '' : ' '));
    await this.drawn();
  }
  /** @param {number} row @param {number} column @param {number} value */
  async setWeight(row, column, value) {
    this.closeEditor();
    await this.edit('weight_hh_l0', [row, column], value);
    await this.drawn();
  }

  /* ---- words --------------------------------------------------------------------------- */

  placeText() {
    const { phase, t, op } = this.op;
    return this.t('bptt-place', {
      phase,
      t,
      op: op ? keyName(op, t, 99).replace(/_\{(\d+)\}/, ' $1') : '',
      position: this.position,
      length: this.length,
    });
  }

  /** The picture in words. @param {Model} m */
  summary(m) {
    const { sum, count } = m.lossSoFar;
    const { path } = m;
    return this.t('bptt-summary', {
      T: m.T,
      H: m.H,
      place: this.placeText(),
      loss: count ? m.write.fixed(sum, 3) : '–',
      path: path
        ? this.t('bptt-summary-path', {
            j: path.j,
            k: path.k,
            n: m.write.compact(m.contribution(path.j, path.k)),
            share: m.write.percent(
              m.contribution(path.j, path.k) / (m.contribution(path.j, path.j) || 1),
            ),
          })
        : '',
    });
  }

  /** What truncation saves and loses. @param {Model} m */
  savingText(m) {
    let kept = 0;
    let lost = 0;
    for (let j = 1; j <= m.T; j++)
      for (let k = 1; k <= j; k++) {
        if (m.kept(j, k)) kept++;
        else if (m.done('dh', k)) lost = Math.max(lost, m.contribution(j, k));
      }
    const all = (m.T * (m.T + 1)) / 2;
    return this.t(lost > 0 ? 'bptt-path-cuts-keep' : 'bptt-path-cuts-plan', {
      kept: this.whole(kept),
      all: this.whole(all),
      saves: m.write.percent(1 - kept / all),
      lost: m.write.compact(lost),
    });
  }
}
