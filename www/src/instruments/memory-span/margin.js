import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { probabilityColour } from '../../draw/paint.js';
import { mark } from './lanes-plots.js';

/** The right margin: what each lane adds up to. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function margin(m) {
  const x = m.frame.margin;
  const width = m.frame.marginWidth - 12;
  return svg`${legend(m, x, width)}${spans(m, x, width)}${curve(m, x, width)}${rates(m, x, width)}`;
}

/** @param {Model} m @param {number} x @param {number} width */
function legend(m, x, width) {
  const y = 24;
  const ramp = x + width - 88;
  return svg`<rect x=${x} y=${y - 9} width="10" height="10" fill="var(--ink)"></rect><text x=${x + 17} y=${y} font-size="12.5" fill="var(--ink2)">${m.t('legend-thing')}</text>
    <circle cx=${x + 137} cy=${y - 4} r="5" fill="var(--plane)" stroke="var(--ink)" stroke-width="2"></circle><text x=${x + 149} y=${y} font-size="12.5" fill="var(--ink2)">${m.t('legend-asked')}</text>
    <text x=${x} y=${y + 24} font-size="12.5" fill="var(--ink2)">${m.t(m.error ? 'legend-error' : 'legend-right')}</text>
    ${[0, 0.2, 0.4, 0.6, 0.8, 1].map((share, i) => svg`<rect x=${ramp + i * 8} y=${y + 14} width="8" height="11" fill=${probabilityColour(share)}></rect>`)}
    <text x=${ramp - 6} y=${y + 24} text-anchor="end" font-size="12.5" fill="var(--ink2)">${m.error ? m.write.fixed(m.plan.chance_loss ?? 0, 2) : m.host.percent(m.plan.chance ?? 0)}</text>
    <text x=${ramp + 54} y=${y + 24} font-size="12.5" fill="var(--ink2)">${m.error ? '0' : m.host.percent(1)}</text>`;
}

/** Up to where each cell learnt everything. @param {Model} m @param {number} x @param {number} width */
function spans(m, x, width) {
  return m.plan.cells.map((_, cell) => {
    const lane = m.layout.cell[cell];
    const { columns, open } = m.view.span(cell, m.position);
    const all = columns === m.plan.columns.length;
    const known = m.view.tally(cell, 0, m.position).ended > 0;
    if (!known) return nothing;
    const y = lane.y + 26;
    const text =
      columns === 0
        ? '–'
        : m.truncated
          ? ''
          : `${m.letter} ${all ? '≥' : '='} ${m.value(columns - 1)}`;
    if (m.truncated) return enough(m, cell, x, width, y);
    return svg`<text x=${x} y=${y} font-size="13" fill="var(--ink2)">${said(m, cell, columns === 0 ? 'span-none' : 'span')}</text>
      <text x=${x + width} y=${y + 1} text-anchor="end" font-size="20" font-weight="650" fill="var(--ink)">${open ? '… ' : ''}${text}</text>`;
  });
}

/** What is said of a cell, whose name stands beside it already or not. @param {Model} m @param {number} cell @param {string} id */
const said = (m, cell, id) => (m.alone ? `${m.name(cell)} ${m.t(id)}` : m.t(id));

/** From which reach on a cell learns. @param {Model} m @param {number} cell @param {number} x @param {number} width @param {number} y */
function enough(m, cell, x, width, y) {
  const first = m.plan.columns.findIndex((_, column) => {
    const { of, solved } = m.view.tally(cell, column, m.position);
    return solved === of;
  });
  return svg`<text x=${x} y=${y} font-size="13" fill="var(--ink2)">${said(m, cell, first < 0 ? 'enough-none' : 'enough')}</text>
    ${first < 0 ? nothing : svg`<text x=${x + width} y=${y + 1} text-anchor="end" font-size="20" font-weight="650" fill="var(--ink)">${m.label(first)}</text>`}`;
}

/** The loss of the run that is spoken of, and what guessing costs. @param {Model} m @param {number} x @param {number} width */
function curve(m, x, width) {
  const lane = m.layout.success;
  const run = m.view.runs[m.run];
  const { count, record } = m.view.at(m.run, m.position);
  const records = run.records.slice(0, count);
  const [top, bottom] = [lane.y + 34, lane.bottom - 18];
  const chance = m.plan.chance_loss;
  const most = 1.08 * Math.max(chance ?? 0, ...records.map(({ loss }) => loss), 1e-6);
  const left = x + 38;
  const at = (/** @type {number} */ step) => left + ((width - 38) * step) / m.plan.most_steps;
  const y = (/** @type {number} */ loss) => bottom - (loss / most) * (bottom - top);
  const points = records.map(({ step, loss }) => `${at(step).toFixed(1)} ${y(loss).toFixed(1)}`);
  const last = records.at(-1);
  return svg`<text x=${x} y=${lane.y + 16} font-size="13" font-weight="600" fill="var(--ink)">${m.title(m.run)}</text>
    <line x1=${left} x2=${x + width} y1=${bottom} y2=${bottom} stroke="var(--line2)"></line>
    <text x=${left - 6} y=${bottom + 4} text-anchor="end" font-size="12" fill="var(--ink2)">0</text>
    ${
      chance === null
        ? nothing
        : svg`<line x1=${left} x2=${x + width} y1=${y(chance)} y2=${y(chance)} stroke="var(--ink3)" stroke-dasharray="3 3"></line>
      <text x=${left - 6} y=${y(chance) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${m.host.chanceName}</text>`
    }
    ${points.length > 0 ? svg`<path d="M${points.join('L')}" fill="none" stroke="var(--ink)" stroke-width="1.8" stroke-linejoin="round"></path>` : nothing}
    ${last ? svg`<circle cx=${at(last.step)} cy=${y(last.loss)} r="3.5" fill="var(--ink)"></circle>` : nothing}
    <text x=${left} y=${bottom + 16} font-size="12" fill="var(--ink2)">${m.t('curve-loss')}</text>
    <text x=${x + width} y=${bottom + 16} text-anchor="end" font-size="12" fill="var(--ink2)">${m.host.whole(m.plan.most_steps)}</text>
    ${record ? svg`<text class="halo" x=${x + width} y=${top + (points.length > 0 && chance !== null && y(chance) < top + 16 ? 34 : 10)} text-anchor="end" font-size="14" font-weight="650" fill="var(--probability)">${m.figure(record)}</text>` : nothing}`;
}

/** The factor of one step, at the longest distance that was measured. @param {Model} m @param {number} x @param {number} width */
function rates(m, x, width) {
  const lane = m.layout.reach;
  const rows = m.plan.cells.flatMap((_, cell) => {
    const known = m.plan.columns.flatMap((_, column) => m.view.reach(cell, column) ?? []);
    const longest = known.filter(({ per_step }) => per_step > 0).at(-1);
    return longest ? [{ cell, rate: longest.per_step, lag: longest.lag }] : [];
  });
  return svg`<text x=${x} y=${lane.y + 18} font-size="13" font-weight="600" fill="var(--ink)">${m.t('rates')}</text>
    ${math('λ^{T-s}', { x: x + width, y: lane.y + 19, size: 15, anchor: 'end', fill: 'var(--ink2)' })}
    ${rows.map(({ cell, rate, lag }, i) => {
      const y = lane.y + 44 + 24 * i;
      const ink = cell === m.cell ? 'var(--gradient)' : 'var(--ink2)';
      return svg`${mark(m.look(cell).mark, x + 6, y - 4, ink, false, 4.5)}<text x=${x + 20} y=${y} font-size="13" fill="var(--ink)">${m.name(cell)}</text>
        <text x=${x + 100} y=${y} font-size="13" fill="var(--ink2)">${m.t('lag', { lag: m.write.fixed(lag, 0) })}</text>
        <text x=${x + width} y=${y} text-anchor="end" font-size="15" font-weight="650" fill=${ink}>× ${m.write.fixed(rate, 2)}</text>`;
    })}`;
}
