/**
 * Every equation of the wiring as MathML, made at build time: the page carries no typesetter. The
 * names that TeX terms carry (`\data{ref=h,dt=-1}{h_{t-1}}`) stay on the terms as data-ref and
 * data-dt, so that the page can light them.
 */
import { readFileSync } from 'node:fs';
import temml from 'temml';
import { texKey } from '../src/elements/tex-key.js';

const ID = 'virtual:equations';

const CELLS = ['rnn', 'lstm', 'gru'];

/** Every variation of the settings that changes an equation of a cell. @param {string} cell */
function* variations(cell) {
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

/** The lecture's notation, and PyTorch's. */
const FORMS = ['lecture', 'pytorch'];

/**
 * Every string that stands under a key called `tex`, or under one of the two notations.
 * @param {any} value
 * @param {string} form
 * @param {Set<string>} found
 */
function collect(value, form, found) {
  if (!value || typeof value !== 'object') return;
  for (const [key, inside] of Object.entries(value)) {
    if ((key === 'tex' || key === form) && typeof inside === 'string') {
      found.add(inside);
    } else collect(inside, form, found);
  }
}

/** @param {string} cell @param {string} form @returns {Promise<Set<string>>} */
async function texOfTheCore(cell, form) {
  const wasm = await import('../pkg/seqscope.js');
  wasm.initSync({
    module: readFileSync(new URL('../pkg/seqscope_bg.wasm', import.meta.url)),
  });
  /** @type {Set<string>} */
  const found = new Set();
  const defaults = wasm.default_settings();
  for (const variation of variations(cell)) {
    collect(wasm.wiring(/** @type {any} */ ({ ...defaults, ...variation })), form, found);
  }
  found.delete('');
  return found;
}

/** @param {string} tex @returns {string} */
export const toMathml = (tex) =>
  temml
    .renderToString(tex, { trust: true, throwOnError: true, displayMode: true, wrap: 'none' })
    .replace(/<math[^>]*>/, '<math display="block">');

/** @param {string} cell @param {string} form @returns {Promise<Record<string, string>>} */
export async function equationsOf(cell, form) {
  const entries = [...(await texOfTheCore(cell, form))].sort().map((tex) => [tex, toMathml(tex)]);
  return Object.fromEntries(entries);
}

/**
 * Equations repeat each other's terms: each term is stored once, an equation as the list of its
 * terms.
 * @param {Record<string, string>} equations
 */
export function pack(equations) {
  /** @type {Map<string, number>} */
  const terms = new Map();
  const numbers = (/** @type {string} */ mathml) =>
    pieces(mathml).map((piece) => {
      if (!terms.has(piece)) terms.set(piece, terms.size);
      return /** @type {number} */ (terms.get(piece));
    });
  const packed = Object.entries(equations).map(([tex, mathml]) => [texKey(tex), numbers(mathml)]);
  if (new Set(packed.map(([key]) => key)).size < packed.length) throw new Error('equal hashes');
  return { terms: [...terms.keys()], packed };
}

/**
 * Cuts MathML at the edges of whole scripts and of single symbols.
 * @param {string} mathml
 * @returns {string[]}
 */
const pieces = (mathml) =>
  mathml.match(/<(msub|msup|msubsup|mo|mi|mn)\b[^>]*>.*?<\/\1>|<[^>]+>|[^<]+/g) ?? [];

const PARTS = CELLS.flatMap((cell) => FORMS.map((form) => `${cell}/${form}`));

/** @returns {import('vite').Plugin} */
export function equations() {
  return {
    name: 'seqscope-equations',
    resolveId: (id) => (id === ID || id.startsWith(`${ID}/`) ? `\0${id}` : null),
    async load(id) {
      if (id === `\0${ID}`) {
        const each = PARTS.map((part) => `'${part}': () => import('${ID}/${part}')`);
        return `export const parts = { ${each.join(', ')} };`;
      }
      const part = PARTS.find((one) => id === `\0${ID}/${one}`);
      if (!part) return null;
      const [cell, form] = part.split('/');
      const { terms, packed } = pack(await equationsOf(cell, form));
      const data = JSON.stringify(JSON.stringify([terms, packed]));
      return `const [terms, packed] = JSON.parse(${data});
export default Object.fromEntries(
  packed.map(([key, parts]) => [key, parts.map((i) => terms[i]).join('')]),
);`;
    },
  };
}
