import { svg } from 'lit';
import { gradientColour, valueColour } from '../../draw/paint.js';
import { signed } from '../../draw/scales.js';

/** Vectors as strips of colour, a path for each of a few colours: dozens of numbers are then a handful of elements. */

/** Steps of colour on either side of zero. */
const STEPS = 6;

/**
 * @param {{x: number, y: number, width: number, height: number, values: ArrayLike<number>, most: number,
 *   tone?: 'value' | 'gradient', folds?: number}} options folds: so many rows, one below the other
 */
export function strip({ x, y, width, height, values, most, tone = 'value', folds = 1 }) {
  const across = Math.ceil(values.length / folds);
  const w = width / across;
  const h = height / folds;
  /** @type {Map<number, string>} */
  const paths = new Map();
  for (let k = 0; k < values.length; k++) {
    const share = Math.round(signed(values[k], most) * STEPS);
    const key = tone === 'gradient' ? Math.abs(share) : share;
    const left = x + (k % across) * w;
    const top = y + Math.floor(k / across) * h;
    const d = `M${left.toFixed(2)} ${top.toFixed(2)}h${(w + 0.15).toFixed(2)}v${h.toFixed(2)}h${(-w - 0.15).toFixed(2)}z`;
    paths.set(key, (paths.get(key) ?? '') + d);
  }
  const colour = tone === 'gradient' ? gradientColour : valueColour;
  return svg`<g class="strip">${[...paths].map(([key, d]) => svg`<path d=${d} fill=${colour(key / STEPS)}></path>`)}
    <rect x=${x} y=${y} width=${width} height=${height} fill="none" stroke="var(--line2)" stroke-width="0.75"></rect></g>`;
}

/** How many rows a vector is folded into: the two directions of an encoder stand one below the other. @param {ArrayLike<number>} v */
export const foldsOf = (v) => (v.length > 64 ? 2 : 1);
