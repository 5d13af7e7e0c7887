import { svg } from 'lit';
import { largest, magnitude } from './scales.js';

/**
 * A small matrix as squares: area is size, filled is plus, hollow is minus. Weights take the two hues
 * of sign, gradients the one of gradients.
 * @param {{x:number, y:number, cell:number, rows:number, columns:number, values:ArrayLike<number>|null,
 *   most?:number, tone?:'value'|'gradient', decades?:import('./scales.js').Decades|null, offset?:number}} options
 * with `decades` the side follows the logarithmic scale of gradients, else the square root of the share
 */
export function hinton({
  x,
  y,
  cell,
  rows,
  columns,
  values,
  most,
  tone = 'gradient',
  decades = null,
  offset = 0,
}) {
  if (!values)
    return svg`<path d=${dots(x, y, cell, rows, columns)} stroke="var(--line2)" stroke-width="1.6"
      stroke-linecap="round"></path>`;
  const top = most ?? largest(values);
  /** @type {Record<string, string>} */
  const filled = { plus: '' };
  let hollow = '';
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const v = values[offset + r * columns + c];
      const share = decades
        ? magnitude(v, decades)
        : top > 0
          ? Math.sqrt(Math.min(1, Math.abs(v) / top))
          : 0;
      const side = Math.max(cell > 6 ? 1.6 : 0.8, share * (cell - Math.min(1.5, cell * 0.14)));
      const cx = x + (c + 0.5) * cell;
      const cy = y + (r + 0.5) * cell;
      if (v < 0 && side > 3.4) hollow += square(cx, cy, side - 1.3);
      else if (v < 0) hollow += square(cx, cy, Math.max(0.4, side - 0.9));
      else filled.plus += square(cx, cy, side);
    }
  const plus = tone === 'gradient' ? 'var(--gradient)' : 'var(--value-plus)';
  const minus = tone === 'gradient' ? 'var(--gradient)' : 'var(--value-minus)';
  const pen = Math.min(1.3, Math.max(0.6, cell * 0.16));
  return svg`<path d=${filled.plus} fill=${plus}></path>
    <path d=${hollow} fill="none" stroke=${minus} stroke-width=${pen}></path>`;
}

/** @param {number} cx @param {number} cy @param {number} side */
const square = (cx, cy, side) =>
  `M${(cx - side / 2).toFixed(2)} ${(cy - side / 2).toFixed(2)}h${side.toFixed(2)}v${side.toFixed(2)}h${(-side).toFixed(2)}z`;

/** @param {number} x @param {number} y @param {number} cell @param {number} rows @param {number} columns */
function dots(x, y, cell, rows, columns) {
  let d = '';
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) d += `M${x + (c + 0.5) * cell} ${y + (r + 0.5) * cell}h0`;
  return d;
}

/**
 * A stacked matrix of gates drawn as blocks side by side, one per gate, with a letter under each.
 * @param {{x:number, y:number, cell:number, H:number, columns:number, gates:readonly string[],
 *   gap?:number} & Omit<Parameters<typeof hinton>[0], 'rows'|'columns'>} options
 */
export function gateBlocks({ x, y, cell, H, columns, gates, gap = 5, ...rest }) {
  return gates.map((_, g) =>
    hinton({
      ...rest,
      x: x + g * (columns * cell + gap),
      y,
      cell,
      rows: H,
      columns,
      offset: g * H * columns,
    }),
  );
}
