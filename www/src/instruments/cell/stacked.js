import { html, nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { raster } from '../../draw/raster.js';
import { largest, signed } from '../../draw/scales.js';
import { GATES } from '../../score/model.js';
import { cached } from '../../score/rolls.js';
import { hue } from './model.js';
import { valueInk } from './pipes.js';

/**
 * One W for all gates, as the lecture writes it, beside the two that PyTorch keeps: the same numbers in
 * another order. Rows of a gate keep its hue; the cell under the pointer is marked in both.
 */

/** @typedef {import('./model.js').Model} Model */

/** The lecture's order of a cell's row blocks, by PyTorch's. */
export const ORDER = /** @type {Record<string, readonly number[]>} */ ({
  rnn: [0],
  lstm: [0, 1, 3, 2],
  gru: [1, 0, 2],
});

/**
 * Where a row of the lecture's matrix lies in PyTorch's, and the sign it has there: the lecture's z is
 * one minus PyTorch's, so its weights are the negatives.
 * @param {string} cell @param {number} H @param {number} row
 */
export function rowOf(cell, H, row) {
  const block = ORDER[cell][Math.floor(row / H)];
  return { row: block * H + (row % H), sign: cell === 'gru' && block === 1 ? -1 : 1 };
}

/** @param {Model} m */
export function places(m) {
  const { H, lane, small } = m;
  const I = m.trace.index.I;
  const rows = ORDER[m.cell].length * H;
  const top = small ? 52 : 66;
  // On a telephone PyTorch's matrices stand below the lecture's.
  const room = small ? (lane.time.y - top - 190) / 2 : lane.time.y - top - 112;
  const columns = H + I;
  const left = small ? 30 : 62;
  const right = small ? 382 : 948;
  const biases = m.trace.has('bias_ih_l0') ? 2 : 0;
  const between = small ? 0 : 132;
  const gap = small ? 10 : 26;
  const across = (small ? columns : 2 * columns) + biases;
  const wide = (right - left - between - (biases ? 2 : 1) * gap) / across;
  const cell = Math.min(room / rows, wide, 27);
  const below = small ? top + rows * cell + 98 : top;
  const shape = (
    /** @type {number} */ x,
    /** @type {number} */ count,
    /** @type {number} */ y,
  ) => ({
    x,
    y,
    width: count * cell,
    height: rows * cell,
  });
  const one = shape(left, columns, top);
  const ih = shape(small ? left : one.x + one.width + between, I, below);
  const hh = shape(ih.x + ih.width + gap, H, below);
  const bias = shape(hh.x + hh.width + gap, biases, below);
  return { cell, rows, columns, H, I, one, ih, hh, bias, biases };
}

/** @param {Model} m */
export function stacked(m) {
  const p = places(m);
  const { small } = m;
  const lecture = { rnn: [''], lstm: ['i', 'f', 'o', 'c̃'], gru: ['z', 'r', 'h̃'] }[m.cell];
  const torch = m.cell === 'rnn' ? [''] : GATES[m.cell];
  const order = ORDER[m.cell];
  const block = p.H * p.cell;
  const frame = (/** @type {{x: number, y: number, width: number, height: number}} */ r) =>
    svg`<rect x=${r.x} y=${r.y} width=${r.width} height=${r.height} fill="none" stroke="var(--ink2)" stroke-width="1.25"></rect>`;
  const title = (
    /** @type {string} */ source,
    /** @type {{x: number, y: number, width: number}} */ over,
    /** @type {string} */ note,
  ) => {
    const x = over.x + over.width / 2;
    return svg`${math(source, { x, y: over.y - 26, size: 17, anchor: 'middle' })}
      <text x=${x} y=${over.y - 8} text-anchor="middle" font-size="12.5" fill="var(--ink2)">${note}</text>`;
  };
  const rows = (/** @type {{x: number, y: number, width: number}} */ r, /** @type {number} */ i) =>
    `M${r.x} ${r.y + i * block}h${r.width}`;
  const foot = (
    /** @type {string} */ source,
    /** @type {number} */ x,
    /** @type {{y: number, height: number}} */ over,
  ) => math(source, { x, y: over.y + over.height + 18, size: 14.5, anchor: 'middle' });
  const shape = (/** @type {number} */ columns) => `${p.rows} × ${columns}`;
  const under = p.one.y + p.one.height;
  return svg`
    ${order.map((from, i) => {
      const y1 = p.one.y + (i + 0.5) * block;
      const y2 = p.ih.y + (from + 0.5) * block;
      const gate =
        m.cell === 'lstm' ? ['i', 'f', 'o', 'g'][i] : m.cell === 'gru' ? ['z', 'r', 'n'][i] : '';
      const ink = gate ? hue(gate) : 'var(--ink2)';
      const crosses = from !== i;
      const right = p.one.x + p.one.width;
      return svg`${
        small
          ? bracket(p.ih.x - 5, p.ih.y + from * block, block, ink)
          : svg`<path d=${`M${right + 3} ${y1}C${right + 50} ${y1} ${p.ih.x - 64} ${y2} ${p.ih.x - 28} ${y2}`} fill="none" stroke=${ink} stroke-width=${crosses ? 3 : 2}></path>`
      }
        ${bracket(p.one.x - 5, p.one.y + i * block, block, ink)}${math(lecture[i], { x: p.one.x - (small ? 10 : 16), y: y1 + 5, size: 17, anchor: 'end', fill: ink })}
        ${math(torch[from], { x: p.ih.x - (small ? 10 : 8), y: y2 + 5, size: 17, anchor: 'end', fill: ink })}
        ${i ? svg`<path d=${rows(p.one, i) + rows(p.ih, i) + rows(p.hh, i)} stroke="var(--ink2)" stroke-width="1"></path>` : nothing}
        ${m.cell === 'gru' && from === 1 && !small ? svg`<text x=${p.one.x + p.one.width + 6} y=${y1 - 10} font-size="13" fill="var(--ink2)">× (−1)</text>` : nothing}`;
    })}
    <path d=${`M${p.one.x + p.H * p.cell} ${p.one.y}v${p.one.height}`} stroke="var(--ink)" stroke-width="1.75" stroke-dasharray="4 3"></path>
    ${frame(p.one)}${frame(p.ih)}${frame(p.hh)}${p.biases ? frame(p.bias) : nothing}
    ${title('W', p.one, m.t('cell-stacked-lecture', { shape: shape(p.columns) }))}
    ${title('W_{ih}', p.ih, shape(p.I))}${title('W_{hh}', p.hh, shape(p.H))}
    ${p.biases ? title(small ? 'b' : 'b_{ih}, b_{hh}', p.bias, small ? '' : shape(2)) : nothing}
    ${foot('h_{t-1}', p.one.x + (p.H * p.cell) / 2, p.one)}${foot('x_t', p.one.x + (p.H + p.I / 2) * p.cell, p.one)}
    ${foot('x_t', p.ih.x + p.ih.width / 2, p.ih)}${foot('h_{t-1}', p.hh.x + p.hh.width / 2, p.hh)}
    ${mark(m, p)}
    ${small ? nothing : svg`${math(EQUATIONS[m.cell][0], { x: p.one.x, y: under + 52, size: 17 })}${math(EQUATIONS[m.cell][1], { x: p.ih.x, y: under + 52, size: 17 })}`}
    ${pointer(m, p)}`;
}

/** The same product, as the lecture writes it and as PyTorch does. */
const EQUATIONS = /** @type {Record<string, readonly [string, string]>} */ ({
  rnn: ['h_{t} = tanh(W [h_{t-1}; x_{t}])', 'h_{t} = tanh(W_{ih} x_{t} + W_{hh} h_{t-1} + b)'],
  lstm: [
    '[i; f; o; c̃] = [σ; σ; σ; tanh] (W [h_{t-1}; x_{t}])',
    '[i; f; g; o] = [σ; σ; tanh; σ] (W_{ih} x_{t} + W_{hh} h_{t-1} + b)',
  ],
  gru: ['[z; r] = σ(W [h_{t-1}; x_{t}])', '[r; z] = σ(W_{ih} x_{t} + W_{hh} h_{t-1} + b)'],
});

/** @param {number} x @param {number} y @param {number} height @param {string} ink */
const bracket = (x, y, height, ink) =>
  svg`<rect x=${x - 3} y=${y + 1.5} width="4" height=${height - 3} rx="2" fill=${ink}></rect>`;

/** The cell of W under a point, by the lecture's rows. @param {Model} m @param {{x: number, y: number}} at */
export function cellAt(m, { x, y }) {
  const p = places(m);
  const inside = (/** @type {typeof p.one} */ r) =>
    x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height;
  const row = Math.floor((y - (inside(p.one) ? p.one : p.ih).y) / p.cell);
  const column = (/** @type {{x: number}} */ r) => Math.floor((x - r.x) / p.cell);
  if (inside(p.one)) return { row, column: column(p.one) };
  const own = Array.from({ length: p.rows }, (_, i) => rowOf(m.cell, p.H, i).row).indexOf(row);
  if (inside(p.ih)) return { row: own, column: p.H + column(p.ih) };
  return inside(p.hh) ? { row: own, column: column(p.hh) } : null;
}

/** The weight that is pointed at; until one is, the first of the block that changes its place. @param {Model} m */
export function pointed(m) {
  const rows = ORDER[m.cell].length * m.H;
  const columns = m.H + m.trace.index.I;
  const first = { row: m.cell === 'lstm' ? 2 * m.H : 0, column: 0 };
  const { row, column } = m.host.pointed ?? first;
  return { row: Math.min(rows - 1, row), column: Math.min(columns - 1, column) };
}

/** Where the pointed weight stands in PyTorch's matrices. @param {Model} m */
function twin(m) {
  const at = pointed(m);
  const { row, sign } = rowOf(m.cell, m.H, at.row);
  const ofState = at.column < m.H;
  const column = ofState ? at.column : at.column - m.H;
  const value = m.trace.at(ofState ? 'weight_hh_l0' : 'weight_ih_l0', row, column);
  return { at, row, column, ofState, sign, value };
}

/** Both in words. @param {Model} m */
export function twinText(m) {
  const { at, row, column, ofState, sign, value } = twin(m);
  const first = `W[${at.row + 1}, ${at.column + 1}]`;
  const second = `${sign < 0 ? '−' : ''}${ofState ? 'W_hh' : 'W_ih'}[${row + 1}, ${column + 1}]`;
  const equal = m.t('cell-stacked-twin', { first, second });
  return `${equal} = ${m.write.fixed(sign * value, 4)}`;
}

/** The pointed number, in both. @param {Model} m @param {ReturnType<typeof places>} p */
function mark(m, p) {
  const { at, row, column, ofState, sign, value } = twin(m);
  const block = ofState ? p.hh : p.ih;
  const size = Math.max(7, p.cell + 2);
  const ring = (/** @type {number} */ x, /** @type {number} */ y) =>
    svg`<rect x=${x + p.cell / 2 - size / 2} y=${y + p.cell / 2 - size / 2} width=${size} height=${size} fill="none" stroke="var(--ink)" stroke-width="3"></rect>`;
  const number = (
    /** @type {{x: number, y: number, height: number}} */ under,
    /** @type {string} */ name,
    /** @type {number} */ v,
  ) => {
    const { x } = under;
    const y = under.y + under.height + (m.small ? 42 : 88);
    return svg`${math(name, { x, y, size: 16 })}<text x=${x + 22 + 6.6 * name.length} y=${y} font-size="16" font-weight="650" fill=${valueInk(v, false)}>${m.write.fixed(v, 4)}</text>`;
  };
  return svg`${ring(p.one.x + at.column * p.cell, p.one.y + at.row * p.cell)}${ring(block.x + column * p.cell, block.y + row * p.cell)}
    ${number(p.one, `W_{${at.row + 1},${at.column + 1}} =`, sign * value)}
    ${number(p.ih, `${sign < 0 ? '-' : ''}W_{${ofState ? 'hh' : 'ih'},${row + 1},${column + 1}} =`, sign * value)}`;
}

/** The sheet over W that takes the keys. @param {Model} m @param {ReturnType<typeof places>} p */
function pointer(m, p) {
  const { row, column } = pointed(m);
  return svg`<rect class="hit sheet" role="slider" tabindex="0" data-weights="1" aria-label=${m.t('cell-stacked-grid')}
    aria-valuemin="1" aria-valuemax=${p.rows * p.columns} aria-valuenow=${row * p.columns + column + 1} aria-valuetext=${twinText(m)}
    x=${p.one.x - 2} y=${p.one.y - 2} width=${p.one.width + 4} height=${p.one.height + 4} rx="3" fill="transparent"></rect>`;
}

/** What it all says, in the margin. @param {Model} m */
export function stackedWords(m) {
  const lines = m.cell === 'rnn' ? [1, 2] : [1, 2, 3];
  const top = m.small ? '' : `top:${(100 * 50) / m.height}%`;
  return html`<section class="panel words" style=${top}>${lines.map((i) => html`<p>${m.t(`cell-stacked-${m.cell}-${i}`)}</p>`)}
    <p class="how">${m.t('cell-stacked-how')}</p></section>`;
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
export function paintStacked(context, m) {
  const p = places(m);
  const { trace } = m;
  const hh = trace.array('weight_hh_l0');
  const ih = trace.array('weight_ih_l0');
  const most = Math.max(largest(hh), largest(ih)) || 1;
  const share = (/** @type {number} */ v) => (signed(v, most) + 1) / 2;
  const table = m.palette.table('value');
  const draw = (
    /** @type {string} */ key,
    /** @type {{x: number, y: number, width: number, height: number}} */ r,
    /** @type {number} */ columns,
    /** @type {(row: number, column: number) => number} */ at,
  ) => {
    if (columns === 0) return;
    const image = cached(shown(m), `stacked ${key}`, () =>
      raster(columns, p.rows, table, (row, column) => share(at(row, column))),
    );
    context.imageSmoothingEnabled = false;
    context.drawImage(image, r.x, r.y, r.width, r.height);
  };
  draw('one', p.one, p.columns, (r, c) => {
    const { row, sign } = rowOf(m.cell, p.H, r);
    return sign * (c < p.H ? hh[row * p.H + c] : ih[row * p.I + c - p.H]);
  });
  draw('ih', p.ih, p.I, (r, c) => ih[r * p.I + c]);
  draw('hh', p.hh, p.H, (r, c) => hh[r * p.H + c]);
  const b = [
    trace.has('bias_ih_l0') ? trace.array('bias_ih_l0') : [],
    p.biases ? trace.array('bias_hh_l0') : [],
  ];
  draw('bias', p.bias, p.biases, (r, c) => b[c][r]);
}

/** @param {Model} m */
const shown = (m) => ({ trace: m.trace, palette: m.palette, facts: m.facts });
