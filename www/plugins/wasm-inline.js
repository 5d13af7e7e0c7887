import { existsSync, readFileSync } from 'node:fs';

const BYTES = 'virtual:wasm-base64';
const GLUE = 'virtual:wasm-glue';

const FOLDERS = /** @type {Record<string, string>} */ ({
  language: 'pkg',
  recurrent: 'pkg-recurrent',
  models: 'pkg-models',
});

/**
 * The form of the core that an instrument needs: what its folder's `engine.js` says.
 * @param {string} instrument
 */
async function folderOf(instrument) {
  const file = new URL(`../src/instruments/${instrument}/engine.js`, import.meta.url);
  if (!existsSync(file)) return FOLDERS.language;
  return FOLDERS[(await import(file.href)).engine];
}

/**
 * The core as text and the script beside it, for the single file that fetches nothing.
 * @param {string} instrument
 * @returns {import('vite').Plugin}
 */
export function wasmInline(instrument) {
  return {
    name: 'seqscope-wasm-inline',
    resolveId: (id) => (id === BYTES || id === GLUE ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${BYTES}` && id !== `\0${GLUE}`) return null;
      const folder = await folderOf(instrument);
      if (id === `\0${GLUE}`) {
        return `export * from '/${folder}/seqscope.js';
export { default } from '/${folder}/seqscope.js';`;
      }
      const bytes = readFileSync(new URL(`../${folder}/seqscope_bg.wasm`, import.meta.url));
      return `export default ${JSON.stringify(bytes.toString('base64'))};`;
    },
  };
}
