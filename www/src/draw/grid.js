import { nothing, svg } from 'lit';
import { leftOf, narrowRuns, wideSteps, widthOf } from './geometry.js';
import { math } from './math.js';

/** The band of the step that is now: a fill without hue, two ink lines, a bar on top. */
export function nowBand(
  /** @type {{x:number, width:number, height:number, fill?:boolean}} */ {
    x,
    width,
    height,
    fill = true,
  },
) {
  return svg`<g class="now" style="transform:translateX(${x}px)" aria-hidden="true">
    ${fill ? svg`<rect x="0" y="0" width=${width} height=${height} fill="var(--now-band)"></rect>` : nothing}
    <rect x="0" y="0" width=${width} height="3" fill="var(--now)"></rect>
    <path d="M0 0V${height}M${width} 0V${height}" stroke="var(--now)" stroke-width="1.25"></path></g>`;
}

/**
 * Thin verticals between columns, as far as columns can be told apart.
 * @param {import('./geometry.js').Columns} c @param {number} height
 */
export function columnLines(c, height) {
  let d = '';
  for (const t of wideSteps(c)) {
    d += `M${leftOf(c, t)} 0V${height}`;
    d += `M${leftOf(c, t) + widthOf(c, t)} 0V${height}`;
  }
  for (const run of narrowRuns(c)) {
    const w = run.width / (run.to - run.from + 1);
    if (w >= 24)
      for (let i = 0; i <= run.to - run.from + 1; i++) d += `M${run.x + i * w} 0V${height}`;
    else d += `M${run.x} 0V${height}M${run.x + run.width} 0V${height}`;
  }
  return svg`<path d=${d} stroke="var(--line)" stroke-width="1"></path>`;
}

/**
 * The name of a lane: the word at the left, the symbol at the right of the gutter.
 * @param {{x:number, end:number, y:number, word:string, symbol:string, small?:boolean, symbolSize?:number}} options
 */
export function laneName({ x, end, y, word, symbol, small = false, symbolSize = 16 }) {
  if (small) return math(symbol, { x, y: y + 5, size: symbolSize, fill: 'var(--ink2)' });
  return svg`<text x=${x} y=${y + 5} font-size="13.5" font-weight="600" fill="var(--ink)">${word}</text>
    ${symbol ? math(symbol, { x: end, y: y + 5, size: symbolSize, anchor: 'end', fill: 'var(--ink2)' }) : nothing}`;
}

/** A rule across the score between groups of lanes. @param {number} y @param {number} width */
export const rule = (y, width) =>
  svg`<line x1="0" x2=${width} y1=${y} y2=${y} stroke="var(--line)" stroke-width="1.5"></line>`;
