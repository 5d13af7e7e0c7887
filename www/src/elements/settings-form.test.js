import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { table } from '../../tests/core.js';
import { exchange } from './offers.js';
import {
  applies,
  fromSlider,
  grouped,
  PLACES,
  parse,
  readNumber,
  show,
  slides,
  toSlider,
} from './settings-form.js';

const rate = {
  name: 'learning_rate',
  kind: /** @type {'real'} */ ('real'),
  min: 1e-5,
  max: 10,
  default: 0.1,
  scale: /** @type {'log'} */ ('log'),
  group: 'training',
};
const hidden = {
  name: 'hidden',
  kind: /** @type {'integer'} */ ('integer'),
  min: 1,
  max: 64,
  default: 4,
  group: 'model',
};

test('numbers are read as people write them', () => {
  expect(readNumber('0,05')).toBe(0.05);
  expect(readNumber(' −2.5 ')).toBe(-2.5);
  expect(readNumber('1\u202f200')).toBe(1200);
  expect(readNumber('1·10^-5')).toBe(1e-5);
  expect(readNumber('')).toBeNaN();
  expect(readNumber('two')).toBeNaN();
});

test('what is printed reads back as itself', () => {
  for (const x of [1e-5, 0.0001, 0.03, 0.1, 1, 10, -4, 128]) {
    for (const lang of ['fr', 'en']) expect(readNumber(show(x, lang))).toBeCloseTo(x, 12);
  }
});

test('a value outside the limits is refused with the limits', () => {
  expect(parse(rate, '11')).toEqual({
    problem: { code: 'out-of-range', args: { value: '11', min: '0.00001', max: '10' } },
  });
  expect(parse(hidden, '4.5')).toMatchObject({ problem: { code: 'not-an-integer' } });
  expect(parse(hidden, 'four')).toMatchObject({ problem: { code: 'not-a-number' } });
  expect(parse(hidden, '64')).toEqual({ value: 64 });
  const cell = { ...hidden, kind: /** @type {'choice'} */ ('choice'), choices: ['rnn', 'gru'] };
  expect(parse(cell, 'cnn')).toMatchObject({ problem: { code: 'not-a-choice' } });
  expect(parse(cell, 'gru')).toEqual({ value: 'gru' });
});

test('a logarithmic slider reaches both ends and comes back to where it was', () => {
  expect(fromSlider(rate, 0)).toBe(1e-5);
  expect(fromSlider(rate, PLACES)).toBe(10);
  for (const x of [1e-4, 0.003, 0.05, 0.1, 1]) expect(fromSlider(rate, toSlider(rate, x))).toBe(x);
  for (let h = 1; h <= 64; h++) expect(fromSlider(hidden, toSlider(hidden, h))).toBe(h);
});

test('a seed is typed, everything else numeric slides', () => {
  for (const row of table) {
    if (row.kind === 'integer' || row.kind === 'real')
      expect(slides(row)).toBe(row.name !== 'seed');
  }
});

test('a setting shows only where it matters', () => {
  const bias = table.find((row) => row.name === 'forget_bias');
  expect(applies(bias, { cell: 'lstm', model: 'language' })).toBe(true);
  expect(applies(bias, { cell: 'gru', model: 'language' })).toBe(false);
  const names = (/** @type {object} */ settings) =>
    [...grouped(table, /** @type {any} */ (settings)).values()].flat().map((row) => row.name);
  expect(names({ cell: 'rnn', clip: 'none' })).not.toContain('clip_at');
  expect(names({ cell: 'rnn', clip: 'norm' })).toContain('clip_at');
});

test('a symbol is exchanged whole', () => {
  expect(exchange('le chats boit le lait', 'chats', 'chat')).toBe('le chat boit le lait');
  expect(exchange('la lampe la', 'la', 'le')).toBe('le lampe le');
});

test('every row, choice and problem has words in both languages', () => {
  for (const lang of ['en', 'fr']) {
    const text = readFileSync(new URL(`./settings-${lang}.ftl`, import.meta.url), 'utf8');
    const has = (/** @type {string} */ id) => expect(text).toMatch(new RegExp(`^${id} =`, 'm'));
    for (const row of table) {
      has(`setting-${row.name}`);
      has(`setting-${row.name}-hint`);
      for (const choice of row.choices ?? []) has(`choice-${row.name}-${choice}`);
    }
    for (const code of ['out-of-range', 'not-a-number', 'not-an-integer', 'text-not-text']) {
      has(`problem-${code}`);
    }
  }
});
