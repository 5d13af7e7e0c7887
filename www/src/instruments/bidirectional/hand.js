/** The pointer and the keys on the picture: the timeline, the curtain, the answers, the bits, the curve. */
import { stepAt } from '../../draw/geometry.js';
import { Seeking } from '../../elements/seeking.js';
import { slide } from '../../score/slide.js';
import { positionUnder } from './lane-time.js';

/** @typedef {import('./element.js').BidirectionalElement} Host */

const ARROWS = /** @type {Record<string, number>} */ ({
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
});

export class Hand {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    /** What is being dragged. @type {'' | 'spine' | 'curtain' | 'asks' | 'curve'} */
    this.holds = '';
    this.seeking = new Seeking(host);
  }

  get model() {
    return /** @type {import('./model.js').Model} */ (this.host.model);
  }

  /** @param {Event} event @param {string} selector */
  static within(event, selector) {
    const target = /** @type {Element} */ (event.target);
    return target.closest(selector);
  }

  /** Bits are flipped, states are opened. @param {Event} event */
  pressed = (event) => {
    const [act, what, t] =
      Hand.within(event, '[data-do]')?.getAttribute('data-do')?.split(':') ?? [];
    const { host, model: m } = this;
    if (!m) return;
    if (act === 'bit')
      host.flip(
        m.detail === 'strips' && event instanceof PointerEvent
          ? this.stepUnder(event)
          : Number(what),
      );
    else if (act === 'state') this.open(/** @type {PointerEvent} */ (event), what, t);
  };

  /** The unit under the pointer, in the inspector. @param {PointerEvent} event @param {string} block @param {string | undefined} step */
  open(event, block, step) {
    const { host, model: m } = this;
    const t = step ? Number(step) : this.stepUnder(event);
    if (t > m.seen) return;
    const size = m.view.vector(block, t).length;
    const { x, y } = this.place(event);
    const lane = m.lane[block === 'output' ? 'output' : block === 'h' ? 'forward' : 'reverse'];
    let unit = 0;
    if (m.bars) {
      const card = m.card(t);
      const stacked = block === 'output' && m.view.combine === 'concat';
      const each = stacked ? size / 2 : size;
      unit = Math.max(
        0,
        Math.min(each - 1, Math.floor(((x - card.x - 3) / (card.width - 6)) * each)),
      );
      if (stacked && y > lane.middle) unit += each;
    } else unit = Math.max(0, Math.min(size - 1, Math.floor(((y - lane.y) / lane.height) * size)));
    host.select({ block, t, unit });
  }

  /** A point of the picture in its own units. @param {MouseEvent} event */
  place(event) {
    const box = /** @type {Element} */ (
      this.host.renderRoot.querySelector('svg.lanes')
    ).getBoundingClientRect();
    const scale = this.model.frame.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }
  /** @param {MouseEvent} event */
  stepUnder(event) {
    return stepAt(this.model.columns, this.place(event).x);
  }

  /** @param {PointerEvent} event */
  grabbed = (event) => {
    for (const name of /** @type {const} */ (['spine', 'curtain', 'asks', 'curve'])) {
      if (!Hand.within(event, `.${name}`)) continue;
      this.holds = name;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      this.moved(event);
      return;
    }
  };
  /** @param {PointerEvent} event */
  moved = (event) => {
    const { host, model: m, holds } = this;
    if (!holds || !m) return;
    const { x, y } = this.place(event);
    if (holds === 'spine') {
      const position = positionUnder(m, x, y);
      if (position !== host.position) host.goTo(position);
    } else if (holds === 'curtain') {
      const seen = Math.max(1, Math.min(m.T, Math.round((x - m.frame.x0) / m.column)));
      if (seen !== m.seen) host.hide(seen);
    } else if (holds === 'asks') {
      const t = Math.min(m.seen, this.stepUnder(event));
      if (t !== m.asked) host.ask(t);
    } else this.seekUnder(x);
  };
  dropped = () => {
    this.holds = '';
  };

  /** @param {number} x */
  seekUnder(x) {
    const curve = /** @type {HTMLElement | null} */ (this.host.renderRoot.querySelector('.curve'));
    const [left, right, last] = ['left', 'right', 'last'].map((name) =>
      Number(curve?.dataset[name]),
    );
    this.seek(Math.round(((x - left) / (right - left)) * last));
  }

  /** @param {number} step */
  seek(step) {
    const { host } = this;
    const furthest = Math.max(host.info?.furthest ?? 0, host.trainingStep);
    return this.seeking.to(Math.max(0, Math.min(furthest, step)));
  }

  /** @param {KeyboardEvent} event */
  keyed = (event) => {
    const { host, model: m } = this;
    if (!m || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    const done = this.spine(event) || this.sliders(event, way) || this.bits(event, way);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    host.requestUpdate();
  };

  /** @param {KeyboardEvent} event */
  spine(event) {
    return Boolean(Hand.within(event, '.spine')) && slide(this.host, event);
  }

  /** The curtain, the answer asked for, the training. @param {KeyboardEvent} event @param {number | undefined} way */
  sliders(event, way) {
    const { host, model: m } = this;
    const sliders = /** @type {[string, number, number, number, (to: number) => unknown][]} */ ([
      ['.curtain', m.seen, 1, m.T, (to) => host.hide(to)],
      ['.asks', m.asked, 1, m.seen, (to) => host.ask(to)],
      ['.curve', host.trainingStep, 0, host.info?.furthest ?? 0, (to) => this.seek(to)],
    ]);
    const found = sliders.find(([selector]) => Hand.within(event, selector));
    if (!found) return false;
    const [selector, now, least, most, go] = found;
    const step = selector === '.curve' && !event.shiftKey ? m.view.plan.every : 1;
    const to =
      event.key === 'Home' ? least : event.key === 'End' ? most : way ? now + way * step : null;
    if (to === null) return false;
    go(Math.max(least, Math.min(most, to)));
    return true;
  }

  /** From bit to bit; Enter or the space bar flips one. @param {KeyboardEvent} event @param {number | undefined} way */
  bits(event, way) {
    const bit = Hand.within(event, '.bit');
    if (!bit) return false;
    const t = Number(bit.getAttribute('data-do')?.split(':')[1] ?? 0);
    if (event.key === 'Enter' || event.key === ' ') {
      if (t) this.host.flip(t);
      return true;
    }
    if (!way) return false;
    const all = [...this.host.renderRoot.querySelectorAll('.bit')];
    const next = /** @type {SVGElement | undefined} */ (all[all.indexOf(bit) + way]);
    next?.focus();
    return true;
  }
}
