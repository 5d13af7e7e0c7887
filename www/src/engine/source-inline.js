/** The single file's way to the core: everything is in the page already, nothing is fetched. */
import base64 from 'virtual:wasm-base64';
import InlineWorker from './worker.js?worker&inline';

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export const wasmSource = async (name) => ({
  package: name,
  bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
});

export const spawn = () => new InlineWorker({ name: 'seqscope' });
