import { stepAt } from '../../draw/geometry.js';
import { onBackwardRow, positionUnder } from '../../score/spine.js';
import { barsAt } from './activity.js';
import { drawings } from './drawings.js';
import { hold, print } from './hold.js';
import { gateOf, PULL } from './valves.js';

/** What the hand and the keys do on the stage: step, choose a unit, hold a valve and let it go. */

/** @typedef {import('./element.js').CellElement} CellElement */

/**
 * @typedef {object} Grip a valve in the hand
 * @property {string} block
 * @property {boolean} upright
 * @property {number} from where the hand took it
 * @property {1 | -1} side on which side of the pipe's middle
 * @property {number} start its opening then
 * @property {import('./hold.js').Held[]} held what was held then
 */

/** How far one key moves a valve. */
const NUDGE = 0.05;

export class Hands {
  /** @param {CellElement} host */
  constructor(host) {
    this.host = host;
    /** @type {Grip | null} */
    this.grip = null;
    this.sliding = false;
    this.slidBack = false;
    this.dragged = false;
    this.from = { x: 0, y: 0 };
  }

  /** A point of the page in the score's units. @param {MouseEvent} event */
  point(event) {
    const lines = /** @type {Element} */ (this.host.renderRoot.querySelector('svg.lines'));
    const box = lines.getBoundingClientRect();
    const m = /** @type {import('./model.js').Model} */ (this.host.model);
    return {
      x: ((event.clientX - box.left) / box.width) * m.frame.width,
      y: ((event.clientY - box.top) / box.height) * m.height,
    };
  }

  /** @param {Event} event */
  target(event) {
    return /** @type {Element} */ (event.composedPath()[0]);
  }

  /** @param {Event} event */
  press = (event) => {
    if (this.dragged) {
      this.dragged = false;
      return;
    }
    const name = this.target(event).closest?.('[data-do]')?.getAttribute('data-do') ?? '';
    this.act(name);
  };

  /** @param {string} name `verb:arguments` */
  act(name) {
    const { host } = this;
    const m = host.model;
    const [verb, rest = ''] = name.split(':');
    const [a, b] = rest.split(',');
    if (!m) return;
    if (verb === 'go') host.goTo(Number(a));
    else if (verb === 'step') host.goTo(sameOperation(m, Number(a)));
    else if (verb === 'pick') host.select({ block: a, t: Number(b), unit: m.u });
    else if (verb === 'token')
      host.select({ block: 'x', t: Number(a), unit: m.trace.index.ids[Number(a) - 1] });
  }

  /** @param {Event} event */
  double = (event) => {
    const gate = this.target(event).getAttribute?.('data-grip');
    if (gate) this.host.release(gateOf(gate));
  };

  /** @param {PointerEvent} event */
  grab = (event) => {
    const { host } = this;
    const m = host.model;
    const target = this.target(event);
    if (event.button !== 0 || !m) return;
    this.dragged = false;
    this.from = this.point(event);
    const block = target.getAttribute?.('data-grip');
    if (block && m.has(block)) {
      const upright = target.hasAttribute('data-upright');
      const axis = upright ? 'x' : 'y';
      const side = this.from[axis] < Number(target.getAttribute(`data-${axis}`)) ? -1 : 1;
      const from = this.from[axis];
      this.grip = { block, upright, from, side, start: m.of(block), held: m.held };
      event.preventDefault();
      /** @type {HTMLElement} */ (/** @type {unknown} */ (target)).focus({ preventScroll: true });
    } else if (m.stacked && drawings.stacked.cellAt(m, this.from))
      this.pointAt(drawings.stacked.cellAt(m, this.from));
    else if (target.hasAttribute?.('data-units')) this.chooseAt(this.from.x);
    else if (target.closest?.('.spine')) {
      this.sliding = true;
      this.slidBack = onBackwardRow(m, this.from.y);
    }
  };

  /** @param {PointerEvent} event */
  capture(event) {
    this.host.renderRoot.querySelector('.score')?.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  move = (event) => {
    const { host } = this;
    const m = host.model;
    if (!m) return;
    const at = this.point(event);
    if (this.grip) {
      const { upright, from, side, start, block, held } = this.grip;
      const moved = at[upright ? 'x' : 'y'] - from;
      if (!this.dragged && Math.abs(moved) < 2) return;
      // Not before: what is captured hears the double click in place of the valve.
      if (!this.dragged) this.capture(event);
      this.dragged = true;
      const value = start + (side * moved) / PULL;
      this.slide(block, value, held);
    } else if (this.sliding) {
      if (!this.dragged && Math.abs(at.x - this.from.x) < 3) return;
      if (!this.dragged) this.capture(event);
      this.dragged = true;
      this.follow(at.x);
    } else if (m.stacked) {
      this.pointAt(drawings.stacked.cellAt(m, at));
    }
  };

  /** @param {{row: number, column: number} | null} cell */
  pointAt(cell) {
    const { host } = this;
    const { row, column } = host.pointed ?? {};
    if (!cell || (cell.row === row && cell.column === column)) return;
    host.pointed = cell;
    host.requestUpdate();
  }

  /** @param {PointerEvent} event */
  drop = (event) => {
    const m = this.host.model;
    if (this.sliding && !this.dragged && m) {
      const { x } = this.point(event);
      if (stepAt(m.columns, x) !== m.now) this.follow(x);
    }
    this.grip = null;
    this.sliding = false;
  };

  /** The cursor under a hand on the timeline. @param {number} x */
  follow(x) {
    const m = /** @type {import('./model.js').Model} */ (this.host.model);
    const { columns } = m;
    // While dragged, the columns move with the cursor; a click goes where it was made.
    const at = this.dragged ? (/** @type {number} */ t) => m.columnsAt(t) : () => columns;
    const position = positionUnder(m.trace, at, x, this.slidBack);
    if (position !== this.host.position) this.host.goTo(position);
  }

  /** Holds the valve in the hand; the lecture's z is shown, PyTorch's is held. @param {string} block @param {number} value @param {import('./hold.js').Held[]} before */
  slide(block, value, before) {
    const { host } = this;
    const m = /** @type {import('./model.js').Model} */ (host.model);
    const open = Math.round(100 * Math.max(0, Math.min(1, value))) / 100;
    const own = block === 'u' ? 1 - open : open;
    return host.slide('forced', print(hold(before, host.place(m, gateOf(block)), own)));
  }

  /** @param {number} x */
  chooseAt(x) {
    const m = /** @type {import('./model.js').Model} */ (this.host.model);
    const { x: left, step } = barsAt(m, m.now);
    const unit = Math.floor((x - left) / step);
    if (unit >= 0 && unit < m.H) this.host.change('neuron', unit + 1 === m.neuron ? 0 : unit + 1);
  }

  /** @param {KeyboardEvent} event */
  key = (event) => {
    const target = this.target(event);
    const done =
      this.keyOnValve(event, target) ||
      this.keyOnUnits(event, target) ||
      this.keyOnWeights(event, target) ||
      this.keyOnLine(event, target);
    const name = target.getAttribute?.('data-do') ?? '';
    const pressed = !done && name && (event.key === 'Enter' || event.key === ' ');
    if (pressed) this.act(name);
    if (!done && !pressed) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** @param {KeyboardEvent} event @param {Element} target */
  keyOnValve(event, target) {
    const block = target.getAttribute?.('data-grip');
    const m = this.host.model;
    if (!block || !m?.has(block)) return false;
    const by = /** @type {Record<string, number>} */ ({
      ArrowUp: NUDGE,
      ArrowRight: NUDGE,
      ArrowDown: -NUDGE,
      ArrowLeft: -NUDGE,
      PageUp: 5 * NUDGE,
      PageDown: -5 * NUDGE,
    })[event.key];
    if (event.key === 'Backspace' || event.key === 'Delete') this.host.release(gateOf(block));
    else if (event.key === 'Home') this.slide(block, 0, m.held);
    else if (event.key === 'End') this.slide(block, 1, m.held);
    else if (by) this.slide(block, m.of(block) + by, m.held);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @param {Element} target */
  keyOnUnits(event, target) {
    const m = this.host.model;
    if (!target.hasAttribute?.('data-units') || !m) return false;
    const to = /** @type {Record<string, number>} */ ({
      ArrowUp: m.neuron + 1,
      ArrowRight: m.neuron + 1,
      ArrowDown: m.neuron - 1,
      ArrowLeft: m.neuron - 1,
      Home: 0,
      End: m.H,
    })[event.key];
    if (to === undefined) return false;
    this.host.change('neuron', Math.max(0, Math.min(m.H, to)));
    return true;
  }

  /** From weight to weight of the one W. @param {KeyboardEvent} event @param {Element} target */
  keyOnWeights(event, target) {
    const m = this.host.model;
    if (!target.hasAttribute?.('data-weights') || !m) return false;
    const by = /** @type {Record<string, [number, number]>} */ ({
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-m.H, 0],
      PageDown: [m.H, 0],
    })[event.key];
    if (!by) return false;
    const { row, column } = drawings.stacked.pointed(m);
    this.host.pointed = { row: Math.max(0, row + by[0]), column: Math.max(0, column + by[1]) };
    this.host.requestUpdate();
    return true;
  }

  /** The timeline is a slider, too. @param {KeyboardEvent} event @param {Element} target */
  keyOnLine(event, target) {
    const { host } = this;
    if (!target.matches?.('.spine')) return false;
    const step = event.shiftKey || event.key.startsWith('Page') ? 'step' : 'operation';
    if (['ArrowRight', 'ArrowUp', 'PageUp'].includes(event.key)) host.next(step);
    else if (['ArrowLeft', 'ArrowDown', 'PageDown'].includes(event.key)) host.prev(step);
    else if (event.key === 'Home') host.goTo(0);
    else if (event.key === 'End') host.goTo(host.length);
    else return false;
    return true;
  }
}

/** The same kind of operation at another step. @param {import('./model.js').Model} m @param {number} t */
function sameOperation(m, t) {
  const { phase, index } = m.op;
  if (phase === 'update') return m.trace.positionOf('backward', t, m.trace.B - 1);
  if (phase === 'start') return m.trace.positionOf('forward', t, 0);
  return m.trace.positionOf(phase, t, index);
}
