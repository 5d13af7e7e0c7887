/**
 * In the package `fileBeside('./worker.js')` becomes the words by which bundlers find a file. Only once
 * the rest is built: Vite would otherwise follow them itself.
 * @returns {import('vite').Plugin}
 */
export function beside() {
  return {
    name: 'seqscope-beside',
    renderChunk: (code) => ({
      code: code.replace(/\bfileBeside\(("[^"]+"|'[^']+')\)/g, 'new URL($1, import.meta.url)'),
      map: null,
    }),
  };
}
