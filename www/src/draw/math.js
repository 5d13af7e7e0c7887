import { svg } from 'lit';

/**
 * Mathematics inside a picture: a very small notation, `h_{t-1}^{2}`, set in the mathematical
 * italics of the math font with real subscripts. Formulas of the readout are MathML; these are the
 * labels that sit in the picture itself.
 */

const LOWER = 0x1d44e;
const UPPER = 0x1d434;

/** @param {string} text */
export function italics(text) {
  let out = '';
  for (const c of text) {
    if (c === 'h') out += 'ℎ';
    else if (c >= 'a' && c <= 'z') out += String.fromCodePoint(LOWER + c.charCodeAt(0) - 97);
    else if (c >= 'A' && c <= 'Z') out += String.fromCodePoint(UPPER + c.charCodeAt(0) - 65);
    else if (c === 'α') out += '\u{1d6fc}';
    else if (c === '-') out += '−';
    else out += c;
  }
  return out;
}

/**
 * @param {string} source
 * @returns {{text:string, level:-1|0|1}[]}
 */
export function parse(source) {
  const parts = [];
  const pattern = /([_^])(?:\{([^}]*)\}|(.))|([^_^]+)/gu;
  for (const match of source.matchAll(pattern)) {
    if (match[4] !== undefined) parts.push({ text: match[4], level: /** @type {0} */ (0) });
    else
      parts.push({
        text: match[2] ?? match[3],
        level: /** @type {-1|1} */ (match[1] === '_' ? -1 : 1),
      });
  }
  return parts;
}

/**
 * @param {string} source
 * @param {{x:number, y:number, size?:number, anchor?:'start'|'middle'|'end', fill?:string, bold?:boolean, halo?:boolean, script?:number}} at
 */
export function math(
  source,
  { x, y, size = 15, anchor = 'start', fill = 'var(--ink)', halo = false, script },
) {
  const small = script ?? Math.max(size * 0.76, Math.min(12, size));
  let down = 0;
  const spans = parse(source).map(({ text, level }) => {
    const target = level === 0 ? 0 : level < 0 ? size * 0.22 : -size * 0.36;
    const dy = target - down;
    down = target;
    return svg`<tspan dy=${dy} font-size=${level ? small : size}>${italics(text)}</tspan>`;
  });
  return svg`<text class=${halo ? 'math halo' : 'math'} x=${x} y=${y} font-size=${size}
    text-anchor=${anchor} fill=${fill}>${spans}</text>`;
}

/** The same notation as plain text, for names read aloud. @param {string} source */
export function spoken(source) {
  return parse(source)
    .map(({ text, level }) => (level ? ` ${text}` : text))
    .join('');
}
