import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const BYTES = 'virtual:wasm-base64';
const GLUE = 'virtual:wasm-glue';

/** Where each form of the core is; the smallest is not among them: what fetches nothing has larger ones. */
const FOLDERS = /** @type {Record<string, string>} */ ({
  language: 'pkg',
  recurrent: 'pkg-recurrent',
  models: 'pkg-models',
});

/** Where all instruments are in one file, a smaller form is a part of the next. */
const TOGETHER = { ...FOLDERS, language: FOLDERS.recurrent };

/** What an instrument's folder says of its form. @param {string | URL} file */
async function formOf(file) {
  const { engine, larger = engine } = await import(String(file));
  return larger;
}

/**
 * @param {string} instrument
 * @returns {Promise<Record<string, string>>} folders, by the name of the form
 */
async function formsOf(instrument) {
  if (!instrument) return TOGETHER;
  const file = new URL(`../src/instruments/${instrument}/engine.js`, import.meta.url);
  const form = existsSync(file) ? await formOf(file) : 'language';
  return { [form]: FOLDERS[form] };
}

/** @param {string} folder the core of a folder as text: packed, or it would be three times as long */
const text = (folder) =>
  gzipSync(readFileSync(new URL(`../${folder}/seqscope_bg.wasm`, import.meta.url)), {
    level: 9,
  }).toString('base64');

/**
 * The core as text and the script beside it, by the name of the form, for what fetches nothing.
 * @param {string} instrument or an empty string, for all
 * @returns {import('vite').Plugin}
 */
export function wasmInline(instrument) {
  let inline = false;
  return {
    name: 'seqscope-wasm-inline',
    configResolved: ({ resolve }) => {
      inline = resolve.conditions.includes('standalone');
    },
    resolveId: (id) => (id === BYTES || id === GLUE ? `\0${id}` : null),
    async load(id) {
      // The larger form is in the file anyway: an instrument that could begin with less does not.
      if (inline && /\/instruments\/[\w-]+\/engine\.js$/.test(id)) {
        const form = JSON.stringify(await formOf(pathToFileURL(id)));
        return `export const engine = ${form}; export const larger = engine;`;
      }
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
