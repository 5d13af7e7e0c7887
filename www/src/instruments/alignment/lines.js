import { nothing, svg } from 'lit';
import { sized } from './layout.js';

/** The same weights as lines: the written words on their rows, the source words beside, a line as wide as its weight. */

/** @typedef {import('./model.js').Model} Model */

/** Lines are drawn in so many widths. */
const LEVELS = [0.04, 0.09, 0.2, 0.4, 0.6, 0.8];

/**
 * @typedef {object} Place where the lines run
 * @property {number} left
 * @property {number} right
 * @property {number} words edge of the written words
 * @property {number} sources edge of the source words
 * @property {number} end last place that a source word may take
 * @property {(i: number) => number} row
 * @property {(j: number) => number} source
 */

/** Beside the matrix: a written word stands on its own row. @param {Model} m @returns {Place} */
export function besideMatrix(m) {
  const { margin, marginWidth } = m.frame;
  const { matrix } = m.lane;
  const each = matrix.height / m.J;
  return {
    words: margin,
    left: margin + 86,
    right: margin + 168,
    sources: margin + 175,
    end: margin + marginWidth,
    row: (i) => m.middle(i),
    source: (j) => matrix.y + (j - 0.5) * each,
  };
}

/** Below, on a telephone. @param {Model} m @param {number} top @returns {Place} */
export function belowMatrix(m, top) {
  const height = 22 * Math.max(m.I, m.J);
  return {
    words: 16,
    left: 112,
    right: 272,
    sources: 280,
    end: 378,
    row: (i) => top + ((i - 0.5) * height) / m.I,
    source: (j) => top + ((j - 0.5) * height) / m.J,
  };
}

/** @param {Place} p @param {number} i @param {number} j */
function curve(p, i, j) {
  const [y, z] = [p.row(i).toFixed(1), p.source(j).toFixed(1)];
  const bend = (p.right - p.left) * 0.5;
  return `M${p.left} ${y}C${p.left + bend} ${y} ${p.right - bend} ${z} ${p.right} ${z}`;
}

/** Whether a row or a column is the one that is followed. @param {Model} m @param {number} i @param {number} j */
function followed(m, i, j) {
  if (m.hoverRow && m.hoverColumn) return i === m.hoverRow && j === m.hoverColumn;
  if (m.hoverColumn) return j === m.hoverColumn;
  return i === (m.hoverRow || m.i);
}

/** @param {Model} m @param {Place} p */
export function lines(m, p) {
  const { view } = m;
  const pale = LEVELS.map(() => '');
  const lit = LEVELS.map(() => '');
  for (let i = 1; i <= m.I; i++) {
    if (!m.looked(i)) continue;
    for (let j = 1; j <= m.J; j++) {
      const a = view.alpha(i, j);
      const on = followed(m, i, j);
      let level = LEVELS.length - 1;
      while (level >= 0 && a < LEVELS[level]) level--;
      if (level < 0) continue;
      (on ? lit : pale)[level] += curve(p, i, j);
    }
  }
  const middle = (/** @type {number} */ level) => ((LEVELS[level + 1] ?? 1.05) + LEVELS[level]) / 2;
  return svg`<g class="links" fill="none">
    ${pale.map((d, k) => (d ? svg`<path d=${d} stroke="var(--ink3)" stroke-width=${0.5 + 5 * middle(k)} opacity=${0.1 + 0.3 * middle(k)}></path>` : nothing))}
    ${lit.map((d, k) => (d ? svg`<path d=${d} stroke=${m.back ? 'var(--ink2)' : 'var(--probability)'} stroke-width=${0.8 + 8 * middle(k)} opacity=${0.35 + 0.65 * middle(k)}></path>` : nothing))}</g>
    ${names(m, p)}`;
}

/** @param {Model} m @param {Place} p */
function names(m, p) {
  const { view } = m;
  const high = Math.min(14, Math.max(12, m.small ? 14 : m.row - 2.5));
  const across = Math.min(14, Math.max(12, (p.source(2) || 99) - (p.source(1) || 0) - 1.5));
  const lit = m.hoverColumn || (m.hoverRow ? view.most(m.hoverRow) : m.top);
  return svg`${view.words.map((word, at) => {
    const i = at + 1;
    const on = m.hoverColumn ? view.most(i) === m.hoverColumn : i === (m.hoverRow || m.i);
    const end = view.ends(i);
    return svg`<text x=${p.words} y=${p.row(i) + high * 0.35} font-size=${sized(word, p.left - p.words - 4, high)} font-weight=${on ? 700 : 450} fill=${on ? 'var(--ink)' : end ? 'var(--ink3)' : 'var(--ink2)'}>${end ? m.t('end-mark') : word}</text>`;
  })}
  ${view.source.map((_, at) => {
    const j = at + 1;
    const word = m.source(j);
    const on = j === lit;
    return svg`<text x=${p.sources} y=${p.source(j) + across * 0.35} font-size=${sized(word, p.end - p.sources, across)} font-weight=${on ? 700 : 450} fill=${on ? 'var(--ink)' : 'var(--ink2)'}>${word}</text>`;
  })}`;
}

/**
 * What is under a point of the lines: a written word, a source word, or the nearest line.
 * @param {Model} m @param {Place} p @param {number} x @param {number} y
 * @returns {{t?: number, unit?: number} | null}
 */
export function under(m, p, x, y) {
  const nearest = (/** @type {number} */ count, /** @type {(n: number) => number} */ at) => {
    let [best, far] = [0, Infinity];
    for (let n = 1; n <= count; n++) {
      const away = Math.abs(at(n) - y);
      if (away < far) [best, far] = [n, away];
    }
    return far < 14 ? best : 0;
  };
  if (x < p.words - 6 || x > p.end + 8) return null;
  if (x < p.left) {
    const t = nearest(m.I, p.row);
    return t ? { t } : null;
  }
  if (x > p.right) {
    const unit = nearest(m.J, p.source);
    return unit ? { unit } : null;
  }
  // The curve is nearly that of a smooth step.
  const share = (x - p.left) / (p.right - p.left);
  const along = share * share * (3 - 2 * share);
  /** @type {{t: number, unit: number} | null} */
  let best = null;
  let far = 7;
  for (let t = 1; t <= m.I; t++)
    for (let unit = 1; unit <= m.J; unit++) {
      if (m.view.alpha(t, unit) < 0.1) continue;
      const away = Math.abs(p.row(t) + (p.source(unit) - p.row(t)) * along - y);
      if (away < far) [best, far] = [{ t, unit }, away];
    }
  return best;
}
