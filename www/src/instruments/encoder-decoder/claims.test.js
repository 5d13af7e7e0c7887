import { beforeAll, describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Course } from './course.js';
import { bestRows } from './lane-beam.js';
import { presets } from './presets.js';
import { View } from './view.js';

/** What the presets are called is measured on the real core. */

const engine = localEngine();

/** @param {import('../../state/settings.js').Settings} settings @param {number} steps */
async function trained(settings, steps) {
  const plan = await engine.compute('bottleneck_plan', settings);
  const handles = [];
  for (const one of plan.sessions) handles.push(await engine.open(one.settings));
  const course = new Course(plan, handles);
  await course.train(steps);
  return course;
}

/** @param {Course} course @param {Partial<import('./course.js').Asked>} asked */
async function viewed(course, asked) {
  const all = /** @type {import('./course.js').Asked} */ ({
    read: 'plain',
    write: 'greedy',
    width: 3,
    ...asked,
  });
  const seen = /** @type {any} */ (await course.look(all, true));
  const now = await course.judge(seen.step);
  return new View(seen, {
    plan: course.plan,
    vocabulary: course.vocabulary,
    asked: all,
    points: course.curve,
    now,
  });
}

describe('words of 2 to 8 letters', () => {
  /** @type {Course} */
  let course;
  beforeAll(async () => {
    course = await trained({}, /** @type {number} */ (presets.bottleneck.trainingStep));
  }, 120_000);

  test('without attention long words fail; with it they come out', async () => {
    const view = await viewed(course, {});
    const [plain, reversed, attention] = /** @type {const} */ ([
      'plain',
      'reversed',
      'attention',
    ]).map((role) => view.shares(role).map(({ share }) => share));
    console.info(`plain ${plain}; reversed ${reversed}; attention ${attention}`);
    expect(plain[1]).toBeGreaterThan(0.85);
    expect(plain.at(-1)).toBeLessThan(0.15);
    expect(Math.min(...attention)).toBeGreaterThan(0.9);
    // Read backwards, more of the middle lengths come out.
    const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
    expect(sum(reversed.slice(3))).toBeGreaterThan(sum(plain.slice(3)) + 0.15);
    expect([view.correct('plain'), view.correct('attention')]).toEqual([false, true]);
  });

  test('the least lag falls from T to 1, the mean stays', async () => {
    const { lags } = await viewed(course, {});
    const mean = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0) / all.length;
    expect([Math.min(...lags.straight), mean(lags.straight)]).toEqual([8, 8]);
    expect([Math.min(...lags.reversed), mean(lags.reversed)]).toEqual([1, 8]);
  });

  test('the beam of the preset finds a likelier sequence than the greedy one', async () => {
    const greedy = await viewed(course, {});
    const beam = await viewed(course, { write: 'beam' });
    expect(beam.words).not.toEqual(greedy.words);
    expect(beam.product(beam.I)).toBeGreaterThan(greedy.product(greedy.I));
    const best = /** @type {import('./view.js').Beam} */ (beam.seen.beam);
    expect(Math.log(beam.product(beam.I))).toBeCloseTo(best.hypotheses[0].log_probability, 4);
    // The way that is drawn writes the best sequence.
    const rows = bestRows(best);
    const symbols = rows.map(
      (row, step) => best.steps[step].filter(({ kept }) => kept)[row].symbol,
    );
    expect(symbols).toEqual(best.hypotheses[0].symbols);
  });

  test('a beam of one is greedy', async () => {
    const [greedy, beam] = [
      await viewed(course, {}),
      await viewed(course, { write: 'beam', width: 1 }),
    ];
    expect(beam.words).toEqual(greedy.words);
  });

  test('taught, it is fed the answer; alone, its own: they part at the first error', async () => {
    const [taught, alone] = [await viewed(course, { write: 'forced' }), await viewed(course, {})];
    expect(taught.words.slice(0, -1).join('')).toBe(course.plan.answer);
    const first = alone.words.findIndex((word, k) => word !== taught.words[k]);
    expect(first).toBeGreaterThan(0);
    for (let i = 1; i <= first + 1; i++) expect(taught.outputs(i)).toEqual(alone.outputs(i));
    expect(taught.outputs(first + 2)).not.toEqual(alone.outputs(first + 2));
  });

  test('what is left of a symbol begins where it is read; the context is the last state', async () => {
    for (const read of /** @type {const} */ (['plain', 'reversed'])) {
      const view = await viewed(course, { read });
      for (let j = 1; j <= view.J; j++) {
        for (let state = 0; state < j - 1; state++) expect(view.moved(j, state)).toBe(0);
        expect(view.moved(j, view.J - 1)).toBeGreaterThan(0);
      }
      expect(view.decoder(0)).toEqual(view.encoder(view.J));
    }
    const view = await viewed(course, { read: 'reversed' });
    expect(view.source.join('')).toBe('aremilak');
  });

  test('with attention each letter written looks at its own', async () => {
    const view = await viewed(course, { read: 'attention' });
    for (let i = 1; i <= view.J; i++) {
      const weights = /** @type {number[]} */ (view.weights(i));
      expect(weights.indexOf(Math.max(...weights))).toBe(i - 1);
    }
  });

  test('going back and forth gives the same', async () => {
    const before = await viewed(course, {});
    await course.seek(400);
    const early = await viewed(course, {});
    expect(early.step).toBe(400);
    expect(early.words).not.toEqual(before.words);
    await course.seek(1500);
    expect((await viewed(course, {})).seen).toEqual(before.seen);
  });

  test('positions: every state once, then a state and a symbol each; steps are whole', async () => {
    const view = await viewed(course, {});
    for (let p = 1; p <= view.N; p++) {
      const { op, t } = view.operation(p);
      expect(view.positionOf(op, t)).toBe(p);
    }
    expect(view.operation(view.J + 1).op).toBe('c');
    let p = 0;
    const ends = [];
    while (p < view.N) {
      p = view.stepFrom(p, 1);
      ends.push(p);
    }
    expect(ends).toHaveLength(view.J + 1 + view.I);
    while (p > 0) p = view.stepFrom(p, -1);
    expect(p).toBe(0);
  });
});

test('a strange letter is named', async () => {
  await expect(engine.compute('bottleneck_plan', { word: 'wien' })).rejects.toMatchObject({
    code: 'unknown-letter',
    path: 'word',
  });
});

test('sentences: after 250 updates attention is ahead at every length', async () => {
  const course = await trained(presets.sentences.settings, 250);
  const view = await viewed(course, {});
  const [plain, attention] = /** @type {const} */ (['plain', 'attention']).map((role) =>
    view.shares(role).map(({ share }) => share),
  );
  console.info(`sentences: plain ${plain}; attention ${attention}`);
  expect(attention[0]).toBeGreaterThan(0.5);
  expect(attention[2]).toBeGreaterThan(0.1);
  expect(plain[2]).toBeLessThan(0.1);
  for (const k of [0, 1, 2]) expect(attention[k]).toBeGreaterThan(plain[k]);
}, 180_000);
