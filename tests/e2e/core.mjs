/** The core in Node: what a page shows must be what it says. */
import { readFile } from 'node:fs/promises';

/** @param {'pkg' | 'pkg-models'} form */
export async function core(form) {
  const folder = new URL(`../../www/${form}/`, import.meta.url);
  const wasm = await import(new URL('seqscope.js', folder));
  wasm.initSync({ module: await readFile(new URL('seqscope_bg.wasm', folder)) });
  return wasm;
}
