import { nothing, svg } from 'lit';

/** The states of the chosen cell, a row a unit, and what its slopes or its gate let through. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function stateLane(m) {
  const { states } = m.layout;
  const { x0, x1, gutter } = m.frame;
  const { lane, cell, T } = m;
  const shares = cell === 'rnn' ? lane.saturated : lane.open;
  let d = '';
  for (let t = 1; t <= T; t++)
    d += `${t > 1 ? 'L' : 'M'}${m.centre(t).toFixed(1)} ${(states.bottom - shares[t - 1] * states.height).toFixed(1)}`;
  return svg`<g>
    <rect x=${x0} y=${states.y} width=${x1 - x0} height=${states.height} fill="none" stroke="var(--line2)"></rect>
    <path d=${d} fill="none" stroke="var(--plane)" stroke-width="5" stroke-linejoin="round"></path>
    <path d=${d} fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round"></path>
    ${
      m.small
        ? nothing
        : svg`<text x=${gutter} y=${states.y + 13} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('lane-states')}</text>
      ${m
        .t(`lane-states-${cell}`)
        .split('\n')
        .map(
          (text, i) =>
            svg`<text x=${gutter + 22} y=${states.y + 32 + 15 * i} font-size="12.5" fill="var(--ink2)">${text.trim()}</text>`,
        )}
      <path d="M${gutter} ${states.y + 28}h15" stroke="var(--ink)" stroke-width="2"></path>
      <text x=${x0 - 5} y=${states.y + 9} text-anchor="end" font-size="12" fill="var(--ink2)">1</text>
      <text x=${x0 - 5} y=${states.bottom} text-anchor="end" font-size="12" fill="var(--ink2)">0</text>`
    }</g>`;
}
