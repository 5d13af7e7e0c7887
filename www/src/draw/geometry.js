/**
 * The score's geometry: lanes are rows, columns are time steps. Everything here is arithmetic on
 * numbers in the score's own unit (one px at 1280×720), so it can be tested without a page.
 */

/**
 * @typedef {object} Frame the fixed parts of a score
 * @property {boolean} small stacked layout of a telephone
 * @property {number} width whole width
 * @property {number} gutter left edge of the lane names
 * @property {number} x0 left edge of the first column
 * @property {number} x1 right edge of the last column
 * @property {number} margin left edge of the right margin
 * @property {number} marginWidth width of the right margin
 * @property {number} comfortable narrowest column that still holds a card with numbers
 */

/** @type {Readonly<Frame>} */
export const WIDE = Object.freeze({
  small: false,
  width: 1280,
  gutter: 24,
  x0: 160,
  x1: 960,
  margin: 984,
  marginWidth: 264,
  comfortable: 98,
});

/** @type {Readonly<Frame>} */
export const SMALL = Object.freeze({
  small: true,
  width: 390,
  gutter: 10,
  x0: 48,
  x1: 370,
  margin: 16,
  marginWidth: 358,
  comfortable: 40,
});

/** @param {boolean} small @returns {Readonly<Frame>} */
export function frame(small) {
  return small ? SMALL : WIDE;
}

/**
 * @typedef {object} Columns
 * @property {number} T
 * @property {number} x0
 * @property {number} x1
 * @property {Float64Array} left left edge of column t at index t−1
 * @property {Float64Array} width
 * @property {Uint8Array} wide 1 where a column has room for a card
 * @property {number} unfolded the step whose column is opened, 0 for none
 * @property {boolean} even every column has the same width
 */

/** How many columns stay wide around the cursor when not all of them can. */
export const FOCUS = 3;

/**
 * First step of the window of wide columns around `now`.
 * @param {number} T @param {number} now
 */
export function focusStart(T, now) {
  return Math.max(1, Math.min(T - FOCUS + 1, now - 1));
}

/**
 * Columns for any T: even while they are comfortable, else a few wide ones around the cursor.
 * @param {{T:number, frame?:Frame, now?:number, unfolded?:number, open?:number}} options
 * `open` is the width asked for by an unfolded column.
 * @returns {Columns}
 */
export function columns({ T, frame: f = WIDE, now = 1, unfolded = 0, open = 372 }) {
  const total = f.x1 - f.x0;
  const left = new Float64Array(T);
  const width = new Float64Array(T);
  const wide = new Uint8Array(T);
  const even = !unfolded && total / T >= f.comfortable;
  if (even) {
    width.fill(total / T);
    wide.fill(1);
  } else if (unfolded) {
    // On a phone many steps are a stripe: what stands open needs what they leave.
    const least = f.small ? 0.5 : 2;
    const room = Math.max(total / T, Math.min(open, total - (T - 1) * least));
    const rest = T > 1 ? (total - room) / (T - 1) : 0;
    width.fill(rest);
    if (rest >= f.comfortable) wide.fill(1);
    width[unfolded - 1] = T > 1 ? room : total;
    wide[unfolded - 1] = 1;
  } else {
    const start = focusStart(T, Math.max(1, Math.min(T, now || 1)));
    const card = f.small ? 58 : 142;
    const rest = (total - FOCUS * card) / (T - FOCUS);
    width.fill(rest);
    for (let t = start; t < start + FOCUS; t++) {
      width[t - 1] = card;
      wide[t - 1] = 1;
    }
  }
  let x = f.x0;
  for (let i = 0; i < T; i++) {
    left[i] = x;
    x += width[i];
  }
  return { T, x0: f.x0, x1: f.x1, left, width, wide, unfolded, even };
}

/** @param {Columns} c @param {number} t */
export const leftOf = (c, t) => c.left[t - 1];
/** @param {Columns} c @param {number} t */
export const widthOf = (c, t) => c.width[t - 1];
/** @param {Columns} c @param {number} t */
export const centreOf = (c, t) => c.left[t - 1] + c.width[t - 1] / 2;
/** @param {Columns} c @param {number} t */
export const isWide = (c, t) => c.wide[t - 1] === 1;

/**
 * Runs of neighbouring narrow columns, which are drawn as one image or one rectangle each.
 * @param {Columns} c
 * @returns {{from:number, to:number, x:number, width:number}[]}
 */
export function narrowRuns(c) {
  const runs = [];
  for (let t = 1; t <= c.T; t++) {
    if (c.wide[t - 1]) continue;
    let to = t;
    while (to < c.T && !c.wide[to]) to++;
    runs.push({
      from: t,
      to,
      x: c.left[t - 1],
      width: c.left[to - 1] + c.width[to - 1] - c.left[t - 1],
    });
    t = to;
  }
  return runs;
}

/** The wide columns, in order. @param {Columns} c */
export function wideSteps(c) {
  const steps = [];
  for (let t = 1; t <= c.T; t++) if (c.wide[t - 1]) steps.push(t);
  return steps;
}

/**
 * The step under x in a given set of columns.
 * @param {Columns} c @param {number} x
 */
export function stepAt(c, x) {
  let low = 0;
  let high = c.T - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (c.left[middle] <= x) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/**
 * Where a dragged cursor stands, as a real number of steps in [0, T]. When the columns move with
 * the cursor the plain inverse would run away from the pointer: each candidate step is therefore
 * measured in its own columns, and the one whose column lies under the pointer wins.
 * @param {number} x
 * @param {(t:number) => Columns} columnsAt columns as they are when the cursor stands at t
 * @param {number} T
 */
export function dragTo(x, columnsAt, T) {
  let low = 1;
  let high = T;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const c = columnsAt(middle);
    // centres increase with t, and a column reaches half-way to its neighbours' centres
    const before = columnsAt(middle - 1);
    const border = (centreOf(c, middle) + centreOf(before, middle - 1)) / 2;
    if (border <= x) low = middle;
    else high = middle - 1;
  }
  const here = centreOf(columnsAt(low), low);
  const start =
    low > 1 ? (here + centreOf(columnsAt(low - 1), low - 1)) / 2 : leftOf(columnsAt(1), 1);
  const end =
    low < T
      ? (here + centreOf(columnsAt(low + 1), low + 1)) / 2
      : leftOf(columnsAt(T), T) + widthOf(columnsAt(T), T);
  const inside = end > start ? (x - start) / (end - start) : 0;
  return low - 1 + Math.max(0, Math.min(0.999, inside));
}

/**
 * @typedef {{y:number, height:number, middle:number, bottom:number}} Lane
 */

/**
 * Stack lanes from top to bottom.
 * @param {{id:string, height:number, gap?:number}[]} rows gap is the space above the row
 * @param {number} [top]
 * @returns {{lane: Record<string, Lane>, height:number}}
 */
export function stack(rows, top = 0) {
  /** @type {Record<string, Lane>} */
  const lane = {};
  let y = top;
  for (const row of rows) {
    y += row.gap ?? 0;
    lane[row.id] = {
      y,
      height: row.height,
      middle: y + row.height / 2,
      bottom: y + row.height,
    };
    y += row.height;
  }
  return { lane, height: y };
}

/**
 * How much a card can say in a given space: its numbers, its bars, or only its colours.
 * @param {number} width @param {number} height @param {number} rows
 * @returns {'numbers'|'bars'|'heat'}
 */
export function detail(width, height, rows) {
  const row = height / rows;
  if (row >= 13 && width >= 99) return 'numbers';
  if (row >= 4.5 && width >= 30) return 'bars';
  return 'heat';
}

/**
 * The row of the triangle under y.
 * @param {Lane} lane @param {number} T @param {number} y
 */
export function rowAt(lane, T, y) {
  return Math.max(1, Math.min(T, Math.floor(((y - lane.y) / lane.height) * T) + 1));
}
