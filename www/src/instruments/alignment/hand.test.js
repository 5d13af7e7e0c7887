import { describe, expect, test } from 'vitest';
import { shared } from './hand.js';

describe('a weight that is held', () => {
  test('leaves the others what is left of 1, in their proportions', () => {
    expect(shared([0.5, 0.3, 0.2], 1, 0)).toEqual([0, 0.6, 0.4].map((x) => expect.closeTo(x, 12)));
    expect(shared([0.5, 0.3, 0.2], 2, 1)).toEqual([0, 1, 0]);
    const row = shared([0.2, 0.2, 0.6], 3, 0.1);
    expect(row[0]).toBeCloseTo(row[1], 12);
    expect(row.reduce((sum, a) => sum + a)).toBeCloseTo(1, 12);
  });
  test('leaves them equal parts where they were nothing, and keeps within 0 and 1', () => {
    expect(shared([1, 0, 0], 1, 0.5)).toEqual([0.5, 0.25, 0.25]);
    expect(shared([0.5, 0.5], 1, 7)).toEqual([1, 0]);
    expect(shared([0.5, 0.5], 1, -7)).toEqual([0, 1]);
  });
});
