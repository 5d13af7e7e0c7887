import { cleared } from '../../draw/canvas.js';
import { raster } from '../../draw/raster.js';
import { paintScores } from './scores.js';

/** The canvas beneath the lines: the cells of the matrix with their numbers, and its earlier states. */

/** @typedef {import('./model.js').Model} Model */

/** Below this a weight has no number of its own. */
const SAID = 0.095;
/** And where it hardly differs from an even look. */
const EVEN = 1.35;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Model} m
 * @param {number} pixels
 */
export function paint(canvas, m, pixels) {
  const context = cleared(canvas, m.frame.width, m.height, pixels);
  if (m.showsMatrix) matrix(context, m);
  else paintScores(context, m, m.palette.fills('probability'));
  thumbs(context, m);
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
function matrix(context, m) {
  const { view, row, small } = m;
  const ramp = m.back ? 'gradient' : 'probability';
  const all = m.palette.fills(ramp);
  const gap = small ? 0.75 : row > 20 ? 2 : 1;
  const side = small ? 0.75 : 1.5;
  const size = Math.min(13, row - 1.5);
  const style = getComputedStyle(m.host);
  const [dark, light] = ['--on-dark', '--on-light'].map((name) => style.getPropertyValue(name));
  const empty = style.getPropertyValue('--line2');
  const family = style.getPropertyValue('--font');
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (let i = 1; i <= m.I; i++) {
    const y = m.above(i) + gap;
    const height = row - 2 * gap;
    const known = m.back ? m.done('de', i) : m.looked(i);
    if (!known) {
      dashes(context, m, i, empty);
      continue;
    }
    const strong = i === m.i;
    for (let j = 1; j <= m.J; j++) {
      const value = m.back ? view.de(i, j) : view.alpha(i, j);
      const share = m.back ? m.share(value) : value;
      context.fillStyle = all[Math.max(0, Math.min(255, Math.round(share * 255)))];
      context.fillRect(m.left(j) + side, y, m.width(j) - 2 * side, height);
      if (!m.numbers || m.back || value < Math.max(SAID, EVEN / m.J)) continue;
      context.font = `${strong ? 650 : 500} ${size}px ${family}`;
      context.fillStyle = m.palette.on(ramp, share).includes('dark') ? dark : light;
      context.fillText(m.weight(value), m.centre(j), y + height / 2 + size * 0.36);
    }
  }
}

/** A row that is still to come. @param {CanvasRenderingContext2D} context @param {Model} m @param {number} i @param {string} colour */
function dashes(context, m, i, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  for (let j = 1; j <= m.J; j++) {
    context.moveTo(m.left(j) + 4, m.middle(i));
    context.lineTo(m.left(j) + m.width(j) - 4, m.middle(i));
  }
  context.stroke();
  context.setLineDash([]);
}

/** Rasters of earlier matrices: they do not change. @type {WeakMap<object, {palette: unknown, image: import('../../draw/raster.js').Raster}>} */
const earlier = new WeakMap();

/** @param {CanvasRenderingContext2D} context @param {Model} m */
function thumbs(context, m) {
  context.imageSmoothingEnabled = false;
  for (const { thumb, x, y, width, height } of m.thumbs) {
    let kept = earlier.get(thumb.alpha);
    if (kept?.palette !== m.palette) {
      const table = m.palette.table('probability');
      const { alpha } = thumb;
      const image = raster(
        alpha[0].length,
        alpha.length,
        table,
        (row, column) => alpha[row][column],
      );
      kept = { palette: m.palette, image };
      earlier.set(alpha, kept);
    }
    context.drawImage(kept.image, x, y, width, height);
  }
}
