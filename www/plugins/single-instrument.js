const ID = 'virtual:instrument';

/**
 * The one instrument of a single file.
 * @param {string} name
 * @returns {import('vite').Plugin}
 */
export function singleInstrument(name) {
  return {
    name: 'seqscope-single-instrument',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) =>
      id === `\0${ID}`
        ? `export const name = ${JSON.stringify(name)};
export const load = () => import('/src/instruments/${name}/index.js');`
        : null,
  };
}
