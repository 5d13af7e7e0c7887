import { svg } from 'lit';
import { signed } from '../../draw/scales.js';

/**
 * All units at once: a cut through a pipe, in which each unit is a bar from the middle line; blue up,
 * orange down, or magenta where it is a gradient.
 */

/** @typedef {import('./model.js').Model} Model */

/**
 * @param {Model} m
 * @param {{block: string, t?: number, x: number, y: number, width: number, height: number, most?: number, gradient?: boolean}} options
 */
export function section(m, { block, t = m.now, x, y, width, height, most, gradient = false }) {
  const values = m.trace.vector(block, t);
  const n = values.length;
  const step = width / n;
  const top = most ?? (gradient ? biggest(values) : m.facts.most);
  const half = height / 2 - 2;
  const paths = { plus: '', minus: '' };
  for (let i = 0; i < n; i++) {
    const share = signed(values[i], top);
    const length = Math.max(share === 0 ? 0 : 0.8, Math.abs(share) * half);
    const left = (x - width / 2 + i * step + (step > 4 ? 0.75 : 0.1)).toFixed(2);
    const w = Math.max(0.7, step - (step > 4 ? 1.5 : 0.2)).toFixed(2);
    paths[share < 0 ? 'minus' : 'plus'] +=
      `M${left} ${y}h${w}v${(share < 0 ? length : -length).toFixed(2)}h-${w}z`;
  }
  const ink = (/** @type {string} */ sign) =>
    gradient ? 'var(--gradient)' : `var(--value-${sign})`;
  return svg`<g><rect x=${x - width / 2 - 2} y=${y - height / 2} width=${width + 4} height=${height} rx="2"
      fill="var(--plane)" stroke="var(--line2)"></rect>
    <path d=${`M${x - width / 2} ${y}h${width}`} stroke="var(--line2)"></path>
    <path d=${paths.plus} fill=${ink('plus')}></path><path d=${paths.minus} fill=${ink('minus')}></path></g>`;
}

/** @param {ArrayLike<number>} values */
function biggest(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most || 1;
}
