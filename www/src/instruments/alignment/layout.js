import { frame, stack } from '../../draw/geometry.js';

/** Where the lanes lie. A column is a source word and is as wide as its word needs; a row is a word written. */

/** About how wide a character is set, in parts of the size of the type. */
const WIDTHS = /** @type {[RegExp, number][]} */ ([
  [/[iljI.,;:'’!|]/, 0.29],
  [/[ftr()/-]/, 0.4],
  [/[mwMW]/, 0.86],
  [/[A-ZÀ-ÖØ-Þ]/, 0.66],
  [/[ \u00a0]/, 0.26],
]);

/** About how wide a word is, in parts of the size of the type. @param {string} word */
export function breadth(word) {
  let sum = 0;
  for (const c of word) sum += WIDTHS.find(([of]) => of.test(c))?.[1] ?? 0.58;
  return sum;
}

/** The largest size, up to `most`, at which a word keeps within a width. @param {string} word @param {number} width @param {number} most @param {number} [least] */
export const sized = (word, width, most, least = 12) =>
  Math.max(least, Math.min(most, width / Math.max(0.3, breadth(word))));

/** Sizes that source words are tried at, and the space beside them. */
const SIZES = [16, 15, 14, 13, 12];
const BESIDE = 10;
/** The narrowest column of a wide picture. */
const LEAST = 30;
/** From this width on a column has room for its numbers. */
export const NUMBERS = 31;

/**
 * Columns that share a breadth: each has what its word needs, and all have the rest in equal parts.
 * @param {string[]} words @param {number} x0 @param {number} x1 @param {boolean} turned words stand upright, columns are even
 */
function columnsOf(words, x0, x1, turned) {
  const J = words.length;
  const room = x1 - x0;
  let size = 12;
  let widths = Array(J).fill(room / J);
  if (!turned) {
    const natural = (/** @type {number} */ at) =>
      words.map((word) => Math.max(LEAST, breadth(word) * at + BESIDE));
    const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
    size = SIZES.find((at) => sum(natural(at)) <= room) ?? 12;
    widths = natural(size);
    const rest = room - sum(widths);
    widths =
      rest >= 0 ? widths.map((w) => w + rest / J) : widths.map((w) => (w * room) / sum(widths));
  }
  const left = new Float64Array(J);
  let x = x0;
  for (let j = 0; j < J; j++) {
    left[j] = x;
    x += widths[j];
  }
  const columns = {
    T: J,
    x0,
    x1,
    left,
    width: Float64Array.from(widths),
    wide: new Uint8Array(J).fill(1),
    unfolded: 0,
    even: turned,
  };
  return { columns, size };
}

/**
 * @param {{I: number, J: number, source: string[], rows: string[], small: boolean, scores: boolean}} options
 */
export function layout({ I, source, rows, small, scores }) {
  const f = frame(small);
  const longest = Math.max(...rows.map((word) => breadth(word)));
  const x0 = small ? Math.min(112, Math.max(60, 12.5 * longest + 20)) : f.x0;
  const x1 = small ? 378 : f.x1;
  const { columns, size } = columnsOf(source, x0, x1, small);
  const lanes = small ? stacked(I, source, scores) : wide(I, scores);
  const { lane, height } = stack(lanes);
  const narrowest = Math.min(...columns.width);
  return {
    frame: { ...f, x0, x1 },
    columns,
    lane,
    height: small ? height + 10 : 564,
    /** The height of a row of the matrix. */
    row: (lane.matrix.height - (scores && small ? 60 : 0)) / (scores && small ? 2 * I : I),
    /** The size of the source words. */
    size,
    numbers: narrowest >= NUMBERS && lane.matrix.height / I >= 12.2,
    narrowest,
  };
}

/** Heights of a wide picture; the matrix has what the others leave. */
const FIXED = {
  source: 30,
  e: 27,
  alpha: 31,
  c: 22,
  spine: 36,
  words: 41,
  thumbs: 48,
  loss: 15,
  exact: 24,
  steps: 22,
};
const GAPS = {
  matrix: 2,
  e: 8,
  alpha: 3,
  c: 5,
  spine: 12,
  words: 4,
  thumbs: 9,
  loss: 3,
  exact: 3,
  steps: 4,
};

/** @param {number} I @param {boolean} scores whether four matrices stand side by side, above the source words */
function wide(I, scores) {
  const used =
    Object.values(FIXED).reduce((a, b) => a + b, 0) +
    Object.values(GAPS).reduce((a, b) => a + b, 0);
  const room = 564 - used - 2 - (scores ? 24 : 0);
  // Few words: rows no higher than a hand's breadth, and the lanes of the row have the rest.
  const rows = Math.min(room, I * 30);
  const rest = room - rows;
  const more = (/** @type {number} */ share) => Math.round(rest * share);
  return [
    ...(scores
      ? [
          { id: 'names', height: FIXED.source },
          { id: 'matrix', height: rows, gap: GAPS.matrix },
          { id: 'source', height: 24 },
        ]
      : [
          { id: 'source', height: FIXED.source },
          { id: 'matrix', height: rows, gap: GAPS.matrix },
        ]),
    { id: 'e', height: FIXED.e + more(0.16), gap: GAPS.e + more(0.08) },
    { id: 'alpha', height: FIXED.alpha + more(0.16), gap: GAPS.alpha + more(0.04) },
    { id: 'c', height: FIXED.c + more(0.16), gap: GAPS.c + more(0.06) },
    { id: 'spine', height: FIXED.spine, gap: GAPS.spine + more(0.06) },
    { id: 'words', height: FIXED.words, gap: GAPS.words },
    { id: 'thumbs', height: FIXED.thumbs + more(0.1), gap: GAPS.thumbs },
    { id: 'loss', height: FIXED.loss + more(0.08), gap: GAPS.loss },
    { id: 'exact', height: FIXED.exact + more(0.1), gap: GAPS.exact },
    { id: 'steps', height: FIXED.steps, gap: GAPS.steps },
  ];
}

/** @param {number} I @param {string[]} source @param {boolean} scores */
function stacked(I, source, scores) {
  const longest = Math.max(...source.map((word) => breadth(word)));
  const words = { id: 'source', height: Math.round(Math.min(92, 12.5 * longest + 10)), gap: 6 };
  return [
    ...(scores
      ? [{ id: 'matrix', height: 2 * (I * 11 + 30), gap: 4 }, words]
      : [words, { id: 'matrix', height: I * (I > 14 ? 18 : 21), gap: 2 }]),
    { id: 'e', height: 30, gap: 10 },
    { id: 'alpha', height: 26, gap: 6 },
    { id: 'c', height: 24, gap: 8 },
    { id: 'spine', height: 46, gap: 14 },
    { id: 'thumbs', height: 40, gap: 18 },
    { id: 'loss', height: 26, gap: 6 },
    { id: 'exact', height: 40, gap: 6 },
    { id: 'steps', height: 34, gap: 8 },
  ];
}

/** @typedef {ReturnType<typeof layout>} Layout */
