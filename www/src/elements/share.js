/** The ways an instrument leaves this page: a link, a frame, an element. */
import { attributeOf } from '../state/settings.js';
import { toHash } from '../state/url.js';
import { editedAttribute, pictureAttributes, settingAttributes } from './reflect.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** What makes a link long, and what belongs to it. */
const TEXTS = ['text', 'sequence'];

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param {InstrumentElement} element */
const view = (element) => ({
  preset: element.getAttribute('preset'),
  'training-step': String(element.trainingStep),
  edited: editedAttribute(element),
  position: String(element.position),
  ...Object.fromEntries(pictureAttributes(element)),
  form: element.form === 'pytorch' ? 'pytorch' : null,
  lang: element.getAttribute('lang'),
  theme: element.getAttribute('theme'),
});

/** @param {InstrumentElement} element */
export const hashOf = (element) => toHash(element.settings_, element.driver.base, view(element));

/**
 * Where the site's pages are, seen from this one.
 * @param {InstrumentElement} element
 */
const site = (element) => new URL(element.getAttribute('home') ?? '../', location.href).href;

/** @param {InstrumentElement} element @param {string} hash */
const pageAt = (element, hash) => `${site(element)}${element.instrumentName}/${hash}`;

/**
 * The link with the example's own text, where it holds another one.
 * @param {InstrumentElement} element
 * @returns {string | null}
 */
export function shorterLink(element) {
  const parameters = new URLSearchParams(hashOf(element).slice(1));
  if (!TEXTS.some((name) => parameters.has(attributeOf(name)))) return null;
  for (const name of TEXTS) parameters.delete(attributeOf(name));
  return pageAt(element, `#${parameters}`);
}

/**
 * @param {InstrumentElement} element
 * @returns {{link: string, frame: string, element: string}}
 */
export function snippets(element) {
  const name = element.instrumentName;
  const title = element.t(`${name}-title`);
  const hash = hashOf(element);
  const source = `${site(element)}embed/?instrument=${name}&${hash.slice(1)}`;
  const attributes = [...settingAttributes(element.settings_, element.driver.base)];
  for (const [key, value] of Object.entries(view(element))) attributes.push([key, value ?? null]);
  const written = attributes
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(value ?? '')}"`)
    .join('');
  const script = `<script type="module" src="${escaped(site(element))}package/standalone.js"></script>`;
  return {
    link: pageAt(element, hash),
    frame: `<iframe src="${escaped(source)}" title="${escaped(title)}" width="960" height="540" loading="lazy" allow="clipboard-write" style="border:0;max-width:100%"></iframe>`,
    element: `${script}\n<seq-${name}${written}></seq-${name}>`,
  };
}
