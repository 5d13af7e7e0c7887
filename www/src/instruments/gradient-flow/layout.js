import { frame } from '../../draw/geometry.js';

/** Where the lanes lie: columns are time steps, all of one width, for none has room for a card. */

/** @typedef {{y: number, height: number, middle: number, bottom: number}} Lane */

/** @param {number} y @param {number} height @returns {Lane} */
const lane = (y, height) => ({ y, height, middle: y + height / 2, bottom: y + height });

const WIDE = {
  input: lane(12, 22),
  rnn: lane(46, 42),
  lstm: lane(98, 28),
  memory: lane(129, 28),
  gru: lane(167, 42),
  curves: lane(222, 182),
  states: lane(416, 64),
  time: lane(496, 44),
  height: 564,
};

const SMALL = {
  input: lane(8, 14),
  rnn: lane(30, 30),
  lstm: lane(66, 22),
  memory: lane(90, 22),
  gru: lane(118, 30),
  curves: lane(160, 176),
  states: lane(350, 56),
  time: lane(420, 40),
  height: 476,
};

/** @param {boolean} small */
export const layout = (small) => ({ frame: frame(small), ...(small ? SMALL : WIDE) });

/** Where the map of the cliff and its two curves lie. @param {boolean} small */
export const cliffLayout = (small) =>
  small
    ? {
        frame: frame(true),
        map: { x: 48, y: 8, width: 322, height: 322 },
        error: { x: 48, y: 392, width: 322, height: 84 },
        strides: { x: 48, y: 516, width: 322, height: 84 },
        time: lane(634, 40),
        height: 690,
      }
    : {
        frame: frame(false),
        map: { x: 160, y: 16, width: 516, height: 420 },
        error: { x: 744, y: 38, width: 216, height: 168 },
        strides: { x: 744, y: 268, width: 216, height: 168 },
        time: lane(496, 44),
        height: 564,
      };
