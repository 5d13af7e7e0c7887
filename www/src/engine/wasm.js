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

/**
 * What is compiled while it arrives.
 * @param {Source} source
 */
async function moduleOf(source) {
  if ('bytes' in source) return source.bytes;
  const response = await fetch(source.url);
  if (!response.ok || !response.body) throw new Error(`${response.status} ${source.url}`);
  if (!source.packed) return response;
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')), {
    headers: { 'Content-Type': 'application/wasm' },
  });
}
