/** The way to the core where nothing is fetched: everything is in the file already. */
import base64 from 'virtual:wasm-base64';
import InlineWorker from './worker.js?worker&inline';

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export async function wasmSource(name) {
  const packed = Uint8Array.from(atob(base64[name]), (c) => c.charCodeAt(0));
  // Here, not in the worker: in WebKit's, of a page from disk, nothing comes of such a stream.
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return { package: name, bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
}

export const spawn = () => new InlineWorker({ name: 'seqscope' });
