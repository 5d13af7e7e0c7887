import { nothing, svg } from 'lit';
import { fitting } from '../../draw/fitting.js';
import { math } from '../../draw/math.js';
import { colour } from '../../draw/paint.js';
import { signed } from '../../draw/scales.js';

/** States as strips of numbers; the last one of the encoder in the wall's one opening. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m @param {'h' | 's'} block @param {number} t @param {number[]} values @param {number} x @param {boolean} now */
function strip(m, block, t, values, x, now) {
  const { width, height, y } = m.layout.strip;
  const row = height / values.length;
  const { selection } = m.host;
  const unit = selection?.block === block && selection.t === t ? (selection.unit ?? 0) : -1;
  return svg`<g class="state" role="button" tabindex="0" data-do="state:${block}:${t}" aria-label=${m.t(`state-${block}`, { t })}>${values.map((value, k) => svg`<rect x=${x - width / 2} y=${y + k * row} width=${width} height=${Math.max(0.5, row - (row > 4 ? 0.6 : 0))} fill=${colour('value', signed(value, 1))}></rect>`)}
    <rect x=${x - width / 2} y=${y} width=${width} height=${height} fill="none" stroke=${now ? 'var(--ink)' : 'var(--line2)'} stroke-width=${now ? 2.5 : 1}></rect>
    ${unit < 0 ? nothing : svg`<rect x=${x - width / 2 - 2} y=${y + unit * row - 1} width=${width + 4} height=${row + 2} fill="none" stroke="var(--ink)" stroke-width="2"></rect>`}</g>`;
}

/** @param {Model} m @param {number} x */
function empty(m, x) {
  const { width, height, y } = m.layout.strip;
  return svg`<rect x=${x - width / 2} y=${y} width=${width} height=${height} fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>`;
}

/** @param {Model} m */
export function statesLane(m) {
  const { view, layout: l } = m;
  const middle = l.strip.y + l.strip.height / 2;
  const arrow = (/** @type {number} */ from, /** @type {number} */ to) =>
    to - from < 7
      ? nothing
      : svg`<path d="M${from} ${middle}H${to - 5}" stroke="var(--ink3)" stroke-width="1.5"></path><path d="M${to} ${middle}l-6 -4v8z" fill="var(--ink3)"></path>`;
  const half = l.strip.width / 2 + 1;
  const reads = Array.from({ length: view.J }, (_, k) => k + 1);
  const writes = Array.from({ length: view.I }, (_, k) => k + 1);
  return svg`${reads.map((j) => (m.done('h', j) ? svg`${strip(m, 'h', j, view.encoder(j), l.read(j), m.j === j)}${j < view.J ? arrow(l.read(j) + half, l.read(j + 1) - half) : arrow(l.read(j) + half, l.wall.left + 2)}` : empty(m, l.read(j))))}
    ${context(m)}
    ${writes.map((i) => (m.done('s', i) ? svg`${strip(m, 's', i, view.decoder(i), l.written(i), m.op.op === 's' && m.i === i)}${arrow(i === 1 ? l.wall.right - 2 : l.written(i - 1) + half, l.written(i) - half)}` : empty(m, l.written(i))))}`;
}

/** c = h_T, number by number. @param {Model} m */
function context(m) {
  const { view, layout: l } = m;
  const { left, right, middle } = l.wall;
  const { y, height } = l.strip;
  if (!m.done('c', 0)) return nothing;
  const values = view.encoder(view.J);
  const row = height / values.length;
  const axis = m.small ? middle : left + 27;
  const reach = m.small ? 20 : 21;
  return svg`<path d="M${axis} ${y}v${height}" stroke="var(--line2)"></path>
    ${values.map((value, k) => {
      const width = Math.abs(signed(value, 1)) * reach;
      return svg`<rect x=${value < 0 ? axis - width : axis} y=${y + k * row + 0.5} width=${width} height=${Math.max(0.6, row - 1)} fill=${value < 0 ? 'var(--value-minus)' : 'var(--value-plus)'}></rect>`;
    })}
    ${m.small ? nothing : svg`${math(`c = h_{${view.J}}`, { x: right - 6, y: y + 42, size: 18, anchor: 'end' })}<text x=${right - 12} y=${y + 76} text-anchor="end" font-size="28" font-weight="700" fill="var(--ink)">${view.H}</text><text x=${right - 6} y=${y + 94} text-anchor="end" font-size="13" fill="var(--ink2)">${m.t('numbers')}</text>`}`;
}

/** What goes in: the symbols read, and those written before. @param {Model} m */
export function inputLane(m) {
  const { view, layout: l } = m;
  const y = l.lane.input + 22;
  const size = view.letters ? (m.small ? 15 : 21) : 12.5;
  const [up, turn] = m.small ? [18, -90] : [10, -32];
  const word = (
    /** @type {string} */ text,
    /** @type {number} */ x,
    /** @type {string} */ ink,
    /** @type {number} */ weight,
  ) =>
    m.turned
      ? svg`<text transform="translate(${x + 5} ${y - up}) rotate(${turn})" text-anchor="end" font-size="12.5" font-weight=${weight} fill=${ink}>${m.small ? fitting(text, 46, 12.5) : text}</text>`
      : svg`<text x=${x} y=${y} text-anchor="middle" font-size=${size} font-weight=${weight} fill=${ink}>${text}</text>`;
  return svg`${view.source.map((text, k) => word(text, l.read(k + 1), m.done('h', k + 1) ? 'var(--ink)' : 'var(--ink3)', m.j === k + 1 ? 700 : 550))}
    ${Array.from({ length: view.I }, (_, k) => {
      const i = k + 1;
      if (!m.done('s', i)) return nothing;
      return svg`${word(view.fed(i), l.written(i), 'var(--ink2)', 450)}`;
    })}`;
}
