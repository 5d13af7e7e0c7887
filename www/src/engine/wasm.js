import { glueOf } from '#glue';
import { failure } from './failure.js';
import { unpack } from './unpack.js';

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
    loaded.delete(source.package);
    throw failure('no-engine', String(error), { detail: String(error?.message ?? error) });
  });
  loaded.set(source.package, loading);
  return loading;
}

/** @param {Source} source */
async function start(source) {
  const [wasm, module] = await Promise.all([glueOf(source.package), moduleOf(source)]);
  await wasm.default({ module_or_path: module });
  return wasm;
}

/** @param {Source} source */
async function moduleOf(source) {
  if ('bytes' in source) return unpack(source.bytes);
  const response = await fetch(source.url);
  if (!response.ok) throw new Error(`${response.status} ${source.url}`);
  // As it is, it is compiled while it arrives.
  return source.packed ? unpack(new Uint8Array(await response.arrayBuffer())) : response;
}
