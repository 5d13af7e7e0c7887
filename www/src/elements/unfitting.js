/**
 * What stands in `preset`, `position`, `training-step` and what else is of the picture, and cannot be:
 * the core knows nothing of these, so that the element itself says what it made of them.
 */
import { failure } from '../engine/failure.js';
import { PICTURE } from '../state/settings.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

const PLACES = ['preset', 'position', 'training-step', ...PICTURE];

/** Before the element writes there itself. @param {InstrumentElement} element @returns {Map<string, string | null>} */
export const written = (element) =>
  new Map(PLACES.map((name) => [name, element.getAttribute(name)]));

/**
 * @param {InstrumentElement} element with its picture
 * @param {Map<string, string | null>} asked
 * @returns {Promise<Failure[]>}
 */
export async function unfitting(element, asked) {
  const found = [
    misplaced('position', asked.get('position'), element.length),
    unreachable(asked.get('training-step')),
  ].filter((one) => one !== null);
  const preset = asked.get('preset');
  if (preset && !Object.hasOwn(element.presets, preset)) {
    const { unknown } = await import('../state/strangers.js');
    found.push(unknown('unknown-preset', 'preset', preset, Object.keys(element.presets)));
  }
  for (const [name, { put, there }] of Object.entries(element.own.picture)) {
    const text = asked.get(name);
    if (!there || text === null || text === undefined || (await there(element, text))) continue;
    put(element, null);
    const { short } = await import('../state/strangers.js');
    const value = `${name}=${short(text)}`;
    found.push({ ...failure('names-nothing', `names-nothing: “${value}”`, { value }), path: name });
  }
  return found;
}

/** The core counts updates in 32 bits. */
const STEPS = 2 ** 32 - 1;

/** @param {string | null | undefined} step @returns {Failure | null} why no training can stand there */
export const unreachable = (step) => misplaced('training-step', step, STEPS);

/**
 * @param {string} path @param {string | null | undefined} text @param {number} max
 * @returns {Failure | null}
 */
export function misplaced(path, text, max) {
  if (text === null || text === undefined) return null;
  const number = Number(text);
  const value = text.slice(0, 40);
  const because = (/** @type {string} */ code, /** @type {Record<string, string>} */ args) => ({
    ...failure(code, `${path}: ${code}`, args),
    path,
  });
  if (text.trim() === '' || Number.isNaN(number)) return because('not-a-number', { value });
  if (number < 0 || number > max) {
    return because('out-of-range', { value, min: '0', max: String(max) });
  }
  return Number.isInteger(number) ? null : because('not-an-integer', { value });
}
