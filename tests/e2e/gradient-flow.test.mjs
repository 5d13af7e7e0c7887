/** The way back in the page: stepped, scrubbed, learnt; its numbers are the core's own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onPhone, openInstrument, ready, visibleText } from './browser.mjs';
import { core } from './core.mjs';
import { measure } from './measure.mjs';

const TAG = 'seq-gradient-flow';
const standalone = new URL('../../www/dist/standalone/gradient-flow.html', import.meta.url);

let context;
let wasm;
before(async () => {
  context = await launch();
  wasm = await core('pkg-models');
});
after(() => context.close());

const open = (hash = {}, options = {}) =>
  openInstrument(context, 'gradient-flow', { lang: 'en', ...hash }, options);
const SMALL = { hidden: '8', length: '12' };

/** The reading once the factors at the cursor have come. */
const settled = (page) =>
  page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    await element.driver.settled();
    await element.drawn();
    while (element.model && !(element.fetched.fresh && element.factors.step === element.model.m)) {
      await new Promise(requestAnimationFrame);
    }
    return element.reading();
  }, TAG);

const own = (settings) => {
  const names = new Set(wasm.flow_table().table.map(({ name }) => name));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.has(name)));
};

test('what it reads out is what the core finds, at every position', async () => {
  const { page, problems } = await open({ ...SMALL, cell: 'rnn' });
  const given = own((await settled(page)).settings);
  const race = wasm.flow_race(given);
  for (let position = 0; position <= 22; position += 1) {
    await page.evaluate(([tag, p]) => document.querySelector(tag).goTo(p), [TAG, position]);
    const reading = await settled(page);
    assert.deepEqual([reading.position, reading.length], [position, 22]);
    const lag = position >> 1;
    assert.deepEqual([reading.k, reading.lag], [12 - lag, lag]);
    for (const [i, cell] of reading.cells.entries()) {
      const lane = race.lanes[i];
      assert.deepEqual(cell.hidden, [...lane.hidden.subarray(0, lag + 1)]);
      assert.deepEqual(cell.cell, [...lane.cell.subarray(0, lag + 1)]);
      assert.equal(cell.perStep, lane.per_step[lag]);
      assert.equal(cell.inside, position % 2 ? lane.inside[lag] : null);
    }
    const factors = wasm.flow_factors(given, reading.factors.step);
    assert.deepEqual(reading.factors.jacobian, [...factors.jacobian_values]);
    assert.deepEqual(reading.factors.other, [...factors.other_values]);
  }
  assert.deepEqual(problems, []);
  await page.close();
});

test('stepping, jumping and going back read the same', async () => {
  const { page } = await open(SMALL);
  const [forwards, backwards, steps] = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const read = async () => {
      const { factors, product, ...rest } = await element.reading();
      return JSON.stringify(rest);
    };
    await element.goTo(0);
    const there = [await read()];
    while (!element.atLast) {
      await element.next();
      there.push(await read());
    }
    const back = [];
    for (let p = element.length; p >= 0; p -= 1) {
      back.unshift(await read());
      await element.prev();
    }
    await element.goTo(1);
    const places = [];
    while (!element.atLast) {
      await element.next('step');
      places.push(element.position);
    }
    await element.goTo(5);
    await element.prev('step');
    places.push(element.position);
    return [there, back, places];
  }, TAG);
  assert.equal(new Set(forwards).size, 23);
  assert.deepEqual(backwards, forwards);
  assert.deepEqual(steps, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 4]);
  await page.close();
});

test('each slider of the picture redraws with the core’s numbers, and the link holds them', async () => {
  const { page, problems } = await open({ ...SMALL, recurrent: 'radius' });
  for (const [label, name] of [
    ['Spectral radius ρ', 'radius'],
    ['Forget-gate bias', 'forget_bias'],
    ['Update-gate bias', 'update_bias'],
    ['Strength of the input', 'input_strength'],
  ]) {
    const before = await settled(page);
    const slider = page.locator(TAG).getByRole('slider', { name: label, exact: true });
    await slider.focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
    await page.waitForFunction(
      ([tag, setting, value]) => document.querySelector(tag).settings[setting] !== value,
      [TAG, name, before.settings[name]],
    );
    const after = await settled(page);
    const race = wasm.flow_race(own(after.settings));
    for (const [i, cell] of after.cells.entries()) {
      assert.deepEqual(cell.hidden, [...race.lanes[i].hidden], name);
    }
    assert.notDeepEqual(after.cells, before.cells);
    const attribute = await page.evaluate(
      ([tag, attr]) => document.querySelector(tag).getAttribute(attr),
      [TAG, name.replace('_', '-')],
    );
    assert.equal(attribute, String(after.settings[name]));
  }
  assert.deepEqual(problems, []);
  await page.close();
});

test('a task is learnt by all three from the study’s weights; rewound, they are the same again', async () => {
  const { page, problems } = await open({ ...SMALL, position: '22' });
  const first = await settled(page);
  await page.locator(TAG).getByRole('button', { name: 'Let all three learn a task' }).click();
  await page.waitForFunction(
    (tag) => document.querySelector(tag).settings.watched === 'order',
    TAG,
  );
  const start = await settled(page);
  assert.equal(start.trainingStep, 0);
  assert.notDeepEqual(start.cells, first.cells);
  const given = own(start.settings);
  const sessions = wasm.flow_plan(given).sessions.map((settings) => {
    const session = new wasm.Session(settings);
    session.flow_start(given);
    return session;
  });
  const agrees = (reading) => {
    for (const [i, session] of sessions.entries()) {
      const { lane, loss } = session.flow_lane();
      assert.deepEqual(reading.cells[i].hidden, [...lane.hidden]);
      assert.equal(reading.cells[i].loss, loss);
    }
  };
  agrees(start);
  await page.evaluate((tag) => document.querySelector(tag).train(7), TAG);
  const trained = await settled(page);
  assert.equal(trained.trainingStep, 7);
  for (const session of sessions) session.train(7);
  agrees(trained);
  await page.evaluate((tag) => document.querySelector(tag).seek(0), TAG);
  assert.deepEqual((await settled(page)).cells, start.cells);
  await page.evaluate((tag) => document.querySelector(tag).seek(7), TAG);
  await page.evaluate((tag) => document.querySelector(tag).change('view', 'cliff'), TAG);
  assert.equal((await settled(page)).length, 2000);
  await page.evaluate((tag) => document.querySelector(tag).change('view', 'chain'), TAG);
  const back = await settled(page);
  assert.deepEqual([back.trainingStep, back.cells], [7, trained.cells]);
  // The curve of the loss is that of the cell that is taken apart.
  for (const [i, cell] of ['rnn', 'lstm', 'gru'].entries()) {
    await page.evaluate(([tag, name]) => document.querySelector(tag).change('cell', name), [TAG, cell]);
    await settled(page);
    const drawn = await page.evaluate((tag) => document.querySelector(tag).history.map(({ loss }) => loss), TAG);
    assert.deepEqual(drawn, sessions[i].history(0).map(({ loss }) => loss), cell);
  }
  for (const session of sessions) session.free();
  assert.deepEqual(problems, []);
  await page.close();
});

test('the cliff: the start moves under the pointer and under the arrow keys', async () => {
  const { page, problems } = await open({ preset: 'cliff' });
  const start = () =>
    page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      await element.driver.settled();
      const { settings, free, clipped, position } = await element.reading();
      return { w: settings.start_w, b: settings.start_b, free, clipped, position };
    }, TAG);
  const { position, free, clipped } = await start();
  const known = wasm.cliff_descents(
    { view: 'cliff', start_w: 6, start_b: -2.4, threshold: 1 },
    2000,
  );
  assert.equal(position, 2000);
  assert.equal(free.error, known.free.errors.at(-1));
  assert.equal(clipped.error, known.clipped.errors.at(-1));
  const ring = page.locator(TAG).getByRole('slider', { name: 'Start of both descents' });
  await ring.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((tag) => document.querySelector(tag).settings.start_w === 6.05, TAG);
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForFunction((tag) => document.querySelector(tag).settings.start_b === -2.41, TAG);
  const box = await ring.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 8; i += 1) await page.mouse.move(box.x + 12 * i, box.y + 6 * i);
  await page.mouse.up();
  const moved = await start();
  assert.ok(moved.w > 6.4 && moved.b < -2.5, `${moved.w}, ${moved.b}`);
  const again = wasm.cliff_descents(
    { view: 'cliff', start_w: moved.w, start_b: moved.b, threshold: 1 },
    2000,
  );
  assert.equal(moved.free.error, again.free.errors.at(-1));
  assert.equal(moved.clipped.longest, again.clipped.longest);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a finger drags the ring, and scrolls elsewhere', async () => {
  const { page } = await open({ preset: 'cliff' }, { viewport: { width: 390, height: 844 } });
  const { swipe } = await onPhone(page);
  const start = async (from, by) => {
    await swipe(from, by);
    const { settings } = await settled(page);
    return [settings.start_w, settings.start_b];
  };
  const ring = page.locator(TAG).getByRole('slider', { name: 'Start of both descents' });
  await ring.scrollIntoViewIfNeeded();
  const box = await ring.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  assert.deepEqual(await start([x + 90, y], [0, -60]), [6, -2.4]);
  const after = await ring.boundingBox();
  const [w, b] = await start([after.x + after.width / 2, after.y + after.height / 2], [40, 30]);
  assert.ok(w > 6.2 && b < -2.5, `${w}, ${b}`);
  await page.close();
});

test('keys step, choose a singular value, and open how a number was made', async () => {
  const { page } = await open({ ...SMALL, position: '4', cell: 'rnn' });
  await settled(page);
  const position = () => page.evaluate((tag) => document.querySelector(tag).position, TAG);
  await page.locator(TAG).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((tag) => document.querySelector(tag).position === 5, TAG);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.waitForFunction((tag) => document.querySelector(tag).position === 4, TAG);
  const values = page.locator(TAG).getByRole('slider', { name: /Singular value/ });
  await values.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((tag) => document.querySelector(tag).singular === 1, TAG);
  assert.equal(await position(), 4);
  await page
    .locator(TAG)
    .getByRole('button', { name: /^RNN at k = 10/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.locator(TAG).getByText('Pascanu’s bound').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction((tag) => document.querySelector(tag).selection === null, TAG);
  await page.close();
});

test('dragging across the lanes moves the cursor', async () => {
  const { page } = await open();
  const box = await page.locator(TAG).boundingBox();
  const at = (x) => [box.x + (x * box.width) / 1280, box.y + (330 * box.height) / 720];
  await page.mouse.move(...at(800));
  await page.mouse.down();
  await page.mouse.move(...at(560), { steps: 6 });
  await page.mouse.up();
  const { k } = await page.evaluate((tag) => document.querySelector(tag).reading(), TAG);
  assert.equal(k, 65);
  await page.close();
});

test('what cannot be asked is one sentence beside the setting, and nothing changes', async () => {
  const { page } = await open(SMALL);
  const told = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const answer = await element.change('radius', 400);
    return [answer, element.problems.radius?.code, element.settings.radius];
  }, TAG);
  assert.deepEqual(told, [false, 'out-of-range', 1]);
  await page.close();
});

test('each preset opens, in both languages, with every word known', async () => {
  for (const lang of ['en', 'fr']) {
    const { page, problems } = await open({ lang });
    const presets = await page.evaluate(
      (tag) => Object.keys(document.querySelector(tag).presets),
      TAG,
    );
    for (const preset of presets) {
      await page.evaluate(
        ([tag, id]) => document.querySelector(tag).change('preset', id),
        [TAG, preset],
      );
      await settled(page);
      for (const position of [0, 1, 7, 100]) {
        await page.evaluate(([tag, p]) => document.querySelector(tag).goTo(p), [TAG, position]);
        assert.doesNotMatch(
          await visibleText(page, TAG),
          /gradient-flow-|setting-|choice-|undefined|NaN/,
        );
      }
    }
    assert.deepEqual(problems, []);
    await page.close();
  }
});

test('the story asks, and its answer is the measured one', async () => {
  const { page, problems } = await open();
  await page.evaluate(
    (tag) => document.querySelector(tag).shadowRoot.querySelector('seq-drawer').open('story'),
    TAG,
  );
  const element = page.locator(TAG);
  for (let i = 0; i < 2; i += 1) await element.getByRole('button', { name: 'Next →' }).click();
  assert.doesNotMatch(await element.locator('select.preset').inputValue(), /half-shut/);
  assert.ok((await settled(page)).lag === 0);
  await element.getByRole('radio', { name: /vanishes as well/ }).click();
  await element.getByRole('button', { name: 'Reveal' }).click();
  await element.getByText('Yes.').waitFor();
  const { cells, k } = await settled(page);
  assert.equal(k, 1);
  assert.ok(cells[1].hidden.at(-1) < -15);
  assert.deepEqual(problems, []);
  await page.close();
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [390, 844],
]) {
  for (const lang of ['en', 'fr']) {
    for (const preset of ['holds', 'explodes', 'cliff']) {
      test(`${width}×${height}, ${preset}, ${lang}: nothing overflows and no text is small`, async () => {
        const { page } = await open({ lang, preset }, { viewport: { width, height } });
        await settled(page);
        for (const share of [0, 0.5, 1]) {
          await page.evaluate(
            ([tag, part]) => {
              const element = document.querySelector(tag);
              return element.goTo(Math.round(element.length * part));
            },
            [TAG, share],
          );
          const { overflowX, overflowY, small, cut } = await page.evaluate(measure, TAG);
          assert.ok(overflowX <= 0, `${share}: ${overflowX} px wider`);
          if (width > 640) assert.ok(overflowY <= 0, `${share}: ${overflowY} px higher`);
          assert.deepEqual(small, [], String(share));
          assert.deepEqual(cut, [], String(share));
        }
        await page.close();
      });
    }
  }
}

test('the single file runs from disk', async () => {
  const page = await context.newPage();
  await page.goto(`${standalone.href}#v=1&lang=en&hidden=8&length=12`);
  await ready(page, TAG);
  const { cells, settings } = await settled(page);
  const race = wasm.flow_race(own(settings));
  assert.deepEqual(cells[0].hidden, [...race.lanes[0].hidden]);
  await page.close();
});
