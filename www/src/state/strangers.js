/** What an address says that nobody here understands: each with what is needed to say so. */

import { failure } from '../engine/failure.js';
import { nearest } from './nearest.js';
import { attributeOf, NAMES } from './settings.js';
import { fromHash, leftOut, VERSION, versionOf, viewOf } from './url.js';

/** @typedef {import('../engine/failure.js').Failure} Failure */

/** Of a name that somebody else made up, as much as a sentence can hold. */
const SHOWN = 40;

/** @param {string} text */
export const short = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What is written in words of which there are few. @type {Record<string, string[]>} */
const CHOICES = {
  form: ['lecture', 'pytorch'],
  lang: ['fr', 'en'],
  theme: ['light', 'dark'],
  controls: ['full', 'min', 'none'],
};

/**
 * A name that is not among those known, with the one that it may have meant.
 * @param {string} code @param {string} path @param {string} name @param {string[]} known
 * @returns {Failure}
 */
export function unknown(code, path, name, known) {
  const value = short(name);
  const near = nearest(value, known, Math.max(1, Math.floor(value.length / 3)));
  const said = near === null ? '' : `, perhaps “${near}”`;
  const args = { value, nearest: near ?? 'none' };
  return { ...failure(code, `${code}: “${value}”${said}`, args), path };
}

/**
 * @param {string} hash  with or without its `#` or `?`
 * @param {string[]} settings  names of those the instrument has
 * @param {object} picture     what else of its picture has names
 * @returns {Failure[]}
 */
export function strangers(hash, settings, picture) {
  // An instrument that could not begin has not told its settings.
  const names = settings.length > 0 ? settings : NAMES;
  const known = [...viewOf(picture), ...names.map(attributeOf)];
  const asked = fromHash(hash);
  // An empty setting asks for nothing.
  const foreign = [...asked].flatMap(([name, value]) =>
    value === '' || known.includes(name) ? [] : [name],
  );
  const found = [...leftOut(hash), ...foreign].map((name) =>
    unknown('unknown-name', short(name), name, known),
  );
  for (const [path, choices] of Object.entries(CHOICES)) {
    const value = asked.get(path);
    if (value === undefined || choices.includes(value)) continue;
    const args = { value: short(value), choices: choices.join(', ') };
    found.push({ ...failure('not-a-choice', `${path}: “${args.value}”`, args), path });
  }
  const version = versionOf(hash);
  if (version !== null && !(Number(version) <= Number(VERSION))) {
    const args = { value: short(version), known: VERSION };
    found.push({ ...failure('newer-link', `a link of version ${args.value}`, args), path: 'v' });
  }
  return found;
}
