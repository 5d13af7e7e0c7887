import { nothing, svg } from 'lit';
import { colour } from '../../draw/paint.js';

/** What is written, symbol by symbol: the likeliest ones, or what is fed beside what would be said. */

/** @typedef {import('./model.js').Model} Model */

const ROW = 46;
const TOP = 20;

/** @param {Model} m */
export function outputLane(m) {
  const { view } = m;
  const all = Array.from({ length: view.I }, (_, k) => k + 1);
  return view.asked.write === 'forced'
    ? all.map((i) => prescribed(m, i))
    : all.map((i) => chosen(m, i));
}

/** A symbol in its cell: filled by its probability, ringed when right, struck when wrong. @param {Model} m @param {{x: number, y: number, word: string, p: number, state: '' | 'right' | 'wrong', strong: boolean}} cell */
export function symbolCell(m, { x, y, word, p, state, strong }) {
  const width = Math.max(14, Math.min(m.layout.width - 4, 52));
  const fill = strong ? colour('probability', p) : 'var(--plane)';
  const ink = strong ? m.palette.on('probability', p) : 'var(--ink2)';
  const size = m.view.letters ? (m.small ? 14 : 19) : 12.5;
  const [down, turn] = m.small ? [32, -90] : [44, -58];
  const text = word === m.view.plan.end ? '∎' : word;
  return svg`<rect x=${x - width / 2} y=${y} width=${width} height="27" rx="5" fill=${fill} stroke=${state === 'right' ? 'var(--ink)' : strong ? 'none' : 'var(--line2)'} stroke-width=${state === 'right' ? 2 : 1}></rect>
    ${m.turned ? svg`<text transform="translate(${x + 4} ${y + down}) rotate(${turn})" text-anchor="end" font-size="12.5" font-weight=${strong ? 650 : 450} fill="var(--ink)">${text}</text>` : svg`<text x=${x} y=${y + 20} text-anchor="middle" font-size=${size} font-weight=${strong ? 650 : 450} fill=${ink}>${text}</text>`}
    ${state === 'wrong' ? svg`<path d="M${x - width / 2 + 4} ${y + 22}L${x + width / 2 - 4} ${y + 5}" stroke=${ink} stroke-width="2"></path>` : nothing}`;
}

/** @param {Model} m @param {number} i */
function chosen(m, i) {
  const { view, layout: l } = m;
  const x = l.written(i);
  if (!m.done('y', i)) return dashed(m, x);
  const count = m.turned || m.small ? 1 : 3;
  const top = view.top(i, 4);
  const word = view.words[i - 1];
  const first = top.find((one) => one.word === word) ?? {
    word,
    p: view.probability(i),
  };
  const rest = top.filter((one) => one.word !== word).slice(0, count - 1);
  return svg`${symbolCell(m, { x, y: TOP, word, p: first.p, state: view.right(i) ? 'right' : 'wrong', strong: true })}
    ${m.narrow ? nothing : svg`<text x=${x} y=${TOP + 40} text-anchor="middle" font-size="12" font-weight="600" fill="var(--probability)">${m.write.fixed(first.p, 2)}</text>`}
    ${rest.map(
      ({ word: other, p }, k) =>
        svg`${symbolCell(m, { x, y: TOP + ROW * (k + 1), word: other, p, state: '', strong: false })}<text x=${x} y=${TOP + ROW * (k + 1) + 40} text-anchor="middle" font-size="12" fill="var(--ink3)">${m.write.fixed(p, 2)}</text>`,
    )}`;
}

/** Fed with the answer; below it what the network would say, then what it says by itself. @param {Model} m @param {number} i */
function prescribed(m, i) {
  const { view, layout: l } = m;
  const x = l.written(i);
  const free = view.seen.written[view.asked.read].words;
  if (!m.done('y', i)) return dashed(m, x);
  const said = view.top(i, 1)[0];
  const own = i <= free.length ? free[i - 1] : i === free.length + 1 ? view.plan.end : '';
  const wanted = i <= view.answer.length ? view.answer[i - 1] : view.plan.end;
  // One wrong symbol is fed back: from there on the two ways are two.
  const parted = free.slice(0, i).some((word, k) => word !== view.answer[k]);
  return svg`${symbolCell(m, { x, y: TOP, word: said.word, p: said.p, state: said.word === wanted ? 'right' : 'wrong', strong: true })}
    <text x=${x} y=${TOP + 40} text-anchor="middle" font-size="12" font-weight="600" fill="var(--probability)">${m.narrow ? '' : m.write.fixed(said.p, 2)}</text>
    ${
      m.turned
        ? nothing
        : svg`${own === '' ? nothing : symbolCell(m, { x, y: TOP + 84, word: own, p: 0, state: own === wanted ? 'right' : 'wrong', strong: false })}
    ${parted ? svg`<rect x=${x - l.width / 2} y=${TOP + 118} width=${l.width} height="4" fill="var(--ink2)"></rect>` : nothing}`
    }`;
}

/** What is not written yet. @param {Model} m @param {number} x */
const dashed = (m, x) => {
  const width = Math.max(14, Math.min(m.layout.width - 4, 52));
  return svg`<rect x=${x - width / 2} y=${TOP} width=${width} height="27" rx="5" fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>`;
};

/** What the rows are, when there are two. @param {Model} m */
export function outputNames(m) {
  if (m.view.asked.write !== 'forced' || m.turned) return nothing;
  const x = m.layout.wall.middle;
  return svg`<text x=${x} y=${TOP + 20} text-anchor="middle" font-size="12.5" font-weight="600" fill="var(--ink)">${m.t('forced-row')}</text>
    <text x=${x} y=${TOP + 104} text-anchor="middle" font-size="12.5" font-weight="600" fill="var(--ink)">${m.t('free-row')}</text>`;
}
