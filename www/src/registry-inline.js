/** The single file holds one instrument. */
import { load as loadIt, name } from 'virtual:instrument';

/** @type {Map<string, () => Promise<unknown>>} */
export const instruments = new Map([[name, loadIt]]);

/** @param {string} asked @returns {Promise<boolean>} */
export async function load(asked) {
  const found = instruments.get(asked);
  await found?.();
  return Boolean(found);
}
