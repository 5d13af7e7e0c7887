import { html, nothing, svg } from 'lit';
import { probabilityColour } from '../../draw/paint.js';

/** The timeline: every run in its distance's column, every judgement a place on it. */

/** @typedef {import('./model.js').Model} Model */

/** Where a run lies on the timeline. @param {Model} m @param {number} index */
export function slot(m, index) {
  const { cell, column, seed } = m.view.runs[index];
  const { cells, seeds } = m.plan;
  const pad = m.small ? 3 : 6;
  const gap = cells.length > 1 ? (m.small ? 3 : 6) : 0;
  const room = m.width(column) - 2 * pad - gap * (cells.length - 1);
  const group = room / cells.length;
  const width = group / seeds.length;
  return { x: m.left(column) + pad + cell * (group + gap) + seed * width, width, group };
}

/** @param {Model} m */
export function timeLane(m) {
  const lane = m.layout.time;
  const { x0, x1 } = m.frame;
  const h = m.small ? 18 : 22;
  const y = lane.y + 2;
  const here = cursor(m);
  const groups = m.plan.columns.flatMap((_, column) =>
    m.plan.cells.map((_, cell) => m.view.group(cell, column)[0].index),
  );
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.t('timeline')} aria-valuemin="0" aria-valuemax=${m.view.N}
      aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${x0 - 2} y=${y - 4} width=${x1 - x0 + 4} height=${h + 8} rx="4" fill="transparent"></rect>
    ${m.view.runs.map((run) => bar(m, run, y, h))}
    ${here === null ? nothing : svg`<path d="M${here} ${y - 5}V${y + h + 5}" stroke="var(--ink)" stroke-width="2.5"></path><path d="M${here - 5} ${y - 8}h10l-5 7z" fill="var(--ink)"></path>`}</g>
    ${
      m.small
        ? nothing
        : groups.map((index) => {
            const { x, group } = slot(m, index);
            const { cell } = m.view.runs[index];
            return group < 34
              ? nothing
              : svg`<text x=${x + group / 2} y=${y + h + 17} text-anchor="middle" font-size="12" font-weight=${m.at >= 0 && m.view.runs[m.at].cell === cell && m.view.runs[m.at].column === m.view.runs[index].column ? 700 : 450} fill="var(--ink2)">${m.name(cell)}</text>`;
          })
    }`;
}

/** A run fills from the left, update by update. @param {Model} m @param {import('./experiment.js').Run} run @param {number} y @param {number} h */
function bar(m, run, y, h) {
  const { x, width } = slot(m, run.index);
  const { record, ended } = m.view.at(run.index, m.position);
  const inner = Math.max(1, width - (width > 5 ? 2 : 0.5));
  const share = ended ? 1 : (record?.step ?? 0) / m.plan.most_steps;
  return svg`<rect x=${x} y=${y} width=${inner} height=${h} rx=${width > 8 ? 2 : 0} fill="var(--bg)" stroke="var(--line2)" stroke-width="0.75"></rect>
    ${record ? svg`<rect x=${x} y=${y} width=${inner * share} height=${h} rx=${width > 8 ? 2 : 0} fill=${probabilityColour(Math.max(0.25, record.skill))}></rect>` : nothing}`;
}

/** Where the position stands. @param {Model} m @returns {number | null} */
function cursor(m) {
  if (m.at < 0) return m.frame.x0;
  const { x, width } = slot(m, m.at);
  const { record, ended } = m.view.at(m.at, m.position);
  return x + (width - 1) * (ended ? 1 : (record?.step ?? 0) / m.plan.most_steps);
}

/**
 * The position under a pointer on the timeline.
 * @param {Model} m @param {number} x in the score's units
 */
export function positionUnder(m, x) {
  let last = 0;
  for (const run of m.view.runs) {
    const place = slot(m, run.index);
    const start = m.view.starts[run.index];
    const count = m.view.endOf(run.index) - start;
    if (count === 0) break;
    if (x < place.x) break;
    const inside = Math.min(1, (x - place.x) / place.width);
    last = start + Math.max(1, Math.round(inside * count));
  }
  return last;
}

/** What is running, how far it is and how long it will take, at the end of the timeline. @param {Model} m */
export function progress(m) {
  const { host, view } = m;
  const over = view.runs.filter(
    (_, run) => view.ended[run] && view.endOf(run) <= view.N && view.at(run, view.N).ended,
  ).length;
  const all = view.runs.length;
  const { experiment } = view;
  const time =
    experiment.complete && !host.training
      ? m.t('took', { time: host.duration(experiment.spent) })
      : m.t('left', { time: host.duration(experiment.left) });
  return html`<div class="progress" style=${m.small ? '' : `left:calc(${m.frame.margin} * var(--u));width:calc(${m.frame.marginWidth} * var(--u));top:calc(${m.layout.time.y} * var(--u))`}>
    <p><b>${host.whole(over)}</b> ${m.t('of-runs', { all })}<span>${time}</span></p>
    <progress max=${all} .value=${over} aria-label=${m.t('progress')}></progress>
  </div>`;
}
