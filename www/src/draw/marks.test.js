import { nothing } from 'lit';
import { expect, test } from 'vitest';
import { gallery } from './gallery.js';
import { italics, parse, spoken } from './math.js';

/** What a template would put on the page, without a page. @param {any} value @returns {string} */
function textOf(value) {
  if (value === nothing || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!value.strings)
    return typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);
  return value.strings
    .map(
      (/** @type {string} */ s, /** @type {number} */ i) =>
        s + (i < value.values.length ? textOf(value.values[i]) : ''),
    )
    .join('')
    .replace(/\s+/g, ' ');
}

test.each(gallery.map((one) => [one.name, one]))('%s', (_, one) => {
  const text = textOf(one.mark());
  expect(text).not.toMatch(/NaN|undefined|\[object/);
  expect(text).not.toMatch(/#[0-9a-f]{6}|rgb\(/i);
  expect(text).toMatchSnapshot();
});

test('every exhibit has its own name', () => {
  expect(new Set(gallery.map(({ name }) => name)).size).toBe(gallery.length);
});

test('small mathematics: italics, subscripts, superscripts', () => {
  expect(parse('∂L_{j}/∂h_k^2')).toEqual([
    { text: '∂L', level: 0 },
    { text: 'j', level: -1 },
    { text: '/∂h', level: 0 },
    { text: 'k', level: -1 },
    { text: '2', level: 1 },
  ]);
  expect(italics('h-1')).toBe('ℎ−1');
  expect(spoken('h_{3}')).toBe('h 3');
});
