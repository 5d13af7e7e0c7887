import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The timeline as the last lane: a row forward, a row back, each operation a key. */

/** @typedef {import('./model.js').Model} Model */

const ROW = 21;

/**
 * @param {Model} m
 * @param {{y: number, forward: string[], back: string[]}} keys their symbols
 */
export function timeline(m, { y, forward, back }) {
  const { x0, x1 } = m.frame;
  const rows = [
    { y, keys: forward, from: 1, hue: '--ink', mirrored: false },
    { y: y + ROW + 3, keys: back, from: forward.length + 1, hue: '--gradient', mirrored: true },
  ];
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.host.t('seq-timeline')} aria-valuemin="0" aria-valuemax=${m.host.length} aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${x0 - 2} y=${y - 3} width=${x1 - x0 + 4} height=${(back.length ? 2 : 1) * (ROW + 3) + 3} rx="4" fill="transparent"></rect>
    ${rows.map((row) => {
      const width = (x1 - x0) / Math.max(1, row.keys.length);
      return row.keys.map((symbol, k) => {
        const place = row.from + k;
        const at = row.mirrored ? row.keys.length - 1 - k : k;
        const now = place === m.position;
        const done = place < m.position;
        const fill = now
          ? 'var(--now)'
          : done
            ? `color-mix(in oklab, var(${row.hue}) ${row.mirrored ? 24 : 14}%, var(--plane))`
            : 'var(--plane)';
        return svg`<g class="hit key" data-do="go:${place}"><rect x=${x0 + at * width + 1} y=${row.y} width=${width - 2} height=${ROW} rx="3" fill=${fill} stroke=${done || now ? nothing : 'var(--line2)'}></rect>
          ${width < 20 ? nothing : math(symbol, { x: x0 + (at + 0.5) * width, y: row.y + 15.5, size: width < 44 ? 12.5 : 14.5, script: 12, anchor: 'middle', fill: now ? 'var(--on-ink)' : done ? 'var(--ink)' : 'var(--ink3)' })}</g>`;
      });
    })}</g>`;
}

/** The position under a pointer. @param {Model} m @param {number} x @param {number} y @param {{y: number, forward: string[], back: string[]}} keys */
export function positionUnder(m, x, y, keys) {
  const { x0, x1 } = m.frame;
  const back = keys.back.length > 0 && y > keys.y + ROW + 1;
  const all = back ? keys.back : keys.forward;
  const share = Math.max(0, Math.min(0.9999, (x - x0) / (x1 - x0)));
  const at = Math.floor(share * all.length);
  return back ? keys.forward.length + all.length - at : at + 1;
}
