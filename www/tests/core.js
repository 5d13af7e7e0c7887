/** The real core for unit tests: what the page says is tested on numbers that were computed. */
import { readFileSync } from 'node:fs';
import * as wasm from '../pkg/seqscope.js';
import { Trace } from '../src/engine/trace.js';
import { rowsOf, SCORE } from '../src/state/settings.js';

wasm.initSync({ module: readFileSync(new URL('../pkg/seqscope_bg.wasm', import.meta.url)) });

export const table = rowsOf(/** @type {any[]} */ (wasm.describe()), SCORE);

/**
 * @param {Record<string, any>} settings @param {number} [steps] updates before the look
 * @returns {{trace: Trace, wiring: any, settings: any, session: any}}
 */
export function look(settings, steps = 0) {
  const full = { ...wasm.default_settings(), ...settings };
  const session = new wasm.Session(full);
  if (steps) session.train(steps);
  return {
    trace: new Trace(/** @type {any} */ (session.trace())),
    wiring: wasm.wiring(full),
    settings: full,
    session,
  };
}
