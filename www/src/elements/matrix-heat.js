import { extent } from './matrix-plan.js';

/** A matrix too fine for marks: one pixel a cell, stretched by the canvas. */

/** @typedef {{rows: number, cols: number, values: ArrayLike<number>, kind: 'value' | 'gradient'}} Matrix */

/** @param {HTMLCanvasElement} canvas @param {HTMLElement & Matrix} matrix */
export function paintHeat(canvas, matrix) {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const { rows, cols, values, kind } = matrix;
  const style = getComputedStyle(matrix);
  const channels = (/** @type {string} */ name) =>
    rgb(context, style.getPropertyValue(name).trim());
  const zero = channels('--plane');
  const plus = channels(kind === 'gradient' ? '--gradient' : '--value-plus');
  const minus = channels(kind === 'gradient' ? '--gradient' : '--value-minus');
  const most = extent(values);
  const image = context.createImageData(cols, rows);
  for (let i = 0; i < rows * cols; i++) {
    const share = Math.min(1, Math.abs(values[i]) / most);
    const end = values[i] < 0 ? minus : plus;
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = zero[c] + (end[c] - zero[c]) * share;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** The channels of a colour, asked of the canvas itself. @param {CanvasRenderingContext2D} context @param {string} colour */
function rgb(context, colour) {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}
