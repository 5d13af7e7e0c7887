/** The site's way to the core: files beside the page. */
import language from '../../pkg/seqscope_bg.wasm?url';
import models from '../../pkg-models/seqscope_bg.wasm?url';
import recurrent from '../../pkg-recurrent/seqscope_bg.wasm?url';
import studies from '../../pkg-studies/seqscope_bg.wasm?url';

const urls = { language, models, recurrent, studies };

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export const wasmSource = async (name) => ({
  package: name,
  url: new URL(urls[name], document.baseURI).href,
});

export const spawn = () =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'seqscope' });
