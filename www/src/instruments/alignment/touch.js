/** The pointer and the keys on the picture: rows, columns and lines, the timeline, the training. */
import { stepAt } from '../../draw/geometry.js';
import { slide } from '../../score/slide.js';
import { stepUnder } from './axis.js';
import { besideMatrix, under } from './lines.js';
import { positionUnder } from './spine.js';

/** @typedef {import('./element.js').AlignmentElement} Host */

const ARROWS = /** @type {Record<string, number>} */ ({
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
});

/** @param {Event} event @param {string} selector */
const within = (event, selector) => /** @type {Element} */ (event.target).closest(selector);

export class Touch {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** What is being dragged; a weight once it has moved. @type {'' | 'spine' | 'axis' | 'weight'} */
    this.holds = '';
    /** Where the training is sought to. @type {number | null} */
    this.wanted = null;
    /** The weight under the hand: of which source word, and where it was taken. @type {{j: number, x: number, id: number} | null} */
    this.grip = null;
    /** The step under the hand, and whether it still moves. */
    this.under = 0;
    this.moving = false;
    this.seeking = false;
  }

  get model() {
    return /** @type {import('./model.js').Model} */ (this.host.model);
  }

  /** A point of the picture in its own units. @param {MouseEvent} event */
  place(event) {
    const svg = /** @type {Element} */ (this.host.renderRoot.querySelector('svg.lanes'));
    const box = svg.getBoundingClientRect();
    const scale = this.model.frame.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  /**
   * The row and the column under the pointer: in the matrix, its words, or the lines beside it.
   * @param {MouseEvent} event @returns {{t?: number, unit?: number} | null}
   */
  pointed(event) {
    const m = this.model;
    if (!m || (m.small && !m.showsMatrix)) return null;
    const { x, y } = this.place(event);
    const { matrix, source } = m.lane;
    const inColumns = x >= m.frame.x0 && x < m.frame.x1;
    const inRows = y >= matrix.y && y < matrix.bottom;
    const row = Math.min(m.I, Math.floor((y - matrix.y) / m.row) + 1);
    if (inRows && (x < m.frame.x0 || !m.showsMatrix)) return { t: row };
    if (inRows && inColumns) return { t: row, unit: stepAt(m.columns, x) };
    if (inColumns && y >= source.y && y < source.bottom) return { unit: stepAt(m.columns, x) };
    return m.showsMatrix && !m.small && y >= matrix.y - 8 && y < matrix.bottom + 8
      ? under(m, besideMatrix(m), x, y)
      : null;
  }

  /** A row is chosen; a cell of the row that is chosen already is opened. @param {Event} event */
  pressed = (event) => {
    const { host, model: m } = this;
    if (!m) return;
    const [act, block, n, unit] =
      within(event, '[data-do]')?.getAttribute('data-do')?.split(':') ?? [];
    if (act === 'inspect') {
      host.inspect(
        block,
        Number(n),
        unit === undefined ? null : this.component(event, block, Number(n)),
      );
      return;
    }
    if (!within(event, 'svg.lanes') || within(event, '.spine, .axis')) return;
    const found = this.pointed(/** @type {MouseEvent} */ (event));
    if (!found) return;
    const { t, unit: j } = found;
    if (t && j && t === m.i) host.inspect(m.back ? 'd.e' : 'alpha', j, null);
    else if (t) host.watch(t);
    host.follow(t ? 0 : (j ?? 0));
  };

  /** Which number of a strip is under the pointer. @param {Event} event @param {string} block @param {number} n */
  component(event, block, n) {
    if (!(event instanceof MouseEvent) || event.detail === 0) return 0;
    const rect = within(event, '[data-do]')
      ?.querySelector('.strip > rect')
      ?.getBoundingClientRect();
    const size = this.host.vectorOf(block, n).length;
    if (!rect || !size) return 0;
    const share = (event.clientX - rect.left) / rect.width;
    return Math.max(0, Math.min(size - 1, Math.floor(share * size)));
  }

  /** @param {PointerEvent} event */
  grabbed = (event) => {
    const weight = within(event, '[data-lane="alpha"]');
    const { host, model } = this;
    if (weight && !model.back && host.hand.can(model.i)) {
      const j = Number(weight.getAttribute('data-j'));
      this.grip = { j, x: this.place(event).x, id: event.pointerId };
      host.hand.grip(model.i);
      return;
    }
    for (const name of /** @type {const} */ (['spine', 'axis'])) {
      if (!within(event, `.${name}`)) continue;
      this.holds = name;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      this.moved(event);
      return;
    }
  };
  /** @param {PointerEvent} event */
  moved = (event) => {
    const { host, model: m, holds } = this;
    if (!m) return;
    if (this.grip && !holds && Math.abs(this.place(event).x - this.grip.x) > 3) {
      this.holds = 'weight';
      /** @type {Element} */ (event.currentTarget).setPointerCapture(this.grip.id);
      return;
    }
    if (!holds) {
      host.pointAt(this.pointed(event));
      return;
    }
    const { x, y } = this.place(event);
    if (holds === 'weight' && this.grip) {
      const { j } = this.grip;
      host.hand.hold(m.i, j, (x - m.left(j) - 3) / Math.max(1, m.width(j) - 6));
    } else if (holds === 'spine') {
      const position = positionUnder(m, x, y);
      if (position !== host.position) host.goTo(position);
    } else this.seek(stepUnder(m, x), true);
  };
  dropped = () => {
    const { holds, under: step } = this;
    this.holds = '';
    this.grip = null;
    if (holds === 'axis') this.seek(step);
  };
  left = () => {
    if (!this.holds) this.host.pointAt(null);
  };

  /** Only the newest place is sought; while dragging it is shown, and gone to where the hand lets go. @param {number} step @param {boolean} [moving] */
  async seek(step, moving = false) {
    const { host } = this;
    const furthest = Math.max(host.info?.furthest ?? 0, host.trainingStep);
    this.under = Math.max(0, Math.min(furthest, step));
    this.wanted = this.under;
    this.moving = moving;
    if (this.seeking) return;
    this.seeking = true;
    while (this.wanted !== null) {
      /** @type {number} */
      const target = this.wanted;
      const shown = this.moving;
      await host.scrub(shown ? target : null);
      if (!shown) await host.seek(target);
      if (this.wanted === target && this.moving === shown) this.wanted = null;
    }
    this.seeking = false;
  }

  /** @param {KeyboardEvent} event */
  keyed = (event) => {
    const { host, model: m } = this;
    if (!m || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    const done =
      (within(event, '.spine') && slide(host, event)) ||
      this.sliders(event, way) ||
      this.cells(event, way);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    host.requestUpdate();
  };

  /** The row, the column, the training. @param {KeyboardEvent} event @param {number | undefined} way */
  sliders(event, way) {
    const { host, model: m } = this;
    const sliders = /** @type {[string, number, number, number, (to: number) => unknown][]} */ ([
      ['.rows', m.i, 1, m.I, (to) => host.watch(to)],
      ['.columns', m.hoverColumn || m.top, 1, m.J, (to) => host.follow(to)],
      [
        '.axis',
        this.wanted ?? host.trainingStep,
        0,
        host.info?.furthest ?? 0,
        (to) => this.seek(to),
      ],
    ]);
    const found = sliders.find(([selector]) => within(event, selector));
    if (!found) return false;
    const [selector, now, least, most, go] = found;
    if (selector === '.rows' && (event.key === 'Enter' || event.key === ' ')) {
      host.inspect(m.back ? 'd.e' : 'alpha', m.top, null);
      return true;
    }
    // Upwards a row is an earlier word, but an axis has more.
    const turn = selector === '.axis' && event.key.match(/Arrow(Up|Down)/) ? -1 : 1;
    const step = selector === '.axis' && !event.shiftKey ? m.view.plan.every : 1;
    const to =
      event.key === 'Home'
        ? least
        : event.key === 'End'
          ? most
          : way
            ? now + turn * way * step
            : null;
    if (to === null) return false;
    go(Math.max(least, Math.min(most, to)));
    return true;
  }

  /** From number to number of a lane; Enter or the space bar opens one. @param {KeyboardEvent} event @param {number | undefined} way */
  cells(event, way) {
    const cell = within(event, '[data-do]');
    if (!cell) return false;
    if (event.key === 'Enter' || event.key === ' ') {
      this.pressed(event);
      return true;
    }
    const lane = cell.getAttribute('data-lane');
    const at = Number(cell.getAttribute('data-j'));
    if (lane === 'alpha' && !this.model.back && this.host.hand.keyed(event, this.model.i, at))
      return true;
    if (!lane || !way) return false;
    const j = Math.max(1, Math.min(this.model.J, Number(cell.getAttribute('data-j')) + way));
    /** @type {SVGElement | null} */
    const next = this.host.renderRoot.querySelector(`[data-lane="${lane}"][data-j="${j}"]`);
    next?.focus();
    return true;
  }
}
