import { svg } from 'lit';
import { note } from './margin.js';

/** The loss over the updates so far: what stands in the margin before anything has flowed back. */

/**
 * Points of a curve, thinned to one a pixel.
 * @param {{step:number, loss:number}[]} history @param {number} width
 */
export function thin(history, width) {
  const step = Math.max(1, Math.floor(history.length / width));
  return history.filter((_, i) => i % step === 0 || i === history.length - 1);
}

/**
 * @param {import('./model.js').Model} m @param {{x:number, y:number, width:number}} place
 * @param {number} height @param {boolean} [hinted] whether how to light a path is said elsewhere
 */
export function curve(m, { x, y, width }, height, hinted = false) {
  const points = thin(
    m.host.history.filter((p) => Number.isFinite(p.loss)),
    width,
  );
  const { step } = m.trace.index;
  const base = y + height;
  const title = svg`<text x=${x} y=${y + 12} font-size="13" fill="var(--ink2)">${
    points.length > 1 ? m.t('bptt-curve', { step: m.host.whole(step) }) : m.t('bptt-curve-none')
  }</text>`;
  if (points.length < 2)
    return m.path || hinted
      ? title
      : svg`${title}${note(m.t('bptt-path-hint'), { x, y: y + 38, width }, { size: 13.5, pitch: 18 })}`;
  const most = Math.max(...points.map((p) => p.loss));
  const first = points[0].step;
  const span = Math.max(1, points[points.length - 1].step - first);
  const px = (/** @type {number} */ s) => x + ((s - first) / span) * width;
  const py = (/** @type {number} */ l) => base - (l / most) * (height - 26);
  const d = points
    .map((p, i) => `${i ? 'L' : 'M'}${px(p.step).toFixed(1)} ${py(p.loss).toFixed(1)}`)
    .join('');
  const last = points[points.length - 1];
  return svg`${title}<text x=${x + width} y=${y + 12} font-size="13.5" font-weight="600" text-anchor="end" fill="var(--ink)">${m.write.compact(last.loss)}</text>
    <line x1=${x} x2=${x + width} y1=${base} y2=${base} stroke="var(--line2)"></line>
    <path d=${d} fill="none" stroke="var(--ink)" stroke-width="1.75" stroke-linejoin="round"></path>
    <circle cx=${px(last.step)} cy=${py(last.loss)} r="3" fill="var(--ink)"></circle>`;
}
