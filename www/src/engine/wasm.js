import init, * as wasm from '../../pkg/seqscope.js';
import { failure } from './failure.js';

/** @typedef {import('./ports.js').Source} Source */

/** @type {Promise<typeof wasm> | undefined} */
let loaded;

/**
 * The core, compiled and started; once per realm.
 * @param {Source} source
 */
export function loadWasm(source) {
  loaded ??= init({ module_or_path: 'bytes' in source ? source.bytes : new URL(source.url) }).then(
    () => wasm,
    (error) => {
      throw failure('no-engine', String(error), { detail: String(error?.message ?? error) });
    },
  );
  return loaded;
}
