import { nothing, svg } from 'lit';
import { dragTo, leftOf, widthOf } from '../../draw/geometry.js';
import { math } from '../../draw/math.js';
import { BACKWARD, FORWARD } from './operations.js';

/** The timeline of the operations, on the axis of the words written: e → α → c → s → y of a word, and back. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./operations.js').Op} Op */

/** Letters on the keys. @type {Record<Op, string>} */
export const LETTERS = {
  e: 'e',
  alpha: 'α',
  c: 'c',
  s: 's',
  y: 'y',
  dy: '∂y',
  ds: '∂s',
  dc: '∂c',
  dalpha: '∂α',
  de: '∂e',
};

/** @param {Model} m */
const rowsOf = (m) => {
  const { y, height } = m.lane.spine;
  const each = (height - 2) / 2;
  return /** @type {const} */ ([
    { y, height: each, back: false },
    { y: y + each + 2, height: each, back: true },
  ]);
};

/** @param {Model} m */
export function spineLane(m) {
  const { frame, view, small } = m;
  const rows = rowsOf(m);
  const { y, height } = m.lane.spine;
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.host.t('seq-timeline')} aria-valuemin="0" aria-valuemax=${view.N}
      aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${frame.x0 - 2} y=${y - 3} width=${frame.x1 - frame.x0 + 4} height=${height + 6} rx="4" fill="transparent"></rect>
    ${rows.map((row) => keys(m, row))}</g>
    ${small ? svg`<text x="10" y=${y + 15} font-size="12.5" fill="var(--ink2)">${m.t('forward')}</text><text x="10" y=${y + height - 5} font-size="12.5" fill="var(--gradient)">${m.t('backward')}</text>` : counts(m, rows)}`;
}

/** @param {Model} m @param {{y: number, height: number, back: boolean}} row */
function keys(m, row) {
  const columns = m.outputs();
  const ops = row.back ? [...BACKWARD].reverse() : FORWARD;
  return Array.from({ length: m.I }, (_, at) => {
    const i = at + 1;
    const [left, width] = [leftOf(columns, i), widthOf(columns, i) - 2];
    const each = width / ops.length;
    const open = i === m.i;
    return ops.map((op, k) => {
      const place = m.view.positionOf(op, i);
      const now = place === m.position;
      const done = place < m.position;
      const fill = now
        ? 'var(--now)'
        : done
          ? `color-mix(in oklab, var(${row.back ? '--gradient' : '--ink'}) ${row.back ? 28 : 18}%, var(--plane))`
          : 'var(--plane)';
      const x = left + 1 + k * each;
      const gap = each > 6 ? 1 : 0.4;
      return svg`<g class="key"><rect x=${x} y=${row.y} width=${Math.max(0.8, each - gap)} height=${row.height} rx=${open ? 3 : 1}
          fill=${fill} stroke=${now || done ? 'none' : 'var(--line2)'} stroke-width=${each > 6 ? 1 : 0.5}></rect>
        ${open ? math(LETTERS[op], { x: x + each / 2, y: row.y + row.height * 0.76, size: 13.5, anchor: 'middle', fill: now ? 'var(--on-ink)' : done ? 'var(--ink)' : 'var(--ink3)' }) : nothing}</g>`;
    });
  });
}

/** How far each pass has got. @param {Model} m @param {ReturnType<typeof rowsOf>} rows */
function counts(m, rows) {
  const half = m.view.N / 2;
  const x = m.frame.margin;
  const [ahead, back] = [Math.min(half, m.position), Math.max(0, m.position - half)];
  const line = (
    /** @type {{y: number, height: number}} */ row,
    /** @type {string} */ word,
    /** @type {number} */ count,
    /** @type {string} */ fill,
  ) =>
    svg`<text x=${x} y=${row.y + row.height * 0.76} font-size="13" font-weight="550" fill=${fill}>${word}</text>
      <text x=${x + 138} y=${row.y + row.height * 0.76} font-size="13" text-anchor="end" fill=${fill}>${count} / ${half}</text>`;
  return svg`${line(rows[0], `${m.t('forward')} →`, ahead, 'var(--ink2)')}${line(rows[1], `← ${m.t('backward')}`, back, 'var(--gradient)')}`;
}

/** The position under a pointer that drags along the timeline. @param {Model} m @param {number} x @param {number} y */
export function positionUnder(m, x, y) {
  const rows = rowsOf(m);
  const steps = dragTo(x, (i) => m.outputs(i), m.I);
  const half = m.view.N / 2;
  if (y < rows[1].y - 1) return Math.max(1, Math.min(half, Math.floor(steps * 5) + 1));
  return Math.max(half + 1, Math.min(2 * half, half + Math.ceil((m.I - steps) * 5)));
}
