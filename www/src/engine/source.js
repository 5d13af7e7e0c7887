/** The site's way to the core: files beside the page, packed, for not every server packs what it sends. */
import language from '../../pkg/seqscope_bg.bin?url';
import chains from '../../pkg-chains/seqscope_bg.bin?url';
import flow from '../../pkg-flow/seqscope_bg.bin?url';
import span from '../../pkg-span/seqscope_bg.bin?url';
import studies from '../../pkg-studies/seqscope_bg.bin?url';
import translation from '../../pkg-translation/seqscope_bg.bin?url';

const urls = { chains, flow, language, span, studies, translation };

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export const wasmSource = async (name) => ({
  package: name,
  url: new URL(urls[name], document.baseURI).href,
  packed: true,
});

export const spawn = () =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'seqscope' });
