import { nothing, svg } from 'lit';
import { leftOf, narrowRuns, wideSteps, widthOf } from './geometry.js';
import { math } from './math.js';

/** @typedef {(block:string) => string} Letter a block's letter in the notation shown */

/** What an operation is called on its key: the block it fills, with ∂ in front on the way back. */
export function keyName(
  /** @type {string} */ op,
  /** @type {number} */ t,
  /** @type {number} */ width,
  /** @type {Letter} */ letter = (block) => block,
) {
  const back = op.length > 1 && op[0] === 'd';
  const base = back ? `∂${letter(op.slice(1))}` : letter(op);
  if (op === 'dW') return width >= 24 ? '∂W' : 'W';
  return width >= (back ? 36 : 27) ? `${base}_{${t}}` : base;
}

/** @param {'forward'|'backward'} phase @param {boolean} done */
const fill = (phase, done) =>
  !done
    ? 'var(--plane)'
    : phase === 'forward'
      ? 'color-mix(in oklab, var(--ink) 14%, var(--plane))'
      : 'color-mix(in oklab, var(--gradient) 24%, var(--plane))';

/**
 * The last lane: a column is a step, a cell is an operation; forward row above, backward row below.
 * Wide columns have one key per operation; runs of narrow ones are one bar filled as far as it got.
 * @param {{columns:import('./geometry.js').Columns, y:number, row:number, gap:number,
 *   forward:readonly string[], backward:readonly string[], position:number,
 *   labels?:boolean, letter?:Letter, at:(phase:'forward'|'backward', t:number, index:number) => number,
 *   title?:(phase:'forward'|'backward', t:number, op:string) => string}} options
 */
export function timeline({
  columns,
  y,
  row,
  gap,
  forward,
  backward,
  position,
  labels = true,
  letter,
  at,
  title,
}) {
  const { T } = columns;
  const rows = /** @type {const} */ (['forward', 'backward']);
  const steps = wideSteps(columns);
  const keys = [];
  for (const phase of rows) {
    const ops = phase === 'forward' ? forward : backward;
    const top = phase === 'forward' ? y : y + row + gap;
    for (const t of steps) {
      const w = widthOf(columns, t) / ops.length;
      const inset = w > 14 ? 1.5 : w > 6 ? 0.75 : 0.3;
      // Keys keep their place within their column, which moves as a whole.
      const column = ops.map((_, i) => {
        const index = phase === 'forward' ? i : ops.length - 1 - i;
        const p = at(phase, t, index);
        const now = p === position;
        const done = p < position;
        return svg`<g class="hit key" data-do="go:${p}">${title ? svg`<title>${title(phase, t, ops[index])}</title>` : nothing}
          <rect x=${i * w + inset} y=${top} width=${Math.max(0.5, w - 2 * inset)} height=${row} rx=${Math.min(3, w / 5)}
            fill=${now ? 'var(--now)' : fill(phase, done)}
            stroke=${done || now ? 'none' : 'var(--line2)'} stroke-width="1"></rect>
          ${
            labels && w >= 13.5
              ? math(keyName(ops[index], t, w, letter), {
                  x: (i + 0.5) * w,
                  y: top + row * 0.72,
                  size: w >= 26 ? 14.5 : 12.5,
                  anchor: 'middle',
                  fill: now ? 'var(--on-ink)' : done ? 'var(--ink)' : 'var(--ink3)',
                })
              : nothing
          }</g>`;
      });
      keys.push(svg`<g transform="translate(${leftOf(columns, t)} 0)">${column}</g>`);
    }
    for (const run of narrowRuns(columns)) {
      const w = run.width / (run.to - run.from + 1);
      const perStep = ops.length;
      const first = phase === 'forward' ? at(phase, run.from, 0) : at(phase, run.to, 0);
      const steps = Math.max(0, Math.min(run.to - run.from + 1, (position - first + 1) / perStep));
      const length = steps * w;
      keys.push(svg`<g class="hit run"><rect x=${run.x + 0.5} y=${top + 0.5} width=${run.width - 1} height=${row - 1} rx="2"
          fill="var(--plane)" stroke="var(--line2)"></rect>
        ${length > 0 ? svg`<rect x=${phase === 'forward' ? run.x + 0.5 : run.x + run.width - length} y=${top} width=${Math.max(0.5, length - 0.5)} height=${row} rx="2" fill=${fill(phase, true)}></rect>` : nothing}</g>`);
    }
  }
  return svg`<g>${keys}${turn(leftOf(columns, T) + widthOf(columns, T), y + row / 2, y + row * 1.5 + gap)}</g>`;
}

/** The turn at the end of the sequence. @param {number} x @param {number} top @param {number} bottom */
function turn(x, top, bottom) {
  const r = (bottom - top) / 2;
  return svg`<path d="M${x + 3} ${top}h3a${r} ${r} 0 0 1 0 ${2 * r}h-2" fill="none" stroke="var(--ink3)"
      stroke-width="1.5"></path>
    <path d="M${x + 2} ${bottom}l6 -3.5v7z" fill="var(--ink3)"></path>`;
}

/**
 * The update, the last position: a diamond where the backward row ends.
 * @param {{x:number, y:number, now:boolean, position:number, title:string}} options
 */
export function updateKey({ x, y, now, position, title }) {
  return svg`<g class="hit key" data-do="go:${position}" role="button" tabindex="0" aria-label=${title}><title>${title}</title>
    <rect x=${x - 12} y=${y - 12} width="24" height="24" fill="transparent"></rect>
    <rect x=${x - 5.5} y=${y - 5.5} width="11" height="11" rx="1.5" transform="rotate(45 ${x} ${y})"
      fill=${now ? 'var(--now)' : 'var(--plane)'} stroke=${now ? 'var(--now)' : 'var(--ink3)'} stroke-width="1.5"></rect></g>`;
}
