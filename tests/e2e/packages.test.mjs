/**
 * The smaller forms of the core are parts of the whole one: what they take gives the same bits, and
 * what they do not have is refused in one sentence.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as language from '../../www/pkg/seqscope.js';
import * as chains from '../../www/pkg-chains/seqscope.js';
import * as trained from '../../www/pkg-flow/seqscope.js';
import * as models from '../../www/pkg-models/seqscope.js';
import * as span from '../../www/pkg-span/seqscope.js';
import * as studies from '../../www/pkg-studies/seqscope.js';
import * as translation from '../../www/pkg-translation/seqscope.js';
import { CASES, STEPS } from './models.mjs';

for (const [folder, glue] of Object.entries({
  pkg: language,
  'pkg-chains': chains,
  'pkg-flow': trained,
  'pkg-models': models,
  'pkg-span': span,
  'pkg-studies': studies,
  'pkg-translation': translation,
})) {
  const module = readFileSync(new URL(`../../www/${folder}/seqscope_bg.wasm`, import.meta.url));
  glue.initSync({ module });
}

/** The models of each form, and what it shows of their numbers; all cases must be among those of the whole. */
const RECURRENT = ['classifier', 'tagger'];
const TAKEN = {
  language: { glue: language, models: [undefined], trace: 'trace' },
  span: { glue: span, models: RECURRENT },
  chains: { glue: chains, models: ['tagger'] },
  flow: { glue: trained, models: RECURRENT },
  translation: { glue: translation, models: ['seq2seq'], trace: 'graph_trace' },
};

/** All that a session keeps after some training, and all that is seen of it. */
function numbers({ Session }, settings, trace) {
  const session = new Session(settings);
  session.train(STEPS);
  const seen = trace && Boolean(settings.model) === (trace === 'graph_trace') ? session[trace]() : null;
  const score = settings.model ? session.score(20) : null;
  const told = { saved: session.save(), info: session.info(), history: session.history(0), score };
  session.free();
  return { ...told, index: seen?.index, data: seen && new Uint8Array(seen.data.buffer), data64: seen?.data64 };
}

for (const [form, { glue, models: taken, trace }] of Object.entries(TAKEN)) {
  for (const [name, settings] of Object.entries(CASES)) {
    if (taken.includes(settings.model)) {
      test(`${form}: ${name}, the same bits as from the whole`, () => {
        const [found, expected] = [glue, models].map((one) => numbers(one, settings, trace));
        assert.ok(expected.saved.length > 1000 && expected.history.length > STEPS / 2);
        assert.deepEqual(found, expected);
      });
    } else {
      test(`${form}: ${name}, refused`, () => {
        const refusal = { code: 'no-such-model', path: 'model' };
        assert.throws(() => new glue.Session(settings), refusal);
        const here = Object.values(CASES).find(({ model }) => taken.includes(model));
        assert.doesNotThrow(() => new glue.Session(here).free());
      });
    }
  }
}

test('a task that a form does not have, refused', () => {
  const refusal = { code: 'no-such-task', path: 'task' };
  for (const [model, task, forms] of [
    ['classifier', 'sentiment', [span, trained]],
    ['tagger', 'tag', [span, chains, trained]],
    ['tagger', 'reber', [chains]],
  ]) {
    for (const glue of forms) assert.throws(() => new glue.Session({ model, task }), refusal);
    assert.doesNotThrow(() => new models.Session({ model, task }).free());
  }
  // What the whole refuses for another reason.
  assert.throws(() => new span.Session({ model: 'tagger', task: 'translation' }), refusal);
  assert.throws(() => new translation.Session({ model: 'seq2seq', task: 'reber' }), refusal);
  for (const settings of [
    { model: 'tagger', task: 'translation' },
    { model: 'seq2seq', task: 'reber' },
  ]) {
    assert.throws(() => new models.Session(settings), { code: 'task-not-for-model' });
  }
});

/** All that an experiment on memory measures of a network. */
function memory({ Session, span_table, span_plan }) {
  const { table, defaults } = span_table();
  const plan = span_plan({ ...defaults, task: 'reber', distances: '12', hidden: 6, seeds: 1 });
  const runs = plan.runs.map(({ settings }) => {
    const session = new Session(settings);
    session.train(STEPS);
    const told = [session.judge(30), session.answers(3), session.reach(3)];
    session.free();
    return told;
  });
  return { table, plan, runs };
}

/** All that is told of two chains. */
function pair({ Session, chains_table, chains_plan }) {
  const { table, defaults } = chains_table();
  const plan = chains_plan({ ...defaults, hidden: 5 });
  const all = [plan.both, plan.past].map((settings) => {
    const session = new Session(settings);
    session.train(STEPS);
    const { index, data, data64 } = session.chains(3, 0);
    const told = [index, data, data64, session.explain_chains(3, 0, 'h', 2, 1), session.judge_chains(20)];
    session.free();
    return told;
  });
  return { table, plan, all };
}

/** All that is told of the flow through networks that learn. */
function learning({ Session, flow_table, flow_plan }) {
  const settings = { ...flow_table().defaults, watched: 'order', length: 12, hidden: 6 };
  return flow_plan(settings).sessions.map((one) => {
    const session = new Session(one);
    session.flow_start(settings);
    session.train(STEPS);
    const told = [session.flow_lane(), session.flow_factors(4), session.flow_product(), session.save()];
    session.free();
    return told;
  });
}

/** All that is told of a translator. */
function writing({ Session, alignment_plan, alignment_table, bottleneck_plan, bottleneck_table }) {
  const plans = [alignment_plan({ hidden: 6 }), bottleneck_plan({ hidden: 6 })];
  const told = plans.map(({ sessions: [, { settings }] }) => {
    const session = new Session(settings);
    session.train(STEPS);
    const { source } = session.decode({ brief: true });
    const graph = session.graph_trace();
    const place = graph.index.nodes.findLastIndex(({ node, block }) => (block ?? node?.block) === 'y');
    const text = source.join(plans[1].sessions.some((one) => one.settings === settings) ? '' : ' ');
    const all = [source, session.decode({}), graph, session.explain_node(place, 0, true), session.follow(text, [])];
    session.free();
    return all;
  });
  return { plans, tables: [alignment_table(), bottleneck_table()], told };
}

for (const [form, glue, told, least] of [
  ['span', span, memory, ({ runs }) => runs.length === 3 && runs[0][2].curve.length > 5],
  ['chains', chains, pair, ({ all }) => all[0][1].length > 50],
  ['flow', trained, learning, (all) => all.length === 3],
  ['translation', translation, writing, ({ told: all }) => all.every(([source]) => source.length > 2)],
]) {
  test(`${form}: its study, the same numbers as from the whole`, () => {
    const expected = told(models);
    assert.ok(least(expected));
    assert.deepEqual(told(glue), expected);
  });
}

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

test('studies: the same numbers as from the whole, and no session', () => {
  assert.equal(studies.Session, undefined);
  assert.ok(houses(models).looks.length >= 8);
  assert.deepEqual(houses(studies), houses(models));
  const expected = flow(models);
  assert.deepEqual(flow(trained), expected);
  assert.ok(expected.race.lanes.length === 3 && expected.product.length > 0 && expected.plans[1].sessions.length === 3);
  assert.deepEqual(flow(studies), expected);
});
