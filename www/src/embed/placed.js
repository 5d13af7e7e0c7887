/**
 * An instrument on a slide: an element of ours, or the frame page in an iframe. Both are told the
 * same way what to show, and both sleep when their slide is gone.
 */
import { stateOf } from './fragments.js';
import { PROTOCOL } from './protocol.js';
import { write } from './write.js';

/** Frames are found by their address or by `data-seqscope`. */
const FRAME =
  'iframe:is([data-seqscope], [src*="/embed/?instrument="], [data-src*="/embed/?instrument="])';

/** @param {Element} root @returns {Element[]} */
export const instrumentsIn = (root) =>
  [...root.querySelectorAll('*')].filter(
    (node) => node.localName.startsWith('seq-') || node.matches(FRAME),
  );

/** @param {Element} node */
const isFrame = (node) => node.localName === 'iframe';

export class Placed {
  /** @param {Element} node */
  constructor(node) {
    this.node = node;
    /** What was written, before anything was shown. */
    this.written = isFrame(node)
      ? parametersOf(node)
      : new Map([...node.attributes].map(({ name, value }) => [name, value]));
    /** A frame says when it can be spoken to. */
    this.awake = !isFrame(node);
    /** A drag over the picture is no swipe to the next slide. */
    node.setAttribute('data-prevent-swipe', '');
  }

  /** @param {Element} slide */
  stateOn(slide) {
    return stateOf(slide, this.node, (name) => this.written.get(name) ?? null);
  }

  /** @param {Element} slide */
  show(slide) {
    const state = this.stateOn(slide);
    if (isFrame(this.node)) this.say({ type: 'set', attributes: Object.fromEntries(state) });
    else write(this.node, state);
  }

  /** Begins what waited to be seen; a canvas is drawn for the scale that the deck has now. */
  wake() {
    if (isFrame(this.node)) return;
    if (this.node.getAttribute('loading') === 'lazy') this.node.setAttribute('loading', 'eager');
    /** @type {any} */ (this.node).rescaled?.();
  }

  /** Nothing plays or trains on a slide that nobody sees. */
  sleep() {
    const node = /** @type {any} */ (this.node);
    if (isFrame(node)) this.say({ type: 'pause' });
    else node.pause?.();
  }

  /** Resolves when an element has numbers to show; a frame is not waited for. */
  async ready() {
    if (isFrame(this.node)) return;
    await customElements.whenDefined(this.node.localName);
    await /** @type {any} */ (this.node).reading();
  }

  /** A frame that had begun before anyone listened says once more that it has. */
  hello() {
    if (isFrame(this.node)) this.post({ type: 'hello' });
  }

  /** @param {object} message */
  say(message) {
    if (this.awake) this.post(message);
  }

  /** @param {object} message */
  post(message) {
    const frame = /** @type {HTMLIFrameElement} */ (this.node);
    frame.contentWindow?.postMessage({ seqscope: PROTOCOL, ...message }, '*');
  }
}

/** What an address asks of a frame. @param {Element} frame @returns {Map<string, string>} */
function parametersOf(frame) {
  const address = frame.getAttribute('src') ?? frame.getAttribute('data-src') ?? '';
  const { search, hash } = new URL(address, document.baseURI);
  return new Map([...new URLSearchParams(search), ...new URLSearchParams(hash.replace(/^#/, ''))]);
}
