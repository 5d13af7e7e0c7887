/**
 * The smaller forms of the core are parts of the whole one: what they take gives the same bits, and
 * what they do not have is refused in one sentence.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as language from '../../www/pkg/seqscope.js';
import * as models from '../../www/pkg-models/seqscope.js';
import * as recurrent from '../../www/pkg-recurrent/seqscope.js';
import * as studies from '../../www/pkg-studies/seqscope.js';
import { CASES, STEPS } from './models.mjs';

for (const [folder, glue] of Object.entries({
  pkg: language,
  'pkg-models': models,
  'pkg-recurrent': recurrent,
  'pkg-studies': studies,
})) {
  const module = readFileSync(new URL(`../../www/${folder}/seqscope_bg.wasm`, import.meta.url));
  glue.initSync({ module });
}

/** The models of each form; all cases must be among those of the whole. */
const TAKEN = {
  language: { glue: language, models: [undefined] },
  recurrent: { glue: recurrent, models: [undefined, 'classifier', 'captioner', 'tagger'] },
};

/** All that a session keeps after some training, and all that is seen of it. */
function numbers({ Session }, settings) {
  const session = new Session(settings);
  session.train(STEPS);
  const { index, data, data64 } = settings.model ? session.graph_trace() : session.trace();
  const score = settings.model ? session.score(20) : null;
  const saved = session.save();
  session.free();
  return { saved, index, score, data: new Uint8Array(data.buffer), data64 };
}

for (const [form, { glue, models: taken }] of Object.entries(TAKEN)) {
  for (const [name, settings] of Object.entries(CASES)) {
    if (taken.includes(settings.model)) {
      test(`${form}: ${name}, the same bits as from the whole`, () => {
        const [found, expected] = [glue, models].map((one) => numbers(one, settings));
        assert.ok(expected.saved.length > 1000 && expected.data.length > 1000);
        assert.deepEqual(found, expected);
      });
    } else {
      test(`${form}: ${name}, refused`, () => {
        const refusal = { code: 'no-such-model', path: 'model' };
        assert.throws(() => new glue.Session(settings), refusal);
        assert.doesNotThrow(() => new glue.Session(CASES['RNN, plain descent']).free());
      });
    }
  }
}

test('recurrent: a task that only other models learn, refused', () => {
  const settings = { model: 'tagger', task: 'translation' };
  assert.throws(() => new recurrent.Session(settings), { code: 'no-such-task', path: 'task' });
  assert.throws(() => new models.Session(settings), { code: 'task-not-for-model' });
});

/** All that is told of the houses. */
function houses({ houses_table, houses_plan, houses_look, houses_aim }) {
  const { table, defaults } = houses_table();
  const { choices } = table.find(({ name }) => name === 'score');
  const looks = choices.flatMap((score) => [0, 7].map((step) => houses_look({ ...defaults, score }, step)));
  return { table, looks, plan: houses_plan(defaults), aim: houses_aim(defaults, 0.6, 0.3, 0.1, 0) };
}

/** All that is told of the flow of gradients at the start. */
function flow({ flow_table, flow_plan, flow_race, flow_factors, flow_product, cliff_surface, cliff_descents }) {
  const { table, defaults } = flow_table();
  const of = (cell) => flow_factors({ ...defaults, cell }, 9);
  return {
    table,
    plans: [defaults, { ...defaults, watched: 'order' }].map(flow_plan),
    race: flow_race(defaults),
    factors: ['rnn', 'lstm', 'gru'].map(of),
    product: flow_product({ ...defaults, cell: 'rnn' }),
    cliff: [cliff_surface(12), cliff_descents(defaults, 50)],
  };
}

test('studies: the same numbers as from the larger forms, and no session', () => {
  assert.equal(studies.Session, undefined);
  assert.ok(houses(models).looks.length >= 8);
  assert.deepEqual(houses(studies), houses(models));
  const expected = flow(recurrent);
  assert.ok(expected.race.lanes.length === 3 && expected.product.length > 0 && expected.plans[1].sessions.length === 3);
  assert.deepEqual(flow(studies), expected);
});
