import { nothing, svg } from 'lit';
import { leftOf, widthOf } from '../../draw/geometry.js';
import { laneName } from '../../draw/grid.js';
import { hit } from '../../draw/hit.js';
import { largest } from '../../draw/scales.js';
import { hue } from './model.js';

/**
 * What every unit does at every step: a row a quantity, a column a step, a bar a unit. Where bars have
 * no room the canvas shows colours instead.
 */

/** @typedef {import('./model.js').Model} Model */

/** A bar is at least so wide. */
const LEAST = 2.6;
/** Room for the told unit's number at the right of the open column. */
const NUMBER = 58;
/** Width of a unit whose number stands beside its bar. */
const SPOKEN = 56;

/**
 * Where the units of a step stand: `bar` is a bar's width, `spoken` whether its number is beside it.
 * @param {Model} m @param {number} t
 */
export function barsAt(m, t) {
  const { x, width } = m.card(t);
  if (t !== m.now) return { x, width, step: width / m.H, bar: width / m.H, spoken: false };
  const all = width - 8;
  const spoken = all / m.H >= SPOKEN;
  const room = spoken ? all : all - (m.small ? 46 : NUMBER);
  const step = room / m.H;
  return { x: x + 6, width: room, step, bar: spoken ? Math.min(26, step - 38) : step, spoken };
}

/** @param {Model} m @param {number} t */
export const fits = (m, t) => barsAt(m, t).step >= LEAST;

const GATES = new Set(['f', 'i', 'o', 'z', 'u', 'r']);
/** @param {string} block */
export const isGate = (block) => GATES.has(block);
/** @param {string} block */
export const isGradient = (block) => block === 'dc' || block === 'dh';

/** The number at the end of a full bar. @param {Model} m @param {string} block */
export function mostOf(m, block) {
  if (isGate(block) || block === 'g' || block === 'n') return 1;
  if (block === 'a') return m.facts.sum;
  return isGradient(block) ? largest(m.trace.array(block)) || 1 : m.facts.most;
}

/** @param {Model} m */
export function activity(m) {
  return svg`${m.rows.map((row) => lane(m, row))}${chooser(m)}${picks(m)}`;
}

/** @param {Model} m @param {string} row */
function lane(m, row) {
  const block = m.blockOf(row);
  const { y, height, middle } = m.lane[row];
  const gate = isGate(block);
  const most = mostOf(m, block);
  const paths = { told: '', others: '', toldMinus: '', othersMinus: '', ground: '' };
  /** @type {unknown[]} */
  const waiting = [];
  for (let t = 1; t <= m.T; t++) {
    const { x, width, step, bar, spoken } = barsAt(m, t);
    if (!m.has(block, t)) {
      if (step >= LEAST)
        waiting.push(svg`<rect x=${x} y=${y + 1} width=${width} height=${height - 2} rx="2" fill="none"
          stroke="var(--line2)" stroke-dasharray="2 3"></rect>`);
      continue;
    }
    if (step < LEAST) continue;
    const values = m.trace.vector(block, t);
    const inset = step > 6 ? 1 : 0.25;
    const w = (bar - 2 * inset).toFixed(2);
    const edge = spoken ? 5 : inset;
    for (let i = 0; i < m.H; i++) {
      const left = (x + i * step + edge).toFixed(2);
      const share = Math.max(-1, Math.min(1, values[i] / most));
      const told = !m.neuron || i === m.u;
      if (gate) {
        const h = (share * (height - 1)).toFixed(2);
        paths.ground += `M${left} ${y}h${w}v${height}h-${w}z`;
        paths[told ? 'told' : 'others'] += `M${left} ${y + height}h${w}v-${h}h-${w}z`;
      } else {
        const half = height / 2;
        const size = Math.max(share === 0 ? 0 : 0.7, Math.abs(share) * half).toFixed(2);
        const key = isGradient(block) || share >= 0 ? '' : 'Minus';
        const up = share >= 0 ? '-' : '';
        const down = share >= 0 ? '' : '-';
        paths[/** @type {'told'} */ (`${told ? 'told' : 'others'}${key}`)] +=
          `M${left} ${middle}h${w}v${up}${size}h-${w}v${down}${size}z`;
      }
    }
  }
  const full = gate ? hue(block) : isGradient(block) ? 'var(--gradient)' : 'var(--value-plus)';
  const pale = (/** @type {string} */ ink) => `color-mix(in oklab, ${ink} 48%, var(--plane))`;
  return svg`<g>${name(m, row, block)}
    <path d=${paths.ground} fill=${`color-mix(in oklab, ${full} 10%, var(--plane))`}></path>
    ${gate ? nothing : svg`<path d=${axis(m, middle)} stroke="var(--line)" fill="none"></path>`}
    <path d=${paths.others} fill=${pale(full)}></path><path d=${paths.othersMinus} fill=${pale('var(--value-minus)')}></path>
    <path d=${paths.told} fill=${full}></path><path d=${paths.toldMinus} fill="var(--value-minus)"></path>
    ${waiting}${m.has(block) ? numbers(m, block, middle) : nothing}</g>`;
}

/** The numbers of the open step: of all units beside their bars, or of the told one at the right. @param {Model} m @param {string} block @param {number} middle */
function numbers(m, block, middle) {
  const { x, step, bar, spoken } = barsAt(m, m.now);
  const values = m.trace.vector(block, m.now);
  const ink = (/** @type {number} */ v) =>
    isGradient(block)
      ? 'var(--gradient)'
      : isGate(block)
        ? hue(block)
        : `var(--value-${v < 0 ? 'minus' : 'plus'})`;
  const write = isGradient(block) ? m.write.short : m.write.fixed;
  const size = m.small ? 12 : 13.5;
  const one = (/** @type {number} */ i, /** @type {number} */ at, /** @type {string} */ anchor) => {
    const told = i === m.u && m.neuron > 0;
    return svg`<text x=${at} y=${middle + 5} text-anchor=${anchor} font-size=${size} font-weight=${told || !spoken ? 650 : 450}
      fill=${told || !spoken || !m.neuron ? ink(values[i]) : 'var(--ink2)'}>${write(values[i])}</text>`;
  };
  if (!spoken) {
    const { x: left, width } = m.card(m.now);
    return one(m.u, left + width - 2, 'end');
  }
  return Array.from(values, (_, i) => one(i, x + i * step + bar + (m.small ? 5 : 9), 'start'));
}

/** The told unit's numbers can be asked how they were made. @param {Model} m */
function picks(m) {
  const { x, step, spoken } = barsAt(m, m.now);
  const card = m.card(m.now);
  const width = m.small ? 44 : NUMBER;
  const left = spoken ? x + m.u * step : card.x + card.width - width + 2;
  return m.rows.map((row) => {
    const block = m.blockOf(row);
    const { y, height } = m.lane[row];
    if (!m.has(block)) return nothing;
    const label = m.t('cell-how', { what: m.t(`cell-row-${row}`), unit: m.u + 1, t: m.now });
    return hit({
      x: left + (spoken ? 3 : 0),
      y: y - 1,
      width: spoken ? step - 6 : width - 2,
      height: height + 2,
      verb: `pick:${block},${m.now}`,
      label,
    });
  });
}

/** @param {Model} m @param {number} middle */
function axis(m, middle) {
  let d = '';
  for (let t = 1; t <= m.T; t++) {
    const { x, width, step } = barsAt(m, t);
    if (step >= LEAST) d += `M${x.toFixed(1)} ${middle}h${width.toFixed(1)}`;
  }
  return d;
}

/** @param {Model} m @param {string} row @param {string} block */
function name(m, row, block) {
  const { frame, lane, small } = m;
  const symbol = isGradient(block) ? `∂L/∂${block[1]}_t` : `${m.letter(block)}_t`;
  const short = isGradient(block) ? `∂${block[1]}_t` : symbol;
  return laneName({
    x: frame.gutter,
    end: frame.x0 - 12,
    y: lane[row].middle,
    word: m.t(`cell-row-${row}`),
    symbol: small ? short : symbol,
    small,
    symbolSize: isGradient(block) ? 14 : 15.5,
  });
}

/** The unit in the pipes is chosen among the bars of the open step: a slider, and an ink frame around it. @param {Model} m */
function chooser(m) {
  const { rows, lane } = m;
  const top = lane[rows[0]].y - 4;
  const bottom = lane[rows[rows.length - 1]].bottom + 4;
  const { x, width, step } = barsAt(m, m.now);
  const column = leftOf(m.columns, m.now) + widthOf(m.columns, m.now);
  const frame = Math.max(5, step);
  return svg`<g>
    ${
      m.neuron
        ? svg`<rect x=${x + m.u * step + step / 2 - frame / 2 - 0.5} y=${top} width=${frame + 1} height=${bottom - top} rx="3"
            fill="none" stroke="var(--ink)" stroke-width="1.75"></rect>`
        : nothing
    }
    <rect class="hit sheet units" role="slider" tabindex="0" data-units="1" aria-label=${m.t('cell-unit-slider')} aria-valuemin="0"
      aria-valuemax=${m.H} aria-valuenow=${m.neuron} aria-valuetext=${m.neuron ? m.t('cell-one-unit', { unit: m.neuron }) : m.t('cell-all-units')}
      x=${x - 2} y=${top} width=${Math.min(width + 4, column - x)} height=${bottom - top} rx="4" fill="transparent"></rect></g>`;
}
