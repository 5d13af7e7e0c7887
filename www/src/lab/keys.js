/**
 * On a page that is one instrument, keys pressed while nothing has the focus are the instrument's:
 * who opens it steps at once. A presenter's remote pages down and up. No letters: these would act
 * on a slip of the hand, or on a word that is said.
 */
import { startedIn, TYPING } from '../elements/keys.js';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

/** These move the page where it is longer than the window. */
const SCROLLING = new Set(['Home', 'End', ' ', 'PageDown', 'PageUp']);
const LENT = new Set(['ArrowLeft', 'ArrowRight', 'Escape', 'Home', 'End', ' ']);
/** What the remote presses, and the key of the instrument it stands for. @type {Record<string, string>} */
const REMOTE = { PageDown: 'ArrowRight', PageUp: 'ArrowLeft' };
/** Here the keys of the remote move what is read. */
const READ = `${TYPING}, seq-drawer, dialog`;

/** @param {InstrumentElement} element */
export function lendKeys(element) {
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { scrollHeight, clientHeight } = document.documentElement;
    if (SCROLLING.has(key) && scrollHeight > clientHeight) return;
    const free = target === document.body;
    const inside = target === element && !startedIn(event, READ);
    const ours = REMOTE[key] ? free || inside : free && LENT.has(key);
    if (!ours) return;
    if (free) element.focus({ preventScroll: true });
    const { code, shiftKey } = event;
    const as = REMOTE[key] ? { key: REMOTE[key], code: REMOTE[key] } : { key, code };
    const lent = { ...as, shiftKey, cancelable: true, bubbles: true };
    if (!element.dispatchEvent(new KeyboardEvent('keydown', lent))) event.preventDefault();
  });
}
