import { cleared } from '../../draw/canvas.js';
import { paintColumns, raster } from '../../draw/raster.js';
import { signed } from '../../draw/scales.js';
import { arrived, leads, normOf, ROWS } from './lanes-gradients.js';

/** The canvas beneath the lines: what has too many numbers to be elements. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../../draw/raster.js').Raster} Raster */

const STATES = /** @type {const} */ ([
  { id: 'output', block: 'output', op: 'o' },
  { id: 'reverse', block: 'h_reverse', op: 'r' },
  { id: 'forward', block: 'h', op: 'h' },
]);

/** States of one trace as images: a row a unit, a column a step. @type {WeakMap<object, {palette: unknown, images: Map<string, Raster>}>} */
const kept = new WeakMap();

/** @param {Model} m @param {string} block @param {number} most */
function roll(m, block, most) {
  let entry = kept.get(m.view);
  if (!entry || entry.palette !== m.palette) {
    entry = { palette: m.palette, images: new Map() };
    kept.set(m.view, entry);
  }
  let image = entry.images.get(block);
  if (!image) {
    const [T, H] = m.view.shape(block);
    const data = m.view.array(block);
    image = raster(
      T,
      H,
      m.palette.table('value'),
      (row, column) => (signed(data[column * H + row], most) + 1) / 2,
    );
    entry.images.set(block, image);
  }
  return image;
}

/** The steps of a chain that are known at this position. @param {Model} m @param {import('./view.js').Op} op */
function known(m, op) {
  let [from, to] = [1, m.seen];
  while (to >= from && !m.done(op, to)) to--;
  while (from <= to && !m.done(op, from)) from++;
  return { from, to };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Model} m
 * @param {number} pixels
 */
export function paint(canvas, m, pixels) {
  const strips = m.detail === 'strips';
  const context = cleared(canvas, m.frame.width, m.height, pixels);
  if (!strips && m.bars) return;
  if (!m.bars) {
    for (const { id, block, op } of STATES) {
      const { from, to } = known(m, op);
      if (to < from) continue;
      const lane = m.lane[id];
      const x = m.left(from);
      const place = {
        from,
        to,
        x,
        width: m.left(to) + m.column - x,
        y: lane.y,
        height: lane.height,
      };
      paintColumns(context, roll(m, block, id === 'output' ? m.most : 1), place);
      aside(context, m, id, place);
    }
  }
  if (strips) {
    answers(context, m);
    for (const which of ROWS) gradients(context, m, which);
  }
}

/** States that the loss cannot reach stand back. @param {CanvasRenderingContext2D} context @param {Model} m @param {string} id @param {{x: number, y: number, width: number, height: number}} place */
function aside(context, m, id, { x, y, width, height }) {
  if ((!m.back && !m.atEnd) || !m.view.graded) return;
  const border = [m.left(m.asked), m.left(m.asked) + m.column];
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = 0.62;
  if (id !== 'forward' && border[0] > x) context.fillRect(x, y, border[0] - x, height);
  if (id !== 'reverse' && x + width > border[1])
    context.fillRect(border[1], y, x + width - border[1], height);
  context.globalCompositeOperation = 'source-over';
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
function answers(context, m) {
  for (const id of /** @type {const} */ (['both', 'past'])) {
    const of = id === 'both' ? m.view : m.view.past;
    const { y, height } = m.lane[id];
    const share = (/** @type {number} */ t) =>
      t <= m.seen && m.done('y', t) ? m.view.one(of, t) : Number.NaN;
    row(context, m, 'probability', { y: y + 2, height: height - 12 }, share);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Model} m @param {import('./lanes-gradients.js').Row} which */
function gradients(context, m, which) {
  const share = (/** @type {number} */ t) =>
    leads(m, which, t) && arrived(m, which, t) ? m.share(normOf(m, which, t)) : Number.NaN;
  row(context, m, 'gradient', m.lane[which.id], share);
}

/**
 * One number a step.
 * @param {CanvasRenderingContext2D} context @param {Model} m @param {'probability' | 'gradient'} ramp
 * @param {{y: number, height: number}} lane @param {(t: number) => number} share clear where it is no number
 */
function row(context, m, ramp, { y, height }, share) {
  const image = raster(m.T, 1, m.palette.table(ramp), (_, column) => share(column + 1));
  const { x0, x1 } = m.frame;
  paintColumns(context, image, { from: 1, to: m.T, x: x0, width: x1 - x0, y, height });
}
