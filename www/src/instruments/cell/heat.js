import { cleared } from '../../draw/canvas.js';
import { narrowRuns } from '../../draw/geometry.js';
import { paintColumns, raster } from '../../draw/raster.js';
import { magnitude, signed } from '../../draw/scales.js';
import { cached, knownPart } from '../../score/rolls.js';
import { barsAt, fits, isGate, isGradient, mostOf } from './activity.js';

/** The canvas under the lines: rows of activity where bars have no room, a row of pixels a unit. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m @param {string} block */
function roll(m, block) {
  return cached(m, `cell ${block}`, () => {
    const [T, H] = m.trace.shape(block);
    const data = m.trace.array(block);
    const at = (/** @type {number} */ row, /** @type {number} */ column) => data[column * H + row];
    if (isGate(block)) return raster(T, H, m.host.gateTable(block), at);
    if (isGradient(block))
      return raster(T, H, m.palette.table('gradient'), (row, column) =>
        magnitude(at(row, column), m.facts.decades),
      );
    const most = mostOf(m, block);
    return raster(
      T,
      H,
      m.palette.table('value'),
      (row, column) => (signed(at(row, column), most) + 1) / 2,
    );
  });
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
export function paintHeat(context, m) {
  if (m.stacked) return;
  for (const row of m.rows) {
    const block = m.blockOf(row);
    const { y, height } = m.lane[row];
    const known = (/** @type {number} */ t) => m.has(block, t);
    for (const run of narrowRuns(m.columns)) {
      if (fits(m, run.from)) continue;
      const smooth = m.H > 2 * height;
      paintColumns(context, roll(m, block), { ...knownPart(run, known), y, height, smooth });
    }
    if (!fits(m, m.now) && known(m.now)) {
      const { x, width } = barsAt(m, m.now);
      paintColumns(context, roll(m, block), { from: m.now, to: m.now, x, width, y, height });
    }
  }
}

/**
 * Paints on a canvas of so many device pixels across.
 * @param {HTMLCanvasElement} canvas @param {Model} m @param {number} pixels
 * @param {(context: CanvasRenderingContext2D, m: Model) => void} paint
 */
export function repaint(canvas, m, pixels, paint) {
  paint(cleared(canvas, m.frame.width, m.height, pixels), m);
}
