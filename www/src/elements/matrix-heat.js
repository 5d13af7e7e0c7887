import { Palette } from '../draw/paint.js';
import { raster } from '../draw/raster.js';
import { extent } from './matrix-plan.js';

/** A matrix too fine for marks: one pixel a cell, stretched by the canvas. */

/** @typedef {{rows: number, cols: number, values: ArrayLike<number>, kind: 'value' | 'gradient'}} Matrix */

/** @param {HTMLCanvasElement} canvas @param {HTMLElement & Matrix} matrix */
export function paintHeat(canvas, matrix) {
  const { rows, cols, values, kind } = matrix;
  const most = extent(values);
  const share = (/** @type {number} */ value) =>
    kind === 'gradient' ? Math.abs(value) / most : (value / most + 1) / 2;
  const table = Palette.of(matrix).table(kind);
  const image = raster(cols, rows, table, (row, column) => share(values[row * cols + column]));
  canvas.getContext('2d')?.drawImage(image, 0, 0);
}
