/** The experiment in the page: run, stopped, stepped, opened; its numbers are the core's own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, visibleText } from './browser.mjs';
import { core } from './core.mjs';
import { measure } from './measure.mjs';

const standalone = new URL('../../www/dist/standalone/memory-span.html', import.meta.url);
/** Two cells, two distances, a moment. */
const SMALL = { distances: '6 12', seeds: '2', gru: 'false', 'most-steps': '60', every: '20' };
const GIVEN = { distances: '6 12', seeds: 2, gru: false, most_steps: 60, every: 20 };

let context;
let wasm;
before(async () => {
  context = await launch();
  wasm = await core('pkg-models');
});
after(() => context.close());

const open = (hash = {}, options = {}) =>
  openInstrument(context, 'memory-span', { lang: 'en', ...SMALL, ...hash }, options);

/** Everything of an experiment, in the page. */
const whole = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    await element.train(Number.MAX_SAFE_INTEGER);
    return element.reading();
  });

test('the judgements are those of the core, run by run', async () => {
  const { page, problems } = await open();
  const { runs, plan } = await whole(page);
  const planned = wasm.span_plan(GIVEN);
  assert.equal(runs.length, planned.runs.length);
  for (const [index, { settings, cell, column, seed }] of planned.runs.entries()) {
    const session = new wasm.Session(settings);
    const told = runs[index];
    assert.deepEqual(
      [told.cell, told.column, told.seed],
      [planned.cells[cell], planned.columns[column], planned.seeds[seed]],
    );
    const { lag, ratio, per_step } = session.reach(8);
    assert.deepEqual(told.reach, { lag, ratio, per_step });
    for (const judgement of told.judgements) {
      session.train(plan.every);
      assert.deepEqual(judgement, session.judge(plan.examples));
    }
    assert.equal(told.ended, true);
    session.free();
  }
  assert.deepEqual(problems, []);
  await page.close();
});

test('stepping, jumping and going back read the same; a step beyond computes the next judgement', async () => {
  const { page } = await open();
  const [stepped, returned, jumped, runs] = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    const read = async () => {
      const { trainingStep, length, ...rest } = await element.reading();
      return JSON.stringify(rest);
    };
    const forwards = [await read()];
    while (!element.atLast) {
      await element.next();
      forwards.push(await read());
    }
    const backwards = [];
    for (let p = element.length; p >= 0; p -= 1) {
      backwards.unshift(await read());
      await element.prev();
    }
    const direct = [];
    for (let i = 0; i < forwards.length; i += 1) {
      const p = (i * 7) % forwards.length;
      await element.goTo(p);
      direct[p] = await read();
    }
    await element.goTo(0);
    let ends = 0;
    while (element.position < element.length) {
      await element.next('step');
      ends += 1;
    }
    return [forwards, backwards, forwards.map((text, p) => direct[p] ?? text), ends];
  });
  assert.ok(stepped.length > 8);
  assert.equal(new Set(stepped).size, stepped.length);
  assert.deepEqual(returned, stepped);
  assert.deepEqual(jumped, stepped);
  assert.equal(runs, 8);
  await page.close();
});

test('runs and stops by its button, keeps what is done, and ends by itself', async () => {
  const { page } = await open({ distances: '6 12 24', 'most-steps': '600' });
  const element = page.locator('seq-memory-span');
  await element.getByRole('button', { name: /Run the experiment/ }).click();
  await page.waitForFunction(() => document.querySelector('seq-memory-span').length > 1);
  await element.getByRole('button', { name: 'Pause' }).click();
  await page.waitForFunction(() => !document.querySelector('seq-memory-span').training);
  const [kept, judgements] = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    const { trainingStep, runs } = await element.reading();
    return [trainingStep, runs.flatMap((run) => run.judgements)];
  });
  assert.equal(judgements.length, kept);
  await element.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('seq-memory-span').held.complete);
  await page.waitForFunction(() => !document.querySelector('seq-memory-span').training);
  const text = await visibleText(page, 'seq-memory-span');
  assert.match(text, /Experiment complete/);
  const all = await page.evaluate(() => document.querySelector('seq-memory-span').reading());
  assert.deepEqual(
    all.runs.flatMap((run) => run.judgements).slice(0, kept),
    judgements,
  );
  await page.close();
});

test('a link holds the whole: the same judgements at the same place', async () => {
  const { page } = await open({ 'training-step': '9', position: '4' });
  const [reading, hash] = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    return [await element.reading(), element.getAttribute('training-step')];
  });
  assert.deepEqual([reading.trainingStep, reading.position, hash], [9, 4, '9']);
  const again = await open({ 'training-step': '9', position: '4' });
  const same = await again.page.evaluate(() => document.querySelector('seq-memory-span').reading());
  assert.deepEqual(same, reading);
  await page.close();
  await again.page.close();
});

test('a run opens at any of its updates, with answers to examples that were kept out', async () => {
  const { page, problems } = await open();
  await whole(page);
  await page.locator('seq-memory-span').getByRole('button', { name: /^LSTM, T = 12, seed 2/ }).click();
  const opened = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    await element.openAt(13);
    return (await element.reading()).opened;
  });
  const planned = wasm.span_plan(GIVEN);
  const { settings } = planned.runs[opened.run];
  assert.deepEqual([settings.cell, settings.length, settings.seed], ['lstm', 12, 2]);
  const session = new wasm.Session(settings);
  session.train(13);
  assert.deepEqual(opened.answers, session.answers(opened.answers.length));
  assert.deepEqual(opened.verdict, session.judge(planned.examples));
  session.free();
  const slider = page.locator('seq-memory-span').getByRole('slider', { name: /Update of the opened run/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').detail?.step === 0);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').detail?.step === 20);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').selection === null);
  assert.deepEqual(problems, []);
  await page.close();
});

test('keys step, walk from run to run, and open one', async () => {
  const { page } = await open();
  const state = () =>
    page.evaluate(async () => {
      const element = document.querySelector('seq-memory-span');
      await element.driver.settled();
      return [element.position, element.length];
    });
  await page.locator('seq-memory-span').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').position === 1);
  await page.keyboard.press('u');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').position === 2);
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await state(), [1, 2]);
  await page.keyboard.press('Home');
  assert.deepEqual(await state(), [0, 2]);
  const focused = () =>
    page.evaluate(() => document.querySelector('seq-memory-span').shadowRoot.activeElement?.getAttribute('data-do'));
  await page.evaluate(() => document.querySelector('seq-memory-span').shadowRoot.querySelector('.run').focus());
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'run:1');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'run:3');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('seq-memory-span').selection?.run === 3);
  await page.close();
});

test('what cannot be asked is one sentence beside the setting, and nothing changes', async () => {
  const { page } = await open();
  const [accepted, problem, distances] = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    const answer = await element.change('distances', '6 many');
    return [answer, element.problems.distances?.code, element.settings.distances];
  });
  assert.deepEqual([accepted, problem, distances], [false, 'not-a-distance', '6 12']);
  await page.close();
});

test('hidden, it waits', async () => {
  const { page } = await open({ distances: '100 200', 'most-steps': '10000', every: '5' });
  const step = await page.evaluate(async () => {
    const element = document.querySelector('seq-memory-span');
    await element.startTraining();
    await new Promise((resolve) => {
      element.addEventListener('seq-train', resolve, { once: true });
    });
    element.style.visibility = 'hidden';
    while (element.visible) await new Promise((resolve) => setTimeout(resolve, 50));
    await element.held.busy;
    return element.held.live.step;
  });
  await page.waitForTimeout(600);
  const later = await page.evaluate(() => document.querySelector('seq-memory-span').held.live.step);
  assert.equal(later, step);
  await page.close();
});

test('each preset opens, in both languages, with every word known', async () => {
  for (const lang of ['en', 'fr']) {
    const { page, problems } = await openInstrument(context, 'memory-span', { lang });
    const presets = await page.evaluate(() => Object.keys(document.querySelector('seq-memory-span').presets));
    for (const preset of presets) {
      await page.evaluate(async (id) => {
        const element = document.querySelector('seq-memory-span');
        await element.change('preset', id);
        await element.train(2);
        await element.select({ run: 0 });
      }, preset);
      assert.doesNotMatch(await visibleText(page, 'seq-memory-span'), /memory-span-|undefined|NaN/);
    }
    assert.deepEqual(problems, []);
    await page.close();
  }
});

test('the story is told on the real experiment', async () => {
  const { page, problems } = await openInstrument(context, 'memory-span', { lang: 'en' });
  await page.evaluate(() => document.querySelector('seq-memory-span').shadowRoot.querySelector('seq-drawer').open('story'));
  const element = page.locator('seq-memory-span');
  await element.getByRole('button', { name: 'Next →' }).click();
  await element.getByRole('radio', { name: /from every start/ }).click();
  await element.getByRole('button', { name: 'Reveal' }).click();
  await element.getByText('Yes.').waitFor();
  const { runs } = await page.evaluate(() => document.querySelector('seq-memory-span').reading());
  const far = runs.filter(({ cell, column }) => cell === 'rnn' && column === 50);
  assert.ok(far.length > 0 && far.every(({ verdict, ended }) => ended && !verdict.solved));
  assert.deepEqual(problems, []);
  await page.close();
});

const STATES = [
  { name: 'before', at: 0 },
  { name: 'half-way', at: 0.5 },
  { name: 'complete', at: 1 },
  { name: 'opened', at: 1, run: 5 },
];
for (const [width, height] of [
  [1280, 720],
  [390, 844],
]) {
  for (const lang of ['en', 'fr']) {
    for (const preset of ['order', 'chat', 'adding', 'elman']) {
      test(`${width}×${height}, ${preset}, ${lang}: nothing overflows and no text is small`, async () => {
        const size = { viewport: { width, height } };
        const hash = { lang, preset, 'most-steps': '50', every: '25' };
        const { page } = await openInstrument(context, 'memory-span', hash, size);
        for (const { name, at, run } of STATES) {
          await page.evaluate(
            async ([share, opened]) => {
              const element = document.querySelector('seq-memory-span');
              if (share > 0) await element.train(Number.MAX_SAFE_INTEGER);
              await element.goTo(Math.round(element.length * share));
              await element.select(opened === undefined ? null : { run: opened });
            },
            [at, run],
          );
          const { overflowX, overflowY, small, cut } = await page.evaluate(measure, 'seq-memory-span');
          assert.ok(overflowX <= 0, `${name}: ${overflowX} px wider`);
          if (width > 640) assert.ok(overflowY <= 0, `${name}: ${overflowY} px higher`);
          assert.deepEqual(small, [], name);
          assert.deepEqual(cut, [], name);
        }
        await page.close();
      });
    }
  }
}

test('the single file runs from disk', async () => {
  const page = await context.newPage();
  const parameters = new URLSearchParams({ v: '1', lang: 'en', ...SMALL });
  await page.goto(`${standalone.href}#${parameters}`);
  await ready(page, 'seq-memory-span');
  const { runs } = await whole(page);
  assert.ok(runs.every(({ ended }) => ended));
  await page.close();
});
