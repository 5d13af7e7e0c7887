import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { chip } from './marks.js';

/** The bits that are read, the five that an answer depends on, and the curtain before the future. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function bitsLane(m) {
  const { lane, frame } = m;
  return svg`${laneName({ x: frame.gutter, end: frame.x0 - 12, y: lane.bits.middle, word: m.t('lane-bits'), symbol: 'x_t', small: m.small })}
    ${m.detail === 'strips' ? strips(m) : bits(m)}${five(m)}`;
}

/** @param {Model} m */
function bits(m) {
  const lane = m.lane.bits;
  const size = Math.min(lane.height - 4, m.column - 4);
  return Array.from({ length: m.T }, (_, i) => {
    const t = i + 1;
    const hidden = t > m.seen;
    const bit = m.bit(t);
    const label = hidden ? m.t('bit-hidden', { t }) : m.t('bit', { t, bit });
    return svg`<g class="bit" role="button" tabindex=${t === Math.min(m.asked, m.seen) ? 0 : -1} data-do=${hidden ? nothing : `bit:${t}`}
        aria-label=${label} aria-disabled=${hidden ? 'true' : nothing}>
      <rect class="plate" x=${m.centre(t) - size / 2 - 2} y=${lane.middle - size / 2 - 2} width=${size + 4} height=${size + 4} rx="7" fill="transparent"></rect>
      ${chip({ x: m.centre(t), y: lane.middle, size, bit: hidden ? null : bit })}</g>`;
  });
}

/** @param {Model} m */
function strips(m) {
  const lane = m.lane.bits;
  let ones = '';
  for (let t = 1; t <= m.seen; t++)
    if (m.bit(t))
      ones += `M${m.left(t).toFixed(1)} ${lane.y + 5}h${(m.column - 0.8).toFixed(1)}v${lane.height - 10}h${(0.8 - m.column).toFixed(1)}z`;
  const width = m.left(m.seen) + m.column - m.frame.x0;
  return svg`<rect x=${m.frame.x0} y=${lane.y + 5} width=${width} height=${lane.height - 10} fill="none" stroke="var(--line2)"></rect>
    <path d=${ones} fill="var(--ink)" pointer-events="none"></path>
    <rect class="bit" role="button" tabindex="0" data-do="bit:${m.asked}" aria-label=${m.t('bit', { t: m.asked, bit: m.bit(m.asked) })}
      x=${m.frame.x0} y=${lane.y} width=${width} height=${lane.height} fill="transparent"></rect>`;
}

/** The window of five around the answer asked for. @param {Model} m */
function five(m) {
  if (!m.view.graded) return nothing;
  const lane = m.lane.bits;
  const first = m.left(m.asked - m.reach);
  const width = m.column * (2 * m.reach + 1);
  return svg`<rect class="five" x=${first + 2} y=${lane.y - 4} width=${width - 4} height=${lane.height + 8} rx="6" fill="none" stroke="var(--ink)" stroke-width="2.25" pointer-events="none"></rect>`;
}

/** What has not come yet, and the hand that hides it. @param {Model} m */
export function curtain(m) {
  const { lane, frame, seen, T } = m;
  const x = seen < T ? m.left(seen + 1) : frame.x1;
  const top = lane.output.y - 8;
  const bottom = lane.bits.bottom + 8;
  const grip = lane.bits.middle - (lane.bits.middle - lane.forward.middle) / 2;
  const hidden = seen < T;
  const text = hidden ? m.t('seen-some', { seen, hidden: T - seen }) : m.t('seen-all');
  return svg`${
    hidden
      ? svg`<rect x=${x} y=${top} width=${frame.x1 - x} height=${lane.bits.y - 6 - top} fill="url(#future)" pointer-events="none"></rect>
      ${frame.x1 - x > 90 ? svg`<text class="halo" x=${(x + frame.x1) / 2} y=${lane.reverse.middle + 5} text-anchor="middle" font-size=${m.small ? 13 : 15} font-weight="600" fill="var(--ink2)" pointer-events="none">${m.t('future')}</text>` : nothing}`
      : nothing
  }
    <g class="curtain" role="slider" tabindex="0" aria-label=${m.t('seen')} aria-valuemin="1" aria-valuemax=${T} aria-valuenow=${seen} aria-valuetext=${text}>
      <rect class="focus" x=${x - (m.small ? 17 : 11)} y=${top} width=${m.small ? 34 : 22} height=${bottom - top} rx="6" fill="transparent"></rect>
      <line x1=${x} x2=${x} y1=${top} y2=${bottom} stroke="var(--ink)" stroke-width=${hidden ? 2.5 : 1.75} stroke-dasharray=${hidden ? nothing : '5 4'}></line>
      <rect x=${x - 8} y=${grip - 13} width="16" height="26" rx="6" fill="var(--ink)"></rect>
      <path d="M${x - 2.5} ${grip - 6}v12M${x + 2.5} ${grip - 6}v12" stroke="var(--on-ink)" stroke-width="1.5"></path>
      <title>${m.t('seen-hint')}</title></g>`;
}

/** The ground of what is hidden. */
export const ground = svg`<pattern id="future" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect width="9" height="9" fill="var(--bg)"></rect><path d="M0 0V9" stroke="var(--line2)" stroke-width="2"></path></pattern>`;
