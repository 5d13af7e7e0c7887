import { STEPS } from './paint.js';

/**
 * Heat maps: one pixel a number, coloured from a table, scaled up by the canvas. A raster belongs to
 * a trace and a theme; stepping only chooses which part of it is shown.
 */

/** @typedef {OffscreenCanvas | HTMLCanvasElement} Raster */

/**
 * @param {number} columns @param {number} rows
 * @param {Uint32Array} table
 * @param {(row:number, column:number) => number} share 0…1 of the table; NaN leaves the pixel clear
 * @returns {Uint32Array} row-major packed pixels
 */
export function pixels(columns, rows, table, share) {
  const out = new Uint32Array(columns * rows);
  let at = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const v = share(row, column);
      if (!Number.isNaN(v))
        out[at] = table[Math.max(0, Math.min(STEPS - 1, Math.round(v * (STEPS - 1))))];
    }
  return out;
}

/**
 * @param {number} columns @param {number} rows
 * @param {Uint32Array} table
 * @param {(row:number, column:number) => number} share
 * @returns {Raster}
 */
export function raster(columns, rows, table, share) {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width: columns, height: rows })
      : new OffscreenCanvas(columns, rows);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const packed = pixels(columns, rows, table, share);
  const bytes = new Uint8ClampedArray(/** @type {ArrayBuffer} */ (packed.buffer));
  context.putImageData(new ImageData(bytes, columns, rows), 0, 0);
  return canvas;
}

/**
 * Paints the columns from…to (steps, inclusive) of a raster whose column t−1 is step t.
 * @param {CanvasRenderingContext2D} context
 * @param {Raster} image
 * @param {{from:number, to:number, x:number, width:number, y:number, height:number, rows?:number, smooth?:boolean}} part
 */
export function paintColumns(
  context,
  image,
  { from, to, x, width, y, height, rows, smooth = false },
) {
  if (to < from) return;
  context.imageSmoothingEnabled = smooth;
  context.drawImage(image, from - 1, 0, to - from + 1, rows ?? image.height, x, y, width, height);
}
