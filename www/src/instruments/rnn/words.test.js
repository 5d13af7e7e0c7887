import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { look } from '../../../tests/core.js';
import { speak } from '../../../tests/speak.js';
import { plainText, sentence } from '../../elements/rich.js';
import { has, translate } from '../../i18n/i18n.js';
import { caption } from './captions.js';
import { labelRoom, layout, share } from './layout.js';
import { presets } from './presets.js';
import { story } from './story.js';

const LANGUAGES = /** @type {const} */ (['en', 'fr']);
const FORMS = /** @type {const} */ (['lecture', 'pytorch']);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const sources = { en: read('./en.ftl'), fr: read('./fr.ftl') };

beforeAll(() => speak('rnn', import.meta.url));

/** @param {any} message @param {'en' | 'fr'} language */
function say({ id, args }, language) {
  expect(has(language, id), id).toBe(true);
  return plainText(sentence((name, given) => translate(language, name, given), id, args));
}

test.each(['rnn', 'lstm', 'gru'])(
  '%s: every position has its sentence in both languages',
  (cell) => {
    const { trace, settings } = look({ cell, clip: 'norm', clip_at: 0.01 }, 3);
    for (const language of LANGUAGES) {
      for (const form of FORMS) {
        for (let position = 0; position <= trace.N; position++) {
          const op = trace.operation(position);
          const text = say(caption({ trace, op, form, language, settings }), language);
          expect(text.length, `${language} ${op.op}`).toBeGreaterThan(30);
          expect(text.length, text).toBeLessThan(215);
          expect(text, `${language} ${op.op}`).not.toMatch(/[{}\uE000\uE001]|undefined|NaN|\$/);
        }
      }
    }
  },
);

test('the sentence of the output tells whether the network was right', () => {
  const { trace, settings } = look({ cell: 'rnn' });
  const y = trace.vector('y', 1);
  const best = y.indexOf(Math.max(...y));
  const op = trace.operation(3);
  const context = {
    op,
    form: /** @type {'lecture'} */ ('lecture'),
    settings,
    language: /** @type {'en'} */ ('en'),
  };
  trace.index.targets[0] = best;
  expect(say(caption({ ...context, trace }), 'en')).toContain('that is what comes');
  trace.index.targets[0] = (best + 1) % trace.V;
  expect(say(caption({ ...context, trace }), 'en')).toContain('which it gave only');
});

test('truncation is told where it cuts', () => {
  const { trace, settings } = look({ cell: 'rnn', k1: 1, k2: 1 });
  const op = trace.operation(trace.positionOf('backward', 2, 1));
  const message = caption({ trace, op, form: 'lecture', language: 'en', settings });
  expect(say(message, 'en')).toContain('truncation has cut');
});

test('both languages have the same messages', () => {
  const ids = (/** @type {string} */ text) => [...text.matchAll(/^([\w-]+) =/gm)].map((m) => m[1]);
  expect(ids(sources.en)).toEqual(ids(sources.fr));
});

test('every preset has a name, opens, and stands where it says', () => {
  for (const [id, { settings, position }] of Object.entries(presets)) {
    for (const language of LANGUAGES) expect(has(language, `rnn-preset-${id}`)).toBe(true);
    const { trace } = look(settings);
    expect(position ?? 0).toBeLessThanOrEqual(trace.N);
  }
});

test('the story has three to six cards, asks once, and its answer is what the core finds', () => {
  expect(story.length).toBeGreaterThanOrEqual(3);
  expect(story.length).toBeLessThanOrEqual(6);
  const asking = story.filter((card) => card.question);
  expect(asking).toHaveLength(1);
  for (const card of story) {
    expect(presets).toHaveProperty(card.at.preset);
    for (const language of LANGUAGES) {
      for (const part of ['title', 'text']) {
        expect(has(language, `rnn-story-${card.id}-${part}`)).toBe(true);
      }
      for (const option of card.question?.options ?? []) {
        expect(has(language, `rnn-story-${card.id}-option-${option}`)).toBe(true);
      }
    }
  }
  // One recurrent weight moved: the first loss stays, every later one changes.
  const { at, question } = asking[0];
  expect(question.options[question.answer]).toBe('but-first');
  const { session, trace } = look(presets[at.preset].settings, at.trainingStep);
  const before = Array.from(trace.array('L'));
  const share = Array.from(trace.vector('dW_hh_t', 2), Math.abs);
  const cell = share.indexOf(Math.max(...share));
  const index = [Math.floor(cell / trace.H), cell % trace.H];
  const value = trace.array('weight_hh_l0')[cell] + 1;
  session.edit({ parameter: 'weight_hh_l0', index, value });
  const raw = session.trace();
  const block = raw.index.blocks.find((/** @type {any} */ b) => b.name === 'L');
  const after = Array.from(raw.data.subarray(block.offset, block.offset + trace.T));
  expect(after[0]).toBe(before[0]);
  for (let t = 1; t < trace.T; t++) expect(Math.abs(after[t] - before[t])).toBeGreaterThan(0.005);
  expect(Math.abs(after[1] - before[1])).toBeGreaterThan(0.02);
});

test('what is named learns, and what it writes is made of its text', () => {
  const { session, trace } = look(presets.stories.settings);
  const first = session.train(1).loss;
  const last = session.train(199).loss;
  expect(last).toBeLessThan(first / 3);
  const tokens = session.sample({ length: 20, temperature: 0.7, prime: '', seed: 1 });
  for (const token of tokens) expect(trace.index.vocabulary).toContain(token);
});

test('lanes of every cell fit the stage, and matrices fit their lane', () => {
  for (const cell of /** @type {const} */ (['rnn', 'lstm', 'gru'])) {
    const { lane } = layout(cell, false);
    expect(lane.time.bottom).toBeLessThanOrEqual(564);
    expect(lane.weight.bottom).toBeLessThanOrEqual(lane.time.y);
  }
  for (const [V, H] of [
    [2, 1],
    [6, 4],
    [27, 24],
    [512, 64],
  ]) {
    const matrices = [
      { rows: H, cols: V, label: labelRoom(['64']) },
      { rows: H, cols: H, label: labelRoom(['64']) },
      { rows: V, cols: H, label: labelRoom(['regarde']) },
    ];
    const widths = share(matrices, 792, 139, 30);
    expect(widths.reduce((a, b) => a + b, 60)).toBeLessThanOrEqual(792.001);
    for (const width of widths) expect(width).toBeGreaterThan(100);
  }
});
