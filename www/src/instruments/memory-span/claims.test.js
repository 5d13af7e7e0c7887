import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Experiment } from './experiment.js';
import { claims, presets } from './presets.js';

/** What the presets are called is measured on the real core, run by run. */

/** @param {string} preset */
async function ran(preset) {
  const engine = localEngine();
  const plan = await engine.compute('span_plan', presets[preset].settings);
  const experiment = new Experiment(engine, plan);
  await experiment.train(Number.MAX_SAFE_INTEGER);
  expect(experiment.complete).toBe(true);
  return experiment.view();
}

describe('a preset shows what its name says', () => {
  test.each(claims)('$preset', { timeout: 300_000 }, async ({ preset, check }) => {
    const began = performance.now();
    const view = await ran(preset);
    const { cells, columns } = view.plan;
    const row = (/** @type {string} */ cell) =>
      columns.map((column, c) => {
        const { of, solved, steps } = view.tally(cells.indexOf(cell), c, view.N);
        return `${column}: ${solved}/${of}${steps === null ? '' : ` in ${steps}`}`;
      });
    const seconds = Math.round((performance.now() - began) / 1000);
    for (const cell of cells) console.info(`${preset}, ${cell}: ${row(cell).join(', ')}`);
    console.info(`${preset}: ${view.runs.length} runs, ${seconds} s`);
    const tally = (/** @type {string} */ cell, /** @type {number} */ column) =>
      view.tally(cells.indexOf(cell), columns.indexOf(column), view.N);
    expect(check(tally)).toBe(true);
  });

  test('every preset has its claim', () => {
    expect(claims.map(({ preset }) => preset).sort()).toEqual(Object.keys(presets).sort());
  });
});
