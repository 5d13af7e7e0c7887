import { existsSync, readFileSync } from 'node:fs';

const BYTES = 'virtual:wasm-base64';
const GLUE = 'virtual:wasm-glue';

/** Where each form of the core is. */
export const FOLDERS = /** @type {Record<string, string>} */ ({
  studies: 'pkg-studies',
  language: 'pkg',
  span: 'pkg-span',
  chains: 'pkg-chains',
  flow: 'pkg-flow',
  translation: 'pkg-translation',
});

/** Where all instruments are in one file, each form is the whole. */
const TOGETHER = Object.fromEntries(Object.keys(FOLDERS).map((form) => [form, 'pkg-models']));

/**
 * What an instrument begins with, and what it asks for later.
 * @param {string} instrument
 * @returns {Promise<Record<string, string>>} folders, by the name of the form
 */
async function formsOf(instrument) {
  if (!instrument) return TOGETHER;
  const file = new URL(`../src/instruments/${instrument}/engine.js`, import.meta.url);
  const { engine, larger } = existsSync(file) ? await import(String(file)) : { engine: 'language' };
  const forms = [engine, larger].filter(Boolean);
  return Object.fromEntries(forms.map((form) => [form, FOLDERS[form]]));
}

/** @param {string} folder the packed core of a folder as text */
const text = (folder) =>
  readFileSync(new URL(`../${folder}/seqscope_bg.bin`, import.meta.url), 'base64');

/**
 * The core as text and the script beside it, by the name of the form, for what fetches nothing.
 * @param {string} instrument or an empty string, for all
 * @returns {import('vite').Plugin}
 */
export function wasmInline(instrument) {
  return {
    name: 'seqscope-wasm-inline',
    resolveId: (id) => (id === BYTES || id === GLUE ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${BYTES}` && id !== `\0${GLUE}`) return null;
      const forms = await formsOf(instrument);
      const folders = [...new Set(Object.values(forms))];
      const said = folders.map((folder, i) =>
        id === `\0${GLUE}`
          ? `import * as form${i} from '/${folder}/seqscope.js';`
          : `const form${i} = ${JSON.stringify(text(folder))};`,
      );
      const named = Object.entries(forms).map(
        ([name, folder]) => `${name}: form${folders.indexOf(folder)}`,
      );
      return `${said.join('\n')}\nexport default { ${named.join(', ')} };`;
    },
  };
}
