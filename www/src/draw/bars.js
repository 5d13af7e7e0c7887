import { svg } from 'lit';
import { signed } from './scales.js';

/**
 * A column of signed bars, each from its own axis, with its number beside it where there is room.
 * @param {{x:number, y:number, width:number, height:number, values:ArrayLike<number>, most?:number,
 *   tone?:'value'|'gradient', numbers?:boolean, strong?:boolean, size?:number,
 *   short?:(v:number) => string}} options
 */
export function signedBars({
  x,
  y,
  width,
  height,
  values,
  most = 1,
  tone = 'value',
  numbers = true,
  strong = false,
  size = 12.5,
  short = String,
}) {
  const n = values.length;
  const row = height / n;
  const label = numbers ? 34 : 0;
  const half = Math.max(3, (width - label) / 2);
  const axis = x + half;
  const thick = Math.max(1, Math.min(row - 4, 11, numbers ? 11 : row * 0.72));
  const bars = [];
  for (let i = 0; i < n; i++) {
    const share = signed(values[i], most);
    const length = Math.abs(share) * half;
    const middle = y + (i + 0.5) * row;
    const fill =
      tone === 'gradient'
        ? 'var(--gradient)'
        : share < 0
          ? 'var(--value-minus)'
          : 'var(--value-plus)';
    bars.push(svg`<rect x=${share < 0 ? axis - length : axis} y=${middle - thick / 2}
      width=${length} height=${thick} fill=${fill}></rect>`);
    if (numbers)
      bars.push(svg`<text x=${x + width} y=${middle + size * 0.36} font-size=${size}
        text-anchor="end" fill=${tone === 'gradient' ? 'var(--gradient)' : 'var(--ink)'}
        font-weight=${strong ? 650 : 400}>${short(values[i])}</text>`);
  }
  return svg`<g><line x1=${axis} x2=${axis} y1=${y} y2=${y + height}
    stroke="var(--line2)"></line>${bars}</g>`;
}
