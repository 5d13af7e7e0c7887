import { svg } from 'lit';
import { colour } from './paint.js';

/**
 * A strip of coloured cells in SVG, for a few dozen numbers; more go to a raster.
 * @param {{x:number, y:number, width:number, height:number, values:ArrayLike<number>, share:(v:number) => number,
 *   ramp:import('./paint.js').Ramp, across?:boolean, gap?:number}} options
 */
export function heatStrip({ x, y, width, height, values, share, ramp, across = true, gap = 1 }) {
  const n = values.length;
  const step = (across ? width : height) / n;
  const inset = step > 6 ? gap : 0;
  const cells = [];
  for (let i = 0; i < n; i++)
    cells.push(
      across
        ? svg`<rect x=${x + i * step} y=${y} width=${step - inset} height=${height} fill=${colour(ramp, share(values[i]))}></rect>`
        : svg`<rect x=${x} y=${y + i * step} width=${width} height=${step - inset} fill=${colour(ramp, share(values[i]))}></rect>`,
    );
  return svg`<g>${cells}</g>`;
}

/**
 * A legend: a ramp of one hue over its ticks.
 * @param {{x:number, y:number, width:number, name:string, ramp:import('./paint.js').Ramp, nameWidth?:number,
 *   ticks:{at:number, text:string}[]}} options
 */
export function legend({ x, y, width, name, ramp, ticks, nameWidth = 88 }) {
  const from = x + nameWidth;
  const room = width - nameWidth;
  const steps = 32;
  const cells = [];
  for (let i = 0; i < steps; i++) {
    const f = i / (steps - 1);
    cells.push(svg`<rect x=${from + (i * room) / steps} y=${y} width=${room / steps + 0.4} height="8"
      fill=${colour(ramp, ramp === 'value' ? 2 * f - 1 : f)}></rect>`);
  }
  return svg`<g><text x=${x} y=${y + 9} font-size="13" fill="var(--ink2)">${name}</text>${cells}
    ${ticks.map(
      ({ at, text }) =>
        svg`<text x=${from + at * room} y=${y + 21} font-size="12" fill="var(--ink2)"
          text-anchor=${at < 0.04 ? 'start' : at > 0.96 ? 'end' : 'middle'}>${text}</text>`,
    )}</g>`;
}
