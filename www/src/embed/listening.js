/** What frames say to the deck: that they can be spoken to, and which keys are the deck's. */
import { PROTOCOL } from './protocol.js';

/** @typedef {import('reveal.js').RevealApi} Deck */
/** @typedef {import('./placed.js').Placed} Placed */

export class Listening {
  /** @param {Deck} deck @param {Map<Element, Placed>} placed */
  constructor(deck, placed) {
    this.deck = deck;
    this.placed = placed;
    addEventListener('message', this.heard);
    for (const instrument of placed.values()) instrument.hello();
  }

  stop() {
    removeEventListener('message', this.heard);
  }

  heard = (/** @type {MessageEvent} */ { source, data }) => {
    if (data?.seqscope !== PROTOCOL) return;
    const from = [...this.placed.values()].find(
      ({ node }) => /** @type {HTMLIFrameElement} */ (node).contentWindow === source,
    );
    if (!from) return;
    if (data.type === 'ready') {
      from.awake = true;
      const slide = from.node.closest('section');
      if (slide) from.show(slide);
    } else if (data.type === 'key') this.pressed(data);
  };

  /** A key that the frame has no use for is pressed here; with Escape the deck has the focus again. @param {{key: unknown, shiftKey?: boolean}} message */
  pressed({ key, shiftKey = false }) {
    if (typeof key !== 'string' || shiftKey) return;
    if (key === 'Escape') {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      window.focus();
      return;
    }
    // reveal.js goes by the number of a key.
    const number = NUMBERS[key] ?? (/^[a-z.]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0);
    if (number) this.deck.triggerKey(number);
  }
}

/** @type {Record<string, number>} */
const NUMBERS = {
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  PageUp: 33,
  PageDown: 34,
  Home: 36,
  End: 35,
  ' ': 32,
};
