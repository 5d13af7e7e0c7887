import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The timeline: forward as a whole, then back; two operations a step. */

/** @typedef {import('./model.js').Model} Model */

const ROW = 15;
const GAP = 3;

/** @param {Model} m */
export function timeLane(m) {
  const { time } = m.layout;
  const { x0, x1 } = m.frame;
  const { T, position, race } = m;
  const y = time.y + 2;
  const back = y + ROW + GAP;
  const reached = x1 - ((position + 1) * m.column) / 2;
  const ticks = [];
  const pitch = [1, 2, 4, 8, 16, 32].find((p) => p * m.column >= (m.small ? 50 : 48)) ?? 32;
  for (let t = pitch; t < T; t += pitch) ticks.push(t);
  const near = (/** @type {number} */ t) => Math.abs(m.centre(t) - m.centre(m.k)) < 40;
  const below = back + ROW + 15;
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.t('timeline')} aria-valuemin="0" aria-valuemax=${race.N}
      aria-valuenow=${position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${x0 - 2} y=${y - 3} width=${x1 - x0 + 4} height=${2 * ROW + GAP + 6} rx="4" fill="transparent"></rect>
    <rect x=${x0} y=${y} width=${x1 - x0} height=${ROW} rx="2" fill="color-mix(in oklab, var(--ink) 14%, var(--plane))"></rect>
    <rect x=${x0 + 0.5} y=${back + 0.5} width=${x1 - x0 - 1} height=${ROW - 1} rx="2" fill="var(--plane)" stroke="var(--line2)"></rect>
    <rect x=${Math.max(x0, reached)} y=${back} width=${Math.max(0, x1 - Math.max(x0, reached))} height=${ROW} rx="2" fill="color-mix(in oklab, var(--gradient) 24%, var(--plane))"></rect>
    <rect x=${Math.max(x0, reached) - 1} y=${back - 1} width=${Math.max(3, m.column / 2)} height=${ROW + 2} fill="var(--now)"></rect>
    <path d="M${x1 + 3} ${y + ROW / 2}h3a${(ROW + GAP) / 2} ${(ROW + GAP) / 2} 0 0 1 0 ${ROW + GAP}h-2" fill="none" stroke="var(--ink3)" stroke-width="1.5"></path>
    <path d="M${x1 + 2} ${back + ROW / 2}l6 -3.5v7z" fill="var(--ink3)"></path></g>
    ${[1, ...ticks, T]
      .filter((t) => t !== m.k && !near(t))
      .map(
        (t) =>
          svg`<text x=${m.centre(t)} y=${below} text-anchor="middle" font-size="12" fill="var(--ink3)">${t === 1 ? 't = 1' : t}</text>`,
      )}
    <text x=${Math.max(x0 + 16, Math.min(x1 - 16, m.centre(m.k)))} y=${below} text-anchor="middle" font-size="13" font-weight="700" fill="var(--ink)">k = ${m.k}</text>
    ${
      m.small
        ? nothing
        : svg`<text x=${m.frame.margin} y=${y + 12} font-size="12.5" font-weight="550" fill="var(--ink2)">${m.host.t('seq-forward')} →</text>
      <text x=${m.frame.margin + 146} y=${y + 12} font-size="12.5" text-anchor="end" fill="var(--ink2)">${T} / ${T}</text>
      <text x=${m.frame.margin} y=${back + 12} font-size="12.5" font-weight="600" fill="var(--gradient)">← ${m.host.t('seq-backward')}</text>
      <text x=${m.frame.margin + 146} y=${back + 12} font-size="12.5" font-weight="600" text-anchor="end" fill="var(--gradient)">${m.lag + 1} / ${T}</text>
      ${math('T-k', { x: m.frame.margin + 204, y: back + 2, size: 16, anchor: 'end', fill: 'var(--ink2)' })}
      <text x=${m.frame.margin + 252} y=${back + 3} font-size="20" font-weight="650" text-anchor="end" fill="var(--ink)">${m.lag}</text>`
    }`;
}

/** The position under a pointer: the step it is over. @param {Model} m @param {number} x */
export const positionUnder = (m, x) => m.race.positionAt(m.stepAt(x));
