import { fileURLToPath } from 'node:url';

const DECODER = 'lzma1/lib/decoder.js';

/**
 * The half of a library that unpacks. What it gives to the outside is bound to the half that packs,
 * four times as large.
 * @returns {import('vite').Plugin}
 */
export const unpacker = () => ({
  name: 'seqscope-unpacker',
  enforce: 'pre',
  resolveId: (id) =>
    id === DECODER ? fileURLToPath(new URL(`../node_modules/${DECODER}`, import.meta.url)) : null,
});
