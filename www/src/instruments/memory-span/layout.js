import { columns, frame } from '../../draw/geometry.js';

/** Where the lanes lie. Columns are distances, not time steps; the rest is the score's. */

/** @typedef {{y: number, height: number, middle: number, bottom: number}} Lane */

/** @param {number} y @param {number} height @returns {Lane} */
const lane = (y, height) => ({ y, height, middle: y + height / 2, bottom: y + height });

/** What one run's box is to hold: its number and its curve, its number, or only its colour. */
const ROOM = { curve: 32, number: 24 };

/**
 * @param {{cells: number, columns: number, seeds: number, now: number, small: boolean}} options
 */
export function layout({ cells, columns: count, seeds, now, small }) {
  const f = frame(small);
  const top = small ? 52 : 66;
  const all = small ? 50 * cells : 172;
  const each = Math.min(all / cells, 90);
  const cell = Array.from({ length: cells }, (_, i) => lane(top + i * each, each));
  const after = top + all + (small ? 16 : 12);
  const success = lane(after, small ? 112 : 122);
  const reach = lane(success.bottom + (small ? 22 : 16), small ? 112 : 112);
  const time = lane(reach.bottom + (small ? 26 : 14), small ? 30 : 52);
  const c = columns({ T: count, frame: f, now });
  const width = (f.x1 - f.x0) / count;
  const pad = small ? 3 : 6;
  const gap = width / seeds < 16 ? 1 : 3;
  const box = (width - 2 * pad - gap * (seeds - 1)) / seeds;
  return {
    frame: f,
    head: lane(0, top - 8),
    cell,
    success,
    reach,
    time,
    height: small ? time.bottom + 14 : 564,
    columns: c,
    box: { width: box, height: each - (small ? 18 : 22), gap, pad },
    detail: /** @type {'curve' | 'number' | 'colour'} */ (
      box >= ROOM.curve ? 'curve' : box >= ROOM.number && !small ? 'number' : 'colour'
    ),
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */
