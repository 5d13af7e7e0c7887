import { describe, expect, test } from 'vitest';
import {
  centreOf,
  columns,
  detail,
  dragTo,
  FOCUS,
  isWide,
  narrowRuns,
  rowAt,
  SMALL,
  stack,
  stepAt,
  WIDE,
  wideSteps,
} from './geometry.js';

const LENGTHS = [2, 3, 5, 8, 9, 12, 32, 127, 128];

describe.each([
  ['a screen', WIDE],
  ['a telephone', SMALL],
])('columns on %s', (_, frame) => {
  test.each(LENGTHS)('fill the width for T = %i, wherever the cursor stands', (T) => {
    for (const now of [0, 1, 2, Math.ceil(T / 2), T]) {
      const c = columns({ T, frame, now });
      expect(c.left[0]).toBe(frame.x0);
      for (let i = 1; i < T; i++) expect(c.left[i]).toBeCloseTo(c.left[i - 1] + c.width[i - 1], 9);
      expect(c.left[T - 1] + c.width[T - 1]).toBeCloseTo(frame.x1, 6);
      expect(Math.min(...c.width)).toBeGreaterThan(1);
    }
  });

  test.each(LENGTHS)('the cursor stands in a wide column for T = %i', (T) => {
    for (let now = 1; now <= T; now++) expect(isWide(columns({ T, frame, now }), now)).toBe(true);
  });

  test.each(LENGTHS)('an opened column is the widest for T = %i', (T) => {
    const c = columns({ T, frame, now: 1, unfolded: 2, open: 230 });
    expect(c.width[1]).toBe(Math.max(...c.width));
    expect(c.left[T - 1] + c.width[T - 1]).toBeCloseTo(frame.x1, 6);
  });

  test.each(LENGTHS)('dragging to a column finds it, and never goes backwards, for T = %i', (T) => {
    const at = (/** @type {number} */ t) => columns({ T, frame, now: t });
    for (let t = 1; t <= T; t++) expect(Math.floor(dragTo(centreOf(at(t), t), at, T)) + 1).toBe(t);
    let before = 0;
    for (let x = frame.x0; x <= frame.x1; x += 3) {
      const now = dragTo(x, at, T);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBeLessThan(T);
  });
});

test('all columns are wide while they are comfortable, a few when they are not', () => {
  expect(wideSteps(columns({ T: 8, now: 3 }))).toHaveLength(8);
  expect(wideSteps(columns({ T: 9, now: 5 }))).toEqual([4, 5, 6]);
  expect(wideSteps(columns({ T: 128, now: 128 }))).toEqual([126, 127, 128]);
  expect(narrowRuns(columns({ T: 9, now: 5 })).map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [7, 9],
  ]);
  const runs = narrowRuns(columns({ T: 128, now: 60 }));
  expect(runs.reduce((n, { from, to }) => n + to - from + 1, 0)).toBe(128 - FOCUS);
});

test('stepAt is the column that holds x', () => {
  const c = columns({ T: 32, now: 9 });
  for (let t = 1; t <= 32; t++) expect(stepAt(c, centreOf(c, t))).toBe(t);
  expect(stepAt(c, -5)).toBe(1);
  expect(stepAt(c, 5000)).toBe(32);
});

test('lanes stack without overlap', () => {
  const { lane, height } = stack([
    { id: 'a', height: 10, gap: 2 },
    { id: 'b', height: 20, gap: 5 },
  ]);
  expect(lane.a).toEqual({ y: 2, height: 10, middle: 7, bottom: 12 });
  expect(lane.b.y).toBe(17);
  expect(height).toBe(37);
});

test('a card says as much as it has room for', () => {
  expect(detail(120, 70, 4)).toBe('numbers');
  expect(detail(75, 70, 4)).toBe('bars');
  expect(detail(120, 70, 8)).toBe('bars');
  expect(detail(120, 70, 64)).toBe('heat');
});

test('rows of the triangle are found by their height', () => {
  const lane = { y: 100, height: 50, middle: 125, bottom: 150 };
  expect([99, 100, 109.9, 110, 149, 160].map((y) => rowAt(lane, 5, y))).toEqual([1, 1, 1, 2, 5, 5]);
});
