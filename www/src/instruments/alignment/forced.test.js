import { describe, expect, test } from 'vitest';
import { parse, print, withRow } from './forced.js';

describe('attention held by hand, as text', () => {
  test.each(['', '2:0,0.25,0.75', '1:1,0,0 12:0.3333,0.3333,0.3333'])('%j comes back', (text) => {
    expect(print(/** @type {any} */ (parse(text, 3)))).toBe(text);
  });

  test('words are counted from 1, and stand in order', () => {
    expect(parse('2:0,1,3', 3)).toEqual([{ symbol: 1, weights: [0, 1, 3] }]);
    expect(print(parse('5:1,0 2:0,1', 2) ?? [])).toBe('2:0,1 5:1,0');
  });

  test.each([
    '2',
    '2:',
    '0:1,0,0',
    '2:1,0',
    '2:1,0,0,0',
    '2:0,0,0',
    '2:-1,1,1',
    '2:a,b,c',
    'x:1,0,0',
  ])('%j does not fit three words', (text) => expect(parse(text, 3)).toBeNull());

  test('one row more, another, or one less', () => {
    const one = withRow([], 1, [1, 0]);
    expect(print(withRow(one, 1, [0, 1]))).toBe('2:0,1');
    expect(print(withRow(one, 0, [0.5, 0.5]))).toBe('1:0.5,0.5 2:1,0');
    expect(withRow(one, 1, null)).toEqual([]);
  });
});
