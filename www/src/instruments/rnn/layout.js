import { frame, stack } from '../../draw/geometry.js';

/** Where the lanes of this score lie, for each cell and for a screen or a telephone. */

/** @typedef {import('../../score/model.js').Cell} Cell */

/** @type {Record<'wide' | 'small', Record<Cell, {id: string, height: number, gap?: number}[]>>} */
const ROWS = {
  wide: {
    rnn: [
      { id: 'loss', height: 26, gap: 9 },
      { id: 'output', height: 66, gap: 17 },
      { id: 'state', height: 80, gap: 30 },
      { id: 'token', height: 32, gap: 22 },
      { id: 'weight', height: 180, gap: 20 },
      { id: 'time', height: 64, gap: 14 },
    ],
    lstm: [
      { id: 'loss', height: 26, gap: 7 },
      { id: 'output', height: 48, gap: 12 },
      { id: 'state', height: 66, gap: 22 },
      { id: 'memory', height: 66, gap: 12 },
      { id: 'gates', height: 56, gap: 12 },
      { id: 'token', height: 27, gap: 16 },
      { id: 'weight', height: 108, gap: 12 },
      { id: 'time', height: 64, gap: 10 },
    ],
    gru: [
      { id: 'loss', height: 26, gap: 8 },
      { id: 'output', height: 64, gap: 14 },
      { id: 'state', height: 78, gap: 26 },
      { id: 'gates', height: 50, gap: 14 },
      { id: 'token', height: 29, gap: 18 },
      { id: 'weight', height: 138, gap: 16 },
      { id: 'time', height: 64, gap: 12 },
    ],
  },
  small: {
    rnn: [
      { id: 'loss', height: 26, gap: 8 },
      { id: 'output', height: 62, gap: 16 },
      { id: 'state', height: 80, gap: 24 },
      { id: 'token', height: 32, gap: 16 },
      { id: 'time', height: 66, gap: 16 },
    ],
    lstm: [
      { id: 'loss', height: 26, gap: 8 },
      { id: 'output', height: 46, gap: 14 },
      { id: 'state', height: 76, gap: 22 },
      { id: 'memory', height: 76, gap: 14 },
      { id: 'gates', height: 62, gap: 14 },
      { id: 'token', height: 32, gap: 14 },
      { id: 'time', height: 66, gap: 16 },
    ],
    gru: [
      { id: 'loss', height: 26, gap: 8 },
      { id: 'output', height: 62, gap: 16 },
      { id: 'state', height: 80, gap: 24 },
      { id: 'gates', height: 52, gap: 14 },
      { id: 'token', height: 32, gap: 14 },
      { id: 'time', height: 66, gap: 16 },
    ],
  },
};

/** @param {Cell} cell @param {boolean} small */
export function layout(cell, small) {
  const { lane, height } = stack(ROWS[small ? 'small' : 'wide'][cell]);
  return { frame: frame(small), lane, height: small ? height + 8 : 564 };
}

/** Side space between a column's edge and its card: room for the wire between two states. */
export const inset = (/** @type {number} */ width) => Math.max(6, Math.min(24, width * 0.15));

/** Room for the names of a matrix's rows. @param {string[]} labels */
export const labelRoom = (labels) =>
  Math.min(66, Math.max(18, 8 + 7 * Math.max(...labels.map((label) => [...label].length))));

/**
 * Room of the matrices side by side: what their cells ask for, the widest giving way first, so that
 * a small matrix keeps its numbers.
 * @param {{cols: number, rows: number, label: number}[]} matrices
 * @param {number} width @param {number} height of the cells @param {number} gap
 */
export function share(matrices, width, height, gap) {
  const wanted = matrices.map(({ cols, rows, label }) => {
    const cell = height / rows >= 16 && cols <= 12 ? 46 : Math.min(17, Math.max(9, height / rows));
    return Math.max(150, label + cols * cell);
  });
  const sorted = [...wanted].sort((a, b) => a - b);
  let rest = width - gap * (matrices.length - 1);
  let limit = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i] * (sorted.length - i) > rest) {
      limit = rest / (sorted.length - i);
      break;
    }
    rest -= sorted[i];
  }
  return wanted.map((w) => Math.min(w, limit));
}
