/** The pointer and the keys on the picture: the timeline, and the training behind its slider. */
import { Seeking } from '../../elements/seeking.js';
import { slide } from '../../score/slide.js';
import { positionUnder } from './timeline.js';

/** @typedef {import('./element.js').EncoderDecoderElement} Host */

export class Hand {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.holds = false;
    this.seeking = new Seeking(host);
  }

  /** @param {Event} event */
  pressed = (event) => {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what, t] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (act === 'go') this.host.goTo(Number(what));
    else if (act === 'state' && target) this.open(event, target, what, Number(t));
  };

  /** The unit under the pointer, in the inspector; by key the first. @param {Event} event @param {Element} target @param {string} block @param {number} t */
  open(event, target, block, t) {
    const { host } = this;
    const view = host.model?.view;
    if (!view) return;
    const box = target.getBoundingClientRect();
    const share = event instanceof MouseEvent ? (event.clientY - box.top) / box.height : 0;
    const unit = Math.max(0, Math.min(view.H - 1, Math.floor(share * view.H)));
    host.select({ block, t, unit });
  }

  /** From number to number of an open state; Enter opens one. @param {KeyboardEvent} event */
  state(event) {
    const { host } = this;
    const target = /** @type {Element} */ (event.target).closest('.state');
    const [, block, t] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (!target || !host.model) return false;
    if (event.key === 'Enter' || event.key === ' ') this.open(event, target, block, Number(t));
    else {
      const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const { selection } = host;
      if (!way || selection?.block !== block || selection.t !== Number(t)) return false;
      const unit = Math.max(0, Math.min(host.model.view.H - 1, (selection.unit ?? 0) + way));
      host.select({ block, t: Number(t), unit });
    }
    return true;
  }

  /** @param {PointerEvent} event */
  grabbed = (event) => {
    if (!(/** @type {Element} */ (event.target).closest('.spine'))) return;
    this.holds = true;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.moved(event);
  };
  /** @param {PointerEvent} event */
  moved = (event) => {
    const m = this.host.model;
    if (!this.holds || !m) return;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const scale = m.frame.width / box.width;
    const position = positionUnder(
      m,
      (event.clientX - box.left) * scale,
      (event.clientY - box.top) * scale,
    );
    if (position !== this.host.position) this.host.goTo(position);
  };
  dropped = () => {
    this.holds = false;
  };

  /** @param {KeyboardEvent} event */
  keyed = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const spine = /** @type {Element} */ (event.target).closest('.spine');
    if (!(spine ? slide(this.host, event) : this.state(event))) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
