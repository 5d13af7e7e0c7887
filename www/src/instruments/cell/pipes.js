import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/**
 * Plumbing: pipes with walls, strands of what flows in them, valves whose jaws stand as far apart as
 * the gate is open. Numbers come in as lengths; nothing is computed here but places.
 */

/** @typedef {{d: string, width: number}} Pipe a centre line and the diameter */

/**
 * Walls first, then all insides, so that pipes that meet open into each other.
 * @param {Pipe[]} pipes @param {boolean} [dashed] nothing has flowed yet
 */
export function casings(pipes, dashed = false) {
  const wall = dashed ? 'var(--line2)' : 'var(--ink3)';
  return svg`<g fill="none" stroke-linejoin="round">
    ${pipes.map(({ d, width }) => svg`<path d=${d} stroke=${wall} stroke-width=${width + 2.5}></path>`)}
    ${pipes.map(({ d, width }) => svg`<path d=${d} stroke="var(--plane)" stroke-width=${width}></path>`)}</g>`;
}

/** Ink of a value: its sign; pale while gradients move. @param {number} v @param {boolean} pale */
export const valueInk = (v, pale) =>
  `var(--value-${v < 0 ? 'minus' : 'plus'}${pale ? '-low' : ''})`;

/**
 * What flows along a centre line.
 * @param {{d: string, width: number, ink: string, moving?: boolean}} options
 */
export function strand({ d, width, ink, moving = false }) {
  if (!(width > 0)) return nothing;
  return svg`<path class=${moving ? 'strand arrive' : 'strand'} d=${d} fill="none" stroke=${ink} stroke-width=${width}
    stroke-linejoin="round"></path>`;
}

/**
 * What flows along a level pipe, from one thickness to another about a place.
 * @param {{y: number, from: number, at: number, to: number, sizes: [number, number], ink: string,
 *   reach?: number, moving?: boolean}} options
 */
export function band({ y, from, at, to, sizes, ink, reach = 16, moving = false }) {
  if (!(sizes[0] > 0 || sizes[1] > 0)) return nothing;
  const [a, b] = sizes.map((size) => size / 2);
  const left = Math.max(from, at - reach);
  const right = Math.min(to, at + reach);
  const middle = (left + right) / 2;
  const d = `M${from} ${y - a}H${left}C${middle} ${y - a} ${middle} ${y - b} ${right} ${y - b}H${to}V${y + b}H${right}C${middle} ${y + b} ${middle} ${y + a} ${left} ${y + a}H${from}Z`;
  return svg`<path class=${moving ? 'strand arrive' : 'strand'} d=${d} fill=${ink}></path>`;
}

/**
 * @typedef {object} Tee numbers of one unit at a T, and the thickness of each
 * @property {number} past what comes along the road
 * @property {number} fresh what joins from below
 * @property {number} after their sum
 */

/**
 * A T in the road: the two flows become one. Of one sign they add up; of opposite signs the stronger
 * goes on, narrower.
 * @param {{y: number, from: number, join: number, to: number, below: number, tee: Tee,
 *   size: (v: number) => number, pale: boolean, reach?: number, moving?: boolean}} options
 */
export function tee({ y, from, join, to, below, tee, size, pale, reach = 16, moving = false }) {
  const { past, fresh, after } = tee;
  const [a, b, c] = [past, fresh, after].map(size);
  const common = { y, from, at: join, to, reach, moving };
  const goesOn = past * after >= 0;
  const joins = fresh * after >= 0;
  const top = joins ? y : y + Math.max(a, c) / 2 - 1;
  return svg`${strand({ d: `M${join} ${below}V${top}`, width: b, ink: valueInk(fresh, pale), moving })}
    ${
      goesOn
        ? band({ ...common, sizes: [a, c], ink: valueInk(after, pale) })
        : svg`${band({ ...common, to: join + reach / 2, at: join - reach / 2, reach: reach / 2, sizes: [a, 0], ink: valueInk(past, pale) })}
          ${band({ ...common, from: join - b / 2, at: join, sizes: [Math.min(b, c), c], ink: valueInk(after, pale) })}`
    }`;
}

/** A ring of ink around the place where something has just been done. @param {number} x @param {number} y @param {number} radius */
export const ring = (x, y, radius) =>
  svg`<circle cx=${x} cy=${y} r=${radius} fill="none" stroke="var(--ink)" stroke-width="2.5" class="arrive"></circle>`;

/**
 * Chevrons that say which way it flows.
 * @param {{x: number, y: number, way: 'right' | 'left' | 'up' | 'down', ink: string}} options
 */
export function chevron({ x, y, way, ink }) {
  const turn = { right: 0, down: 90, left: 180, up: 270 }[way];
  return svg`<path d="M-3.5 -5.5L2.5 0L-3.5 5.5" transform="translate(${x} ${y}) rotate(${turn})" fill="none"
    stroke=${ink} stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path>`;
}

/**
 * A valve: two jaws that leave a gap of `open` of the pipe's diameter between them. On a pipe that
 * stands the jaws come from the sides. A held one is pinned, and has an outline.
 * @param {{x: number, y: number, diameter: number, open: number, ink: string, upright?: boolean,
 *   held?: boolean, known?: boolean, size?: number}} options
 */
export function valve({
  x,
  y,
  diameter,
  open,
  ink,
  upright = false,
  held = false,
  known = true,
  size = 11,
}) {
  const wall = diameter / 2 + 1;
  const gap = (Math.max(0, Math.min(1, open)) * diameter) / 2;
  const jaw = (/** @type {number} */ side) => {
    const tip = Math.max(2.5, size * 0.42);
    const d = `M${-size} ${-(wall + size * 0.75)}H${size}L${tip} ${-gap}H${-tip}Z`;
    return svg`<path d=${d} transform="scale(1 ${side})" fill=${known ? ink : 'var(--plane)'}
      stroke=${held ? 'var(--ink)' : known ? ink : 'var(--ink3)'} stroke-width=${held ? 2 : 1}
      stroke-dasharray=${known ? nothing : '3 3'} stroke-linejoin="round"></path>`;
  };
  return svg`<g transform="translate(${x} ${y}) rotate(${upright ? 90 : 0})">${jaw(1)}${jaw(-1)}
    ${held ? svg`<circle cx="0" cy=${-(wall + size * 0.75)} r="4" fill="var(--plane)" stroke="var(--ink)" stroke-width="2"></circle>` : nothing}</g>`;
}

/**
 * A box that makes a number from [h; x]: a gate or the candidate.
 * @param {{x: number, y: number, width?: number, height?: number, fill: string, text: string, known: boolean, ink?: string, now?: boolean}} options
 */
export function box({
  x,
  y,
  width = 46,
  height = 23,
  fill,
  text,
  known,
  ink = 'var(--on-gate)',
  now = false,
}) {
  return svg`<g><rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="5"
      fill=${known ? fill : 'var(--plane)'} stroke=${now ? 'var(--ink)' : known ? fill : 'var(--ink3)'}
      stroke-width=${now ? 2.5 : 1.25} stroke-dasharray=${known ? nothing : '3 3'}></rect>
    <text x=${x} y=${y + 4.8} text-anchor="middle" font-size="13.5" font-weight="650"
      fill=${known ? ink : 'var(--ink3)'}>${text}</text></g>`;
}

/** A rod that carries a gate's value to its valve. @param {{d: string, ink: string, known: boolean, width?: number}} options */
export const rod = ({ d, ink, known, width = 2.25 }) =>
  svg`<path d=${d} fill="none" stroke=${known ? ink : 'var(--line2)'} stroke-width=${width}
    stroke-dasharray=${known ? nothing : '3 3'} stroke-linejoin="round"></path>`;

/** A thin wire of the bus [h; x]. @param {string} d @param {boolean} known @param {string} [ink] @param {number} [width] */
export const wire = (d, known, ink = 'var(--ink3)', width = 1.5) =>
  svg`<path d=${d} fill="none" stroke=${known ? ink : 'var(--line2)'} stroke-width=${width}
    stroke-dasharray=${known ? nothing : '3 3'}></path>`;

/**
 * A number over its symbol, on the road's line of arithmetic.
 * @param {{x: number, y: number, symbol: string, text: string, ink: string, size?: number, bold?: boolean}} options
 */
export function term({ x, y, symbol, text, ink, size = 17, bold = true }) {
  return svg`${symbol ? math(symbol, { x, y: y - size - 1, size: 14.5, anchor: 'middle', fill: 'var(--ink2)' }) : nothing}
    <text x=${x} y=${y} text-anchor="middle" font-size=${size} font-weight=${bold ? 650 : 500} fill=${ink}>${text}</text>`;
}

/** An operator between two numbers. @param {number} x @param {number} y @param {string} sign */
export const operator = (x, y, sign) =>
  svg`<text x=${x} y=${y} text-anchor="middle" font-size="16" fill="var(--ink2)">${sign}</text>`;
