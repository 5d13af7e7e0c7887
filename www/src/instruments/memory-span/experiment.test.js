import { beforeAll, describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Experiment } from './experiment.js';

/** A small experiment on the real core: two distances, two cells, two seeds. */

const SETTINGS = { distances: '6 12', seeds: 2, gru: false, most_steps: 60, every: 20, hidden: 8 };

/** @returns {Promise<Experiment>} */
async function opened() {
  const engine = localEngine();
  const plan = await engine.compute('span_plan', SETTINGS);
  const experiment = await new Experiment(engine, plan).glance();
  experiment.finish();
  await experiment.surveyed;
  return experiment;
}

/** @param {Experiment} experiment everything that was measured, time apart */
const measured = ({ runs, units, known }) => ({
  known,
  units: [...units],
  runs: runs.map(({ records, points, reach, ended }) => ({
    records: [...records],
    points: [...points],
    reach,
    ended,
  })),
});

/** @type {Experiment} */
let whole;

beforeAll(async () => {
  whole = await opened();
  await whole.train(Number.MAX_SAFE_INTEGER);
});

describe('an experiment', () => {
  test('judges every run until it has learnt or its updates are over', () => {
    expect(whole.complete).toBe(true);
    for (const { records } of whole.runs) {
      const last = records.at(-1);
      expect(last?.solved || last?.step === 60).toBe(true);
      expect(records.map(({ step }) => step)).toEqual(records.map((_, i) => 20 * (i + 1)));
      expect(records.slice(0, -1).some(({ solved }) => solved)).toBe(false);
    }
    expect(whole.units.length).toBe(
      whole.runs.reduce((sum, { records }) => sum + records.length, 0),
    );
  });

  test('comes out the same one by one, paused at any time, and again', async () => {
    const stepped = await opened();
    while (await stepped.unit()) expect(stepped.known).toBe(stepped.units.length);
    expect(measured(stepped)).toEqual(measured(whole));

    const paused = await opened();
    for (let i = 0; !paused.complete && i < 500; i++) {
      paused.play();
      await new Promise((resolve) => setTimeout(resolve, i % 4));
      await paused.pause();
    }
    expect(measured(paused)).toEqual(measured(whole));

    await stepped.reset();
    expect(stepped.units).toEqual([]);
    await stepped.train(Number.MAX_SAFE_INTEGER);
    expect(measured(stepped)).toEqual(measured(whole));
  });

  test('going back forgets nothing, and what is ahead is not made twice', async () => {
    const all = whole.units.length;
    await whole.seek(3);
    expect(whole.view().N).toBe(3);
    expect(whole.complete).toBe(false);
    await whole.train(Number.MAX_SAFE_INTEGER);
    expect(whole.known).toBe(all);
    await expect(whole.seek(all + 1)).rejects.toMatchObject({ code: 'out-of-range' });
  });

  test('a run opens at any update: what a session trained to it says', async () => {
    const engine = localEngine();
    const run = whole.runs[5];
    for (const step of [0, 13, 20, 33]) {
      const session = await engine.open(run.settings);
      if (step > 0) await session.train(step);
      const { answers, verdict, reach } = await whole.details(5, step);
      expect(answers).toEqual(await session.call('answers', answers.length));
      expect(verdict).toEqual(await session.call('judge', whole.plan.examples));
      expect(reach).toEqual(await session.call('reach', 8));
    }
    expect((await whole.details(5, 20)).verdict).toEqual(run.records[0]);
  });

  test('leaves no session behind', async () => {
    await whole.close();
    expect(whole.engine.handles.size).toBe(0);
  });
});

describe('a view of it', () => {
  test('each position is one judgement more, of the run it names', () => {
    const view = whole.view();
    expect(view.operation(0)).toMatchObject({ phase: 'start', t: 0 });
    const counts = view.runs.map(() => 0);
    for (let position = 1; position <= view.N; position++) {
      const { t, index } = view.operation(position);
      expect(counts[t - 1]).toBe(index);
      counts[t - 1] += 1;
      view.runs.forEach((_, run) => {
        expect(view.at(run, position).count).toBe(counts[run]);
        expect(view.at(run, position).ended).toBe(counts[run] === view.runs[run].records.length);
      });
    }
  });

  test('whole steps end where a run ends, both ways', () => {
    const view = whole.view();
    const ends = view.runs.map((_, run) => view.endOf(run));
    for (let p = 0; p < view.N; p++) expect(view.stepFrom(p, 1)).toBe(ends.find((end) => end > p));
    for (let p = view.N; p > 0; p--) expect([0, ...ends].includes(view.stepFrom(p, -1))).toBe(true);
    expect(view.stepFrom(view.N, 1)).toBe(view.N);
    expect(view.stepFrom(0, -1)).toBe(0);
  });

  test('counts seeds as they come', () => {
    const view = whole.view();
    expect(view.tally(0, 0, 0)).toEqual({ of: 2, ended: 0, solved: 0, steps: null });
    const { ended, solved } = view.tally(0, 0, view.N);
    expect(ended).toBe(2);
    expect(solved).toBe(view.group(0, 0).filter(({ records }) => records.at(-1)?.solved).length);
    expect(view.span(0, 0)).toEqual({ columns: 0, open: true });
  });
});
