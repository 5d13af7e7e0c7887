/**
 * Keys that the instrument has no use for are the page's around it: a deck goes on although the focus
 * is in the frame.
 */
import { PRESSED, startedIn, TYPING } from '../elements/keys.js';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

const MOVES = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
];
/** Space, and what decks do by letter: full screen, speaker view, overview, blank. */
const OTHERS = [' ', 'Escape', 'f', 's', 'o', 'b', '.'];
const OFFERED = new Set([...MOVES, ...OTHERS]);
/** Those that a browser scrolls with. */
const SCROLLING = new Set([...MOVES, ' ']);

/**
 * @param {InstrumentElement} element
 * @param {(key: {key: string, code: string, shiftKey: boolean}) => void} offer
 */
export function offerKeys(element, offer) {
  // What the instrument used went no further than itself.
  addEventListener('keydown', (event) => {
    const { key, code, shiftKey } = event;
    if (event.defaultPrevented || event.isComposing || element.dialog) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!OFFERED.has(key.length === 1 ? key.toLowerCase() : key)) return;
    if (startedIn(event, TYPING) || (key === ' ' && startedIn(event, PRESSED))) return;
    if (SCROLLING.has(key) && scrolls(event)) return;
    offer({ key, code, shiftKey });
  });
}

/** Whether what has the focus, or something around it, is longer than what is seen of it. @param {Event} event */
const scrolls = (event) =>
  event.composedPath().some((node) => {
    if (!(node instanceof Element) || node.scrollHeight <= node.clientHeight) return false;
    if (node === document.scrollingElement) return true;
    return /auto|scroll/.test(getComputedStyle(node).overflowY);
  });
