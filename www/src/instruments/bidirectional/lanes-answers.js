import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { answer, chip } from './marks.js';

/** The answers: what is right, what both chains say, what the past alone says. */

/** @typedef {import('./model.js').Model} Model */

const MODELS = /** @type {const} */ (['both', 'past']);

/** @param {Model} m */
export function answersLane(m) {
  const { lane, frame } = m;
  const end = frame.x0 - 12;
  const x = frame.gutter;
  const name = (/** @type {string} */ id, /** @type {string} */ symbol) =>
    laneName({ x, end, y: lane[id].middle, word: m.t(`lane-${id}`), symbol, small: m.small });
  return svg`${name('target', m.small ? 'y*' : 'y_t^{*}')}${name('both', m.small ? 'A A′' : 'y_t')}${name('past', m.small ? 'A' : 'y_t')}
    ${m.detail === 'strips' ? strips(m) : cells(m)}
    ${asks(m)}`;
}

/** @param {Model} m */
function cells(m) {
  const { lane, column, view } = m;
  return Array.from({ length: m.T }, (_, i) => {
    const t = i + 1;
    const target = m.target(t);
    const now = t === m.asked;
    const size = Math.min(lane.target.height - 3, column - 4);
    return svg`${target === null ? nothing : chip({ x: m.centre(t), y: lane.target.middle, size, bit: target })}
      ${MODELS.map((id) => {
        const place = { x: m.left(t), width: column, y: lane[id].y, height: lane[id].height };
        if (t > m.seen || !m.done('y', t)) return empty(place);
        const of = id === 'both' ? view : view.past;
        const one = view.one(of, t);
        const given = of.index.given[i];
        return answer({
          ...place,
          given,
          one,
          wrong: target !== null && given !== target,
          weak: target === null,
          number: m.detail === 'numbers' ? m.write.fixed(one, 2) : null,
          now,
        });
      })}`;
  });
}

/** @param {{x: number, y: number, width: number, height: number}} place */
const empty = ({ x, y, width, height }) =>
  svg`<line x1=${x + width * 0.15} x2=${x + width * 0.85} y1=${y + height - 4} y2=${y + height - 4} stroke="var(--line2)" stroke-dasharray="2 3"></line>`;

/** Many columns: marks of ones, and ticks where an answer is wrong; the probabilities are on the canvas. @param {Model} m */
function strips(m) {
  const { lane, column: w, view } = m;
  let ones = '';
  const wrong = { both: '', past: '' };
  for (let t = 1; t <= m.T; t++) {
    const x = m.left(t).toFixed(1);
    const target = m.target(t);
    if (target === null) continue;
    if (target === 1)
      ones += `M${x} ${lane.target.y + 4}h${(w - 0.8).toFixed(1)}v14h${(0.8 - w).toFixed(1)}z`;
    if (t > m.seen || !m.done('y', t)) continue;
    for (const id of MODELS) {
      const of = id === 'both' ? view : view.past;
      if (of.index.given[t - 1] !== target)
        wrong[id] += `M${(m.centre(t) - 2.5).toFixed(1)} ${lane[id].bottom - 8}l5 6m0 -6l-5 6`;
    }
  }
  return svg`<rect x=${m.frame.x0} y=${lane.target.y + 4} width=${m.frame.x1 - m.frame.x0} height="14" fill="none" stroke="var(--line2)"></rect>
    <path d=${ones} fill="var(--ink)"></path>
    ${MODELS.map((id) => svg`<path d=${wrong[id]} stroke="var(--ink)" stroke-width="1.4" fill="none"></path>`)}`;
}

/** Which answer goes back: one slider over all of them, and each may be pressed. @param {Model} m */
function asks(m) {
  const { lane, frame, small } = m;
  const y = lane.target.y - 3;
  const height = lane.past.bottom - y + 3;
  const label = m.t('asked-is', { t: m.asked });
  return svg`<g class="asks" role="slider" tabindex="0" aria-label=${m.t('asked')} aria-valuemin="1" aria-valuemax=${m.seen}
      aria-valuenow=${m.asked} aria-valuetext=${label}>
    <rect class="focus" x=${frame.x0} y=${y} width=${frame.x1 - frame.x0} height=${height} rx="5" fill="transparent"></rect>
    ${m.detail === 'strips' ? svg`<path d="M${m.centre(m.asked) - 5} ${y - 1}h10l-5 7z" fill="var(--ink)"></path>` : nothing}
    ${small ? nothing : svg`<title>${m.t('asked-hint')}</title>`}</g>`;
}
