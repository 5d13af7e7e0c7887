/** The way to the core where nothing is fetched: everything is in the file already. */
import base64 from 'virtual:wasm-base64';
import InlineWorker from './worker.js?worker&inline';

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export const wasmSource = async (name) => ({
  package: name,
  bytes: Uint8Array.from(atob(base64[name]), (c) => c.charCodeAt(0)),
});

export const spawn = () => new InlineWorker({ name: 'seqscope' });
