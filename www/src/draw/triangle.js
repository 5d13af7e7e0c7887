import { nothing, svg } from 'lit';
import { gradientColour, PLAIN } from './paint.js';
import { magnitude } from './scales.js';

/**
 * The triangle of contributions: row j is the loss at step j, column k the state it reaches back to.
 * Dashed: not yet computed. Hatched: cut by truncation. Above the diagonal: nothing.
 * @param {{T:number, lane:import('./geometry.js').Lane, left:(k:number) => number, width:(k:number) => number,
 *   value:(j:number, k:number) => number, known:(k:number) => boolean, kept:(j:number, k:number) => boolean,
 *   decades:import('./scales.js').Decades, text:(v:number) => string, name?:(j:number, k:number) => string,
 *   selected?:{j:number, k:number}|null, now?:number, palette?:Pick<import('./paint.js').Palette,'on'>}} options
 */
export function triangle({
  T,
  lane,
  left,
  width,
  value,
  known,
  kept,
  decades,
  text,
  name = (j, k) => `${j}, ${k}`,
  selected = null,
  now = 0,
  palette = PLAIN,
}) {
  const row = lane.height / T;
  const gap = row > 12 ? 2 : row > 6 ? 1 : 0.5;
  const cells = [];
  for (let k = 1; k <= T; k++) {
    const x = left(k) + 3;
    const w = width(k) - 6;
    for (let j = k; j <= T; j++) {
      const y = lane.y + (j - 1) * row;
      const v = value(j, k);
      const done = known(k);
      const cut = !kept(j, k);
      const share = magnitude(v, decades);
      const on = selected && selected.j === j && selected.k === k;
      cells.push(svg`<g class="hit cell" data-do="cell:${j},${k}" role="button" tabindex="0"
        aria-label=${done && row >= (cut ? 17 : 15) ? `${name(j, k)}: ${text(v)}` : name(j, k)} aria-pressed=${on ? 'true' : 'false'}>
        <rect class=${k === now && done ? 'cell-fill drop' : 'cell-fill'} x=${x} y=${y + gap / 2} width=${w} height=${row - gap} rx=${Math.min(3, row / 5)}
          fill=${!done ? 'var(--plane)' : cut ? 'url(#hatch)' : v === 0 ? 'var(--plane)' : gradientColour(share)}
          stroke=${done && !cut && v !== 0 ? 'none' : 'var(--line2)'}
          stroke-dasharray=${done ? nothing : '3 3'}></rect>
        ${
          done && row >= (cut ? 17 : 15) && w >= 34
            ? svg`<text x=${x + w / 2} y=${y + row / 2 + Math.min(15, row - 5) * 0.36}
                font-size=${Math.max(12, Math.min(15, row - 6))} text-anchor="middle"
                font-weight=${cut ? 450 : 600} class=${cut ? 'halo' : ''}
                fill=${cut ? 'var(--ink3)' : v === 0 ? 'var(--ink3)' : palette.on('gradient', share)}>${cut ? svg`<tspan text-decoration="line-through">${text(v)}</tspan>` : text(v)}</text>`
            : nothing
        }
        ${on ? svg`<rect x=${x - 1} y=${y - 0.5} width=${w + 2} height=${row + 1} rx="4" fill="none" stroke=${done ? 'var(--ink)' : 'var(--ink2)'} stroke-width=${done ? 2.25 : 1.5} stroke-dasharray=${done ? nothing : '3 3'}></rect>` : nothing}
      </g>`);
    }
  }
  return svg`<g>${cells}</g>`;
}

/** The hatching of what truncation cut; once in every picture that uses it. */
export const hatch = svg`<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"
  patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--plane)"></rect>
  <line x1="0" y1="0" x2="0" y2="5" stroke="var(--line2)" stroke-width="2.4"></line></pattern>`;
