import { describe, expect, test } from 'vitest';
import { readBlock } from '../src/elements/reading.js';
import { OPERATIONS, Trace } from '../src/engine/trace.js';
import { rawTrace } from './raw-trace.js';

const trace = new Trace(rawTrace());

describe('numbers', () => {
  test('a vector is addressed by the lecture’s time, time 0 by the initial state', () => {
    expect([...trace.vector('h', 1)]).toEqual([3, 4]);
    expect([...trace.vector('h', 3)]).toEqual([7, 8]);
    expect([...trace.vector('h', 0)]).toEqual([1, 2]);
    expect(() => trace.vector('h', 4)).toThrow(RangeError);
  });

  test('one number is addressed from 0, in either precision', () => {
    expect(trace.at('weight_hh_l0', 1, 0)).toBe(trace.array('weight_hh_l0')[2]);
    expect(trace.at('G_norm', 2, 1)).toBeCloseTo(0.7, 12);
    expect(() => trace.at('G_norm', 3, 0)).toThrow(RangeError);
    expect(() => trace.array('nothing')).toThrow('nothing');
  });
});

describe('the timeline', () => {
  test('every position has one operation, and every operation one position', () => {
    for (let position = 1; position < trace.N; position++) {
      const { phase, t, op, index } = trace.operation(position);
      expect(op).toBe(OPERATIONS.rnn[/** @type {'forward'} */ (phase)][index]);
      expect(trace.positionOf(/** @type {'forward'} */ (phase), t, index)).toBe(position);
    }
  });

  test('it runs forward to T, back to 1, and ends with the update', () => {
    expect(trace.N).toBe(25);
    expect(trace.operation(0)).toMatchObject({ phase: 'start', op: '' });
    expect(trace.operation(1)).toMatchObject({ phase: 'forward', t: 1, op: 'a' });
    expect(trace.operation(12)).toMatchObject({ phase: 'forward', t: 3, op: 'L' });
    expect(trace.operation(13)).toMatchObject({ phase: 'backward', t: 3, op: 'dy' });
    expect(trace.operation(24)).toMatchObject({ phase: 'backward', t: 1, op: 'dW' });
    expect(trace.operation(25)).toMatchObject({ phase: 'update' });
  });

  test('whole steps stop at the ends of steps, in both directions', () => {
    /** @type {number[]} */
    const forward = [];
    for (let p = 0; p < trace.N; p = trace.stepFrom(p, 1)) forward.push(p);
    expect(forward).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(trace.stepFrom(trace.N, 1)).toBe(trace.N);
    expect(trace.stepFrom(trace.N, -1)).toBe(20);
    expect(trace.stepFrom(14, -1)).toBe(12);
    expect(trace.stepFrom(0, -1)).toBe(0);
  });
});

describe('what exists at a position', () => {
  test('a state exists from its operation on, a gradient from the way back', () => {
    expect(trace.ready('h', 1, 1)).toBe(false);
    expect(trace.ready('h', 1, 2)).toBe(true);
    expect(trace.ready('h', 3, 9)).toBe(false);
    expect(trace.readyAt('dh', 3)).toBe(trace.positionOf('backward', 3, 1));
    expect(trace.readyAt('dh', 1)).toBe(trace.positionOf('backward', 1, 1));
    expect(trace.ready('weight_hh_l0', 1, 0)).toBe(true);
    expect(trace.ready('new.weight_hh_l0', 1, trace.N - 1)).toBe(false);
  });

  test('a row of the table is whole once its loss has reached back to time 1', () => {
    expect(trace.readyAt('G_norm', 3)).toBe(trace.readyAt('dh', 1));
  });

  test('a reading holds what exists and nothing else', () => {
    const early = readBlock(trace, 'h', 6);
    expect(early.ready).toEqual([true, true, false]);
    expect(early.values).toEqual([3, 4, 5, 6, null, null]);
    expect(readBlock(trace, 'h0', 0)).toEqual({ shape: [2], values: [1, 2], ready: [true] });
    expect(readBlock(trace, 'dh', trace.N).values).not.toContain(null);
  });
});
