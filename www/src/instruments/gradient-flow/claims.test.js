import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { claims, cliffClaim, presets } from './presets.js';
import { CELLS } from './race.js';

/** What the presets are called is measured on the real core. */

const engine = localEngine();
const show = (/** @type {number} */ log) => log.toFixed(2);

describe('a preset shows what its name says', () => {
  test.each(claims)('$preset', async ({ preset, check }) => {
    const { lanes } = await engine.compute('flow_race', presets[preset].settings);
    const [rnn, lstm, gru] = lanes;
    for (const lag of [1, 8, 32, 64, 127]) {
      const told = CELLS.map((cell, i) => `${cell} ${show(lanes[i].hidden[lag])}`).join(', ');
      const gates = `Π f ${show(lstm.kept[lag])}, Π (1−z) ${show(gru.kept[lag])}`;
      console.info(
        `${preset}, lag ${lag}, log₁₀: ${told}, lstm c ${show(lstm.cell[lag])}, ${gates}, bound ${show(rnn.bound[lag])}`,
      );
    }
    console.info(
      `${preset}: ρ ${rnn.radius.toFixed(3)}, σ₁ ${rnn.largest.toFixed(3)}, saturated ${(100 * rnn.saturated[127]).toFixed(0)} %`,
    );
    expect(check({ rnn, lstm, gru })).toBe(true);
  });

  test('gates near one hold from other seeds as well', async () => {
    const { settings } = presets.holds;
    let held = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const { lanes } = await engine.compute('flow_race', { ...settings, seed });
      const [rnn, lstm, gru] = lanes.map((/** @type {any} */ { hidden }) => hidden[64]);
      console.info(`holds, seed ${seed}, lag 64, log₁₀: ${[rnn, lstm, gru].map(show).join(', ')}`);
      expect(lstm - rnn).toBeGreaterThan(10);
      if (Math.abs(lstm) < 2 && Math.abs(gru) < 2) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(4);
  });

  test('cliff', async () => {
    const both = await engine.compute('cliff_descents', presets.cliff.settings, 2000);
    const { free, clipped } = both;
    console.info(
      `cliff: free E ${free.errors.at(-1)}, longest ${free.longest}; clipped E ${clipped.errors.at(-1)}, longest ${clipped.longest}`,
    );
    expect(cliffClaim(both)).toBe(true);
  });

  test('every preset has its claim', () => {
    const named = [...claims.map(({ preset }) => preset), 'cliff'];
    expect(named.sort()).toEqual(Object.keys(presets).sort());
  });
});
