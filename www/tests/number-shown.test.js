import { expect, test } from 'vitest';
import { numberShown, placeOf } from '../src/elements/number-shown.js';

test('a number is written as it is read', () => {
  for (const text of ['h.4@5', 'dh.1@1', 'h_reverse.2@3', 'd.alpha.7@2', 's.2', 'V.1', 'h.1@0']) {
    const selection = placeOf(text);
    expect(selection, text).not.toBeNull();
    expect(numberShown.number.read(/** @type {any} */ ({ selection }))).toBe(text);
  }
  expect(placeOf('d.alpha.7@2')).toEqual({ block: 'd.alpha', unit: 6, t: 2 });
});

test('what is no number of a block is none', () => {
  for (const text of ['', 'h', 'h.0@1', 'h.1@', 'h.-1@2', 'h.1.5', '.1', 'h.1@2@3', '<b>.1', '4@5'])
    expect(placeOf(text), text).toBeNull();
});

test('a pinned pair is no number', () => {
  const read = (/** @type {any} */ selection) =>
    numberShown.number.read(/** @type {any} */ ({ selection }));
  expect(read(null)).toBeNull();
  expect(read({ j: 5, k: 3 })).toBeNull();
});
