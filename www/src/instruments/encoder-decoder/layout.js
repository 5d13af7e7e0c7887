import { frame } from '../../draw/geometry.js';

/** Where the lanes lie: the encoder's columns, the wall with its one opening, the decoder's columns. */

/** @param {{J: number, I: number, small: boolean}} options */
export function layout({ J, I, small }) {
  const f = frame(small);
  const wall = small ? 54 : 112;
  const width = (f.x1 - f.x0 - wall) / (J + I);
  const left = f.x0 + J * width;
  const lane = small
    ? { output: 0, state: 168, input: 282, memory: 318, time: 424, end: 500 }
    : { output: 0, state: 180, input: 318, memory: 358, time: 484, end: 564 };
  return {
    frame: f,
    lane,
    width,
    wall: { left, right: left + wall, middle: left + wall / 2 },
    /** The middle of an encoder's column. @param {number} j */
    read: (j) => f.x0 + (j - 0.5) * width,
    /** The middle of a decoder's column. @param {number} i */
    written: (i) => left + wall + (i - 0.5) * width,
    strip: { width: Math.min(26, width * 0.64), height: small ? 96 : 122, y: lane.state + 8 },
    height: lane.end,
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */
