import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { STRIP } from './model.js';
import { CELLS } from './race.js';

/** The strips: one gradient each, a column a step, darker where it is larger. */

/** @typedef {import('./model.js').Model} Model */

/** What the strips' hatching looks like; once in the picture. */
export const hatch = svg`<pattern id="flood" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <line x1="0" y1="0" x2="0" y2="6" stroke="var(--plane)" stroke-width="2.2"></line></pattern>`;

/**
 * Runs of known steps that leave the ramp, below or above.
 * @param {Model} m @param {Float64Array} logs @param {(log: number) => boolean} beyond
 */
function runs(m, logs, beyond) {
  const found = [];
  for (let lag = 0; lag <= m.lag; lag++) {
    if (!beyond(logs[lag])) continue;
    const from = lag;
    while (lag < m.lag && beyond(logs[lag + 1])) lag++;
    found.push({ x: m.left(m.T - lag), width: (lag - from + 1) * m.column });
  }
  return found;
}

/** @param {Model} m */
export function strips(m) {
  return m.lines.map(({ id, cell, logs }) => {
    const lane = /** @type {import('./layout.js').Lane} */ (/** @type {any} */ (m.layout)[id]);
    const { y, height } = lane;
    const { x0, x1 } = m.frame;
    const here = m.left(m.k);
    const small = runs(m, logs, (log) => log < STRIP.low);
    const large = runs(m, logs, (log) => log > STRIP.high);
    const widest = small.reduce((a, b) => (b.width > a.width ? b : a), { x: 0, width: 0 });
    const strong = cell === m.cell;
    const loss = m.race.losses[CELLS.indexOf(cell)];
    return svg`<g>
      ${here > x0 + 0.5 ? svg`<rect x=${x0} y=${y} width=${here - x0} height=${height} fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>` : nothing}
      <rect x=${here} y=${y} width=${x1 - here} height=${height} fill="none" stroke=${strong ? 'var(--ink2)' : 'var(--line2)'} stroke-width=${strong ? 1.5 : 1}></rect>
      ${large.map(({ x, width }) => svg`<rect x=${x} y=${y} width=${width} height=${height} fill="url(#flood)"></rect>`)}
      ${
        widest.width > (m.small ? 90 : 190)
          ? svg`<text x=${widest.x + widest.width / 2} y=${lane.middle + 4.5} text-anchor="middle" font-size=${m.small ? 12 : 13} fill="var(--ink2)">${m.t('strip-less', { least: m.write.decade(STRIP.low) })}</text>`
          : nothing
      }
      ${large
        .filter(({ width }) => width > 60)
        .map(
          ({ x, width }) =>
            svg`<text class="halo" x=${x + width / 2} y=${lane.middle + 5} text-anchor="middle" font-size="13" font-weight="650" fill="var(--gradient)">${m.t('strip-more', { most: m.write.decade(STRIP.high) })}</text>`,
        )}
      ${id === 'memory' || loss === undefined ? nothing : svg`<text class="halo" x=${x1 - 7} y=${lane.middle + 4.5} text-anchor="end" font-size="12.5" font-weight="600" fill="var(--ink)">${m.t('loss-is', { loss: m.write.compact(loss) })}</text>`}</g>`;
  });
}

/** The names of the lanes; a cell's name takes it apart. @param {Model} m */
export function names(m) {
  const { gutter, x0 } = m.frame;
  const end = x0 - 12;
  const { input, rnn, lstm, memory, gru, states } = m.layout;
  if (m.small) {
    const name = (
      /** @type {any} */ lane,
      /** @type {string} */ text,
      /** @type {string} */ cell,
    ) =>
      svg`<text x=${gutter} y=${lane.middle + 4} font-size="12" font-weight=${m.cell === cell ? 750 : 500} fill="var(--ink)">${text}</text>`;
    return svg`${math('x_t', { x: gutter, y: input.middle + 5, size: 14, fill: 'var(--ink2)' })}
      ${name(rnn, 'RNN', 'rnn')}${name(lstm, 'LSTM', 'lstm')}${math('c', { x: gutter + 22, y: memory.middle + 5, size: 15, fill: 'var(--ink2)' })}${name(gru, 'GRU', 'gru')}
      ${math('h_t', { x: gutter, y: states.middle + 5, size: 14, fill: 'var(--ink2)' })}`;
  }
  const symbol = (
    /** @type {string} */ text,
    /** @type {any} */ lane,
    /** @type {number} */ down,
  ) => math(text, { x: end, y: lane.y + down, size: 14.5, anchor: 'end', fill: 'var(--ink2)' });
  const name = (/** @type {string} */ text, /** @type {any} */ lane) =>
    svg`<text x=${gutter} y=${lane.y + 14} font-size="13.5" font-weight="600" fill="var(--ink)">${text}</text>`;
  // With controls, the names are buttons.
  const bare = m.host.controls === 'none';
  return svg`${bare ? svg`${name('RNN', rnn)}${name('LSTM', lstm)}${name('GRU', gru)}` : nothing}
    ${symbol('x_t', input, 15)}
    ${symbol('‖∂L/∂h_k‖', rnn, 14)}${symbol('‖∂L/∂h_k‖', lstm, 14)}${symbol('‖∂L/∂c_k‖', memory, 23)}${symbol('‖∂L/∂h_k‖', gru, 14)}`;
}
