/** A small trace made by hand: T = 3, an RNN of two units, every number different. */

const OPS = { F: 4, B: 4 };

/** @returns {import('../src/engine/trace.js').RawTrace} */
export function rawTrace() {
  const T = 3;
  const H = 2;
  const end = T * OPS.F + (T - 1) * OPS.B;
  /** @type {import('../src/engine/trace.js').Block[]} */
  const blocks = [];
  let offset = 0;
  /**
   * @param {string} name
   * @param {number[]} shape
   * @param {'value' | 'gradient' | 'weight' | 'loss'} kind
   */
  const add = (name, shape, kind) => {
    blocks.push({ name, shape, offset, dtype: 'f32', kind });
    offset += shape.reduce((a, b) => a * b, 1);
  };
  add('h0', [H], 'value');
  add('h', [T, H], 'value');
  add('L', [T], 'loss');
  add('dh', [T, H], 'gradient');
  add('weight_hh_l0', [H, H], 'weight');
  add('new.weight_hh_l0', [H, H], 'weight');
  blocks.push({ name: 'G_norm', shape: [T, T], offset: 0, dtype: 'f64', kind: 'gradient' });
  return {
    index: {
      step: 0,
      cell: 'rnn',
      T,
      H,
      V: 2,
      I: 2,
      tokens: ['a', 'b', 'a', 'b'],
      ids: [0, 1, 0],
      targets: [1, 0, 1],
      vocabulary: ['a', 'b'],
      blocks,
      scalars: { loss: 2 },
      omitted: [],
      ready: {
        h: { start: 2, stride: OPS.F },
        L: { start: 4, stride: OPS.F },
        dh: { start: end + 2, stride: -OPS.B },
      },
      positions: T * (OPS.F + OPS.B) + 1,
    },
    data: Float32Array.from({ length: offset }, (_, i) => i + 1),
    data64: Float64Array.from({ length: T * T }, (_, i) => i / 10),
  };
}
