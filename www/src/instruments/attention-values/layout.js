/** Where the lanes of the houses lie. */

/** @param {import('./model.js').Model} m @param {number[][]} known */
export function layout(m, known) {
  const [areas, rooms] = [m.limits('area'), m.limits('rooms')];
  const { small, frame } = m;
  const lane = small
    ? { plane: 0, score: 212, weight: 266, value: 322, price: 436, time: 520, end: 596 }
    : { plane: 0, score: 214, weight: 270, value: 322, price: 428, time: 508, end: 564 };
  // The largest house, with its pool, ends where the lanes end.
  const right = frame.x1 - (small ? 40 : 56);
  const plane = { left: frame.x0, right, top: 34, bottom: lane.score - 24 };
  const across = (/** @type {number} */ area) =>
    plane.left + ((area - areas[0]) / (areas[1] - areas[0])) * (plane.right - plane.left);
  const up = (/** @type {number} */ count) =>
    plane.bottom - ((count - rooms[0]) / (rooms[1] - rooms[0])) * (plane.bottom - plane.top);
  // The columns stand in the order of the areas above them: fewer lines cross.
  const order = known.map((_, i) => i).sort((a, b) => known[a][0] - known[b][0]);
  const width = (frame.x1 - frame.x0) / known.length;
  const column = known.map((_, i) => frame.x0 + width * (order.indexOf(i) + 0.5));
  const axis = small
    ? { left: 64, right: 356, low: 150, high: 450 }
    : { left: 220, right: 900, low: 150, high: 450 };
  const along = (/** @type {number} */ price) =>
    axis.left + ((price - axis.low) / (axis.high - axis.low)) * (axis.right - axis.left);
  return {
    lane,
    plane,
    areas,
    rooms,
    across,
    up,
    order,
    column,
    width,
    axis,
    along,
    height: lane.end,
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */

/** The place of a point of the plane. @param {Layout} l @param {number} x @param {number} y */
export function placeOf(l, x, y) {
  const { left, right, top, bottom } = l.plane;
  const share = (/** @type {number} */ at) => Math.max(0, Math.min(1, at));
  return {
    area: l.areas[0] + share((x - left) / (right - left)) * (l.areas[1] - l.areas[0]),
    rooms: l.rooms[0] + share((bottom - y) / (bottom - top)) * (l.rooms[1] - l.rooms[0]),
  };
}
