import { frame, stack } from '../../draw/geometry.js';

/** Where the lanes of this score lie, for each cell and for a screen or a telephone. */

/** @typedef {import('../../score/model.js').Cell} Cell */

/** @type {Record<'wide'|'small', Record<Cell, {id:string, height:number, gap?:number}[]>>} */
const ROWS = {
  wide: {
    rnn: [
      { id: 'loss', height: 26, gap: 9 },
      { id: 'output', height: 66, gap: 17 },
      { id: 'state', height: 80, gap: 28 },
      { id: 'token', height: 32, gap: 14 },
      { id: 'triangle', height: 110, gap: 14 },
      { id: 'sum', height: 27, gap: 3 },
      { id: 'weight', height: 56, gap: 8 },
      { id: 'time', height: 64, gap: 10 },
    ],
    lstm: [
      { id: 'loss', height: 26, gap: 7 },
      { id: 'output', height: 43, gap: 10 },
      { id: 'state', height: 60, gap: 22 },
      { id: 'memory', height: 60, gap: 11 },
      { id: 'gates', height: 50, gap: 11 },
      { id: 'token', height: 25, gap: 6 },
      { id: 'triangle', height: 85, gap: 9 },
      { id: 'sum', height: 22, gap: 2 },
      { id: 'weight', height: 38, gap: 5 },
      { id: 'time', height: 62, gap: 8 },
    ],
    gru: [
      { id: 'loss', height: 26, gap: 8 },
      { id: 'output', height: 62, gap: 14 },
      { id: 'state', height: 76, gap: 26 },
      { id: 'gates', height: 46, gap: 14 },
      { id: 'token', height: 28, gap: 8 },
      { id: 'triangle', height: 95, gap: 11 },
      { id: 'sum', height: 25, gap: 2 },
      { id: 'weight', height: 44, gap: 6 },
      { id: 'time', height: 64, gap: 9 },
    ],
  },
  small: {
    rnn: [
      { id: 'loss', height: 26, gap: 6 },
      { id: 'output', height: 62, gap: 16 },
      { id: 'state', height: 80, gap: 22 },
      { id: 'token', height: 32, gap: 14 },
      { id: 'triangle', height: 130, gap: 18 },
      { id: 'sum', height: 28, gap: 4 },
      { id: 'weight', height: 54, gap: 12 },
      { id: 'time', height: 66, gap: 14 },
    ],
    lstm: [
      { id: 'loss', height: 26, gap: 6 },
      { id: 'output', height: 44, gap: 14 },
      { id: 'state', height: 76, gap: 20 },
      { id: 'memory', height: 76, gap: 14 },
      { id: 'gates', height: 60, gap: 14 },
      { id: 'token', height: 32, gap: 12 },
      { id: 'triangle', height: 130, gap: 18 },
      { id: 'sum', height: 28, gap: 4 },
      { id: 'weight', height: 54, gap: 12 },
      { id: 'time', height: 66, gap: 14 },
    ],
    gru: [
      { id: 'loss', height: 26, gap: 6 },
      { id: 'output', height: 62, gap: 16 },
      { id: 'state', height: 80, gap: 22 },
      { id: 'gates', height: 50, gap: 14 },
      { id: 'token', height: 32, gap: 12 },
      { id: 'triangle', height: 130, gap: 18 },
      { id: 'sum', height: 28, gap: 4 },
      { id: 'weight', height: 54, gap: 12 },
      { id: 'time', height: 66, gap: 14 },
    ],
  },
};

/** @param {Cell} cell @param {boolean} small */
export function layout(cell, small) {
  const rows = ROWS[small ? 'small' : 'wide'][cell];
  const { lane, height } = stack(rows);
  return { frame: frame(small), lane, height: small ? height + 10 : 564 };
}

/** Side space between a column's edge and its card: room for the strand between two states. */
export const inset = (/** @type {number} */ width) => Math.max(7, Math.min(20, width * 0.125));
