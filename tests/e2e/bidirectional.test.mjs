/** Both chains in the page: stepped, hidden, flipped, trained; its numbers are the core's own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, visibleText } from './browser.mjs';
import { core } from './core.mjs';
import { driving } from './driving.mjs';
import { measure } from './measure.mjs';

const standalone = new URL('../../www/dist/standalone/bidirectional.html', import.meta.url);
const TAG = 'seq-bidirectional';
const { settled, reading, until } = driving(TAG);

let context;
let wasm;
before(async () => {
  context = await launch();
  wasm = await core('pkg-models');
});
after(() => context.close());

/** A network of four units after some updates, at the end of everything. */
const SMALL = { hidden: '4', asked: '6', 'training-step': '30', position: '100000' };
const open = async (hash = {}, options = {}) => {
  const opened = await openInstrument(context, 'bidirectional', { lang: 'en', ...SMALL, ...hash }, options);
  await settled(opened.page);
  return opened;
};

/** The sessions of both models, as the core makes them. */
function sessions(given, steps) {
  const plan = wasm.chains_plan(given);
  const both = new wasm.Session(plan.both);
  const past = new wasm.Session(plan.past);
  for (const session of [both, past]) session.train(steps);
  return { plan, both, past };
}

/** A block of the core's answer, row by row. */
function rows({ index, data, data64 }, name) {
  const { shape, offset, dtype } = index.blocks.find((block) => block.name === name);
  const count = shape.reduce((product, n) => product * n, 1);
  const all = Array.from((dtype === 'f64' ? data64 : data).subarray(offset, offset + count));
  const width = count / shape[0];
  return Array.from({ length: shape[0] }, (_, t) => all.slice(t * width, (t + 1) * width));
}

test('the numbers are those of the core, for each way to combine, with the future and without', async () => {
  for (const combine of ['concat', 'sum', 'product']) {
    for (const seen of [0, 7]) {
      const { page, problems } = await open({ combine, seen: String(seen) });
      const told = await reading(page);
      const { plan, both, past } = sessions({ combine, hidden: 4, asked: 6, seen }, 30);
      const [core, twin] = [both.chains(6, seen), past.chains(6, seen)];
      assert.deepEqual([told.trainingStep, told.asked, told.seen], [30, 6, seen || 12]);
      for (const name of ['h', 'h_reverse', 'output', 'y', 'L']) {
        assert.deepEqual(told[name], rows(core, name), name);
      }
      for (const name of ['h', 'y', 'L']) assert.deepEqual(told.past[name], rows(twin, name), name);
      for (const name of ['dh', 'dh_reverse']) {
        const own = rows(core, name).map((row, i) => ((name === 'dh' ? i < 6 : i > 4) ? row : null));
        assert.deepEqual(told[name], own, name);
      }
      assert.deepEqual(told.dx, rows(core, 'dx'));
      assert.deepEqual(told.judged.both, both.judge_chains(plan.examples));
      assert.deepEqual(told.judged.past, past.judge_chains(plan.examples));
      assert.deepEqual(problems, []);
      both.free();
      past.free();
      await page.close();
    }
  }
});

test('stepping, jumping and going back read the same', async () => {
  const { page } = await open({ bits: '1001010011' });
  const [forwards, backwards, jumped] = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const read = async () => JSON.stringify(await element.reading());
    await element.goTo(0);
    const there = [await read()];
    while (element.position < element.length) {
      await element.next();
      there.push(await read());
    }
    const back = [];
    for (let p = element.length; p >= 0; p -= 1) {
      back.unshift(await read());
      await element.prev();
    }
    const direct = [];
    for (let i = 0; i < there.length; i += 1) {
      const p = (i * 7) % there.length;
      await element.goTo(p);
      direct[p] = await read();
    }
    return [there, back, there.map((text, p) => direct[p] ?? text)];
  }, TAG);
  assert.equal(forwards.length, 6 * 10 + 3 + 1);
  assert.equal(new Set(forwards).size, forwards.length);
  assert.deepEqual(backwards, forwards);
  assert.deepEqual(jumped, forwards);
  await page.close();
});

test('the future hidden by a hand and by keys: one model answers otherwise, the other the same', async () => {
  const { page, problems } = await open({ hidden: '8', 'training-step': '400' });
  const before = await reading(page);
  const curtain = page.locator(TAG).getByRole('slider', { name: /How much of the sequence/ });
  const box = await curtain.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let x = box.x; x > 530; x -= 40) await page.mouse.move(x, box.y + 60);
  await page.mouse.move(562, box.y + 60);
  await page.mouse.up();
  await until(page, (e) => e.trace.seen === 6);
  const hidden = await reading(page);
  assert.equal(hidden.settings.seen, 6);
  const answer = ({ y }) => Number(y[5][1] > 0.5);
  assert.notEqual(answer(hidden), answer(before));
  assert.deepEqual(hidden.past.y, before.past.y.slice(0, 6));
  assert.match(await visibleText(page, TAG), /Future hidden/);
  await curtain.focus();
  await page.keyboard.press('ArrowRight');
  await until(page, (e) => e.trace.seen === 7);
  await page.keyboard.press('ArrowRight');
  await until(page, (e) => e.trace.seen === 8);
  assert.equal(answer(await reading(page)), answer(before));
  await page.keyboard.press('Home');
  await until(page, (e) => e.trace.seen === 1 && e.trace.asked === 1);
  await page.keyboard.press('End');
  await until(page, (e) => e.trace.seen === 12 && e.trace.asked === 6);
  assert.deepEqual((await reading(page)).y, before.y);
  await page.locator(TAG).getByRole('button', { name: /Hide the future/ }).click();
  await until(page, (e) => e.trace.seen === 6);
  assert.deepEqual(problems, []);
  await page.close();
});

test('bits are flipped by a click and by keys, and the answer to follow is chosen likewise', async () => {
  const { page } = await open();
  const element = page.locator(TAG);
  const { tokens } = await reading(page);
  const flipped = (t) => tokens.map((bit, i) => (i === t - 1 ? String(1 - Number(bit)) : bit)).join('');
  await element.getByRole('button', { name: /^Bit . at t = 3:/ }).click();
  await until(page, `(e) => e.trace.index.tokens.join('') === '${flipped(3)}'`);
  await element.getByRole('button', { name: /^Bit . at t = 6:/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await until(page, `(e) => e.trace.index.tokens.join('') === '${tokens.join('')}'`);
  await element.getByRole('slider', { name: /answer whose loss/ }).focus();
  await page.keyboard.press('ArrowRight');
  await until(page, (e) => e.trace.asked === 7);
  const { y, asked } = await reading(page);
  assert.deepEqual([asked, y.length], [7, 12]);
  await page.mouse.click(160 + 66.7 * 8.5, 200);
  await until(page, (e) => e.trace.asked === 9);
  await page.close();
});

test('trains both live to one step, is counted on the way, and goes back to any of its steps', async () => {
  const { page, problems } = await open({ 'training-step': '0' });
  const element = page.locator(TAG);
  await element.getByRole('button', { name: /Train both/ }).click();
  await until(page, (e) => e.trainingStep >= 40 && e.trace.points.length > 2);
  await element.getByRole('button', { name: /Pause/ }).first().click();
  await until(page, (e) => !e.training);
  await settled(page);
  const { trainingStep, curve, judged } = await reading(page);
  assert.equal(judged.step, trainingStep);
  assert.deepEqual(curve.map(({ step }) => step), Array.from(curve, (_, i) => 20 * i));
  const { plan, both, past } = sessions({ hidden: 4 }, 40);
  assert.deepEqual(curve[2].both, both.judge_chains(plan.examples));
  assert.deepEqual(curve[2].past, past.judge_chains(plan.examples));
  await element.getByRole('slider', { name: /over the training/ }).focus();
  await page.keyboard.press('Home');
  await until(page, (e) => e.trainingStep === 0);
  await page.keyboard.press('ArrowRight');
  await until(page, (e) => e.trainingStep === 20);
  await settled(page);
  assert.deepEqual((await reading(page)).judged, curve[1]);
  await page.keyboard.press('Escape');
  await element.focus();
  await page.keyboard.press('u');
  await until(page, (e) => e.trainingStep === 21);
  await page.keyboard.press('r');
  await until(page, (e) => e.trainingStep === 0);
  assert.deepEqual(problems, []);
  await page.close();
});

test('another way to combine is trained as far; a setting that cannot be is one sentence beside it', async () => {
  const { page } = await open();
  await page.locator(TAG).getByRole('button', { name: /multiplied/ }).click();
  await until(page, (e) => e.trace.combine === 'product' && e.trainingStep === 30);
  const told = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const answers = [await element.change('bits', '0110012'), await element.change('bits', '0110')];
    const codes = [element.problems.bits?.code, element.trace.combine];
    return [answers, codes, await element.change('bits', '0110 0110 01'), element.trace.T];
  }, TAG);
  assert.deepEqual(told, [[false, false], ['out-of-range', 'product'], true, 10]);
  await page.close();
});

test('a number opens with what it was made of', async () => {
  const { page, problems } = await open();
  await page.evaluate((tag) => document.querySelector(tag).select({ block: 'h_reverse', t: 8, unit: 1 }), TAG);
  await page.locator(TAG).locator('seq-chains-inspector table').waitFor();
  const text = await visibleText(page, 'seq-bidirectional');
  assert.match(text, /tanh/);
  const value = (await reading(page)).h_reverse[7][1];
  assert.ok(text.includes(Math.abs(value).toFixed(5).slice(0, 6)), `${value} in ${text.slice(-400)}`);
  await page.keyboard.press('Escape');
  assert.deepEqual(problems, []);
  await page.close();
});

test('a link holds the whole', async () => {
  const hash = { bits: '1001010011', asked: '5', seen: '6', combine: 'sum', position: '41' };
  const one = await open(hash);
  const first = await reading(one.page);
  assert.deepEqual([first.position, first.seen, first.trainingStep], [36, 6, 30].with(0, first.length < 41 ? first.length : 41));
  const link = await one.page.evaluate((tag) => Object.fromEntries([...document.querySelector(tag).attributes].map(({ name, value }) => [name, value])), TAG);
  for (const name of ['bits', 'asked', 'seen', 'combine']) assert.equal(link[name], hash[name]);
  const two = await open(hash);
  assert.deepEqual(await reading(two.page), first);
  await one.page.close();
  await two.page.close();
});

test('each preset opens, in both languages, with every word known', async () => {
  for (const lang of ['en', 'fr']) {
    const { page, problems } = await openInstrument(context, 'bidirectional', { lang });
    const presets = await page.evaluate((tag) => Object.keys(document.querySelector(tag).presets), TAG);
    for (const preset of presets) {
      const length = await page.evaluate(
        async ([tag, id]) => {
          const element = document.querySelector(tag);
          await element.change('preset', id);
          return element.length;
        },
        [TAG, preset],
      );
      for (let position = 0; position <= length; position += 1) {
        await page.evaluate(([tag, p]) => document.querySelector(tag).goTo(p), [TAG, position]);
        if (position % 5 === 0 || position > length - 4)
          assert.doesNotMatch(await visibleText(page, TAG), /bidirectional-|undefined|NaN|Infinity/);
      }
    }
    assert.deepEqual(problems, []);
    await page.close();
  }
});

test('whatever has a name has it in words', async () => {
  const { page } = await open();
  const names = await page.evaluate((tag) => {
    const all = [...document.querySelector(tag).shadowRoot.querySelectorAll('[aria-label], [title]')];
    return all.flatMap((one) => [one.getAttribute('aria-label') ?? '', one.getAttribute('aria-valuetext') ?? '', one.getAttribute('title') ?? '']);
  }, TAG);
  assert.ok(names.length > 40);
  for (const name of names) assert.doesNotMatch(name, /^[a-z]+-[a-z-]+$|undefined|NaN/);
  await page.close();
});

test('the story is told on the real models', async () => {
  const { page, problems } = await openInstrument(context, 'bidirectional', { lang: 'en' });
  await page.evaluate((tag) => document.querySelector(tag).shadowRoot.querySelector('seq-drawer').open('story'), TAG);
  const element = page.locator(TAG);
  await element.getByRole('button', { name: 'Next →' }).click();
  await element.getByRole('button', { name: 'Next →' }).click();
  assert.doesNotMatch(await visibleText(page, TAG), /bidirectional-/);
  await element.getByRole('radio', { name: /13 times in 16/ }).click();
  await element.getByRole('button', { name: 'Reveal' }).click();
  await element.getByText('Yes.').waitFor();
  const { trainingStep, judged } = await reading(page);
  assert.equal(trainingStep, 400);
  assert.ok(judged.both.accuracy > 0.995 && judged.past.accuracy < 0.85);
  for (let i = 0; i < 3; i += 1) {
    assert.doesNotMatch(await visibleText(page, TAG), /bidirectional-/);
    await element.getByRole('button', { name: 'Next →' }).click();
  }
  await until(page, (e) => e.trace.combine === 'product');
  assert.deepEqual(problems, []);
  await page.close();
});

const STATES = [
  { name: 'start', share: 0 },
  { name: 'left', share: 0.1 },
  { name: 'right', share: 0.25 },
  { name: 'answers', share: 0.6 },
  { name: 'back', share: 0.92 },
  { name: 'end', share: 1 },
  { name: 'opened', share: 1, select: { block: 'h', t: 4, unit: 2 } },
];
for (const [width, height] of [
  [1280, 720],
  [390, 844],
]) {
  for (const lang of ['en', 'fr']) {
    for (const hash of [{}, { combine: 'product', seen: '7' }, { length: '20' }, { length: '128', hidden: '64' }]) {
      test(`${width}×${height}, ${JSON.stringify(hash)}, ${lang}: nothing overflows and no text is small`, async () => {
        const size = { viewport: { width, height } };
        const { page } = await open({ ...hash, lang, 'training-step': '1' }, size);
        for (const { name, share, select } of STATES) {
          await page.evaluate(
            async ([tag, part, selection]) => {
              const element = document.querySelector(tag);
              await element.goTo(Math.round(element.length * part));
              await element.select(selection ?? null);
            },
            [TAG, share, select],
          );
          const { overflowX, overflowY, small, cut } = await page.evaluate(measure, TAG);
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

test('hidden, it waits', async () => {
  const { page } = await open({ length: '128', hidden: '32', 'training-step': '0' });
  const step = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    await element.startTraining();
    await new Promise((resolve) => {
      element.addEventListener('seq-train', resolve, { once: true });
    });
    element.style.visibility = 'hidden';
    while (element.visible) await new Promise((resolve) => setTimeout(resolve, 50));
    await element.driver.handle.pause();
    return (await element.driver.handle.info()).step;
  }, TAG);
  await page.waitForTimeout(600);
  const later = await page.evaluate(async (tag) => (await document.querySelector(tag).driver.handle.info()).step, TAG);
  assert.equal(later, step);
  await page.close();
});

test('the single file runs from disk', async () => {
  const page = await context.newPage();
  const parameters = new URLSearchParams({ v: '1', lang: 'en', ...SMALL });
  await page.goto(`${standalone.href}#${parameters}`);
  await ready(page, TAG);
  await settled(page);
  const told = await reading(page);
  assert.deepEqual([told.trainingStep, told.position], [30, told.length]);
  await page.close();
});
