/**
 * What an address asked for and nobody here knows. It is no trouble of the session: it stays in sight
 * until it is closed, whatever settings come after.
 */
import { KINDS } from '../state/settings.js';
import { strangers } from '../state/strangers.js';
import { problemFrom } from './messages.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

/**
 * Of a page's address, once the instrument has told which settings it has.
 * @param {InstrumentElement} element
 * @param {string[]} addresses  hashes or queries
 * @param {Failure[]} [others]  what else is to be said
 */
export async function complainOf(element, addresses, others = []) {
  await element.driver.opened();
  const names = settingsOf(element);
  const found = addresses.flatMap((address) => strangers(address, names, element.own.picture));
  complain(element, [...others, ...found]);
}

/**
 * The settings that an instrument has, as far as an address may name them; none before it has begun.
 * @param {InstrumentElement} element
 * @returns {string[]}
 */
export function settingsOf({ table, driver, presets, own }) {
  if (table.length === 0) return [];
  const inPresets = Object.values(presets).flatMap(({ settings }) => Object.keys(settings));
  const rows = table.map(({ name }) => name);
  const names = [...rows, ...Object.keys(driver.defaults), ...inPresets, ...own.looks];
  return [...new Set(names)].filter((name) => Object.hasOwn(KINDS, name));
}

/** @param {InstrumentElement} element @param {Failure[]} failures */
export function complain(element, failures) {
  element.complaints = failures.map(problemFrom);
  for (const failure of failures) element.emit('seq-error', failure);
  element.requestUpdate();
}
