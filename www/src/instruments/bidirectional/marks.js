import { nothing, svg } from 'lit';
import { probabilityColour } from '../../draw/paint.js';

/** Marks of this picture: a bit, an answer, the bars of a state. */

/**
 * A bit is full for 1 and empty for 0: no hue, which would mean something else.
 * @param {{x: number, y: number, size: number, bit: number | null, pale?: boolean}} options the centre
 */
export function chip({ x, y, size, bit, pale = false }) {
  const unknown = bit === null;
  const full = bit === 1;
  return svg`<g opacity=${pale ? 0.45 : 1}><rect x=${x - size / 2} y=${y - size / 2} width=${size} height=${size} rx=${size * 0.2}
      fill=${full ? 'var(--ink)' : 'var(--plane)'} stroke=${unknown ? 'var(--ink3)' : 'var(--ink)'} stroke-width="1.5"
      stroke-dasharray=${unknown ? '3 3' : nothing}></rect>
    <text x=${x} y=${y + size * 0.21} text-anchor="middle" font-size=${Math.max(12, size * 0.58)} font-weight="700"
      fill=${full ? 'var(--on-ink)' : unknown ? 'var(--ink3)' : 'var(--ink)'}>${unknown ? '?' : bit}</text></g>`;
}

/**
 * What a model answers at a step: the bit, the probability of a 1 as a bar and a number. Wrong, it is
 * struck out in a dashed frame.
 * @param {{x: number, y: number, width: number, height: number, given: number, one: number, wrong: boolean, weak: boolean,
 *   number: string | null, now: boolean}} options
 */
export function answer({ x, y, width, height, given, one, wrong, weak, number, now }) {
  const pad = width >= 50 ? 8 : 3;
  const inner = width - 2 * pad;
  const glyph = number === null ? x + width / 2 : x + pad + 5;
  const line = y + height * 0.62;
  const bar = y + height - 6;
  return svg`<g opacity=${weak ? 0.55 : 1}>
    ${wrong || now ? svg`<rect x=${x + 2} y=${y} width=${width - 4} height=${height} rx="4" fill="none" stroke="var(--ink)" stroke-width=${now ? 2 : 1.5} stroke-dasharray=${wrong ? '4 3' : nothing}></rect>` : nothing}
    <text x=${glyph} y=${line} text-anchor="middle" font-size=${width >= 24 ? 17 : 14} font-weight="700" fill="var(--ink)">${given}</text>
    ${wrong ? svg`<line x1=${glyph - 8} x2=${glyph + 8} y1=${line + 1} y2=${line - 13} stroke="var(--ink)" stroke-width="2"></line>` : nothing}
    ${number === null ? nothing : svg`<text x=${x + width - pad + 2} y=${line - 1} text-anchor="end" font-size="12.5" fill="var(--probability)">${number}</text>`}
    <rect x=${x + pad} y=${bar} width=${inner} height="4" fill="var(--probability-low)"></rect>
    <rect x=${x + pad} y=${bar} width=${inner * one} height="4" fill=${probabilityColour(1)}></rect>
    <rect x=${x + pad + inner / 2 - 0.5} y=${bar - 1.5} width="1" height="7" fill="var(--ink3)"></rect></g>`;
}

/**
 * Signed bars around an axis, as two paths.
 * @param {{x: number, y: number, width: number, height: number, values: ArrayLike<number>, most: number}} options
 */
export function bars({ x, y, width, height, values, most }) {
  const each = width / values.length;
  const inset = Math.min(1, each * 0.15);
  const axis = y + height / 2;
  const half = height / 2 - 1;
  let [plus, minus] = ['', ''];
  for (let i = 0; i < values.length; i++) {
    const length = Math.max(-1, Math.min(1, values[i] / most)) * half;
    const d = `M${(x + i * each + inset).toFixed(1)} ${axis}v${(-length).toFixed(1)}h${(each - 2 * inset).toFixed(1)}v${length.toFixed(1)}z`;
    if (length < 0) minus += d;
    else plus += d;
  }
  return svg`<line x1=${x} x2=${x + width} y1=${axis} y2=${axis} stroke="var(--line2)"></line>
    <path d=${plus} fill="var(--value-plus)"></path><path d=${minus} fill="var(--value-minus)"></path>`;
}

/** A head of an arrow at its tip. @param {number} x @param {number} y @param {1 | -1} way @param {string} fill */
export const head = (x, y, way, fill) =>
  svg`<path d="M${x} ${y}l${-6 * way} -3.6v7.2z" fill=${fill}></path>`;
