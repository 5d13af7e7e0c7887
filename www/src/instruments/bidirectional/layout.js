import { frame, stack } from '../../draw/geometry.js';

/** Where the lanes lie. All columns are as wide as each other: the hand that hides the future moves evenly. */

/** What a column has room for. */
const ROOM = { numbers: 50, glyphs: 20 };

/** @param {{T: number, small: boolean}} options */
export function layout({ T, small }) {
  const f = frame(small);
  const width = (f.x1 - f.x0) / T;
  const left = Float64Array.from({ length: T }, (_, i) => f.x0 + i * width);
  const columns = {
    T,
    x0: f.x0,
    x1: f.x1,
    left,
    width: new Float64Array(T).fill(width),
    wide: new Uint8Array(T).fill(width >= ROOM.glyphs ? 1 : 0),
    unfolded: 0,
    even: true,
  };
  const rows = small
    ? [
        { id: 'target', height: 26, gap: 6 },
        { id: 'both', height: 26, gap: 3 },
        { id: 'past', height: 26, gap: 3 },
        { id: 'output', height: 50, gap: 14 },
        { id: 'reverse', height: 46, gap: 16 },
        { id: 'forward', height: 46, gap: 16 },
        { id: 'bits', height: 30, gap: 16 },
        { id: 'dr', height: 20, gap: 18 },
        { id: 'dh', height: 20, gap: 3 },
        { id: 'dx', height: 20, gap: 3 },
        { id: 'dp', height: 20, gap: 3 },
        { id: 'time', height: 96, gap: 16 },
      ]
    : [
        { id: 'target', height: 28, gap: 8 },
        { id: 'both', height: 30, gap: 2 },
        { id: 'past', height: 30, gap: 3 },
        { id: 'output', height: 54, gap: 15 },
        { id: 'reverse', height: 48, gap: 17 },
        { id: 'forward', height: 48, gap: 17 },
        { id: 'bits', height: 32, gap: 16 },
        { id: 'dr', height: 21, gap: 17 },
        { id: 'dh', height: 21, gap: 3 },
        { id: 'dx', height: 21, gap: 3 },
        { id: 'dp', height: 21, gap: 3 },
        { id: 'time', height: 76, gap: 13 },
      ];
  const { lane, height } = stack(rows);
  return {
    frame: f,
    columns,
    lane,
    height: small ? height + 26 : 564,
    width,
    detail: /** @type {'numbers' | 'glyphs' | 'strips'} */ (
      width >= ROOM.numbers ? 'numbers' : width >= ROOM.glyphs ? 'glyphs' : 'strips'
    ),
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */
