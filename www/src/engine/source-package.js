/**
 * The npm package's way to the core: files beside the script. Building the package writes each
 * `fileBeside(…)` as `new URL(…, import.meta.url)`, the words by which bundlers find such files.
 */

/** @type {Record<import('./packages.js').Package, () => URL>} */
const urls = {
  studies: () => fileBeside('./wasm/studies.wasm'),
  language: () => fileBeside('./wasm/language.wasm'),
  span: () => fileBeside('./wasm/span.wasm'),
  chains: () => fileBeside('./wasm/chains.wasm'),
  flow: () => fileBeside('./wasm/flow.wasm'),
  translation: () => fileBeside('./wasm/translation.wasm'),
};

/**
 * @param {import('./packages.js').Package} name
 * @returns {Promise<import('./ports.js').Source>}
 */
export const wasmSource = async (name) => ({
  package: name,
  url: urls[name]().href,
  packed: false,
});

export const spawn = () =>
  new Worker(fileBeside('./worker.js'), { type: 'module', name: 'seqscope' });
