import { describe, expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { Course } from './course.js';
import { BACKWARD, FORWARD, operation, positionOf, stepFrom } from './operations.js';

describe('the order of the operations', () => {
  test('every position is one operation of one word, and back', () => {
    const I = 7;
    const all = new Set();
    for (let p = 1; p <= 10 * I; p++) {
      const { op, t, phase } = operation(I, p);
      expect(positionOf(I, /** @type {any} */ (op), t)).toBe(p);
      expect(phase).toBe(p <= 5 * I ? 'forward' : 'backward');
      all.add(`${op} ${t}`);
    }
    expect(all.size).toBe(10 * I);
    expect(operation(I, 0).phase).toBe('start');
    expect(positionOf(I, 'e', 8)).toBe(Infinity);
  });

  test('words are written from the first to the last, and asked from the last to the first', () => {
    const of = (/** @type {string} */ op) =>
      Array.from({ length: 40 }, (_, p) => operation(4, p + 1)).flatMap((o) =>
        o.op === op ? [o.t] : [],
      );
    for (const op of FORWARD) expect(of(op)).toEqual([1, 2, 3, 4]);
    for (const op of BACKWARD) expect(of(op)).toEqual([4, 3, 2, 1]);
  });

  test('a step is a word, forwards and back through the same places', () => {
    const I = 3;
    const there = [0];
    while (there[there.length - 1] < 30) there.push(stepFrom(I, there[there.length - 1], 1));
    const back = [30];
    while (back[back.length - 1] > 0) back.push(stepFrom(I, back[back.length - 1], -1));
    expect(back.reverse()).toEqual(there);
    expect(there).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect([stepFrom(I, 7, 1), stepFrom(I, 7, -1)]).toEqual([10, 5]);
  });
});

describe('a view', { timeout: 60_000 }, () => {
  /** @param {import('../../state/settings.js').Settings} [settings] @param {number} [steps] */
  async function viewed(settings = {}, steps = 20) {
    const engine = localEngine();
    const course = await Course.open(engine, { hidden: 12, ...settings });
    await course.train(steps);
    return /** @type {import('./view.js').View} */ (await course.look(true));
  }

  test.each(['additive', 'dot', 'scaled_dot', 'general'])(
    '%s: the numbers fit each other',
    async (score) => {
      const view = await viewed({ score });
      expect(view.whole).toBe(true);
      expect([view.I, view.J, view.N]).toEqual([15, 13, 150]);
      for (let i = 1; i <= view.I; i++) {
        const [e, alpha] = [view.vector('e', i), view.vector('alpha', i)];
        expect(e.length).toBe(13);
        // α is the softmax of e, and what decoding says.
        const most = Math.max(...e);
        const sum = e.reduce((total, x) => total + Math.exp(x - most), 0);
        for (let j = 1; j <= 13; j++) {
          expect(alpha[j - 1]).toBeCloseTo(Math.exp(view.e(i, j) - most) / sum, 4);
          expect(view.alpha(i, j)).toBeCloseTo(alpha[j - 1], 4);
        }
        // c is the sum of the states by these weights.
        const c = view.c(i);
        for (let k = 0; k < c.length; k++) {
          let total = 0;
          for (let j = 1; j <= 13; j++) total += alpha[j - 1] * view.h(j)[k];
          expect(c[k]).toBeCloseTo(total, 4);
        }
        // What α asks of a weight is what c is asked along that state.
        const [dc, dalpha] = [view.dc(i), view.vector('dalpha', i)];
        for (let j = 1; j <= 13; j++) {
          const along = view.h(j).reduce((total, h, k) => total + h * dc[k], 0);
          expect(dalpha[j - 1]).toBeCloseTo(along, 3);
        }
        // The slopes of a softmax add up to nothing.
        expect(view.vector('de', i).reduce((total, x) => total + x, 0)).toBeCloseTo(0, 4);
        expect(view.y(i).reduce((total, p) => total + p, 0)).toBeCloseTo(1, 4);
        expect(Math.exp(-view.L(i))).toBeCloseTo(view.p(i), 4);
        expect(view.top(i, 2)[0].p).toBeGreaterThanOrEqual(view.top(i, 2)[1].p);
        expect(view.s(i)).toEqual(view.vector('s', i));
      }
      expect(view.ends(15)).toBe(true);
      expect(view.gold(5)).toEqual(new Set([7]));
      const looked = Array.from({ length: 15 }, (_, n) => n + 1).filter(
        (i) => view.gold(i).size > 0,
      );
      const aligned = looked.filter((i) => view.gold(i).has(view.most(i)));
      expect(view.agreement).toEqual({ count: aligned.length, of: looked.length });
    },
  );

  test('finds its place again in a view of another sentence', async () => {
    const view = await viewed();
    const engine = localEngine();
    const course = await Course.open(engine, {
      hidden: 12,
      sentence: 'The man signed the agreement .',
    });
    const short = /** @type {import('./view.js').View} */ (await course.look(true));
    expect(short.placeOf(view, view.N)).toBe(short.N);
    expect(short.placeOf(view, 0)).toBe(0);
    const place = short.placeOf(view, view.positionOf('c', 3));
    expect(short.operation(place)).toMatchObject({ op: 'c', t: 3 });
    const far = short.placeOf(view, view.positionOf('alpha', 14));
    expect(short.operation(far)).toMatchObject({ op: 'alpha', t: short.I });
    expect(short.key).not.toBe(view.key);
  });

  test('while it trains it has weights and words, and no numbers of the way', async () => {
    const engine = localEngine();
    const course = await Course.open(engine, { hidden: 12 });
    await course.train(10);
    const view = /** @type {import('./view.js').View} */ (await course.look(false));
    expect(view.whole).toBe(false);
    expect(view.row(5).length).toBe(13);
    expect([view.loss, view.array('attention.e').length]).toEqual([null, 0]);
    expect(view.N).toBe(150);
  });
});
