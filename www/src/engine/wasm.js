import { glueOf } from '#glue';
import { failure } from './failure.js';

/** @typedef {import('./ports.js').Source} Source */

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * The core, compiled and started; each form once per realm.
 * @param {Source} source
 */
export function loadWasm(source) {
  const known = loaded.get(source.package);
  if (known) return known;
  const loading = start(source).catch((error) => {
    throw failure('no-engine', String(error), { detail: String(error?.message ?? error) });
  });
  loaded.set(source.package, loading);
  return loading;
}

/** @param {Source} source */
async function start(source) {
  const wasm = await glueOf(source.package);
  await wasm.default({ module_or_path: 'bytes' in source ? source.bytes : new URL(source.url) });
  return wasm;
}
