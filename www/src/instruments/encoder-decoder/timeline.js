import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The timeline on the same columns: the encoder's states, the context, the decoder's states and symbols. */

/** @typedef {import('./model.js').Model} Model */

const ROW = 22;

/** @param {Model} m */
export function timeLane(m) {
  const { view, layout: l, frame } = m;
  const y = l.lane.time;
  const { width, wall } = l;
  const key = (
    /** @type {import('./view.js').Op} */ op,
    /** @type {number} */ t,
    /** @type {number} */ x,
    /** @type {number} */ row,
    /** @type {string} */ symbol,
    wide = width,
  ) => {
    const place = view.positionOf(op, t);
    const now = place === m.position;
    const done = place < m.position;
    const fill = now
      ? 'var(--now)'
      : done
        ? 'color-mix(in oklab, var(--ink) 14%, var(--plane))'
        : 'var(--plane)';
    return svg`<g class="hit key" data-do="go:${place}"><rect x=${x - wide / 2 + 1} y=${y + row * (ROW + 2)} width=${wide - 2} height=${ROW} rx="3" fill=${fill} stroke=${done || now ? nothing : 'var(--line2)'}></rect>
      ${wide < 17 ? nothing : math(wide < 26 ? symbol.replace(/_.*/, '') : symbol, { x, y: y + row * (ROW + 2) + 16, size: 14, script: 12, anchor: 'middle', fill: now ? 'var(--on-ink)' : done ? 'var(--ink)' : 'var(--ink3)' })}</g>`;
  };
  const reads = Array.from({ length: view.J }, (_, k) => k + 1);
  const writes = Array.from({ length: view.I }, (_, k) => k + 1);
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.host.t('seq-timeline')} aria-valuemin="0" aria-valuemax=${view.N} aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${frame.x0 - 2} y=${y - 3} width=${frame.x1 - frame.x0 + 4} height=${2 * ROW + 8} rx="4" fill="transparent"></rect>
    ${reads.map((j) => key('h', j, l.read(j), 0, `h_{${j}}`))}
    ${key('c', view.J, wall.middle, 0, m.small ? 'c' : `c = h_{${view.J}}`, wall.right - wall.left - 4)}
    ${writes.map((i) => [key('s', i, l.written(i), 0, `s_{${i}}`), key('y', i, l.written(i), 1, `y_{${i}}`)])}</g>
    <text x=${frame.x0} y=${y + 40} font-size="12.5" fill="var(--ink2)">${m.t('encoder')} →</text>`;
}

/** The position under a pointer. @param {Model} m @param {number} x @param {number} y */
export function positionUnder(m, x, y) {
  const { view, layout: l, frame } = m;
  if (x < l.wall.left) {
    return Math.max(1, Math.min(view.J, Math.floor((x - frame.x0) / l.width) + 1));
  }
  if (x < l.wall.right) return view.positionOf('c', view.J);
  const i = Math.max(1, Math.min(view.I, Math.floor((x - l.wall.right) / l.width) + 1));
  return view.positionOf(y > l.lane.time + ROW + 1 ? 'y' : 's', i);
}
