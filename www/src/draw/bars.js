import { svg } from 'lit';
import { narrowRuns } from './geometry.js';
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

/**
 * Vertical bars of narrow columns, one path a run.
 * @param {import('./geometry.js').Columns} columns @param {import('./geometry.js').Lane} lane
 * @param {(t: number) => number} share NaN where there is nothing yet @param {string} fill
 */
export function columnBars(columns, lane, share, fill) {
  return narrowRuns(columns).map((run) => {
    const w = run.width / (run.to - run.from + 1);
    const inset = w > 5 ? 1 : w > 2.5 ? 0.4 : 0;
    let d = '';
    for (let t = run.from; t <= run.to; t++) {
      const s = share(t);
      if (Number.isNaN(s)) continue;
      const h = Math.max(0.7, Math.min(1, s) * lane.height);
      d += `M${(run.x + (t - run.from) * w + inset).toFixed(1)} ${lane.bottom.toFixed(1)}v${(-h).toFixed(1)}h${(w - 2 * inset).toFixed(1)}v${h.toFixed(1)}z`;
    }
    return svg`<rect x=${run.x} y=${lane.bottom} width=${run.width} height="1" fill="var(--line2)"></rect>
      <path d=${d} fill=${fill}></path>`;
  });
}
