/**
 * A link holds the state in words: only what differs from the preset, the seed always, and the
 * version of this very notation.
 *   #cell=lstm&hidden=8&seed=1&training-step=12&position=31&v=1
 */
import { attributeOf, KINDS, nameOf, PICTURE, print } from './settings.js';

/** What a link may hold beside settings. */
export const VIEW = [
  'preset',
  'training-step',
  'edited',
  'position',
  ...PICTURE,
  'form',
  'lang',
  'theme',
  'controls',
  'autoplay',
];

/** Of these, what an instrument with this picture has. @param {object} picture */
export const viewOf = (picture) =>
  VIEW.filter((name) => !PICTURE.includes(name) || Object.hasOwn(picture, name));

/** The newest notation that is read here. */
export const VERSION = '1';

/** What an address says to others than the instrument: the frame page and the reader of links. */
const BESIDE = ['instrument', 'v', 'lti'];

/** A text of many pages does not go into a link: servers and mail programs cut it. */
export const LONG = 4000;

/** In an address these may stand as they are: `pair=5,3` rather than `pair=5%2C3`. */
const PLAIN = /%(2C|2F|3A|3D|40)/g;

/**
 * @param {import('./settings.js').Settings} settings in force
 * @param {import('./settings.js').Settings} base     what they would be without a link
 * @param {Record<string, string | null | undefined>} view
 * @returns {string}
 */
export function toHash(settings, base, view) {
  const parameters = new URLSearchParams();
  if (view.preset) parameters.set('preset', view.preset);
  for (const name of Object.keys(KINDS)) {
    const value = settings[name];
    if (value === undefined || (name !== 'seed' && value === base[name])) continue;
    if (typeof value === 'string' && value.length > LONG) continue;
    parameters.set(attributeOf(name), print(value));
  }
  for (const name of VIEW.slice(1)) {
    const value = view[name];
    if (value !== null && value !== undefined && value !== '') parameters.set(name, value);
  }
  parameters.set('v', VERSION);
  return `#${parameters}`.replace(PLAIN, decodeURIComponent);
}

/** Whether an instrument may have an attribute of this name. @param {string} name */
export const isOurs = (name) => VIEW.includes(name) || Object.hasOwn(KINDS, nameOf(name));

/** @param {string} hash  with or without its `#` or `?` */
const pairs = (hash) => [...new URLSearchParams(hash.replace(/^[#?]/, ''))];

/**
 * The attributes a link asks for; what is no name of ours is left out.
 * @param {string} hash  with or without its `#` or `?`
 * @returns {Map<string, string>}
 */
export const fromHash = (hash) =>
  new Map(
    pairs(hash)
      .filter(([name]) => isOurs(name))
      .map(([name, value]) => [attributeOf(name), value]),
  );

/**
 * The names that are left out because nobody here knows them, each once.
 * @param {string} hash  with or without its `#` or `?`
 * @returns {string[]}
 */
export const leftOut = (hash) => [
  ...new Set(
    pairs(hash)
      .map(([name]) => name)
      .filter((name) => !isOurs(name) && !BESIDE.includes(name)),
  ),
];

/** The version that a link says it is of. @param {string} hash @returns {string | null} */
export const versionOf = (hash) => new URLSearchParams(hash.replace(/^[#?]/, '')).get('v');
