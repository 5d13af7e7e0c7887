/** The transport: back and forth at both grains. An instrument places it in its timeline lane. */
import { html, nothing } from 'lit';
import { icons } from './icons.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/**
 * @param {InstrumentElement} element
 * @param {{steps?: boolean, training?: boolean}} [options] whether the buttons of whole time steps stand
 *   beside; whether it pauses a training too, whose own button may be out of sight
 */
export function renderTransport(element, { steps = true, training = false } = {}) {
  const atStart = element.position <= 0;
  const atEnd = element.atLast;
  /**
   * @param {string} id
   * @param {unknown} icon
   * @param {() => unknown} act
   * @param {boolean} disabled
   */
  const button = (id, icon, act, disabled) =>
    html`<button
      class=${id === 'play' || id === 'pause' ? 'main' : ''}
      title=${element.t(`seq-${id}`)}
      aria-label=${element.t(`seq-${id}`)}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon}
    </button>`;
  return html`<div class="transport" role="group" aria-label=${element.t('seq-transport')}>
    ${button('first', icons.first, () => element.goTo(0), atStart)}
    ${steps ? button('prev-step', icons.prevStep, () => element.prev('step'), atStart) : nothing}
    ${button('prev', icons.prev, () => element.prev(), atStart)}
    ${
      element.running || (training && element.training)
        ? button('pause', icons.pause, () => element.pause(), false)
        : button('play', icons.play, () => element.play(), false)
    }
    ${button('next', icons.next, () => element.next(), atEnd)}
    ${steps ? button('next-step', icons.nextStep, () => element.next('step'), atEnd) : nothing}
    ${button('last', icons.last, () => element.goTo(element.length), atEnd)}
  </div>`;
}
