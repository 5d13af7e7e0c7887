/**
 * Keys act only while the focus is inside the element, and then stay inside it: a deck around it
 * keeps its own arrow keys until the viewer has chosen to work here.
 */
import { createKeybindingsHandler } from 'tinykeys';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** Controls that need these keys themselves. */
export const TYPING =
  'input, textarea, select, [contenteditable], [role="slider"], [role="spinbutton"]';
/** Controls that are pressed with the space bar. */
export const PRESSED = 'button, a[href], summary, [role="button"], [role="tab"]';

/** @param {Event} event @param {string} selector */
export function startedIn(event, selector) {
  return event
    .composedPath()
    .some(
      (node) =>
        node instanceof Element && !(node instanceof HTMLHtmlElement) && node.matches(selector),
    );
}

/** @param {InstrumentElement} element @returns {() => void} */
export function bindKeys(element) {
  /** @param {() => unknown} act */
  const when = (act) => (/** @type {KeyboardEvent} */ event) => {
    event.preventDefault();
    act();
  };
  const handle = createKeybindingsHandler({
    ArrowRight: when(() => element.next()),
    ArrowLeft: when(() => element.prev()),
    'Shift+ArrowRight': when(() => element.next('step')),
    'Shift+ArrowLeft': when(() => element.prev('step')),
    Home: when(() => element.goTo(0)),
    End: when(() => element.goTo(element.length)),
    Space: when(() => (element.playing ? element.pause() : element.play())),
    u: when(() => element.train(1)),
    r: when(() => element.reset()),
    Escape: when(() => element.fold()),
    '(\\/)': when(() => element.openDialog('help')),
    'Shift+(\\/|\\?)': when(() => element.openDialog('help')),
  });
  const ours = new Set([
    'ArrowRight',
    'ArrowLeft',
    'Home',
    'End',
    ' ',
    'u',
    'r',
    'Escape',
    '/',
    '?',
  ]);

  /** @param {KeyboardEvent} event */
  const listen = (event) => {
    if (event.defaultPrevented || element.controls === 'none') return;
    if (event.key === 'Escape' && !element.foldable) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = startedIn(event, TYPING);
    const pressed = event.key === ' ' && startedIn(event, PRESSED);
    if (typing || pressed || ours.has(event.key)) event.stopPropagation();
    if (!typing && !pressed) handle(event);
  };
  element.addEventListener('keydown', listen);
  return () => element.removeEventListener('keydown', listen);
}
