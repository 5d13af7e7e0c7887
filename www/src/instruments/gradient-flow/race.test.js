import { describe, expect, test } from 'vitest';
import { Descents } from './descents.js';
import { axisOf } from './model.js';
import { Race } from './race.js';

/** @param {number} T @param {number} H */
function race(T, H) {
  const lane = { hidden: new Float64Array(T), states: new Float32Array(T * H) };
  return new Race({
    lanes: /** @type {any} */ ([lane, lane, lane]),
    inputs: new Float32Array(T),
    width: 1,
  });
}

describe('positions of the way back', () => {
  const r = race(6, 2);

  test('two operations a step, from the loss to the first state', () => {
    expect([r.T, r.H, r.N]).toEqual([6, 2, 10]);
    const at = Array.from({ length: 11 }, (_, p) => r.operation(p));
    expect(at.map(({ t }) => t)).toEqual([6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1]);
    expect(at[0].phase).toBe('start');
    expect(at.slice(1, 5).map(({ op }) => op)).toEqual(['slope', 'weights', 'slope', 'weights']);
    for (let k = 1; k <= 6; k++) expect(r.operation(r.positionAt(k)).t).toBe(k);
  });

  test('the step taken apart is the one whose factor was used last', () => {
    const steps = Array.from({ length: 11 }, (_, p) => r.step(p));
    expect(steps).toEqual([6, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2]);
  });

  test('whole steps lead from state to state, both ways', () => {
    expect([0, 1, 2, 9, 10].map((p) => r.stepFrom(p, 1))).toEqual([2, 2, 4, 10, 10]);
    expect([10, 9, 2, 1, 0].map((p) => r.stepFrom(p, -1))).toEqual([8, 8, 0, 0, 0]);
  });
});

test('a descent goes by single updates and by hundreds', () => {
  const one = {
    path: new Float64Array(502),
    errors: new Float64Array(251),
    steps: Float64Array.of(0, 0.1, 7, 0.2),
    steepness: new Float64Array(251),
    longest: 7,
  };
  const d = new Descents(/** @type {any} */ ({}), { free: one, clipped: one });
  expect(d.N).toBe(250);
  expect([0, 99, 100, 201, 250].map((p) => d.stepFrom(p, 1))).toEqual([100, 100, 200, 250, 250]);
  expect([250, 201, 200, 1, 0].map((p) => d.stepFrom(p, -1))).toEqual([200, 200, 100, 0, 0]);
  expect(d.longestAt(one)).toBe(2);
});

describe('the axis of the curves', () => {
  const of = (/** @type {number[]} */ ...logs) => axisOf([Float64Array.from(logs)]);

  test('holds every number that is one, and has a floor', () => {
    expect(of(0, -0.2)).toEqual({ low: -8, high: 2, pitch: 2 });
    const deep = of(0, -35.7);
    expect(deep.low).toBeLessThanOrEqual(-35.7);
    expect(deep.high).toBe(2);
    expect(of(0, 21.2).high).toBeGreaterThan(21.2);
    expect(of(0, -1000).low).toBe(-64);
    expect(of(0, 1000).high).toBe(80);
  });

  test('is not moved by a zero, nor by what is no number', () => {
    expect(of(0, Number.NEGATIVE_INFINITY, Number.NaN)).toEqual(of(0));
  });

  test('never has more than ten marks', () => {
    for (let log = 0; log > -80; log -= 3) {
      const { low, high, pitch } = of(0, log, -log / 2);
      expect((high - low) / pitch).toBeLessThanOrEqual(10);
    }
  });
});
