import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { gradientColour } from '../../draw/paint.js';

/** Success and the reach of the loss against the distance: a line a cell. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {{cell: number, x: number, y: number, hollow?: boolean, cut?: boolean}} Point */

/** @param {string} mark @param {number} x @param {number} y @param {string} ink @param {boolean} [hollow] @param {number} [size] */
export function mark(mark, x, y, ink, hollow = false, size = 5) {
  const fill = hollow ? 'var(--plane)' : ink;
  const s = size;
  if (mark === 'square')
    return svg`<rect x=${x - s} y=${y - s} width=${2 * s} height=${2 * s} fill=${fill} stroke=${ink} stroke-width="1.75"></rect>`;
  if (mark === 'triangle')
    return svg`<path d="M${x} ${y - s - 1}L${x + s + 1} ${y + s}H${x - s - 1}Z" fill=${fill} stroke=${ink} stroke-width="1.75"></path>`;
  return svg`<circle cx=${x} cy=${y} r=${s} fill=${fill} stroke=${ink} stroke-width="1.75"></circle>`;
}

/** @param {Model} m @param {Point[]} points @param {string} ink */
function line(m, points, ink) {
  if (points.length === 0) return nothing;
  const { cell } = points[0];
  const { dash } = m.look(cell);
  const d = points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return svg`<path d=${d} fill="none" stroke=${ink} stroke-width=${cell === m.cell ? 2.75 : 1.75} stroke-dasharray=${dash}></path>
    ${points.map(({ x, y, hollow, cut }) => (cut ? cross(x, y, ink) : mark(m.look(cell).mark, x, y, ink, hollow, cell === m.cell ? 5.5 : 4.5)))}`;
}

/** @param {number} x @param {number} y @param {string} ink */
const cross = (x, y, ink) =>
  svg`<path d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" stroke=${ink} stroke-width="2"></path>`;

/** Names at the ends of the lines, apart from each other. @param {Model} m @param {Point[]} ends @param {(cell: number) => string} ink @param {[number, number]} bounds */
function names(m, ends, ink, [top, bottom]) {
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  const places = sorted.map(({ y }) => y);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i], places[i - 1] + 15);
  const over = Math.max(0, (places.at(-1) ?? 0) - bottom);
  return sorted.map(({ cell, x }, i) => {
    const y = Math.max(top + 15 * i, places[i] - over);
    return svg`<text class="halo" x=${x + 12} y=${y + 4} font-size="12.5" font-weight=${cell === m.cell ? 700 : 550} fill=${ink(cell)}>${m.name(cell)}</text>`;
  });
}

/** The lines of the cells, the one that is spoken of above the others. @param {Model} m */
const order = (m) =>
  m.plan.cells.map((_, cell) => cell).sort((a, b) => Number(a === m.cell) - Number(b === m.cell));

/** @param {Model} m */
export function successLane(m) {
  const lane = m.layout.success;
  const { x0, x1 } = m.frame;
  const [top, bottom] = [lane.y + 14, lane.bottom - 12];
  const of = m.plan.seeds.length;
  const y = (/** @type {number} */ share) => bottom - share * (bottom - top);
  const points = order(m).map((cell) =>
    m.plan.columns.flatMap((_, column) => {
      const tally = m.view.tally(cell, column, m.position);
      if (tally.ended === 0) return [];
      const shift = m.plan.cells.length > 1 ? 3.5 * (cell - (m.plan.cells.length - 1) / 2) : 0;
      const at = y(tally.solved / tally.ended) + shift;
      return [{ cell, x: m.centre(column), y: at, hollow: tally.ended < tally.of }];
    }),
  );
  const ends = points.flatMap((all) => all.slice(-1));
  const ink = (/** @type {number} */ cell) => m.look(cell).ink;
  return svg`<g role="img" aria-label=${m.t('success-picture')}>
    ${[0, 0.5, 1].map((share) => svg`<line x1=${x0} x2=${x1} y1=${y(share)} y2=${y(share)} stroke="var(--line)"></line>`)}
    ${[0, 1].map((share) => svg`<text x=${x0 - 12} y=${y(share) + 4} text-anchor="end" font-size="12.5" fill="var(--ink2)">${m.small ? share * of : `${share * of}/${of}`}</text>`)}
    ${title(m, lane, 'success')}
    ${points.map((all) => (all.length > 0 ? line(m, all, ink(all[0].cell)) : nothing))}
    ${m.small ? nothing : names(m, ends, ink, [top, bottom])}</g>`;
}

/** The name of a lane, with one line of explanation. @param {Model} m @param {{y: number}} lane @param {string} id */
function title(m, lane, id) {
  if (m.small)
    return svg`<text x=${m.frame.gutter} y=${lane.y} font-size="12" font-weight="600" fill="var(--ink)">${m.t(`lane-${id}`)}</text>`;
  const success = m.error ? 'error' : m.host.settings.task === 'reber' ? 'grammar' : 'words';
  const words = m.t(id === 'success' ? `lane-success-${success}` : `lane-${id}-words`);
  return svg`<text x=${m.frame.gutter} y=${lane.y + 18} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t(`lane-${id}`)}</text>
    ${words.split('\n').map((text, i) => svg`<text x=${m.frame.gutter} y=${lane.y + (id === 'reach' ? 86 : 36) + 15 * i} font-size="12.5" fill="var(--ink2)">${text.trim()}</text>`)}`;
}

/** @param {Model} m */
export function reachLane(m) {
  const lane = m.layout.reach;
  const { x0, x1 } = m.frame;
  const [top, bottom] = [lane.y + 12, lane.bottom - 10];
  const logs = m.view.runs.flatMap(({ reach }) =>
    reach?.log_ratio === null || !reach ? [] : [reach.log_ratio],
  );
  const least = Math.min(-4, ...logs);
  const pitch = least < -16 ? 8 : least < -8 ? 4 : 2;
  const floor = Math.floor(least / pitch) * pitch;
  const y = (/** @type {number} */ log) => top + (Math.min(log, 0.3) / floor) * (bottom - top);
  const ticks = [];
  for (let e = 0; e >= floor; e -= pitch) ticks.push(e);
  const ink = (/** @type {number} */ cell) =>
    cell === m.cell ? 'var(--gradient)' : gradientColour(0.55);
  const points = order(m).map((cell) =>
    m.plan.columns.flatMap((_, column) => {
      const reach = m.view.reach(cell, column);
      if (!reach) return [];
      const cut = reach.log_ratio === null;
      return [{ cell, x: m.centre(column), y: cut ? bottom : y(reach.log_ratio ?? 0), cut }];
    }),
  );
  const ends = points.flatMap((all) => all.slice(-1));
  return svg`<g role="img" aria-label=${m.t('reach-picture')}>
    ${ticks.map(
      (e) => svg`<line x1=${x0} x2=${x1} y1=${y(e)} y2=${y(e)} stroke="var(--line)"></line>
      <text x=${x0 - 12} y=${y(e) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${e === 0 ? '1' : m.write.decade(e)}</text>`,
    )}
    ${title(m, lane, 'reach')}
    ${m.small ? nothing : fraction(m.frame.gutter, lane.y + 40)}
    ${m.view.runs.map(({ reach, cell, column }) => (reach && reach.log_ratio !== null ? svg`<circle cx=${m.centre(column)} cy=${y(reach.log_ratio)} r="2.2" fill=${ink(cell)} opacity="0.6"></circle>` : nothing))}
    ${points.map((all) => (all.length > 0 ? line(m, all, ink(all[0].cell)) : nothing))}
    ${m.small ? nothing : names(m, ends, ink, [top, bottom])}
    ${m.small ? nothing : labels(m, points.at(-1) ?? [], bottom)}</g>`;
}

/** ‖∂L/∂h_s‖ over ‖∂L/∂h_T‖. @param {number} x @param {number} y */
const fraction = (x, y) => svg`${math('‖∂L/∂h_s‖', { x, y, size: 14, fill: 'var(--ink2)' })}
  <line x1=${x} x2=${x + 66} y1=${y + 7} y2=${y + 7} stroke="var(--ink3)"></line>
  ${math('‖∂L/∂h_T‖', { x, y: y + 21, size: 14, fill: 'var(--ink2)' })}`;

/** The numbers of the line that is spoken of. @param {Model} m @param {Point[]} points @param {number} bottom */
function labels(m, points, bottom) {
  return points.map(({ cell, x, y, cut }, column) => {
    const reach = m.view.reach(cell, column);
    if (!reach) return nothing;
    const share = reach.open < reach.of ? ` (${reach.open}/${reach.of})` : '';
    const text = cut ? m.t('reach-cut') : `${m.write.compact(reach.ratio)}${share}`;
    const above = y + 20 > bottom + 4;
    return svg`<text class="halo" x=${x - 10} y=${above ? y - 8 : y + 18} text-anchor="end" font-size="12.5" font-weight="650" fill="var(--gradient)">${text}</text>`;
  });
}
