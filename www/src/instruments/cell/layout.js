import { frame, stack } from '../../draw/geometry.js';

/** Where the lanes of this score lie, for each cell and for a screen or a telephone. */

/** @typedef {import('../../score/model.js').Cell} Cell */

/** The rows of activity under the pipes: a block, its gradient's operation, what it is. */
export const ROWS = /** @type {Record<Cell, readonly string[]>} */ ({
  rnn: ['a', 'h', 'dh'],
  lstm: ['f', 'i', 'g', 'o', 'c', 'dc'],
  gru: ['z', 'r', 'n', 'h', 'dh'],
});

/** @param {Cell} cell @param {boolean} small */
export function layout(cell, small) {
  const rows = ROWS[cell];
  const room = small ? 32 : { rnn: 45, lstm: 21, gru: 26 }[cell];
  const gap = small ? 4 : 3;
  const pipes = small ? 292 : { rnn: 258, lstm: 258, gru: 257 }[cell];
  const { lane, height } = stack([
    { id: 'output', height: 28, gap: 8 },
    { id: 'pipes', height: pipes, gap: 4 },
    { id: 'token', height: 27, gap: 2 },
    ...rows.map((id, i) => ({ id, height: room, gap: i ? gap : 13 })),
    { id: 'time', height: 64, gap: 15 },
  ]);
  return { frame: frame(small), lane, height: small ? height + 10 : 564 };
}

export const inset = (/** @type {number} */ width) => Math.max(1, Math.min(8, width * 0.09));
