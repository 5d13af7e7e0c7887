/**
 * Sentences whose numbers and symbols are lit in the colour of their kind.
 *
 * A message stays one Fluent pattern, so that each language orders its words freely: the pieces go in
 * as private-use markers and come out of the formatted sentence where the translator put them.
 */
import { html, nothing } from 'lit';
import { italics } from '../draw/math.js';

/** @typedef {'value' | 'gradient' | 'probability' | 'loss' | 'strong' | 'symbol' | 'token'} Kind */
/**
 * @typedef {object} Piece
 * @property {Kind} kind
 * @property {string} text what is read aloud and copied
 * @property {number} [sign] of a value: below zero it takes the negative hue
 * @property {string} [base] of a symbol
 * @property {string} [sub]
 * @property {string} [sup]
 */
/** @typedef {string | number | Piece} Argument */

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKER = /\uE000(\d+)\uE001/;

/** @param {string} text @param {number} [sign] @returns {Piece} */
export const value = (text, sign = text.startsWith('−') ? -1 : 1) => ({
  kind: 'value',
  text,
  sign,
});
/** @param {string} text @returns {Piece} */
export const gradient = (text) => ({ kind: 'gradient', text });
/** @param {string} text @returns {Piece} */
export const probability = (text) => ({ kind: 'probability', text });
/** @param {string} text @returns {Piece} */
export const loss = (text) => ({ kind: 'loss', text });
/** @param {string} text @returns {Piece} */
export const strong = (text) => ({ kind: 'strong', text });
/** A word of the sequence. @param {string} text @returns {Piece} */
export const token = (text) => ({ kind: 'token', text });
/**
 * A mathematical symbol.
 * @param {string} base @param {string | number} [sub] @param {string} [sup] @returns {Piece}
 */
export function symbol(base, sub, sup) {
  const below = sub === undefined ? '' : String(sub);
  return {
    kind: 'symbol',
    text: [base, below, sup].filter(Boolean).join(' '),
    base,
    sub: below,
    sup: sup ?? '',
  };
}

/** @param {unknown} argument @returns {argument is Piece} */
const isPiece = (argument) =>
  typeof argument === 'object' && argument !== null && 'kind' in argument;

/**
 * @param {(id: string, args?: Record<string, string | number>) => string} translate
 * @param {string} id
 * @param {Record<string, Argument>} [args]
 * @returns {(string | Piece)[]}
 */
export function sentence(translate, id, args = {}) {
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Record<string, string | number>} */
  const plain = {};
  for (const [name, argument] of Object.entries(args)) {
    if (isPiece(argument)) {
      plain[name] = `${OPEN}${pieces.length}${CLOSE}`;
      pieces.push(argument);
    } else {
      plain[name] = argument;
    }
  }
  return translate(id, plain)
    .split(MARKER)
    .map((part, index) => (index % 2 ? pieces[Number(part)] : part))
    .filter((part) => part !== '');
}

/** The sentence without its colours. @param {(string | Piece)[]} parts */
export const plainText = (parts) =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** @param {Piece} piece */
function drawSymbol(piece) {
  return html`<span class="sym"
    ><i>${italics(piece.base ?? '')}</i>${
      piece.sub || piece.sup
        ? html`<span class="scripts"
            >${piece.sup ? html`<sup>${piece.sup}</sup>` : nothing}${
              piece.sub ? html`<sub>${italics(piece.sub)}</sub>` : nothing
            }</span
          >`
        : nothing
    }</span
  >`;
}

/** @param {(string | Piece)[]} parts */
export const draw = (parts) =>
  parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'symbol') return drawSymbol(part);
    const side = part.kind === 'value' && (part.sign ?? 1) < 0 ? 'minus' : '';
    return html`<b class="lit ${part.kind} ${side}">${part.text}</b>`;
  });
