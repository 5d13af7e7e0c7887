import { describe, expect, test } from 'vitest';
import { View } from './view.js';

/** @param {number} asked @param {number} seen @param {number} [steps] */
function view(asked, seen, steps = 12) {
  const targets = Array.from({ length: steps }, (_, t) => (t < 2 || t >= steps - 2 ? null : 1));
  const index = {
    step: 0,
    steps,
    seen,
    asked,
    hidden: 2,
    combine: 'concat',
    tokens: [],
    targets,
    classes: ['0', '1'],
    given: [],
    blocks: [],
  };
  const raw = { index, data: new Float32Array(0), data64: new Float64Array(0) };
  return new View({ both: raw, past: raw, whole: raw }, /** @type {any} */ ({}), {
    points: [],
    now: null,
  });
}

describe('the order of the operations', () => {
  test.each([
    [6, 12],
    [6, 6],
    [3, 7],
    [10, 11],
    [1, 5],
    [12, 12],
  ])('asked for step %i of %i read, every position is one operation and back', (asked, seen) => {
    const v = view(asked, seen);
    const all = new Set();
    for (let p = 1; p <= v.N; p++) {
      const { op, t } = v.operation(p);
      expect(v.positionOf(/** @type {any} */ (op), t)).toBe(p);
      all.add(`${op} ${t}`);
    }
    expect(all.size).toBe(v.N);
    expect(v.N).toBe(v.graded ? 6 * seen + 3 : 5 * seen);
  });

  test('the chains run against each other, and so do their gradients', () => {
    const v = view(6, 12);
    const of = (/** @type {string} */ op) =>
      Array.from({ length: v.N }, (_, p) => v.operation(p + 1)).flatMap((o) =>
        o.op === op ? [o.t] : [],
      );
    expect(of('h')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(of('r')).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(of('dh')).toEqual([6, 5, 4, 3, 2, 1]);
    expect(of('dr')).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(of('ds')).toEqual([6]);
  });

  test('time steps are walked forwards and back through the same places', () => {
    const v = view(6, 12);
    const there = [0];
    while (there[there.length - 1] < v.N) there.push(v.stepFrom(there[there.length - 1], 1));
    const back = [v.N];
    while (back[back.length - 1] > 0) back.push(v.stepFrom(back[back.length - 1], -1));
    expect(back.reverse()).toEqual(there);
    expect(there.length).toBe(1 + 12 + 12 + 12 + 1 + 6 + 7);
  });

  test('a place is found again where less is read, and the end stays the end', () => {
    const [whole, part] = [view(6, 12), view(6, 8)];
    expect(part.placeOf(whole, whole.N)).toBe(part.N);
    expect(part.placeOf(whole, 0)).toBe(0);
    const place = part.placeOf(whole, whole.positionOf('y', 5));
    expect(part.operation(place)).toMatchObject({ op: 'y', t: 5 });
    expect(part.operation(part.placeOf(whole, whole.positionOf('h', 11)))).toMatchObject({
      op: 'h',
      t: 8,
    });
  });

  test('a step that counts no loss sends nothing back', () => {
    expect(view(1, 12).positionOf('dh', 1)).toBe(Infinity);
    expect(view(6, 12).positionOf('dr', 5)).toBe(Infinity);
    expect(view(6, 12).positionOf('h', 13)).toBe(Infinity);
  });
});
