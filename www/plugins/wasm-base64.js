import { readFileSync } from 'node:fs';

const ID = 'virtual:wasm-base64';

/**
 * The core as text, for the single file that fetches nothing.
 * @returns {import('vite').Plugin}
 */
export function wasmBase64() {
  return {
    name: 'seqscope-wasm-base64',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const bytes = readFileSync(new URL('../pkg/seqscope_bg.wasm', import.meta.url));
      return `export default ${JSON.stringify(bytes.toString('base64'))};`;
    },
  };
}
