/** The site's way to the core: files beside the page. */
import url from '../../pkg/seqscope_bg.wasm?url';

/** @returns {Promise<import('./ports.js').Source>} */
export const wasmSource = async () => ({ url: new URL(url, document.baseURI).href });

export const spawn = () =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'seqscope' });
