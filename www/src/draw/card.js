import { nothing, svg } from 'lit';
import { signedBars } from './bars.js';
import { fitting } from './fitting.js';
import { detail } from './geometry.js';
import { probabilityColour } from './paint.js';

/**
 * The outline every card shares. Dashed: not yet computed. Ink ring: what the sentence speaks of.
 * @param {{x:number, y:number, width:number, height:number, done?:boolean, ring?:boolean, radius?:number, filled?:boolean}} options
 */
export function plate({
  x,
  y,
  width,
  height,
  done = true,
  ring = false,
  radius = 4,
  filled = true,
}) {
  return svg`<rect class="plate" x=${x} y=${y} width=${width} height=${height} rx=${radius}
    fill=${filled ? 'var(--plane)' : 'none'}
    stroke=${ring ? 'var(--ink)' : 'var(--line2)'} stroke-width=${ring ? 2 : 1}
    stroke-dasharray=${done ? nothing : '3 3'}></rect>`;
}

/**
 * A vector of the network at one step: values on the left, their gradients on the right, so that an
 * empty right half shows how far the backward pass has got. With many units the card is only a
 * frame: its two strips are painted on the canvas beneath (`heatParts`).
 * @param {{x:number, y:number, width:number, height:number, values:ArrayLike<number>|null,
 *   gradient?:ArrayLike<number>|null, rows:number, most?:number, gradientMost?:number, ring?:boolean,
 *   strong?:'value'|'gradient'|null, short?:(v:number) => string, padding?:number}} options
 */
export function stateCard({
  x,
  y,
  width,
  height,
  values,
  gradient = null,
  rows,
  most = 1,
  gradientMost = 1,
  ring = false,
  strong = null,
  short,
  padding = height < 70 ? 3 : 5,
}) {
  const inner = height - 2 * padding;
  const level = detail(width, inner, rows);
  const pad = level === 'numbers' ? 7 : 5;
  const half = (width - 3 * pad) / 2;
  const common = { y: y + padding, width: half, height: inner, short };
  return svg`${plate({ x, y, width, height, done: values !== null, ring, filled: level !== 'heat' })}
    ${
      values && level !== 'heat'
        ? signedBars({
            ...common,
            x: x + pad,
            values,
            most,
            numbers: level === 'numbers',
            strong: strong === 'value',
          })
        : nothing
    }${
      gradient && level !== 'heat'
        ? svg`<g class="arrive">${signedBars({
            ...common,
            x: x + 2 * pad + half,
            values: gradient,
            most: gradientMost,
            tone: 'gradient',
            numbers: level === 'numbers',
            strong: strong === 'gradient',
          })}</g>`
        : nothing
    }`;
}

/**
 * Where the two strips of a card with many units lie.
 * @param {{x:number, y:number, width:number, height:number}} card
 */
export function heatParts({ x, y, width, height }) {
  const pad = 4;
  const half = (width - 3 * pad) / 2;
  const part = { y: y + pad, width: half, height: height - 2 * pad };
  return { value: { ...part, x: x + pad }, gradient: { ...part, x: x + 2 * pad + half } };
}

/**
 * @typedef {object} Candidate a symbol the output may name
 * @property {number} index in the vocabulary
 * @property {string} label
 * @property {number} p
 * @property {boolean} gold the symbol that really comes next
 * @property {number} [gradient] of the loss with respect to its logit
 */

/**
 * A few symbols of the distribution: the most probable and always the one that really comes next.
 * @param {ArrayLike<number>} probabilities @param {number} target @param {readonly string[]} vocabulary
 * @param {number} count @param {ArrayLike<number>|null} [gradients]
 * @returns {Candidate[]}
 */
export function candidates(probabilities, target, vocabulary, count, gradients = null) {
  /** @type {number[]} */
  const best = [];
  for (let i = 0; i < probabilities.length; i++) {
    let at = best.length;
    while (at > 0 && probabilities[best[at - 1]] < probabilities[i]) at--;
    if (at < count) {
      best.splice(at, 0, i);
      if (best.length > count) best.pop();
    }
  }
  if (!best.includes(target)) best[best.length - 1] = target;
  return best.map((i) => ({
    index: i,
    label: vocabulary[i],
    p: probabilities[i],
    gold: i === target,
    gradient: gradients ? gradients[i] : undefined,
  }));
}

/**
 * The output at one step: symbols with their probability, and the gradient of each once it is there.
 * @param {{x:number, y:number, width:number, height:number, rows:Candidate[]|null, ring?:boolean,
 *   strong?:boolean, fixed?:(v:number, digits?:number) => string, strongGradient?:boolean}} options
 */
export function outputCard({
  x,
  y,
  width,
  height,
  rows,
  ring = false,
  strong = false,
  strongGradient = false,
  fixed = String,
}) {
  if (!rows) return plate({ x, y, width, height, done: false });
  const pad = 7;
  const row = (height - 6) / rows.length;
  const size = Math.min(13, Math.max(12, row - 5));
  const roomy = width >= 72;
  const withGradient = rows.some((r) => r.gradient !== undefined) && width >= 104;
  const both = !withGradient || width >= 116;
  const numberAt = x + width - pad - (withGradient ? 40 : 0);
  const bar = (roomy ? numberAt - (both ? 33 : 4) : x + width - pad) - (x + pad);
  return svg`${plate({ x, y, width, height, ring })}
    ${rows.map((r, i) => {
      const base = y + 3 + (i + 1) * row - 5.5;
      return svg`<g>
        <text x=${x + pad} y=${base} font-size=${size} font-weight=${r.gold ? 650 : 400}
          fill=${r.gold ? 'var(--ink)' : 'var(--ink2)'}>${fitting(r.label, bar + 2, size)}</text>
        <rect x=${x + pad} y=${base + 2.5} width=${bar} height="3" fill="var(--probability-low)"></rect>
        <rect x=${x + pad} y=${base + 2.5} width=${Math.max(0.6, bar * r.p)} height="3"
          fill=${r.gold ? 'var(--probability)' : probabilityColour(0.5)}></rect>
        ${
          roomy && both
            ? svg`<text x=${numberAt} y=${base + 1.5} font-size=${size} text-anchor="end"
                font-weight=${r.gold && strong ? 700 : r.gold ? 600 : 400}
                fill=${r.gold ? 'var(--probability)' : 'var(--ink2)'}>${fixed(r.p)}</text>`
            : nothing
        }${
          withGradient && r.gradient !== undefined
            ? svg`<text class="arrive" x=${x + width - pad} y=${base + 1.5} font-size=${size}
                text-anchor="end" font-weight=${strongGradient && r.gold ? 700 : 500}
                fill="var(--gradient)">${fixed(r.gradient)}</text>`
            : nothing
        }</g>`;
    })}`;
}

/**
 * The loss at one step: a bar on the scale of the largest loss, and its number.
 * @param {{x:number, y:number, width:number, symbol:unknown, value:number|null, most:number,
 *   strong?:boolean, text?:string, size?:number}} options
 */
export function lossBar({
  x,
  y,
  width,
  symbol,
  value,
  most,
  strong = false,
  text = '',
  size = 15,
}) {
  const length = value === null || !(most > 0) ? 0 : (width * Math.min(value, most)) / most;
  return svg`${symbol}
    ${
      value === null
        ? nothing
        : svg`<text x=${x + width} y=${y + 15} font-size=${size} text-anchor="end"
            font-weight=${strong ? 700 : 600} fill="var(--ink)">${text}</text>`
    }
    <rect x=${x} y=${y + 20.5} width=${width} height="4" fill="none"
      stroke=${value === null ? 'var(--line2)' : 'none'} stroke-dasharray="3 3"></rect>
    ${value === null ? nothing : svg`<rect x=${x} y=${y + 20.5} width=${width} height="4" fill="var(--line)"></rect>`}
    <rect x=${x} y=${y + 20.5} width=${length} height="4" fill="var(--ink)"></rect>`;
}
