import { expect, test } from 'vitest';
import { beginning, withWord } from './sentence.js';

test('a word that is picked stands behind what is typed, before the stop', () => {
  expect(withWord('', 'The', ' ')).toBe('The');
  expect(withWord('The man', 'signed', ' ')).toBe('The man signed');
  expect(withWord('The man ', 'signed', ' ')).toBe('The man signed');
  expect(withWord('The man .', 'signed', ' ')).toBe('The man signed .');
  expect(withWord('The man', '.', ' ')).toBe('The man .');
  expect(withWord('3 Ma', 'y', '')).toBe('3 May');
});

test('words are found by how they begin, whatever their capitals', () => {
  expect(beginning(['The', 'agreement', 'Area', 'was'], ' a')).toEqual(['agreement', 'Area']);
  expect(beginning(['The', 'was'], '')).toEqual(['The', 'was']);
});
