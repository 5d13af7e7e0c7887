/** The pointer and the keys on the picture: the timeline, and the training behind its slider. */
import { slide } from '../../score/slide.js';
import { positionUnder } from './timeline.js';

/** @typedef {import('./element.js').EncoderDecoderElement} Host */

export class Hand {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.holds = false;
    /** Where the training is sought to. @type {number | null} */
    this.wanted = null;
    this.seeking = false;
  }

  /** @param {Event} event */
  pressed = (event) => {
    const target = /** @type {Element} */ (event.target).closest('[data-do]');
    const [act, what] = target?.getAttribute('data-do')?.split(':') ?? [];
    if (act === 'go') this.host.goTo(Number(what));
  };

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
    if (!(/** @type {Element} */ (event.target).closest('.spine')) || !slide(this.host, event))
      return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** While dragging, only the newest step is sought. @param {number} step */
  async seek(step) {
    this.wanted = step;
    if (this.seeking) return;
    this.seeking = true;
    while (this.wanted !== null) {
      /** @type {number} */
      const target = this.wanted;
      await this.host.seek(target);
      if (this.wanted === target) this.wanted = null;
    }
    this.seeking = false;
  }
}
