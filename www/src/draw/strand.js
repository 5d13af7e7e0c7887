import { nothing, svg } from 'lit';

/**
 * Wires. Forward they are lines; backward they are strands whose width is the size of the gradient
 * that travels, so that the taper between two states is what the Jacobian did to it.
 */

/**
 * @param {{x1:number, y1:number, x2:number, y2:number, done?:boolean, active?:boolean, ring?:boolean}} options
 */
export function wire({ x1, y1, x2, y2, done = true, active = false, ring = false }) {
  return svg`<line class=${active ? 'wire run' : 'wire'} x1=${x1} y1=${y1} x2=${x2} y2=${y2}
    stroke=${ring || active ? 'var(--ink)' : done ? 'var(--ink3)' : 'var(--line2)'}
    stroke-width=${active || ring ? 2.5 : 1.5}
    stroke-dasharray=${done || active ? nothing : '3 3'}></line>`;
}

/**
 * The outline of a strand from (x1, y1) to (x2, y2), axis-aligned, with a head at its end.
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
 * @param {number} start width where it leaves @param {number} end width where it arrives
 */
export function strandPath(x1, y1, x2, y2, start, end) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return '';
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const head = Math.min(length * 0.62, Math.max(6, Math.min(12, end + 4)));
  const wing = Math.max(end / 2 + 2.5, 4.5);
  const body = length - head;
  const taper = start + (end - start) * (body / length);
  /** @param {number} along @param {number} side */
  const at = (along, side) =>
    `${(x1 + ux * along - uy * side).toFixed(1)} ${(y1 + uy * along + ux * side).toFixed(1)}`;
  return `M${at(0, start / 2)}L${at(body, taper / 2)}L${at(body, wing)}L${at(length, 0)}L${at(body, -wing)}L${at(body, -taper / 2)}L${at(0, -start / 2)}Z`;
}

/**
 * @param {{x1:number, y1:number, x2:number, y2:number, start:number, end:number, fill:string,
 *   ring?:boolean, active?:boolean}} options
 */
export function strand({ x1, y1, x2, y2, start, end, fill, ring = false, active = false }) {
  const origin = `${x1}px ${y1}px`;
  const axis = Math.abs(x2 - x1) > Math.abs(y2 - y1) ? 'x' : 'y';
  return svg`<path class=${active ? `strand grow ${axis}` : 'strand'}
    style="transform-origin:${origin}" d=${strandPath(x1, y1, x2, y2, start, end)} fill=${fill}
    stroke=${ring ? 'var(--ink)' : 'none'} stroke-width=${ring ? 1.75 : 0}
    stroke-linejoin="round"></path>`;
}

/**
 * A wire that truncation cut: the two ends stand apart and a pair of scissors stands between.
 * @param {{x1:number, x2:number, y:number, scale?:number}} options
 */
export function cutWire({ x1, x2, y, scale = 1 }) {
  const middle = (x1 + x2) / 2;
  const gap = Math.min(11, Math.abs(x2 - x1) / 2) * scale;
  const left = Math.min(x1, x2);
  const right = Math.max(x1, x2);
  return svg`<g class="cut"><line x1=${left} x2=${middle - gap} y1=${y} y2=${y} stroke="var(--line2)"
      stroke-width="1.5"></line>
    <line x1=${middle + gap} x2=${right} y1=${y} y2=${y} stroke="var(--line2)" stroke-width="1.5"></line>
    ${scissors(middle, y, 18 * scale)}</g>`;
}

/** @param {number} x centre @param {number} y centre @param {number} size */
export function scissors(x, y, size) {
  const k = size / 20;
  return svg`<g transform="translate(${x} ${y}) scale(${k}) rotate(-90)" fill="none"
    stroke="var(--ink)" stroke-width="1.8" stroke-linecap="round"><circle cx="-6.5" cy="-5" r="2.8"></circle>
    <circle cx="-6.5" cy="5" r="2.8"></circle>
    <path d="M-4.2 -3.4 9 6M-4.2 3.4 9 -6"></path></g>`;
}

/**
 * A number on a wire, with a rim of the page's colour so that the wire does not strike it through.
 * @param {{x:number, y:number, text:string, anchor?:string, strong?:boolean, size?:number, fill?:string}} options
 */
export function tag({
  x,
  y,
  text,
  anchor = 'middle',
  strong = false,
  size = 12.5,
  fill = 'var(--gradient)',
}) {
  return svg`<text class="halo" x=${x} y=${y} font-size=${size} text-anchor=${anchor} fill=${fill}
    font-weight=${strong ? 700 : 600}>${text}</text>`;
}
