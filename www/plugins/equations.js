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
  temml
    .renderToString(tex, { trust: true, throwOnError: true, displayMode: true, wrap: 'none' })
    .replace(/<math[^>]*>/, '<math display="block">');

/** @returns {Promise<Record<string, string>>} */
export async function allEquations() {
  const entries = [...(await texOfTheCore())].sort().map((tex) => [tex, toMathml(tex)]);
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
  const packed = Object.entries(equations).map(([tex, mathml]) => [hash(tex), numbers(mathml)]);
  if (new Set(packed.map(([key]) => key)).size < packed.length) throw new Error('equal hashes');
  return { terms: [...terms.keys()], packed };
}

/**
 * A short name of a text (FNV-1a); the page finds an equation by it without carrying all the TeX.
 * @param {string} text
 * @returns {string}
 */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(36);
}

/**
 * Cuts MathML at the edges of whole scripts and of single symbols.
 * @param {string} mathml
 * @returns {string[]}
 */
const pieces = (mathml) =>
  mathml.match(/<(msub|msup|msubsup|mo|mi|mn)\b[^>]*>.*?<\/\1>|<[^>]+>|[^<]+/g) ?? [];

/** @returns {import('vite').Plugin} */
export function equations() {
  return {
    name: 'seqscope-equations',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      const { terms, packed } = pack(await allEquations());
      const data = JSON.stringify(JSON.stringify([terms, packed]));
      return `const [terms, packed] = JSON.parse(${data});
const equations = Object.fromEntries(
  packed.map(([tex, parts]) => [tex, parts.map((i) => terms[i]).join('')]),
);
${hash}
export const mathml = (tex) => equations[hash(tex)] ?? '';`;
    },
  };
}
