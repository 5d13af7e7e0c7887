/**
 * What an address asked for and nobody here knows. It is no trouble of the session: it stays in sight
 * until it is closed, whatever settings come after.
 */
import { strangers } from '../state/strangers.js';

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
  const names = element.table.map(({ name }) => name);
  complain(element, [...others, ...addresses.flatMap((address) => strangers(address, names))]);
}

/** @param {InstrumentElement} element @param {Failure[]} failures */
export function complain(element, failures) {
  element.complaints = failures.map(({ code, path, message, args }) => ({
    id: `problem-${code}`,
    code,
    path,
    message,
    args,
  }));
  for (const failure of failures) element.emit('seq-error', failure);
  element.requestUpdate();
}
