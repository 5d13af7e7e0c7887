import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Pair } from './pair.js';

/** Both models on the real core, at one step and counted at the same steps whatever the way there. */

async function opened() {
  const engine = localEngine();
  const plan = await engine.compute('chains_plan', { hidden: 4 });
  return new Pair(plan, [await engine.open(plan.both), await engine.open(plan.past)]);
}

describe('a pair', () => {
  test('is counted at the same steps, with the same counts, whatever the way', async () => {
    const [one, many] = [await opened(), await opened()];
    await one.train(60);
    for (const steps of [7, 20, 1, 32]) await many.train(steps);
    expect(many.curve).toEqual(one.curve);
    expect(one.curve.map(({ step }) => step)).toEqual([0, 20, 40, 60]);
    const [both, past] = await one.each((handle) => handle.info());
    expect([both.step, past.step]).toEqual([60, 60]);
  });

  test('goes back and on again to the same numbers', async () => {
    const pair = await opened();
    await pair.train(40);
    const there = await pair.chains(6, 0, '');
    await pair.seek(10);
    const early = await pair.chains(6, 0, '');
    await pair.train(30);
    const again = await pair.chains(6, 0, '');
    expect(again?.both).toEqual(there?.both);
    expect(again?.past).toEqual(there?.past);
    expect(early?.both.index.step).toBe(10);
    expect(early?.both.data).not.toEqual(there?.both.data);
  });

  test('keeps what the whole sequence says while the future is hidden', async () => {
    const pair = await opened();
    await pair.train(20);
    const whole = await pair.chains(6, 0, 'a');
    const hidden = await pair.chains(6, 6, 'a');
    expect(hidden?.both.index.seen).toBe(6);
    expect(hidden?.whole.index.given).toEqual(whole?.both.index.given);
    await pair.setSequence('1111100000111');
    const other = await pair.chains(6, 6, 'b');
    expect(other?.whole.index.steps).toBe(13);
    expect(other?.whole.index.tokens.join('')).toBe('1111100000111');
  });

  test('begins its curve anew when it begins again, and drops what another branch counted', async () => {
    const pair = await opened();
    await pair.train(40);
    await pair.seek(20);
    await pair.edit({ parameter: 'output.bias', index: [0, 0], value: 3 });
    expect(pair.curve.map(({ step }) => step)).toEqual([0]);
    await pair.reset();
    expect(pair.curve).toEqual([]);
  });

  test('paused while it trains, both stand at one step', async () => {
    const pair = await opened();
    await pair.play();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pair.pause();
    const [both, past] = await pair.each((handle) => handle.info());
    expect(both.step).toBe(past.step);
    expect(both.step).toBeGreaterThan(0);
  });
});
