import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { probabilityColour } from '../../draw/paint.js';

/** @typedef {import('./model.js').Model} Model */

/** As many ticks of a sequence as can be told apart in a column. */
const MOST_TICKS = 60;

/** The heads of the columns: the distance, and a sequence with what must be remembered. @param {Model} m */
export function heads(m) {
  const { head } = m.layout;
  const size = m.small ? 14 : 20;
  return m.plan.columns.map((_, column) => {
    const now = column + 1 === m.now;
    return svg`<text x=${m.centre(column)} y=${m.small ? 20 : 26} text-anchor="middle" font-size=${m.small && m.plan.columns.length > 5 ? 12 : size}
        font-weight=${now ? 700 : 600} fill="var(--ink)">${m.small ? m.value(column) : m.label(column)}</text>
      ${strip(m, column, head.bottom - (m.small ? 10 : 17))}`;
  });
}

/**
 * A sequence of this distance: a tick a step, a square where the thing stands that must be
 * remembered, a ring where is asked. What truncation never reaches is pale.
 * @param {Model} m @param {number} column @param {number} y
 */
function strip(m, column, y) {
  const reach = m.view.reach(m.cell, column) ?? m.view.reach(0, column);
  if (!reach) return nothing;
  const steps = reach.curve.length;
  const room = Math.min(m.width(column) - (m.small ? 10 : 28), 12 * steps);
  const x = (/** @type {number} */ step) =>
    m.centre(column) - room / 2 + (room * step) / Math.max(1, steps - 1);
  const k = m.truncated ? m.plan.columns[column] : 0;
  const cut = k > 0 ? steps - k : 0;
  const every = Math.ceil(steps / MOST_TICKS);
  const h = m.small ? 7 : 10;
  let [seen, pale] = ['', ''];
  for (let step = 0; step < steps; step += every) {
    const d = `M${x(step).toFixed(1)} ${y - h / 2}v${h}`;
    if (step < cut) pale += d;
    else seen += d;
  }
  const from = reach.from - 1;
  const side = m.small ? 7 : 10;
  return svg`<g aria-hidden="true"><path d=${seen} stroke="var(--ink3)" stroke-width="1.5"></path>
    <path d=${pale} stroke="var(--line2)" stroke-width="1.5"></path>
    ${cut > 0 ? svg`<path d="M${(x(cut) + x(cut - 1)) / 2} ${y - h}v${2 * h}" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="2 2"></path>` : nothing}
    <rect x=${x(from) - side / 2} y=${y - side / 2} width=${side} height=${side}
      fill=${from < cut ? 'var(--plane)' : 'var(--ink)'} stroke="var(--ink)" stroke-width="1.5"></rect>
    <circle cx=${x(steps - 1)} cy=${y} r=${side / 2} fill="var(--plane)" stroke="var(--ink)" stroke-width="2"></circle></g>`;
}

/** The lanes of the cells: a box a run, and what came of them. @param {Model} m */
export function cells(m) {
  return m.plan.cells.map((_, cell) => {
    const lane = m.layout.cell[cell];
    const { box } = m.layout;
    const y = lane.y + 3;
    return svg`<g role="group" aria-label=${m.name(cell)}>
      ${cell === m.cell ? svg`<rect x=${m.small ? 2 : 12} y=${y} width="3.5" height=${box.height} fill="var(--ink)"></rect>` : nothing}
      ${m.small ? nothing : laneName({ x: m.frame.gutter, end: 0, y: y + 8, word: m.name(cell), symbol: '' })}
      ${m.small ? svg`<text x=${m.frame.gutter} y=${y + 16} font-size="12" font-weight="600" fill="var(--ink)">${m.name(cell)}</text>` : bias(m, cell, y + 30)}
      ${m.plan.columns.map(
        (_, column) => svg`${m.view.group(cell, column).map((run) => runBox(m, run, y))}
        ${foot(m, cell, column, y + box.height + (m.small ? 12 : 14))}`,
      )}</g>`;
  });
}

/** The initial bias that lets a gated cell remember from the start. @param {Model} m @param {number} cell @param {number} y */
function bias(m, cell, y) {
  const kind = m.plan.cells[cell];
  if (kind === 'rnn')
    return svg`<text x=${m.frame.gutter} y=${y} font-size="12.5" fill="var(--ink2)">tanh</text>`;
  const [letter, name] = kind === 'lstm' ? ['b_f', 'forget_bias'] : ['b_z', 'update_bias'];
  const text = m.write.fixed(Number(m.host.settings[name]), 0);
  return svg`${math(`${letter}`, { x: m.frame.gutter, y, size: 15, fill: 'var(--ink2)' })}
    <text x=${m.frame.gutter + 20} y=${y} font-size="12.5" fill="var(--ink2)">= ${text}</text>`;
}

/** @param {Model} m @param {import('./experiment.js').Run} run @param {number} y */
function runBox(m, run, y) {
  const { box, detail } = m.layout;
  const { record, ended } = m.view.at(run.index, m.position);
  const x = m.left(run.column) + box.pad + run.seed * (box.width + box.gap);
  const share = record ? record.skill : 0;
  const isNow = m.at === run.index;
  const isOpen = m.opened === run.index;
  const ink = record ? m.palette.on('probability', share) : 'var(--ink3)';
  const stroke = isNow || isOpen ? 'var(--ink)' : record ? 'none' : 'var(--line2)';
  const middle = x + box.width / 2;
  const failed = ended && !record?.solved;
  const text = record && detail !== 'colour' ? m.short(record) : '';
  const low = detail === 'curve' && box.height > 30;
  return svg`<g class="hit run" data-do="run:${run.index}" role="button" tabindex=${run.index === m.run ? 0 : -1}
      aria-pressed=${isOpen} aria-label="${m.title(run.index)}. ${m.stand(run.index)}">
    <rect class="plate" x=${x} y=${y} width=${box.width} height=${box.height} rx=${box.width > 12 ? 4 : 1}
      fill=${record ? probabilityColour(share) : 'transparent'} stroke=${stroke} stroke-width=${isNow || isOpen ? 2 : 1}
      stroke-dasharray=${record || isOpen ? 'none' : '3 3'}></rect>
    ${low && record ? spark(m, run, { x: x + 5, y: y + 20, width: box.width - 10, height: box.height - 25 }, ink) : nothing}
    ${text ? svg`<text x=${middle} y=${y + (low ? 15 : box.height / 2 + 5)} text-anchor="middle" font-size=${box.width < 34 ? 12 : 13} font-weight="650" fill=${ink}>${text}</text>` : nothing}
    ${failed ? svg`<path d="M${middle - Math.min(7, box.width / 3)} ${y + box.height - 3}h${2 * Math.min(7, box.width / 3)}" stroke=${ink} stroke-width="1.5"></path>` : nothing}
    ${detail === 'colour' && record?.solved ? svg`<path d="M${middle - 3} ${y + box.height / 2}l2 3 4 -6" fill="none" stroke=${ink} stroke-width="1.5"></path>` : nothing}
  </g>`;
}

/** The loss on examples kept out, judgement after judgement. @param {Model} m @param {import('./experiment.js').Run} run @param {{x: number, y: number, width: number, height: number}} place @param {string} ink */
function spark(m, run, { x, y, width, height }, ink) {
  const { count } = m.view.at(run.index, m.position);
  const records = run.records.slice(0, count);
  const most =
    Math.max(
      m.plan.chance_loss ?? 0,
      run.points[0]?.loss ?? 0,
      ...records.map(({ loss }) => loss),
    ) || 1;
  const last = Math.max(run.records.at(-1)?.step ?? 1, 1);
  const points = records.map(
    ({ step, loss }) =>
      `${(x + (width * step) / last).toFixed(1)} ${(y + height * (1 - loss / most)).toFixed(1)}`,
  );
  // Before the first judgement, what the first update found.
  const first = run.points[0]?.loss;
  if (count > 0 && first !== undefined)
    points.unshift(`${x} ${(y + height * (1 - Math.min(1, first / most))).toFixed(1)}`);
  return svg`<path d="M${points.join('L')}" fill="none" stroke=${ink} stroke-width="1.4" stroke-linejoin="round" opacity="0.85"></path>`;
}

/** Under a group: how many learnt it, and the updates that the middle one took. @param {Model} m @param {number} cell @param {number} column @param {number} y */
function foot(m, cell, column, y) {
  const { of, ended, solved, steps } = m.view.tally(cell, column, m.position);
  if (ended === 0) return nothing;
  const narrow = m.width(column) < 120;
  const text =
    steps === null || narrow
      ? `${solved}/${of}`
      : m.t('foot', { solved, of, steps, shown: m.host.whole(steps) });
  return svg`<text x=${m.centre(column)} y=${y} text-anchor="middle" font-size="12" fill="var(--ink2)">${text}</text>`;
}
