import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { sized } from './layout.js';
import { scoresStage } from './scores.js';

/** The matrix: source words above, written words beside, the reference as rings; the cells are on the canvas. */

/** @typedef {import('./model.js').Model} Model */

/** What lies under the canvas: the band of the word that every lane is about. @param {Model} m */
export function ground(m) {
  const y = m.above(m.i);
  const right = m.small ? m.frame.x1 + 6 : m.showsMatrix ? m.frame.margin + 84 : 1256;
  const band = m.showsMatrix || !m.small;
  const d = band ? `M0 ${y}H${right}M0 ${y + m.row}H${right}` : '';
  return svg`${band ? svg`<rect x="0" y=${y} width=${right} height=${m.row} fill="var(--now-band)"></rect>` : nothing}
    <path d=${columnLines(m)} stroke="var(--line)"></path>
    <path d=${d} stroke="var(--now)" stroke-width="1.25"></path>`;
}

/** Thin verticals between the words, through every lane that has a column each. @param {Model} m */
function columnLines(m) {
  let d = '';
  const top = m.showsMatrix ? 0 : m.lane.source.y;
  for (let j = 1; j <= m.J + 1; j++) {
    const x = j > m.J ? m.frame.x1 : m.left(j);
    d += `M${x} ${top}V${m.lane.c.bottom + 4}`;
  }
  return d;
}

/** @param {Model} m */
export function matrixLane(m) {
  if (!m.showsMatrix)
    return svg`${words(m)}${m.small ? nothing : rows(m)}${scoresStage(m)}${sliders(m)}`;
  return svg`${words(m)}${rows(m)}${rings(m)}${heldRows(m)}${column(m)}${sliders(m)}`;
}

/** The source words; the one looked at most is dark. @param {Model} m */
function words(m) {
  const { lane, frame, view, small } = m;
  const name = small
    ? nothing
    : laneName({
        x: frame.gutter,
        end: frame.x0 - 12,
        y: lane.source.middle,
        word: m.t('lane-source'),
        symbol: 'x_j',
      });
  const lit = m.hoverColumn || m.top;
  return svg`${name}${view.source.map((_, at) => {
    const j = at + 1;
    const word = m.source(j);
    const on = j === lit;
    const fill = on ? 'var(--ink)' : 'var(--ink2)';
    if (small) {
      const x = m.centre(j) + 4.5;
      const y = lane.source.bottom - 3;
      return svg`<text x=${x} y=${y} transform="rotate(-90 ${x} ${y})" font-size="13" font-weight=${on ? 700 : 500} fill=${fill}>${word}</text>`;
    }
    const size = sized(word, m.width(j) - 4, m.size);
    return svg`<text x=${m.centre(j)} y=${lane.source.bottom - 8} text-anchor="middle" font-size=${size} font-weight=${on ? 700 : 550} fill=${fill}>${word}</text>`;
  })}`;
}

/** The words written, and which of them look where they should. @param {Model} m */
function rows(m) {
  const { frame, view, small, row } = m;
  const most = Math.min(small ? 13 : 16, Math.max(12, row - 2.5));
  return view.words.map((word, at) => {
    const i = at + 1;
    const on = i === m.i;
    const lit = on || i === m.hoverRow;
    const y = m.middle(i) + most * 0.35;
    const end = view.ends(i);
    const size = sized(word, frame.x0 - (small ? 14 : 66), on ? most + 0.5 : most);
    const fill = end ? 'var(--ink3)' : lit ? 'var(--ink)' : 'var(--ink2)';
    return svg`${small ? nothing : row < 22 ? svg`<text x=${frame.gutter + 14} y=${y} text-anchor="end" font-size="12" font-weight=${on ? 650 : 400} fill=${on ? 'var(--ink)' : 'var(--ink3)'}>${i}</text>` : math(`y_{${i}}`, { x: frame.gutter, y, size: Math.min(15, most + 1), script: 12, fill: on ? 'var(--ink)' : 'var(--ink3)' })}
      <text x=${frame.x0 - (small ? 8 : 12)} y=${y} text-anchor="end" font-size=${size} font-weight=${lit ? 700 : 500} fill=${fill}>${end ? m.t('end-mark') : word}</text>`;
  });
}

/** The reference: an ink ring around each place a word may look at. @param {Model} m */
function rings(m) {
  const { view, row, small } = m;
  let d = '';
  for (let i = 1; i <= m.I; i++)
    for (const j of view.gold(i)) {
      const [x, y] = [m.left(j) + 0.5, m.above(i) + (small ? 0.5 : 0.75)];
      const [w, h, r] = [m.width(j) - 1, row - (small ? 1 : 1.5), 3];
      d += `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
    }
  return svg`<path class="gold" d=${d} fill="none" stroke="var(--ink)" stroke-width=${small ? 1.4 : 1.75}></path>`;
}

/** Words whose weights are held by hand. @param {Model} m */
function heldRows(m) {
  const { x0, x1 } = m.frame;
  return m.view.look.held.map(
    (i) =>
      svg`<rect x=${x0 + 0.5} y=${m.above(i) + 0.5} width=${x1 - x0 - 1} height=${m.row - 1} rx="3" fill="none" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="4 3"></rect>`,
  );
}

/** A column that is pointed at. @param {Model} m */
function column(m) {
  const j = m.hoverColumn;
  if (!j) return nothing;
  const { matrix } = m.lane;
  return svg`<rect x=${m.left(j)} y=${matrix.y - 1} width=${m.width(j)} height=${matrix.height + 2} rx="3" fill="none" stroke="var(--ink)" stroke-width="1.25" stroke-dasharray="1.5 2.5"></rect>`;
}

/** Which word is looked at, and which source word is followed: both with the keys. @param {Model} m */
function sliders(m) {
  const { lane, frame, view, small } = m;
  const x = small ? 2 : frame.gutter - 6;
  const j = m.hoverColumn || m.top;
  return svg`<g class="rows" role="slider" tabindex="0" aria-orientation="vertical" aria-label=${m.t('rows')} aria-valuemin="1" aria-valuemax=${m.I} aria-valuenow=${m.i} aria-valuetext=${m.rowText(m.i)}>
      <rect class="focus" x=${x} y=${lane.matrix.y - 1} width=${frame.x1 - x + 1} height=${lane.matrix.height + 2} rx="4" fill="transparent"></rect>
      ${small ? nothing : svg`<title>${m.t('rows-hint')}</title>`}</g>
    <g class="columns" role="slider" tabindex="0" aria-label=${m.t('columns')} aria-valuemin="1" aria-valuemax=${m.J} aria-valuenow=${j} aria-valuetext=${view.source[j - 1]}>
      <rect class="focus" x=${frame.x0} y=${lane.source.y + 1} width=${frame.x1 - frame.x0} height=${lane.source.height - 1} rx="4" fill="transparent"></rect></g>`;
}
