import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Pair } from './pair.js';
import { presets } from './presets.js';
import { View } from './view.js';

/** What the presets are called is measured on the real core. */

/** @param {import('../../state/settings.js').Settings} settings @param {number} [steps] */
async function opened(settings, steps = 0) {
  const engine = localEngine();
  const plan = await engine.compute('chains_plan', settings);
  const pair = new Pair(plan, [await engine.open(plan.both), await engine.open(plan.past)]);
  if (steps > 0) await pair.train(steps);
  return pair;
}

/** @param {Pair} pair @param {number} asked @param {number} seen */
async function viewed(pair, asked, seen) {
  const { step } = await pair.info();
  const found = /** @type {any} */ (await pair.chains(asked, seen, ''));
  return new View(found, pair.plan, { points: pair.curve, now: await pair.judge(step) });
}

/** How far so many answers may stray from their share by chance: four standard deviations. @param {number} share @param {number} of */
const margin = (share, of) => 4 * Math.sqrt((share * (1 - share)) / of);

/** The preset after its own updates. @param {string} id */
async function ran(id) {
  const { settings, trainingStep = 0 } = presets[id];
  const pair = await opened(settings, trainingStep);
  const view = await viewed(pair, Number(settings.asked), Number(settings.seen ?? 0));
  const { both, past } = /** @type {import('./pair.js').Point} */ (view.judged);
  console.info(
    `${id}: ${trainingStep} updates, both ${both.right}/${both.of}, future hidden ${both.hidden}, past ${past.right}, best rule ${past.rule}`,
  );
  return { pair, view, both, past };
}

const CEILING = 13 / 16;

/** @type {Record<string, (found: Awaited<ReturnType<typeof ran>>) => void | Promise<void>>} */
const claims = {
  concat: knows,
  sum: knows,
  product: knows,
  now: ({ view, both }) => {
    const [hidden, whole, past] = [view, view.whole, view.past].map((of) => of.index.given[5]);
    expect([hidden, whole, past]).toEqual([1, 0, 1]);
    expect(both.hidden_accuracy).toBeLessThanOrEqual(CEILING + margin(CEILING, both.of));
  },
  late: async ({ pair, view }) => {
    expect(view.index.given[5]).toBe(view.whole.index.given[5]);
    expect(Math.abs(view.one(view, 6) - view.one(view.whole, 6))).toBeLessThan(0.05);
    const now = await viewed(pair, 6, 6);
    expect(Math.abs(now.one(now, 6) - now.one(now.whole, 6))).toBeGreaterThan(0.5);
  },
  live: async ({ pair, both, past }) => {
    for (const { accuracy } of [both, past]) expect(Math.abs(accuracy - 0.5)).toBeLessThan(0.25);
    await pair.train(400);
    for (const { past } of pair.curve)
      expect(past.accuracy).toBeLessThanOrEqual(CEILING + margin(CEILING, past.of));
    expect(pair.curve.at(-1)?.both.accuracy).toBeGreaterThan(0.995);
  },
};

/** @param {Awaited<ReturnType<typeof ran>>} found */
function knows({ view, both, past }) {
  expect(both.accuracy).toBeGreaterThan(0.995);
  expect(past.accuracy).toBeGreaterThan(0.79);
  expect(past.accuracy).toBeLessThanOrEqual(CEILING + margin(CEILING, past.of));
  // What the picture opens with: the past leans to 1, and the future makes it 0.
  expect(view.index.targets[5]).toBe(0);
  expect([view.index.given[5], view.past.index.given[5]]).toEqual([0, 1]);
}

describe('a preset shows what its name says', () => {
  test.each(Object.keys(presets))('%s', { timeout: 120_000 }, async (id) => {
    await claims[id](await ran(id));
  });
  test('every preset has its claim', () => {
    expect(Object.keys(claims).sort()).toEqual(Object.keys(presets).sort());
  });
});

describe('the ceiling holds for every cell, every way to combine and several starts', () => {
  const cases = ['rnn', 'lstm', 'gru'].flatMap((cell) =>
    ['concat', 'sum', 'product'].map((combine, i) => [cell, combine, i + 2]),
  );
  test.each(cases)('%s, %s, seed %i', { timeout: 120_000 }, async (cell, combine, seed) => {
    const pair = await opened({ cell, combine, seed }, 600);
    const { both, past } = await pair.judge(600);
    console.info(
      `${cell} ${combine} seed ${seed}: both ${both.accuracy.toFixed(4)}, hidden ${both.hidden_accuracy.toFixed(4)}, past ${past.accuracy.toFixed(4)}, rule ${past.rule_accuracy.toFixed(4)}`,
    );
    expect(both.accuracy).toBeGreaterThan(0.995);
    expect(past.accuracy).toBeGreaterThan(0.79);
    expect(past.accuracy).toBeLessThanOrEqual(CEILING + margin(CEILING, past.of));
  });
});
