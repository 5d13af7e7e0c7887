import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Market } from './market.js';
import { presets } from './presets.js';
import { Translator } from './translator.js';

/** What the presets are called is measured on the real core. */

const engine = localEngine();

/** @param {string} id @param {object} [other] @param {number} [step] */
const look = (id, other = {}, step = presets[id].trainingStep ?? 0) =>
  engine.compute('houses_look', { ...presets[id].settings, ...other }, step);

describe('the houses', () => {
  test('the lecture’s weights, exactly', async () => {
    const { weights, value } = await look('lecture');
    for (const [i, share] of [0.6, 0.3, 0.1].entries())
      expect(Math.abs(weights[i] - share)).toBeLessThan(1e-12);
    expect(Math.abs(value - 350)).toBeLessThan(1e-9);
    const place = await engine.compute('houses_aim', {}, 0.6, 0.3, 0.1, 0);
    const { area, rooms } = presets.lecture.settings;
    expect(Array.from(place)).toEqual([area, rooms]);
  });

  test('a narrow kernel chooses, a wide one does not', async () => {
    const narrow = await look('nearest');
    const nearest = narrow.scores.indexOf(Math.max(...narrow.scores));
    expect(narrow.weights[nearest]).toBeGreaterThan(0.999);
    expect(Math.abs(narrow.value - narrow.values[nearest])).toBeLessThan(0.1);
    const wide = await look('mean');
    for (const weight of wide.weights) expect(Math.abs(weight - 1 / 3)).toBeLessThan(0.002);
    expect(Math.abs(wide.value - 300)).toBeLessThan(0.5);
  });

  test('with the dot product a house identical with the query weighs next to nothing', async () => {
    const { known, weights } = await look('dot');
    const { area, rooms } = presets.dot.settings;
    expect([known[2][0], known[2][1], known[2][2]]).toEqual([area, rooms, 0]);
    expect(weights[2]).toBeLessThan(0.001);
    expect(weights[0]).toBeGreaterThan(0.5);
  });

  test('learnt, rooms no longer count', async () => {
    const after = await look('learnt');
    const priced = (/** @type {number} */ rooms, /** @type {number} */ step) =>
      look('learnt', { rooms }, step);
    const [few, many] = [await priced(2, 0), await priced(6, 0)];
    const moved = (await priced(6, 400)).value - after.value;
    console.info(
      `two rooms or six: ${many.value - few.value} before, ${moved} after; error ${after.errors[0]} → ${after.errors.at(-1)}`,
    );
    expect(many.value - few.value).toBeGreaterThan(80);
    expect(Math.abs(moved)).toBeLessThan(15);
    expect(after.errors.at(-1)).toBeLessThan(0.15 * after.errors[0]);
    expect(after.errors).toHaveLength(401);
  });

  test('a refused setting is named', async () => {
    await expect(engine.compute('houses_look', { area: 1000 }, 0)).rejects.toMatchObject({
      code: 'out-of-range',
      path: 'area',
    });
  });

  test('positions go forward to the price and back to the query', async () => {
    const market = new Market(await look('slopes'));
    expect(market.operation(4)).toMatchObject({ phase: 'forward', op: 'V' });
    expect(market.operation(7)).toMatchObject({ phase: 'backward', op: 'dq' });
    expect([market.done('ds', 5), market.done('ds', 6)]).toEqual([false, true]);
  });
});

test('the translator of the exercise has learnt its sentence', async () => {
  const { session } = await engine.compute('houses_plan', presets.roles.settings);
  const handle = await engine.open(session);
  await handle.train(/** @type {number} */ (presets.roles.trainingStep));
  const { right, of } = await handle.call('score', 200);
  expect(right / of).toBeGreaterThan(0.9);
  const { written } = await handle.call('decode', {});
  const { vocabulary } = await handle.info();
  const words = written.steps.map((/** @type {any} */ { symbol }) => vocabulary[symbol]);
  const view = new Translator(await handle.call('graph_trace'), words);
  expect(words.slice(0, -1).join(' ')).toBe('La loi française a été signée .');
  expect(view.words.join(' ')).toBe(words.join(' '));
  const noun = view.words.indexOf('loi') + 1;
  const weights = view.weights(noun);
  expect(view.source[weights.indexOf(Math.max(...weights))]).toBe('law');
  let sum = 0;
  for (const weight of weights) sum += weight;
  expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
  // c_i = Σ α h, by what the picture shows.
  const c = view.context(noun);
  for (const unit of [0, 17, 63]) {
    let mixed = 0;
    for (let j = 1; j <= view.J; j++) mixed += weights[j - 1] * view.state(j)[unit];
    expect(Math.abs(mixed - c[unit])).toBeLessThan(1e-5);
  }
  await handle.close();
});
