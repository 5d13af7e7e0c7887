import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thin } from './curve.js';
import { visible } from './editor.js';
import { layout } from './layout.js';
import { lines, shownSteps } from './margin.js';
import { claims, presets } from './presets.js';
import { story } from './story.js';

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const texts = ['./en.ftl', './fr.ftl'].map(read);
const told = ['./story-en.ftl', './story-fr.ftl'].map(read);

test('every preset has a name in both languages, and a claim', () => {
  for (const id of Object.keys(presets)) {
    for (const text of texts) expect(text).toMatch(new RegExp(`^bptt-preset-${id} = `, 'm'));
    expect(claims.map(({ preset }) => preset)).toContain(id);
  }
});

test('every card of the story is written in both languages, and one asks', () => {
  for (const card of story) {
    const parts = [
      'title',
      'text',
      ...(card.question
        ? [
            'question',
            'answer',
            ...card.question.options.map((/** @type {string} */ o) => `option-${o}`),
          ]
        : []),
    ];
    for (const part of parts)
      for (const text of told)
        expect(text).toMatch(new RegExp(`^bptt-story-${card.id}-${part} = `, 'm'));
    expect(presets).toHaveProperty(card.at.preset);
  }
  expect(story.filter(({ question }) => question)).toHaveLength(1);
  expect(story.length).toBeGreaterThanOrEqual(3);
  expect(story.length).toBeLessThanOrEqual(6);
});

test('lanes of every cell fit the stage', () => {
  for (const cell of /** @type {const} */ (['rnn', 'lstm', 'gru'])) {
    const { lane } = layout(cell, false);
    expect(lane.time.bottom).toBeLessThanOrEqual(564);
    expect(lane.state.height).toBeGreaterThanOrEqual(4 * 13 + 6);
  }
});

test('a long path is written by its ends', () => {
  expect(shownSteps(5, 3, 6)).toEqual([5, 4, 3]);
  expect(shownSteps(32, 4, 5)).toEqual([32, 31, 0, 5, 4]);
});

test('text breaks between words', () => {
  expect(lines('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

test('a curve keeps its last point', () => {
  const history = Array.from({ length: 1000 }, (_, step) => ({ step, loss: 1 }));
  const shown = thin(history, 100);
  expect(shown.length).toBeLessThanOrEqual(102);
  expect(shown.at(-1)?.step).toBe(999);
});

test('symbols without ink are made visible', () => expect(visible(' \n')).toBe('␣↵'));
