/** How a matrix is drawn in the room it has: numbers, squares, or colour alone. Pure. */

/**
 * @typedef {object} Plan
 * @property {'numbers' | 'squares' | 'heat'} detail
 * @property {number} cellWidth
 * @property {number} cellHeight
 * @property {number} width of the cells together
 * @property {number} height
 * @property {number} left room for the row names
 * @property {number} top room for the column names
 */

const NUMBER = { width: 38, height: 16, most: { width: 46, height: 22 } };
const SQUARE = { least: 6, most: 17 };

/**
 * @param {{rows: number, cols: number, width: number, height: number, rowLabel?: number,
 *   colLabel?: number, numbers?: boolean}} room widths in units; the labels' own room in units
 * @returns {Plan}
 */
export function plan({ rows, cols, width, height, rowLabel = 0, colLabel = 0, numbers = true }) {
  const w = (width - rowLabel) / cols;
  const h = (height - colLabel) / rows;
  const frame = { left: rowLabel, top: colLabel };
  /** @param {Plan['detail']} detail @param {number} cellWidth @param {number} cellHeight */
  const as = (detail, cellWidth, cellHeight) => ({
    detail,
    cellWidth,
    cellHeight,
    width: cellWidth * cols,
    height: cellHeight * rows,
    ...frame,
  });
  if (numbers && w >= NUMBER.width && h >= NUMBER.height) {
    return as('numbers', Math.min(w, NUMBER.most.width), Math.min(h, NUMBER.most.height));
  }
  const side = Math.min(w, h, SQUARE.most);
  if (side >= SQUARE.least && rows * cols <= 1200) return as('squares', side, side);
  // Heat fills the room: cells may be flat or narrow, but never wider than a square would be.
  return as('heat', Math.min(w, SQUARE.most), Math.min(h, SQUARE.most));
}

/**
 * The cell under a point, or null outside.
 * @param {Plan} p @param {number} rows @param {number} cols @param {number} x @param {number} y
 */
export function cellAt(p, rows, cols, x, y) {
  const col = Math.floor((x - p.left) / p.cellWidth);
  const row = Math.floor((y - p.top) / p.cellHeight);
  return row >= 0 && row < rows && col >= 0 && col < cols ? { row, col } : null;
}

/** Largest size in a matrix, at least a little, so that zeros stay pale. @param {ArrayLike<number>} values */
export function extent(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > most && Number.isFinite(size)) most = size;
  }
  return most || 1;
}
