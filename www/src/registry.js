/** The instruments there are: every folder of src/instruments that has an index.js. */

const folders = import.meta.glob('./instruments/*/index.js');

/** @type {Map<string, () => Promise<unknown>>} */
export const instruments = new Map(
  Object.entries(folders).map(([path, load]) => [path.split('/')[2], load]),
);

/**
 * Loads one instrument, which registers its element.
 * @param {string} name
 * @returns {Promise<boolean>} whether there is one of this name
 */
export async function load(name) {
  const found = instruments.get(name);
  await found?.();
  return Boolean(found);
}
