import { leftOf, widthOf } from '../../draw/geometry.js';

/** Where the parts of the open cell stand, in the score's units. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function plan(m) {
  const { lane, small } = m;
  const x0 = leftOf(m.columns, m.now);
  const width = widthOf(m.columns, m.now);
  const top = lane.pipes.y;
  const at = (/** @type {number} */ share) => x0 + share * width;
  const low = lane.pipes.bottom - 258;
  return {
    x0,
    x1: x0 + width,
    width,
    top,
    at,
    small,
    /** The road's middle, and its diameter. */
    road: low + 92,
    diameter: 42,
    /** Diameter of what joins and leaves. */
    side: small ? 26 : 32,
    /** Level of the valves on standing pipes, of the boxes, of the state, of the bus. */
    valves: low + 155,
    boxes: low + 197,
    state: low + 220,
    bus: low + 246,
    bottom: lane.pipes.bottom,
    /** The line of arithmetic over the road. */
    line: low + 46,
    box: small ? 34 : 46,
    size: small ? 13.5 : 18,
  };
}

/** @typedef {ReturnType<typeof plan>} Plan */
