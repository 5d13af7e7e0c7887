import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Course } from './course.js';

/** Networks on the real core, at one step and counted at the same steps whatever the way there. */

const EEA = 'The agreement on the European Economic Area was signed in August 1992 .';

/** @param {import('../../state/settings.js').Settings} [settings] */
const opened = (settings = {}) => Course.open(localEngine(), { hidden: 12, ...settings });

/** @param {Course} course */
const steps = async (course) => (await course.info()).all.map((/** @type {any} */ one) => one.step);

describe('a course', { timeout: 60_000 }, () => {
  test('trains what was planned, the first being the score that is chosen', async () => {
    const pair = await opened({ score: 'general' });
    expect(pair.roles).toEqual(['general', 'without']);
    const four = await opened({ score: 'dot', compare: 'scores' });
    expect(four.roles).toEqual(['dot', 'additive', 'scaled_dot', 'general']);
    await four.train(5);
    expect(await steps(four)).toEqual([5, 5, 5, 5]);
    const { roles, source } = await four.glance();
    expect(source.join(' ')).toBe(EEA);
    for (const role of four.roles) {
      const { alpha, rows } = /** @type {import('./view.js').Answer} */ (roles[role]);
      expect(alpha.length).toBe(rows.length);
      for (const row of alpha) expect(row.reduce((sum, w) => sum + w)).toBeCloseTo(1, 5);
    }
  });

  test('is counted at the same steps, with the same counts, whatever the way', async () => {
    const [one, many] = [await opened(), await opened()];
    await one.train(75);
    for (const count of [7, 25, 1, 42]) await many.train(count);
    expect(many.curve).toEqual(one.curve);
    expect(one.curve.map(({ step }) => step)).toEqual([0, 25, 50, 75]);
    // What is compared is counted at every other.
    expect(one.curve.map(({ roles }) => Object.keys(roles).length)).toEqual([2, 1, 2, 1]);
    expect(await many.glance()).toEqual(await one.glance());
  }, 60_000);

  test('goes back and on again to the same bits', async () => {
    const course = await opened();
    await course.train(40);
    const there = /** @type {any} */ (await course.look(true));
    await course.seek(0);
    const start = /** @type {any} */ (await course.look(true));
    expect([start.step, there.step]).toEqual([0, 40]);
    expect(start.first.alpha).not.toEqual(there.first.alpha);
    await course.seek(40);
    const again = /** @type {any} */ (await course.look(true));
    expect(again.look).toEqual(there.look);
  });

  test('an earlier step is seen without going there, and as it was', async () => {
    const course = await opened();
    await course.train(32);
    const early = await course.preview(16);
    expect(await steps(course)).toEqual([32, 32]);
    await course.seek(16);
    expect(await course.glance()).toEqual(early);
    // What lies ahead is seen, too.
    expect((await course.preview(32)).step).toBe(32);
  });

  test('glides over earlier steps and stands where it stood', async () => {
    const course = await opened();
    await course.train(32);
    const stood = /** @type {any} */ (await course.look(true));
    await course.glide(8);
    const passed = /** @type {any} */ (await course.look(true));
    expect([passed.step, passed.whole, (await course.info()).step]).toEqual([8, false, 8]);
    expect(await steps(course)).toEqual([32, 32]);
    await course.glide(null);
    const again = /** @type {any} */ (await course.look(true));
    expect(again.look).toEqual(stood.look);
    await course.glide(8);
    await course.seek(16);
    expect((await course.info()).step).toBe(16);
  });

  test('keeps small pictures of planned steps, and makes them anew for another sentence', async () => {
    const course = await opened({ updates: 100 });
    await course.train(50);
    const { thumbs } = /** @type {any} */ (await course.look(true));
    const due = course.plan.thumbs.filter((step) => step <= 50);
    expect(due.length).toBeGreaterThan(3);
    expect(thumbs.map((/** @type {any} */ thumb) => thumb.step)).toEqual(due);
    await course.setSequence('The man signed the agreement .');
    const other = /** @type {any} */ (await course.look(true));
    expect(other.thumbs.map((/** @type {any} */ thumb) => thumb.step)).toEqual(due);
    expect(other.thumbs[0].alpha[0].length).toBe(6);
  });

  test('a sentence no translation is known for is followed in its own words', async () => {
    const course = await opened();
    await course.train(25);
    await course.setSequence('Area the signed August man The');
    const view = /** @type {any} */ (await course.look(true));
    expect(view.ownTarget).toBe(true);
    expect(view.first.right).toBe(null);
    expect(view.look.graph.index.own_target).toBe(true);
    expect(view.look.graph.index.target).toEqual(view.words);
    expect(view.agreement.of).toBe(0);
    const error = await course.watch({ sentence: 'The agrement was signed .' }).catch((e) => e);
    expect([error.code, error.path]).toEqual(['unknown-symbol', 'sentence']);
    expect(error.args.symbol).toBe('agrement');
    expect(error.args.nearest).toContain('agreement');
    await course.watch({});
    expect((await course.glance()).source.join(' ')).toBe(EEA);
  });

  test('a setting that is refused says where it stands', async () => {
    const strange = await opened({ sentence: 'The agrement was signed .' }).catch((e) => e);
    expect([strange.code, strange.path]).toEqual(['unknown-symbol', 'sentence']);
    const corpus = await opened({ task: 'corpus', text: 'no pair here' }).catch((e) => e);
    expect([corpus.code, corpus.path]).toEqual(['corpus-empty', 'text']);
  });

  test('weights held by hand change what is written from there on, and are let go', async () => {
    const course = await opened({ hidden: 24 });
    await course.train(120);
    const free = /** @type {any} */ (await course.look(true));
    expect([free.forced, free.held(2)]).toEqual([null, false]);
    // The second word looks at the end alone.
    const weights = Array.from({ length: free.J }, (_, n) => (n === free.J - 1 ? 1 : 0));
    await course.keep([{ symbol: 1, weights }]);
    const held = /** @type {any} */ (await course.look(true));
    expect([held.held(1), held.held(2)]).toEqual([false, true]);
    expect(held.row(2)).toEqual(weights);
    expect(Array.from(held.vector('alpha', 2))).toEqual(weights);
    expect(held.row(1)).toEqual(free.row(1));
    expect(held.row(3)).not.toEqual(free.row(3));
    expect(Array.from(held.c(2))).toEqual(Array.from(held.h(free.J)));
    // What it writes by itself stands beside.
    expect(held.written).toEqual(free.written);
    expect(held.forced.words).not.toEqual(free.written);
    expect(held.answer('without')).toEqual(free.answer('without'));
    await course.keep([]);
    expect(/** @type {any} */ (await course.look(true)).look).toEqual(free.look);
    await course.keep([{ symbol: 0, weights }]);
    await course.setSequence('The man signed the agreement .');
    expect(course.forced).toEqual([]);
    expect(/** @type {any} */ (await course.look(true)).forced).toBe(null);
  }, 60_000);

  test('what is counted while one seeks is not taken for another step', async () => {
    const course = await opened();
    await course.train(25);
    const before = course.curve;
    const seeking = course.seek(0);
    await course.judge(25, { examples: 150 });
    await seeking;
    expect(course.curve).toEqual(before);
    await course.seek(25);
    const { roles } = await course.judge(25, { examples: 150 });
    expect(roles.additive?.of).toBe(150);
  }, 60_000);

  test('weights set by hand begin another branch, and a reset begins anew', async () => {
    const course = await opened();
    await course.train(50);
    await course.seek(25);
    await course.edit({ parameter: 'output.bias', index: [0, 0], value: 3 });
    expect(course.curve.map(({ step }) => step)).toEqual([0]);
    await course.reset();
    expect(course.curve).toEqual([]);
    expect(await steps(course)).toEqual([0, 0]);
  });

  test('played it shows itself as it goes, ends with its plan, and stands still where it is paused', async () => {
    const course = await opened({ updates: 50 });
    await course.look(true);
    /** @type {number[]} */
    const seen = [];
    course.onprogress = () => seen.push(/** @type {any} */ (course.latest).step);
    await course.play();
    while (seen.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    await course.pause();
    const [first, second] = await steps(course);
    expect(first).toBe(second);
    expect(first).toBeGreaterThan(0);
    const finished = new Promise((resolve) => {
      course.onfinished = () => resolve(true);
    });
    await course.play();
    await finished;
    expect(await steps(course)).toEqual([50, 50]);
    expect(course.playing).toBe(false);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
