import { beforeAll, expect, test } from 'vitest';
import { look } from '../../../tests/core.js';
import { speak } from '../../../tests/speak.js';
import { plainText, sentence } from '../../elements/rich.js';
import { Trace } from '../../engine/trace.js';
import { has, translate } from '../../i18n/i18n.js';
import { caption } from './captions.js';
import { toCore } from './hold.js';
import { layout } from './layout.js';
import { Model, VALVES } from './model.js';
import { mostChanged } from './outcome.js';
import { presets } from './presets.js';
import { story } from './story.js';

const LANGUAGES = /** @type {const} */ (['en', 'fr']);
const CELLS = /** @type {const} */ (['rnn', 'lstm', 'gru']);

beforeAll(() => speak('cell', import.meta.url));

/** As much of the element as the model of a position reads. @param {any} given */
function modelAt({ trace, settings, position, free = null, language = 'en', form = 'lecture' }) {
  const host = {
    trace,
    free,
    position,
    language,
    form,
    op: trace.operation(position),
    layout: 'wide',
    palette: null,
    settings,
    settings_: settings,
    t: (/** @type {string} */ id, /** @type {any} */ args) => translate(language, id, args),
  };
  return new Model(/** @type {any} */ (host));
}

/** @param {any} message @param {'en' | 'fr'} language */
function say({ id, args }, language) {
  expect(has(language, id), id).toBe(true);
  return plainText(sentence((name, given) => translate(language, name, given), id, args));
}

test.each(CELLS)('%s: every position has its sentence, held or not, in both languages', (cell) => {
  const { trace: free, settings, session } = look({ cell, hidden: 3 }, 3);
  const held = VALVES[cell].map((gate) => ({ gate, unit: 2, from: 2, to: 2, value: 0.3 }));
  session.force(toCore(held));
  const forced = held.map(({ gate }) => `${gate}.2=0.3@2`).join(' ');
  for (const neuron of [0, 2]) {
    for (const trace of [free, new Trace(session.trace(true))]) {
      const own = { ...settings, neuron, view: 'pipes', forced: trace === free ? '' : forced };
      for (const language of LANGUAGES) {
        for (const form of ['lecture', 'pytorch']) {
          for (let position = 0; position <= trace.N; position++) {
            const m = modelAt({ trace, free, settings: own, position, language, form });
            const text = say(caption(m), language);
            expect(text.length, text).toBeGreaterThan(15);
            expect(text.length, text).toBeLessThan(240);
            expect(text).not.toMatch(/[{}\uE000\uE001]|undefined|NaN|\$/);
          }
        }
      }
    }
  }
  session.free();
});

test('a gradient at a valve says which way it should have gone', () => {
  const { trace, settings } = look({ cell: 'lstm', hidden: 3 }, 3);
  for (let t = 1; t <= trace.T; t++) {
    const position = trace.positionOf('backward', t, 2);
    for (const neuron of [1, 2, 3]) {
      const m = modelAt({ trace, settings: { ...settings, neuron }, position });
      const asked = trace.vector('do', t)[neuron - 1];
      expect(say(caption(m), 'en')).toContain(asked < 0 ? 'more open' : 'less open');
    }
  }
});

test('the word the hand changes most is found', () => {
  const { trace: free, settings, session } = look({ cell: 'lstm', hidden: 3 }, 30);
  session.force([{ gate: 'o', unit: null, t: 3, value: 0 }]);
  const trace = new Trace(session.trace(true));
  const own = { ...settings, neuron: 1, forced: 'o=0@3' };
  const t = mostChanged(modelAt({ trace, free, settings: own, position: 1 }));
  const changes = Array.from(trace.array('p_target'), (p, i) =>
    Math.abs(p - free.array('p_target')[i]),
  );
  expect(changes[t - 1]).toBe(Math.max(...changes));
  session.free();
});

test('every preset and every card of the story is written', () => {
  expect(story.length).toBeGreaterThanOrEqual(3);
  expect(story.length).toBeLessThanOrEqual(6);
  for (const language of LANGUAGES) {
    for (const id of Object.keys(presets)) expect(has(language, `cell-preset-${id}`)).toBe(true);
    for (const { id, at, question } of story) {
      expect(presets).toHaveProperty(at.preset);
      const options = (question?.options ?? []).map((/** @type {string} */ o) => `option-${o}`);
      const parts = ['title', 'text', ...(question ? ['question', 'answer', ...options] : [])];
      for (const part of parts) expect(has(language, `cell-story-${id}-${part}`), part).toBe(true);
    }
  }
});

test('what stacks in one W is told for every cell', () => {
  for (const language of LANGUAGES)
    for (const cell of CELLS)
      for (const i of cell === 'rnn' ? [1, 2] : [1, 2, 3])
        expect(translate(language, `cell-stacked-${cell}-${i}`).length).toBeGreaterThan(40);
});

test('lanes of every cell fit the stage, and the timeline stands at one place', () => {
  const bottoms = CELLS.map((cell) => layout(cell, false).lane.time);
  for (const { y, bottom } of bottoms) {
    expect(bottom).toBeLessThanOrEqual(564);
    expect(Math.abs(y - bottoms[0].y)).toBeLessThan(0.01);
  }
});
