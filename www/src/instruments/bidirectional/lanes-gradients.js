import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { gradientColour } from '../../draw/paint.js';

/** How far the loss of one answer reaches: to the states of each chain and, through them, to the inputs. */

/** @typedef {import('./model.js').Model} Model */

/**
 * @typedef {object} Row
 * @property {string} id of its lane
 * @property {string} block
 * @property {string} symbol
 * @property {boolean} past of the model with one chain
 */

/** @type {readonly Row[]} */
export const ROWS = [
  { id: 'dr', block: 'dh_reverse_norm', symbol: '∂L_a/∂h′_t', past: false },
  { id: 'dh', block: 'dh_norm', symbol: '∂L_a/∂h_t', past: false },
  { id: 'dx', block: 'dx_norm', symbol: '∂L_a/∂x_t', past: false },
  { id: 'dp', block: 'dx_norm', symbol: '∂L_a/∂x_t', past: true },
];

/** Whether a gradient has come as far as a step. @param {Model} m @param {Row} row @param {number} t */
export function arrived(m, { id }, t) {
  const { asked } = m;
  if (id === 'dr') return m.done('dr', t);
  if (id === 'dh' || id === 'dp') return m.done('dh', t);
  return t < asked
    ? m.done('dh', t)
    : t > asked
      ? m.done('dr', t)
      : m.done('dh', t) && m.done('dr', t);
}

/** @param {Model} m @param {Row} row @param {number} t */
export const normOf = (m, row, t) => (row.past ? m.view.past : m.view).array(row.block)[t - 1];

/** Whether a path leads there at all. @param {Model} m @param {Row} row @param {number} t */
export function leads(m, { id }, t) {
  if (!m.view.graded || t > m.seen) return false;
  if (id === 'dr') return t >= m.asked;
  return id === 'dx' || t <= m.asked;
}

/** @param {Model} m */
export function gradientsLane(m) {
  const { frame, asked } = m;
  const end = frame.x0 - 8;
  return ROWS.map((row) => {
    const lane = m.lane[row.id];
    const symbol = row.symbol.replace('_a', `_{${asked}}`);
    return svg`${
      m.small
        ? laneName({
            x: frame.gutter - 6,
            end,
            y: lane.middle,
            word: '',
            symbol: row.past ? '∂x, A' : symbol.replace(/∂L_\{\d+\}\//, ''),
            small: true,
            symbolSize: 13,
          })
        : svg`<text x=${frame.gutter} y=${lane.middle + 4.5} font-size="13" font-weight="600" fill="var(--ink)">${m.t(`lane-${row.id}`)}</text>
          ${laneName({ x: 0, end, y: lane.middle, word: '', symbol, symbolSize: 14 })}`
    }
    ${m.detail === 'strips' ? svg`<rect x=${frame.x0} y=${lane.y} width=${frame.x1 - frame.x0} height=${lane.height} fill="none" stroke="var(--line)"></rect>` : cells(m, row)}`;
  });
}

/** @param {Model} m @param {Row} row */
function cells(m, row) {
  const lane = m.lane[row.id];
  return Array.from({ length: m.T }, (_, i) => {
    const t = i + 1;
    if (!leads(m, row, t)) return nothing;
    const place = { x: m.left(t) + 1.5, width: m.column - 3 };
    if (!arrived(m, row, t))
      return svg`<rect x=${place.x} y=${lane.y} width=${place.width} height=${lane.height} rx="3" fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>`;
    const norm = normOf(m, row, t);
    const share = m.share(norm);
    return svg`<g class="cell"><title>${m.write.compact(norm)}</title><rect class="cell-fill" x=${place.x} y=${lane.y} width=${place.width} height=${lane.height} rx="3" fill=${gradientColour(share)}></rect>
      ${m.detail === 'numbers' ? svg`<text x=${m.centre(t)} y=${lane.middle + 4.5} text-anchor="middle" font-size="12.5" font-weight="600" fill=${m.palette.on('gradient', share)}>${m.write.short(norm)}</text>` : nothing}</g>`;
  });
}
