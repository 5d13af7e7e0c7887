import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writer } from './number.js';
import { Palette, STEPS } from './paint.js';
import { pixels } from './raster.js';
import {
  decades,
  largest,
  logTicks,
  magnitude,
  norm,
  signed,
  strandWidth,
  THOUSANDTH_TO_ONE,
} from './scales.js';

test('the sign scale is symmetric and ends at its ends', () => {
  expect([signed(0.5), signed(-0.5), signed(3), signed(-3, 6), signed(1, 0)]).toEqual([
    0.5, -0.5, 1, -0.5, 0,
  ]);
});

test('the scale of gradients is logarithmic, and only an exact zero is nothing', () => {
  expect(magnitude(1)).toBe(1);
  expect(magnitude(10 ** -1.5)).toBeCloseTo(0.5);
  expect(magnitude(1e-30)).toBe(0.05);
  expect(magnitude(0)).toBe(0);
  expect(strandWidth(0)).toBe(0);
  expect(strandWidth(0.9)).toBeGreaterThan(strandWidth(0.1));
});

test('decades hold the norms of a trace, three to twelve of them', () => {
  expect(decades([0.76, 0.23, 0.078])).toEqual(THOUSANDTH_TO_ONE);
  expect(decades([0, 0])).toEqual(THOUSANDTH_TO_ONE);
  expect(decades([1, 2.5e-8])).toEqual({ low: -8, high: 0 });
  expect(decades([1, 5.8e-29])).toEqual({ low: -12, high: 0 });
  expect(decades([3.2e6, 1]).high).toBe(7);
});

test('ticks of the legend stay within the ramp', () => {
  for (const d of [THOUSANDTH_TO_ONE, { low: -12, high: 0 }, { low: -2, high: 7 }]) {
    const ticks = logTicks(d);
    expect(ticks.length).toBeLessThanOrEqual(4);
    expect(ticks.at(-1)).toEqual({ at: 1, exponent: d.high });
    expect(ticks[0].at).toBeGreaterThanOrEqual(0);
  }
});

test('norms neither flush nor overflow', () => {
  expect(norm([3e-30, 4e-30])).toBeCloseTo(5e-30, 40);
  expect(norm([3e200, 4e200]) / 5e200).toBeCloseTo(1);
  expect(largest([-3, 2])).toBe(3);
});

test('numbers in a picture', () => {
  const fr = writer('fr');
  const en = writer('en');
  expect([0.854, 0.0784, 0.0023, 12.34, 345, -0.5].map(fr.compact)).toEqual([
    '0,85',
    '0,078',
    '0,0023',
    '12,3',
    '345',
    '−0,50',
  ]);
  expect(en.compact(2.5e-8)).toBe('2.5·10⁻⁸');
  expect(en.compact(0)).toBe('0');
  expect([-0.94, 0.004, 3e-7].map(en.short)).toEqual(['−0.94', '0.004', '3·10⁻⁷']);
  expect(en.percent(0.1)).toBe('10%');
  expect(fr.percent(3.9e-8)).toMatch(/^3,9·10⁻⁶\s%$/);
  expect([-5, -3, 0, 4].map(en.decade)).toEqual(['10⁻⁵', '0.001', '1', '10⁴']);
});

test('a canvas and a style paint the same ramp; text on it can be read', () => {
  const sheet = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  // The first rule is the light theme.
  const light = sheet.slice(0, sheet.indexOf('}'));
  const tokens = Object.fromEntries(
    [...light.matchAll(/(--[\w-]+):\s*(#\w+);/g)].map((m) => m.slice(1)),
  );
  const palette = new Palette((token) => tokens[token]);
  const table = palette.table('value');
  expect((table[0] & 0xff).toString(16)).toBe(tokens['--value-minus'].slice(1, 3));
  expect(((table[STEPS - 1] >> 16) & 0xff).toString(16)).toBe(tokens['--value-plus'].slice(5, 7));
  expect(palette.linear('value', 0)[0].toFixed(3)).toBe('1.000');
  expect(palette.on('gradient', 1)).toBe('var(--on-dark)');
  expect(palette.on('gradient', 0.1)).toBe('var(--on-light)');
  const packed = pixels(2, 1, table, (_, column) => (column ? Number.NaN : 1));
  expect([...packed]).toEqual([table[STEPS - 1], 0]);
});
