import { nothing, svg } from 'lit';
import { hue } from './model.js';
import { valve } from './pipes.js';

/**
 * The valves of the open step, as they are drawn and as they are grasped: a slider each, that a hand
 * drags and the keys move.
 */

/** @typedef {import('./model.js').Model} Model */

/**
 * @typedef {object} Spot where a valve is, and what it is called
 * @property {string} gate the block that is its opening: f, i, o, z, u or r
 * @property {number} x
 * @property {number} y
 * @property {number} diameter
 * @property {boolean} [upright] the pipe stands
 */

/** How far a hand pulls from shut to open. */
export const PULL = 46;

/** The gate a hand holds when it holds this block's valve. @param {string} block */
export const gateOf = (block) => (block === 'u' ? 'z' : block);

/**
 * A valve for one unit, or a row of small ones for all.
 * @param {Model} m @param {Spot} spot
 */
export function valveAt(m, { gate, x, y, diameter, upright = false }) {
  const known = m.has(gate);
  const ink = hue(gate);
  const held = Boolean(m.heldAt(gate));
  if (m.neuron) {
    const open = known ? m.of(gate) : 0.5;
    return svg`${valve({ x, y, diameter, open, ink, upright, held, known })}${grip(m, { gate, x, y, diameter, upright })}`;
  }
  return svg`${gauges(m, { gate, x, y, upright })}${grip(m, { gate, x, y, diameter, upright })}`;
}

/**
 * All units' openings side by side across the pipe: a bar each, as high as the valve is open.
 * @param {Model} m
 * @param {{gate: string, x: number, y: number, t?: number, upright?: boolean, size?: number, room?: number}} options
 * size is the length of a full bar, room what all of them share
 */
export function gauges(
  m,
  { gate, x, y, t = m.now, upright = false, size: length = 30, room = 44 },
) {
  const { H } = m;
  const known = m.has(gate, t);
  const size = Math.min(11, room / H);
  const width = size * H;
  const turn = upright ? 0 : 90;
  const w = Math.max(0.5, size - (size > 4 ? 1.5 : 0.2)).toFixed(2);
  const paths = { ground: '', open: '' };
  for (let i = 0; known && i < H; i++) {
    const left = (-width / 2 + i * size).toFixed(2);
    const high = (m.trace.vector(gate, t)[i] * length).toFixed(2);
    paths.ground += `M${left} ${-length / 2}h${w}v${length}h-${w}z`;
    paths.open += `M${left} ${length / 2}h${w}v-${high}h-${w}z`;
  }
  const held = Boolean(m.heldAt(gate, t));
  const edge = room < 30 ? 1.5 : 3;
  return svg`<g transform="translate(${x} ${y}) rotate(${turn})" style="color:${hue(gate)}">
    <rect x=${-width / 2 - edge} y=${-length / 2 - edge} width=${width + 2 * edge - 1} height=${length + 2 * edge} rx="2.5" fill="var(--plane)"
      stroke=${held ? 'var(--ink)' : known ? 'currentColor' : 'var(--ink3)'} stroke-width=${held ? 2.5 : 1.25}
      stroke-dasharray=${known ? nothing : '3 3'}></rect>
    <path d=${paths.ground} fill="color-mix(in oklab, var(--plane) 82%, currentColor)"></path>
    <path d=${paths.open} fill="currentColor"></path></g>`;
}

/** The place a hand takes hold of. @param {Model} m @param {Spot} spot */
function grip(m, { gate, x, y, diameter, upright = false }) {
  const known = m.has(gate);
  const long = diameter / 2 + 17;
  const [w, h] = upright ? [long, 18] : [18, long];
  const value = m.of(gate);
  const who =
    m.neuron || m.H === 1 ? m.t('cell-one-unit', { unit: m.u + 1 }) : m.t('cell-all-units');
  const label = m.t('cell-valve', { gate: m.factor(gate), t: m.now, who });
  const text = m.t('cell-valve-value', {
    value: m.write.fixed(value),
    held: m.heldAt(gate) ? 'yes' : 'no',
  });
  return svg`<rect class="hit sheet grip" role="slider" tabindex="0" data-grip=${gate} data-upright=${upright ? 1 : nothing}
    data-x=${x} data-y=${y} aria-label=${label} aria-valuemin="0" aria-valuemax="1"
    aria-valuenow=${known ? Math.round(value * 1000) / 1000 : nothing} aria-valuetext=${known ? text : m.t('cell-not-yet')}
    aria-orientation=${upright ? 'horizontal' : 'vertical'} aria-disabled=${known ? nothing : 'true'}
    x=${x - w} y=${y - h} width=${2 * w} height=${2 * h} rx="5" fill="transparent"><title>${m.t('cell-valve-how')}</title></rect>`;
}
