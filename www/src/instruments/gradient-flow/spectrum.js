import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The singular values of one step: of its two factors and of what they make together. */

/** @typedef {import('./model.js').Model} Model */

/** @typedef {'other' | 'diagonal' | 'jacobian'} Which */

/** The factors' symbols, by cell. */
export const FACTORS = /** @type {Record<string, Record<Which, string>>} */ ({
  rnn: { other: 'W_h^⊤', diagonal: 'g′', jacobian: 'J_m' },
  lstm: { other: '↺', diagonal: 'f_m', jacobian: 'J_m' },
  gru: { other: '↺', diagonal: '1−z_m', jacobian: 'J_m' },
});

/** @param {Model} m */
export function spectrum(m) {
  const { factors } = m.host;
  const { curves } = m.layout;
  const x = m.frame.margin;
  const end = x + m.frame.marginWidth - 12;
  const top = curves.y + 30;
  const bottom = curves.bottom - 42;
  const left = x + 26;
  const title = svg`<text x=${x} y=${curves.y + 14} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('spectrum')}</text>
    ${math(`m = ${m.m}`, { x: end, y: curves.y + 14, size: 14.5, anchor: 'end', fill: 'var(--ink2)' })}`;
  if (!factors) return title;
  const { other_values: other, diagonal_values: diagonal, jacobian_values: whole } = factors;
  const count = other.length;
  const most = Math.max(1.15, other[0], diagonal[0], whole[0]);
  const at = (/** @type {number} */ i) => left + ((end - left) * (i + 0.5)) / count;
  const y = (/** @type {number} */ v) => bottom - (v / most) * (bottom - top);
  const line = (/** @type {ArrayLike<number>} */ values) =>
    Array.from(values, (v, i) => `${i ? 'L' : 'M'}${at(i).toFixed(1)} ${y(v).toFixed(1)}`).join('');
  const chosen = m.host.singular;
  const names = FACTORS[m.cell];
  const key = (
    /** @type {number} */ place,
    /** @type {Which} */ which,
    /** @type {unknown} */ sign,
    /** @type {number} */ value,
  ) => {
    const kx = x + place * ((end - x) / 3);
    return svg`${sign}${math(names[which], { x: kx + 26, y: bottom + 19, size: 14 })}
      <text x=${kx} y=${bottom + 38} font-size="13" fill="var(--ink2)">σ₁ <tspan font-weight="650" fill="var(--ink)">${m.write.compact(value)}</tspan></text>`;
  };
  const sx = (/** @type {number} */ place) => x + place * ((end - x) / 3);
  return svg`${title}
    <g class="singular" role="slider" tabindex="0" aria-label=${m.t('spectrum-pick')} aria-valuemin="1" aria-valuemax=${count} aria-valuenow=${(chosen ?? 0) + 1}
      aria-valuetext=${m.t('singular-is', { i: (chosen ?? 0) + 1, value: m.write.compact(whole[chosen ?? 0]) })}>
      <rect class="focus" x=${left - 3} y=${top - 5} width=${end - left + 6} height=${bottom - top + 8} rx="4" fill="transparent"></rect>
      <path d="${line(whole)}L${at(count - 1)} ${bottom}L${at(0)} ${bottom}Z" fill="var(--ink3)" opacity="0.28"></path>
      <line x1=${left} x2=${end} y1=${y(1)} y2=${y(1)} stroke="var(--ink3)" stroke-dasharray="1.5 3"></line>
      <line x1=${left} x2=${end} y1=${bottom} y2=${bottom} stroke="var(--line2)"></line>
      <path d=${line(other)} fill="none" stroke="var(--ink)" stroke-width="2"></path>
      <path d=${line(diagonal)} fill="none" stroke="var(--ink2)" stroke-width="1.75" stroke-dasharray="5 3"></path>
      ${chosen === null ? nothing : svg`<line x1=${at(chosen)} x2=${at(chosen)} y1=${top - 4} y2=${bottom} stroke="var(--now)" stroke-width="1.5"></line><circle cx=${at(chosen)} cy=${y(whole[chosen])} r="4.5" fill="var(--ink)" stroke="var(--plane)" stroke-width="1.5"></circle>`}
    </g>
    <text x=${left - 5} y=${y(1) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">1</text>
    <text x=${left - 5} y=${bottom + 3} text-anchor="end" font-size="12" fill="var(--ink2)">0</text>
    ${most > 1.6 ? svg`<text x=${left - 5} y=${top + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${m.write.fixed(most, most < 9.5 ? 1 : 0)}</text>` : nothing}
    ${key(0, 'other', svg`<path d="M${sx(0)} ${bottom + 14}h20" stroke="var(--ink)" stroke-width="2"></path>`, other[0])}
    ${key(1, 'diagonal', svg`<path d="M${sx(1)} ${bottom + 14}h20" stroke="var(--ink2)" stroke-width="1.75" stroke-dasharray="5 3"></path>`, diagonal[0])}
    ${key(2, 'jacobian', svg`<rect x=${sx(2)} y=${bottom + 8} width="20" height="11" fill="var(--ink3)" opacity="0.35"></rect>`, whole[0])}`;
}

/** Which singular value lies under x. @param {Model} m @param {number} x */
export function singularUnder(m, x) {
  const left = m.frame.margin + 26;
  const right = m.frame.margin + m.frame.marginWidth - 12;
  const count = m.host.factors?.other_values.length ?? 1;
  const i = Math.floor(((x - left) / (right - left)) * count);
  return Math.max(0, Math.min(count - 1, i));
}
