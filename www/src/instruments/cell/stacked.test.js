import { describe, expect, test } from 'vitest';
import { look } from '../../../tests/core.js';
import { ORDER, rowOf } from './stacked.js';

/** The lecture's one W, made of PyTorch's two by rows and columns, gives the core's own weighted sums. */

const SUMS = { rnn: ['a'], lstm: ['a_i', 'a_f', 'a_o', 'a_g'], gru: ['a_z', 'a_r'] };

describe.each(/** @type {const} */ (['rnn', 'lstm', 'gru']))('%s', (cell) => {
  const { trace } = look({ cell, hidden: 3 }, 5);
  const { H } = trace;
  const { I } = trace.index;

  test('every row of W is one row of PyTorch’s', () => {
    const rows = ORDER[cell].length * H;
    const all = Array.from({ length: rows }, (_, row) => rowOf(cell, H, row).row);
    expect([...all].sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
    expect(trace.shape('weight_hh_l0')[0]).toBe(rows);
  });

  test('W [h; x] and the biases make the sums of the gates', () => {
    const W = (/** @type {number} */ row, /** @type {number} */ column) => {
      const { row: at, sign } = rowOf(cell, H, row);
      const value =
        column < H
          ? trace.at('weight_hh_l0', at, column)
          : trace.at('weight_ih_l0', at, column - H);
      return sign * value;
    };
    for (let t = 1; t <= trace.T; t++) {
      const h = Array.from(trace.vector('h', t - 1));
      const input = [...h, ...trace.vector('x', t)];
      expect(input).toHaveLength(H + I);
      SUMS[cell].forEach((name, block) => {
        for (let unit = 0; unit < H; unit++) {
          const row = block * H + unit;
          const { row: at, sign } = rowOf(cell, H, row);
          const bias = trace.array('bias_ih_l0')[at] + trace.array('bias_hh_l0')[at];
          const sum = input.reduce((all, v, column) => all + v * W(row, column), sign * bias);
          expect(sum).toBeCloseTo(sign * trace.vector(name, t)[unit], 5);
        }
      });
    }
  });
});

test('blocks that change places are the last two of an LSTM, the first two of a GRU', () => {
  expect(ORDER.lstm).toEqual([0, 1, 3, 2]);
  expect(ORDER.gru).toEqual([1, 0, 2]);
  expect(rowOf('gru', 4, 0)).toEqual({ row: 4, sign: -1 });
});
