import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { binned, ceiling, top } from './curve.js';
import { cellAt, plan } from './matrix-plan.js';
import { gradient, plainText, sentence, symbol, value } from './rich.js';
import { guessed, ratio } from './story-guess.js';

test('a sentence keeps its pieces wherever the language puts them', () => {
  const messages = /** @type {Record<string, (a: any) => string>} */ ({
    one: ({ a, b }) => `from ${a} to ${b}.`,
    other: ({ a, b }) => `vers ${b}, de ${a}`,
  });
  const translate = (/** @type {string} */ id, /** @type {any} */ args) => messages[id](args);
  const args = { a: gradient('0.2'), b: symbol('h', 3) };
  const parts = sentence(translate, 'one', args);
  expect(parts.map((part) => (typeof part === 'string' ? part : part.kind))).toEqual([
    'from ',
    'gradient',
    ' to ',
    'symbol',
    '.',
  ]);
  expect(plainText(parts)).toBe('from 0.2 to h 3.');
  expect(plainText(sentence(translate, 'other', args))).toBe('vers h 3, de 0.2');
});

test('a value below zero takes the other hue', () => {
  expect(value('−0.3').sign).toBe(-1);
  expect(value('0.3').sign).toBe(1);
});

test('the curve keeps the mean of every part, and the range', () => {
  const points = Array.from({ length: 100 }, (_, i) => ({ step: i + 1, loss: i % 2 ? 3 : 1 }));
  const bins = binned(points, 100, 10);
  expect(bins).toHaveLength(10);
  for (const bin of bins) expect([bin.mean, bin.low, bin.high]).toEqual([2, 1, 3]);
  expect(top(bins)).toBe(3);
});

test('a point that is not a number leaves no bin', () => {
  expect(binned([{ step: 1, loss: Number.NaN }], 10, 5)).toEqual([]);
});

test('the top of an axis is round and not below the data', () => {
  expect(ceiling(0.73)).toBeCloseTo(0.8);
  expect(ceiling(12)).toBe(15);
  expect(ceiling(0)).toBe(1);
});

test('a matrix prints numbers where they fit, squares where they do not, heat beyond', () => {
  const room = { width: 300, height: 150 };
  expect(plan({ rows: 4, cols: 6, ...room }).detail).toBe('numbers');
  expect(plan({ rows: 16, cols: 16, ...room }).detail).toBe('squares');
  expect(plan({ rows: 256, cols: 64, ...room }).detail).toBe('heat');
  for (const [rows, cols] of [
    [1, 1],
    [64, 64],
    [4, 512],
    [512, 4],
  ]) {
    const p = plan({ rows, cols, ...room });
    expect(p.width).toBeLessThanOrEqual(room.width);
    expect(p.height).toBeLessThanOrEqual(room.height);
  }
});

test('the cell under the pointer, and none outside', () => {
  const p = plan({ rows: 2, cols: 3, width: 200, height: 60, rowLabel: 20, colLabel: 10 });
  expect(cellAt(p, 2, 3, 20.5, 10.5)).toEqual({ row: 0, col: 0 });
  expect(cellAt(p, 2, 3, p.left + p.width - 1, p.top + p.height - 1)).toEqual({ row: 1, col: 2 });
  expect(cellAt(p, 2, 3, 5, 30)).toBe(null);
});

test('a guess on the logarithmic slider and its miss', () => {
  expect(guessed(0.001, 1, 0)).toBeCloseTo(0.001);
  expect(guessed(0.001, 1, 1)).toBeCloseTo(1);
  expect(guessed(0.001, 1, 2 / 3)).toBeCloseTo(0.1);
  expect(ratio(0.2, 0.1)).toBeCloseTo(2);
  expect(ratio(0.05, 0.1)).toBeCloseTo(2);
});

test('the parts say the same things in both languages', () => {
  for (const file of ['parts', 'settings']) {
    const ids = ['en', 'fr'].map((lang) =>
      [
        ...readFileSync(new URL(`./${file}-${lang}.ftl`, import.meta.url), 'utf8').matchAll(
          /^([\w-]+) =/gm,
        ),
      ].map((match) => match[1]),
    );
    expect(ids[0]).toEqual(ids[1]);
  }
});
