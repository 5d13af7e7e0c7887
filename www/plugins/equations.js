/**
 * Every equation of the wiring as MathML, made at build time: the page carries no typesetter. The
 * names that TeX terms carry (`\data{ref=h,dt=-1}{h_{t-1}}`) stay on the terms as data-ref and
 * data-dt, so that the page can light them.
 */
import { readFileSync } from 'node:fs';
import temml from 'temml';

const ID = 'virtual:equations';

const CELLS = ['rnn', 'lstm', 'gru'];

/** Every variation of the settings that changes an equation. */
function* variations() {
  for (const cell of CELLS) {
    for (const bias of [true, false]) {
      for (const input of ['one_hot', 'embedding']) {
        for (const reset of cell === 'gru' ? ['after', 'before'] : ['after']) {
          for (const optimizer of ['sgd', 'momentum', 'adam']) {
            for (const reduction of ['sum', 'mean']) {
              for (const k2 of [0, 2]) {
                yield { cell, bias, input, reset, optimizer, reduction, k1: k2 && 1, k2 };
              }
            }
          }
        }
      }
    }
  }
}

/**
 * Every string that stands under a key called `tex`, or as one of the two notations of a symbol.
 * @param {any} value
 * @param {Set<string>} found
 */
function collect(value, found) {
  if (!value || typeof value !== 'object') return;
  for (const [key, inside] of Object.entries(value)) {
    if ((key === 'tex' || key === 'lecture' || key === 'pytorch') && typeof inside === 'string') {
      found.add(inside);
    } else collect(inside, found);
  }
}

/** @returns {Promise<Set<string>>} */
async function texOfTheCore() {
  const wasm = await import('../pkg/seqscope.js');
  wasm.initSync({
    module: readFileSync(new URL('../pkg/seqscope_bg.wasm', import.meta.url)),
  });
  /** @type {Set<string>} */
  const found = new Set();
  const defaults = wasm.default_settings();
  for (const variation of variations()) {
    collect(wasm.wiring(/** @type {any} */ ({ ...defaults, ...variation })), found);
  }
  found.delete('');
  return found;
}

/** @param {string} tex @returns {string} */
export const toMathml = (tex) =>
  temml.renderToString(tex, { trust: true, throwOnError: true, displayMode: true, wrap: 'none' });

/** @returns {Promise<Record<string, string>>} */
export async function allEquations() {
  const entries = [...(await texOfTheCore())].sort().map((tex) => [tex, toMathml(tex)]);
  return Object.fromEntries(entries);
}

/** @returns {import('vite').Plugin} */
export function equations() {
  return {
    name: 'seqscope-equations',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      const map = JSON.stringify(await allEquations());
      return `const equations = JSON.parse(${JSON.stringify(map)});
export const mathml = (tex) => equations[tex] ?? '';
export default equations;`;
    },
  };
}
