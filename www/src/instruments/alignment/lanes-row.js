import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { largest } from '../../draw/scales.js';
import { breadth, NUMBERS } from './layout.js';
import { foldsOf, strip } from './strips.js';

/**
 * One word in full: its scores, its weights, and the states they weigh. Going back, the same lanes carry
 * what the loss asks of each.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./operations.js').Op} Op */

/**
 * @typedef {object} Row a lane of numbers, one for each source word
 * @property {'e' | 'alpha' | 'c'} id
 * @property {Op} op
 * @property {Op} back
 * @property {(i: number) => string} symbol
 * @property {(i: number) => string} slope
 */
/** @type {Row[]} */
export const ROWS = [
  { id: 'e', op: 'e', back: 'de', symbol: (i) => `e_{${i},j}`, slope: (i) => `∂L/∂e_{${i},j}` },
  {
    id: 'alpha',
    op: 'alpha',
    back: 'dalpha',
    symbol: (i) => `α_{${i},j}`,
    slope: (i) => `∂L/∂α_{${i},j}`,
  },
  {
    id: 'c',
    op: 'c',
    back: 'dc',
    symbol: (i) => `α_{${i},j} h_j`,
    slope: (i) => `α_{${i},j} ∂L/∂c_{${i}}`,
  },
];

/** @param {Model} m */
export function rowLanes(m) {
  return ROWS.map(
    (row) => svg`${name(m, row)}${known(m, row) ? CELLS[row.id](m) : unknown(m, row)}`,
  );
}

/** Whether the numbers a lane shows are there. @param {Model} m @param {Row} row */
export const known = (m, row) => m.done(m.back ? row.back : row.op);

/** @param {Model} m @param {Row} row */
function name(m, row) {
  const { frame, lane, small } = m;
  const symbol = m.back ? row.slope(m.i) : row.symbol(m.i);
  const now = m.isNow(m.back ? row.back : row.op, m.i);
  const { middle } = lane[row.id];
  return svg`${now && !small ? svg`<rect x="12" y=${lane[row.id].y - 1} width="3" height=${lane[row.id].height + 2} fill="var(--now)"></rect>` : nothing}
    ${laneName({
      x: frame.gutter,
      end: frame.x0 - 12,
      y: middle,
      word: m.back
        ? ''
        : m.t(row.id === 'alpha' && m.view.held(m.i) ? 'lane-held' : `lane-${row.id}`),
      symbol:
        small && row.id === 'c' && !m.back
          ? 'α h'
          : small && m.back
            ? symbol.replace(/_\{[^}]*\}/g, '')
            : symbol,
      small,
      symbolSize: small ? 14 : 15,
    })}`;
}

/** Not computed yet. @param {Model} m @param {Row} row */
function unknown(m, row) {
  const y = m.lane[row.id].middle;
  let d = '';
  for (let j = 1; j <= m.J; j++) d += `M${m.left(j) + 5} ${y}H${m.left(j) + m.width(j) - 5}`;
  return svg`<path d=${d} stroke="var(--line2)" stroke-dasharray="2 3"></path>`;
}

/** @param {Model} m */
const columns = (m) => Array.from({ length: m.J }, (_, at) => at + 1);

/** A number where its column has room for it. @param {Model} m @param {number} j @param {string} text @param {number} y @param {string} fill @param {boolean} strong */
function number(m, j, text, y, fill, strong) {
  const size = strong ? 14 : 13;
  if (m.width(j) < NUMBERS || breadth(text) * size > m.width(j) - 3) return nothing;
  return svg`<text x=${m.centre(j)} y=${y} text-anchor="middle" font-size=${size} font-weight=${strong ? 700 : 450} fill=${fill}>${text}</text>`;
}

/**
 * Signed bars about the middle of each column, their numbers above.
 * @param {Model} m @param {'e' | 'alpha'} id @param {(j: number) => number} of @param {number} most
 * @param {'value' | 'gradient'} tone @param {string} block
 */
function signedCells(m, id, of, most, tone, block) {
  const lane = m.lane[id];
  const written = m.narrowest >= NUMBERS;
  let [plus, minus, axes] = ['', '', ''];
  const texts = columns(m).map((j) => {
    const value = of(j);
    const share = Math.max(-1, Math.min(1, value / (most || 1)));
    const x = m.centre(j);
    let d;
    if (written) {
      const [half, y] = [m.width(j) / 2 - 5, lane.bottom - 8];
      axes += `M${x} ${y - 1.5}v10`;
      d = `M${x} ${y}h${(share * half).toFixed(1)}v7H${x}z`;
    } else {
      const [half, w] = [lane.height / 2 - 1, Math.min(12, m.width(j) - 6)];
      axes += `M${m.left(j) + 2} ${lane.middle}h${m.width(j) - 4}`;
      d = `M${x - w / 2} ${lane.middle}v${(-share * half).toFixed(1)}h${w}V${lane.middle}z`;
    }
    if (value < 0) minus += d;
    else plus += d;
    const text = tone === 'gradient' ? m.write.short(value) : m.write.fixed(value, 2);
    const strong = tone === 'gradient' ? Math.abs(value) === most : j === m.top;
    return svg`${written ? number(m, j, text, lane.bottom - 12, tone === 'gradient' ? 'var(--gradient)' : 'var(--ink)', strong) : nothing}${cell(m, id, block, j, text)}`;
  });
  const [up, down] =
    tone === 'gradient' ? ['--gradient', '--gradient'] : ['--value-plus', '--value-minus'];
  return svg`<path d=${axes} stroke="var(--line2)"></path><path d=${plus} fill="var(${up})"></path><path d=${minus} fill="var(${down})"></path>${texts}`;
}

/** An empty sheet over a number: it opens the inspector. @param {Model} m @param {string} id @param {string} block @param {number} j @param {string} text */
function cell(m, id, block, j, text) {
  const lane = m.lane[id];
  const first = j === m.top;
  return svg`<rect class="hit sheet" role="button" tabindex=${first ? 0 : -1} data-do="inspect:${block}:${j}" data-lane=${id} data-j=${j}
    aria-label=${m.t(m.back ? 'cell-back' : `cell-${id}`, { word: m.view.words[m.i - 1], source: m.view.source[j - 1], value: text })}
    x=${m.left(j) + 0.5} y=${lane.y - 1} width=${Math.max(1, m.width(j) - 1)} height=${lane.height + 2} rx="3" fill="transparent">${id === 'alpha' && !m.back ? svg`<title>${m.t('weight-hint')}</title>` : nothing}</rect>`;
}

/** The weights as shares of 1. @param {Model} m */
function weights(m) {
  const lane = m.lane.alpha;
  const written = m.narrowest >= NUMBERS;
  let [full, part] = ['', ''];
  const texts = columns(m).map((j) => {
    const a = m.view.alpha(m.i, j);
    const [x, w] = [m.left(j) + 3, m.width(j) - 6];
    if (written) {
      const y = lane.bottom - 10;
      full += `M${x} ${y}h${w}v8h${-w}z`;
      part += `M${x} ${y}h${(w * a).toFixed(2)}v8H${x}z`;
    } else {
      full += `M${x} ${lane.y}h${w}v${lane.height}h${-w}z`;
      part += `M${x} ${lane.bottom}v${(-lane.height * a).toFixed(2)}h${w}V${lane.bottom}z`;
    }
    const text = m.write.fixed(a, 2);
    const fill = a > 0.1 ? 'var(--probability)' : 'var(--ink2)';
    return svg`${written ? number(m, j, text, lane.bottom - 14, fill, j === m.top) : nothing}${cell(m, 'alpha', 'alpha', j, text)}`;
  });
  // Held by hand: an ink edge around the lane.
  const held = m.view.held(m.i)
    ? svg`<rect x=${m.frame.x0 + 1} y=${lane.y - 1.5} width=${m.frame.x1 - m.frame.x0 - 2} height=${lane.height + 3} rx="4" fill="none" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="4 3"></rect>`
    : nothing;
  return svg`<path d=${full} fill="var(--probability-low)"></path><path d=${part} fill="var(--probability)"></path>${held}${texts}`;
}

/** The states, each as high as its weight. @param {Model} m */
function contexts(m) {
  const { view, facts } = m;
  const lane = m.lane.c;
  const dc = m.back ? view.dc(m.i) : null;
  const most = dc ? largest(dc) : facts.h;
  return columns(m).map((j) => {
    const a = view.alpha(m.i, j);
    const height = Math.max(1.5, a * lane.height);
    const values = dc ?? view.h(j);
    const place = { x: m.left(j) + 3, y: lane.middle - height / 2, width: m.width(j) - 6, height };
    const sign = j < m.J && !m.small && m.width(j) > 36;
    return svg`${strip({ ...place, values, most, tone: dc ? 'gradient' : 'value', folds: height < 5 ? 1 : foldsOf(values) })}
      ${sign ? svg`<text class="halo" x=${m.left(j) + m.width(j)} y=${lane.middle + 4.5} text-anchor="middle" font-size="13" fill="var(--ink2)">+</text>` : nothing}
      ${cell(m, 'c', m.back ? 'd.h' : 'h', j, m.write.fixed(a, 2))}`;
  });
}

/** @type {Record<Row['id'], (m: Model) => unknown>} */
const CELLS = {
  e: (m) =>
    m.back
      ? signedCells(
          m,
          'e',
          (j) => m.view.de(m.i, j),
          largest(m.view.vector('de', m.i)),
          'gradient',
          'd.e',
        )
      : signedCells(
          m,
          'e',
          (j) => m.view.e(m.i, j),
          largest(m.view.vector('e', m.i)),
          'value',
          'e',
        ),
  alpha: (m) =>
    m.back
      ? signedCells(
          m,
          'alpha',
          (j) => m.view.dalpha(m.i, j),
          largest(m.view.vector('dalpha', m.i)),
          'gradient',
          'd.alpha',
        )
      : weights(m),
  c: contexts,
};
