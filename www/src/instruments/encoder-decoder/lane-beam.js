import { nothing, svg } from 'lit';
import { symbolCell } from './lane-output.js';

/** The beam: all that was kept, what each continues, and the best way through. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./view.js').Candidate} Candidate */

const TOP = 14;

/** The best sequence's row at each step, from 0. @param {import('./view.js').Beam} beam */
export function bestRows(beam) {
  const { symbols } = beam.hypotheses[0];
  /** @type {number[]} */
  const rows = [];
  /** @type {Candidate[][]} */
  const kept = beam.steps.map((step) => step.filter((one) => one.kept));
  // Back from its last symbol: which of the kept ones it is, then the one that it continues.
  const last = symbols.length - 1;
  const total = beam.hypotheses[0].log_probability;
  let row = kept[last].findIndex(
    (one) => one.symbol === symbols[last] && Math.abs(one.total - total) < 1e-9,
  );
  for (let step = last; step >= 0 && row >= 0; step--) {
    rows[step] = row;
    if (step === 0) break;
    const alive = kept[step - 1].map((one, k) => ({ one, k })).filter(({ one }) => !one.finished);
    row = alive[kept[step][row].parent]?.k ?? -1;
  }
  return rows;
}

/** @param {Model} m */
export function beamLane(m) {
  const { view, layout: l } = m;
  const beam = view.seen.beam;
  if (!beam) return nothing;
  const steps = beam.steps.slice(0, view.I).map((step) => step.filter((one) => one.kept));
  const most = Math.max(...steps.map((step) => step.length), 1);
  const row = Math.min(44, (m.small ? 140 : 158) / most);
  const best = bestRows(beam);
  const y = (/** @type {number} */ k) => TOP + k * row;
  const cell = Math.max(14, Math.min(l.width - 4, 52));
  return steps.map((step, at) => {
    const i = at + 1;
    if (!m.done('y', i)) return nothing;
    const alive =
      at > 0 ? steps[at - 1].map((one, k) => ({ one, k })).filter(({ one }) => !one.finished) : [];
    return step.map((one, k) => {
      const x = l.written(i);
      const from = at > 0 ? alive[one.parent]?.k : undefined;
      const on = best[at] === k;
      return svg`${
        from === undefined
          ? nothing
          : svg`<path d="M${l.written(at) + cell / 2} ${y(from) + 13}L${x - cell / 2} ${y(k) + 13}" stroke=${on && best[at - 1] === from ? 'var(--ink)' : 'var(--line2)'} stroke-width=${on && best[at - 1] === from ? 2.5 : 1.5}></path>`
      }${symbolCell(m, { x, y: y(k), word: view.vocabulary[one.symbol], p: Math.exp(one.log_probability), state: on ? 'right' : '', strong: true })}
      ${row >= 40 && !m.narrow ? svg`<text x=${x} y=${y(k) + 39} text-anchor="middle" font-size="12" fill="var(--ink3)">${m.write.fixed(one.total, 1)}</text>` : nothing}`;
    });
  });
}
