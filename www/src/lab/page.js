/** A page that is one instrument: its link is its state, its state is its link. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import { load } from '#registry';
import { hashOf } from '../elements/share.js';
import { keep, kept } from '../state/saved.js';
import { attributeOf, NAMES } from '../state/settings.js';
import { themeFrom } from '../state/theme.js';
import { fromHash, VIEW } from '../state/url.js';
import { lendKeys } from './keys.js';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

// With the first words in other letters, lines would break elsewhere, and everything below would move.
const letters = Promise.all(
  ['IBM Plex Sans Variable', 'Seqscope Math'].map((name) => document.fonts.load(`1em "${name}"`)),
);
/** Letters that come later than this many milliseconds are not waited for. */
const PATIENCE = 500;

/** The link follows the picture, but not every frame of a scrub. */
const FOLLOW_AFTER = 250;

/**
 * The link becomes the attributes before the element wakes, so that it opens once.
 * @param {string} name of the instrument
 */
export async function openPage(name) {
  const element = /** @type {InstrumentElement} */ (document.querySelector(`seq-${name}`));
  for (const attribute of ['lang', 'theme']) {
    const value = kept(attribute);
    if (value && !element.hasAttribute(attribute)) element.setAttribute(attribute, value);
  }
  readLink(element);
  // A link says which text; only the page's own may have left out one that is too long for it.
  const own = !location.hash || location.hash === kept(`${element.localName} link`);
  const text = own ? kept(`${element.localName} text`) : null;
  if (text && !element.hasAttribute('text')) element.setAttribute('text', text);
  document.documentElement.dataset.theme = themeFrom(element.getAttribute('theme'));
  const ready = async () => (await import('./offline.js')).keepForOffline('../', element.language);
  element.addEventListener('seq-ready', ready, { once: true });
  const { hash } = location;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([letters, late]).catch(() => {});
  await load(name);
  follow(element);
  lendKeys(element);
  complain(element, hash);
}

/** What a link says that nobody here knows is named, once the picture stands. @param {InstrumentElement} element @param {string} hash */
async function complain(element, hash) {
  await element.driver.opened();
  const { complainOf } = await import('../elements/complaints.js');
  await complainOf(element, [hash]);
}

/** @param {Element} element */
function readLink(element) {
  const wanted = fromHash(location.hash);
  for (const attribute of [...NAMES.map(attributeOf), ...VIEW]) {
    const value = wanted.get(attribute) ?? null;
    if (value !== null) element.setAttribute(attribute, value);
    else if (attribute !== 'lang' && attribute !== 'theme') element.removeAttribute(attribute);
  }
}

/** @param {InstrumentElement} element */
function follow(element) {
  const name = element.localName;
  let written = location.hash;

  const dress = () => {
    document.documentElement.lang = element.language;
    document.documentElement.dataset.theme = themeFrom(element.getAttribute('theme'));
    const title = element.t(`${element.instrumentName}-title`);
    document.title = `${title} · Seqscope`;
  };

  const write = async () => {
    await element.updateComplete;
    dress();
    if (!element.trace || element.driver.landing.underway) return;
    const text = String(element.settings.text ?? '');
    keep(`${name} text`, text === element.driver.base.text ? null : text);
    keep('lang', element.getAttribute('lang'));
    keep('theme', element.getAttribute('theme'));
    written = hashOf(element);
    keep(`${name} link`, written);
    if (written === location.hash) return;
    try {
      history.replaceState(null, '', written);
    } catch {
      // A document without an origin may not rewrite its address; the picture needs no address.
    }
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, FOLLOW_AFTER);
  };
  for (const event of ['seq-ready', 'seq-step', 'seq-train', 'seq-change']) {
    element.addEventListener(event, soon);
  }
  new MutationObserver(soon).observe(element, { attributes: true });
  addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    element.driver.attributes.replace(() => readLink(element));
    complain(element, location.hash);
  });
  element.updateComplete.then(dress);
}
