/**
 * A printed deck: every page of a slide, one for each of its fragments, gets the picture that belongs
 * to it, drawn once and left as it is, with the link to the living one. reveal.js makes the pages by
 * copying slides; a copy of a living instrument would begin anew on every page.
 */
import { COPIED, flat } from '../elements/picture.js';
import { snippets } from '../elements/share.js';
import { VERSION } from '../state/url.js';
import { instrumentsIn, Placed } from './placed.js';
import { write } from './write.js';

/** @typedef {import('reveal.js').RevealApi} Deck */

/** A frame that does not answer is left as it is after so many milliseconds. */
const PATIENCE = 30_000;

const STYLE = `
  ${COPIED}
  :host { display: block; position: relative; block-size: 100%; }
  .picture { display: block; block-size: 100%; overflow: hidden; }
`;

/** On paper nothing shines, and nothing can be pressed. */
const PAPER = { theme: 'light', controls: 'none' };

const LINK = `position: absolute; inset: auto 6px 0 6px; color: inherit; font: 8px/1.1 sans-serif;
  text-decoration: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; opacity: 0.75`;

const HOLDER =
  ':where([data-seq-holder]) { display: block; inline-size: 100%; aspect-ratio: 16 / 9; }';

/**
 * Called before reveal.js makes its pages.
 * @param {Deck} deck
 * @param {string} [site]
 */
export function printStills(deck, site) {
  const slides = /** @type {HTMLElement} */ (deck.getSlidesElement());
  /** @type {Placed[]} */
  const placed = [];
  for (const node of instrumentsIn(slides)) {
    const one = new Placed(node);
    node.replaceWith(holder(node, placed.push(one) - 1));
  }
  // What a deck's own styles say of an instrument goes first.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOLDER);
  document.adoptedStyleSheets.push(sheet);
  deck.on('pdf-ready', () => fill(slides, placed, site));
}

/** What keeps the place of an instrument on all the copies of its slide. @param {Element} node @param {number} key */
function holder(node, key) {
  const place = document.createElement('div');
  place.dataset.seqHolder = String(key);
  place.className = node.className;
  if (node.id) place.id = node.id;
  place.style.cssText = node.getAttribute('style') ?? '';
  const { width, height } = /** @type {HTMLIFrameElement} */ (node);
  if (node.localName === 'iframe' && width && height)
    place.style.cssText += `; inline-size: ${width}px; block-size: ${height}px; aspect-ratio: auto`;
  return place;
}

/** One after the other, and one living instrument for all the pages of its slide. */
async function fill(
  /** @type {HTMLElement} */ slides,
  /** @type {Placed[]} */ placed,
  /** @type {string | undefined} */ site,
) {
  const holders = /** @type {HTMLElement[]} */ ([...slides.querySelectorAll('[data-seq-holder]')]);
  const progress = progressOf(holders.length);
  const done = () => {
    progress.value += 1;
  };
  for (const [key, one] of placed.entries()) {
    const places = holders.filter(({ dataset }) => dataset.seqHolder === String(key));
    if (one.node.localName === 'iframe') await fillFrames(one, places, done);
    else await fillElements(one, places, done, site);
  }
  progress.remove();
  document.documentElement.dataset.seqscope = 'printable';
  document.dispatchEvent(new CustomEvent('seqscope-printable'));
}

/**
 * @param {Placed} one @param {HTMLElement[]} places @param {() => void} done
 * @param {string | undefined} site
 */
async function fillElements(one, places, done, site) {
  const live = /** @type {any} */ (document.createElement(one.node.localName));
  for (const [name, value] of one.written)
    if (!/^(class|id|style)$/.test(name)) live.setAttribute(name, value);
  live.removeAttribute('loading');
  for (const [name, value] of Object.entries(PAPER)) live.setAttribute(name, value);
  live.style.cssText = 'block-size: 100%; aspect-ratio: auto';
  if (site) live.setAttribute('home', site);
  await customElements.whenDefined(live.localName);
  // The living one stands in the first place until the last picture is taken.
  const [first] = places;
  /** @type {Array<() => void>} */
  const later = [];
  for (const place of places) {
    const slide = place.closest('section');
    if (slide) write(live, one.stateOn(slide));
    if (!live.isConnected) first.append(live);
    await live.reading();
    const still = stillOf(live);
    later.push(() => place.replaceChildren(still));
    done();
  }
  for (const act of later) act();
}

/**
 * In a page a copy of an instrument would wake, for its tag is known there. Under the same name in
 * another namespace it looks the same and stays asleep.
 * @param {Element} copy
 * @returns {Element}
 */
function asleep(copy) {
  const children = [...copy.childNodes].map((child) =>
    child instanceof Element ? asleep(child) : child,
  );
  const still = copy.localName.startsWith('seq-')
    ? document.createElementNS('urn:seqscope:still', copy.localName)
    : copy;
  if (still !== copy)
    for (const { name, value } of copy.attributes) still.setAttribute(name, value);
  still.replaceChildren(...children);
  return still;
}

/** @param {any} live @returns {HTMLElement} */
function stillOf(live) {
  const still = document.createElement('div');
  const root = still.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const picture = document.createElement('div');
  picture.className = 'picture';
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', live.getAttribute('aria-label') ?? '');
  picture.append(asleep(/** @type {Element} */ (flat(live))));
  root.append(picture, linkTo(snippets(live).link));
  return still;
}

/** @param {string} address */
function linkTo(address) {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = link.href;
  link.style.cssText = LINK;
  return link;
}

/**
 * A frame cannot be copied: each page has its own, which is told what to show by its address.
 * @param {Placed} one @param {HTMLElement[]} places @param {() => void} done
 */
async function fillFrames(one, places, done) {
  const address = one.node.getAttribute('src') ?? one.node.getAttribute('data-src') ?? '';
  for (const place of places) {
    const slide = place.closest('section');
    const url = new URL(address, document.baseURI);
    const state = slide ? one.stateOn(slide) : new Map();
    for (const [name, value] of [...state, ...Object.entries(PAPER)])
      if (value !== null) url.searchParams.set(name, value);
    const frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size: 100%; block-size: 100%; border: 0';
    frame.title = one.node.getAttribute('title') ?? '';
    frame.src = url.href;
    place.style.position = 'relative';
    place.replaceChildren(frame);
    const ready = await answer(frame);
    place.append(linkTo(livingOf(url, ready?.seed)));
    done();
  }
}

/**
 * What a frame shows, in a page of its own: that of its instrument, beside the page for frames; another
 * file that shows it stands for itself. The seed stands in it, as in every link: a preset's may change.
 * @param {URL} url @param {number | undefined} seed that the frame says it has
 */
function livingOf(url, seed) {
  const instrument = url.searchParams.get('instrument');
  if (!instrument) return url.href;
  const words = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(url.hash.slice(1)),
  ]);
  for (const name of ['instrument', 'controls', 'theme', 'autoplay', 'lti']) words.delete(name);
  if (seed !== undefined) words.set('seed', String(seed));
  words.set('v', VERSION);
  return new URL(`../${instrument}/#${words}`, url).href;
}

/** What the frame says when it is ready; null when it never does. @param {HTMLIFrameElement} frame */
const answer = (frame) =>
  new Promise((resolve) => {
    const heard = (/** @type {MessageEvent} */ { source, data }) => {
      if (source !== frame.contentWindow || data?.type !== 'ready') return;
      removeEventListener('message', heard);
      resolve(data);
    };
    addEventListener('message', heard);
    setTimeout(() => resolve(null), PATIENCE);
  });

/** How many pictures are drawn of how many, on the screen only. @param {number} max */
function progressOf(max) {
  const progress = document.createElement('progress');
  Object.assign(progress, { max, value: 0 });
  progress.style.cssText = 'position: fixed; inset: 0 0 auto 0; inline-size: 100%; z-index: 99';
  document.body.append(progress);
  return progress;
}
