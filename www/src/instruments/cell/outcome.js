import { svg } from 'lit';
import { math } from '../../draw/math.js';
import { valueInk } from './pipes.js';

/** What a held valve does to the whole sentence, beside what was learnt: memory, output, loss, gradient. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./margin.js').Place} Place */

/** The word whose chance the hand changes most. @param {Model} m */
export function mostChanged(m) {
  const held = m.trace.array('p_target');
  const free = /** @type {import('../../engine/trace.js').Trace} */ (m.free).array('p_target');
  let best = 0;
  for (let t = 1; t < m.T; t++)
    if (Math.abs(held[t] - free[t]) > Math.abs(held[best] - free[best])) best = t;
  return best + 1;
}

/** @param {Model} m @param {Place} place */
export function outcome(m, { x, y, width }) {
  const { write, trace } = m;
  const free = /** @type {import('../../engine/trace.js').Trace} */ (m.free);
  const t = mostChanged(m);
  const memory = `d${m.memory}`;
  const word = trace.index.tokens[t];
  const v = m.of(m.memory);
  const rows = [
    {
      name: math(`${m.memory}_{${m.now}}`, { x, y: 0, size: 17, fill: 'var(--ink2)' }),
      from: write.fixed(m.freeOf(m.memory)),
      to: write.fixed(v),
      ink: valueInk(v, false),
    },
    {
      name: svg`<text x=${x} font-size="13.5" fill="var(--ink2)">${m.t('cell-outcome-p', { word: write.quote(word) })}</text>`,
      from: write.fixed(free.array('p_target')[t - 1]),
      to: write.fixed(trace.array('p_target')[t - 1]),
      ink: 'var(--probability)',
    },
    {
      name: math('L', { x, y: 0, size: 17, fill: 'var(--ink2)' }),
      from: write.fixed(free.scalar('loss')),
      to: write.fixed(trace.scalar('loss')),
      ink: 'var(--ink)',
    },
    ...[memory, `${memory}_road`].map((block, i) => ({
      name: i
        ? svg`<text x=${x + 12} font-size="13" fill="var(--ink2)">${m.t('cell-split-road')}</text>`
        : math(`∂L/∂${m.memory}_{1}`, { x, y: 0, size: 17, fill: 'var(--gradient)' }),
      from: write.short(free.vector(block, 1)[m.u]),
      to: write.short(trace.vector(block, 1)[m.u]),
      ink: 'var(--gradient)',
    })),
  ];
  return svg`<text x=${x} y=${y + 12} font-size="13.5" font-weight="650" fill="var(--ink)">${m.t('cell-outcome-title')}</text>
    <text x=${x + width - 84} y=${y + 12} text-anchor="end" font-size="12.5" fill="var(--ink2)">${m.t('cell-free')}</text>
    <text x=${x + width} y=${y + 12} text-anchor="end" font-size="12.5" fill="var(--ink2)">${m.t('cell-outcome-held')}</text>
    ${rows.map(
      ({ name, from, to, ink }, i) => svg`<g transform="translate(0 ${y + 37 + i * 25})">${name}
        <text x=${x + width - 84} text-anchor="end" font-size="14.5" fill="var(--ink2)">${from}</text>
        <path d=${`M${x + width - 78} -5h10m-4 -4l4 4l-4 4`} fill="none" stroke="var(--ink3)" stroke-width="1.5"></path>
        <text x=${x + width} text-anchor="end" font-size="16" font-weight="650" fill=${ink}>${to}</text></g>`,
    )}`;
}
