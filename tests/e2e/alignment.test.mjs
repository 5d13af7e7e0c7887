/** A translation learnt in the page: played, paused, gone back over, stepped through; its numbers are the core's own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, visibleText } from './browser.mjs';
import { core } from './core.mjs';
import { driving } from './driving.mjs';
import { measure } from './measure.mjs';

const standalone = new URL('../../www/dist/standalone/alignment.html', import.meta.url);
const TAG = 'seq-alignment';
const { settled, reading, until } = driving(TAG);

let context;
let wasm;
before(async () => {
  context = await launch();
  wasm = await core('pkg-models');
});
after(() => context.close());

/** A small network after some updates. */
const SMALL = { hidden: '12', 'training-step': '20' };
const open = async (hash = {}, options = {}) => {
  const opened = await openInstrument(context, 'alignment', { lang: 'en', ...SMALL, ...hash }, options);
  await settled(opened.page);
  return opened;
};
/** The element told to do something, written as a function of it and of what follows. */
const told = (page, action, ...args) =>
  page.evaluate(`(async () => (${action})(document.querySelector('${TAG}'), ...${JSON.stringify(args)}))()`);

/** A block of a graph's trace, row by row. */
function rows({ index, data }, name) {
  const { shape, offset } = index.blocks.find((block) => block.name === name);
  const count = shape.reduce((product, n) => product * n, 1);
  const all = Array.from(data.subarray(offset, offset + count));
  const width = count / shape[0];
  return Array.from({ length: shape[0] }, (_, t) => all.slice(t * width, (t + 1) * width));
}

test('the numbers are those of the core, for each score', async () => {
  for (const score of ['additive', 'dot', 'scaled_dot', 'general']) {
    const { page, problems } = await open({ score });
    const length = await told(page, async (e) => (await e.goTo(100000), e.length));
    const read = await reading(page);
    const plan = wasm.alignment_plan({ score, hidden: 12 });
    const session = new wasm.Session(plan.sessions[0].settings);
    session.train(20);
    const graph = session.graph_trace();
    assert.deepEqual([read.trainingStep, read.position, length], [20, 150, 150]);
    assert.deepEqual(read.words, graph.index.target);
    const blocks = { e: 'attention.e', alpha: 'attention.alpha', c: 'attention.c', y: 'y' };
    for (const [name, block] of Object.entries(blocks)) assert.deepEqual(read[name], rows(graph, block), name);
    const back = { dy: 'd.scores', dc: 'd.attention.c', dalpha: 'd.attention.alpha', de: 'd.attention.e' };
    for (const [name, block] of Object.entries(back)) assert.deepEqual(read[name], rows(graph, block), name);
    // The first of the decoder's states is s_0.
    assert.deepEqual(read.s, rows(graph, 'decoder.l0.h').slice(1));
    assert.deepEqual(read.ds, rows(graph, 'd.decoder.l0.h').slice(1));
    assert.deepEqual(read.L, rows(graph, 'L').flat());
    const { aligned, alignable } = session.decode({ method: 'prescribed' });
    assert.deepEqual(read.agreement, { count: aligned, of: alignable });
    assert.deepEqual(problems, []);
    session.free();
    await page.close();
  }
});

/** The picture of the matrix and what else is on its canvas, as a number. */
const pixels = (page) =>
  page.evaluate((tag) => {
    const canvas = document.querySelector(tag).shadowRoot.querySelector('canvas.heat');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 7);
  }, TAG);

test('played, the matrix changes until it is paused; gone back over, it is the same to the bit', async () => {
  const { page, problems } = await open({ 'training-step': '0' });
  const element = page.locator(TAG);
  const untrained = await reading(page);
  const blank = await pixels(page);
  await element.getByRole('button', { name: /Train$/ }).click();
  await until(page, (e) => e.trainingStep >= 60);
  assert.notEqual(await pixels(page), blank);
  await element.getByRole('button', { name: /Pause$/ }).click();
  await until(page, (e) => !e.training);
  await settled(page);
  const there = await reading(page);
  assert.ok(there.trainingStep >= 60);
  assert.ok(there.curve.length > 2 && there.curve[0].step === 0);
  await page.waitForTimeout(300);
  assert.equal((await reading(page)).trainingStep, there.trainingStep);
  const axis = element.getByRole('slider', { name: /Training, update by update/ });
  await axis.focus();
  await page.keyboard.press('Home');
  await until(page, (e) => e.trainingStep === 0);
  await settled(page);
  assert.deepEqual((await reading(page)).weights, untrained.weights);
  await page.keyboard.press('End');
  await until(page, `(e) => e.trainingStep === ${there.trainingStep}`);
  await settled(page);
  const again = await reading(page);
  for (const name of ['weights', 'answers', 'loss', 'agreement']) assert.deepEqual(again[name], there[name], name);
  await told(page, (e) => e.reset());
  assert.deepEqual((await reading(page)).weights, untrained.weights);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a hand drags over the training: each place is shown at once, and where it lets go the networks stand', async () => {
  const { page } = await open({ 'training-step': '64', updates: '100' });
  const there = await reading(page);
  const box = await page.locator(TAG).locator('.axis').boundingBox();
  const y = box.y + 0.8 * box.height;
  await page.mouse.move(box.x + 0.6 * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.4 * box.width, y, { steps: 4 });
  await until(page, (e) => e.trace.whole === false && e.trainingStep > 30 && e.trainingStep <= 48);
  assert.deepEqual(await told(page, async (e) => (await e.driver.handle.first.info()).step), 64);
  await page.mouse.move(box.x + 1, y, { steps: 4 });
  await page.mouse.up();
  await until(page, (e) => e.trace.whole && e.trainingStep === 0);
  assert.equal(await told(page, async (e) => (await e.driver.handle.first.info()).step), 0);
  await told(page, (e) => e.seek(64));
  assert.deepEqual((await reading(page)).weights, there.weights);
  await page.close();
});

test('it stops by itself where its plan ends', async () => {
  const { page } = await open({ 'training-step': '0', updates: '50' });
  await told(page, (e) => e.startTraining());
  await until(page, (e) => !e.training && e.trainingStep === 50);
  await page.close();
});

test('a word forward and back: the operations in their order, and the same readings on either way', async () => {
  const { page } = await open({ position: '0', sentence: 'The man signed the agreement .' });
  const walk = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const read = async () => JSON.stringify(await element.reading());
    const ops = [];
    const there = [await read()];
    while (element.position < element.length) {
      await element.next();
      ops.push(`${element.op.op} ${element.op.t}`);
      there.push(await read());
    }
    const back = [];
    for (let p = element.length; p >= 0; p -= 1) {
      back.unshift(await read());
      await element.prev();
    }
    const words = [];
    await element.goTo(0);
    while (element.position < element.length) {
      await element.next('step');
      words.push(element.position);
    }
    return { ops, there, back, words, I: element.trace.I };
  }, TAG);
  assert.deepEqual(walk.ops.slice(0, 6), ['e 1', 'alpha 1', 'c 1', 's 1', 'y 1', 'e 2']);
  assert.equal(walk.ops.length, 10 * walk.I);
  assert.deepEqual(walk.ops.slice(5 * walk.I, 5 * walk.I + 5), ['dy', 'ds', 'dc', 'dalpha', 'de'].map((op) => `${op} ${walk.I}`));
  assert.equal(new Set(walk.there).size, walk.there.length);
  assert.deepEqual(walk.back, walk.there);
  assert.deepEqual(walk.words, Array.from({ length: 2 * walk.I }, (_, n) => 5 * (n + 1)));
  await page.close();
});

test('a sentence of one’s own: unknown words are named with the nearest known ones, known ones are translated', async () => {
  const { page } = await open();
  const before = await reading(page);
  assert.equal(await told(page, (e) => e.change('sentence', 'The agrement was signed .')), false);
  const { code, args } = await told(page, (e) => e.problems.sentence);
  assert.deepEqual([code, args.symbol, args.position], ['unknown-symbol', 'agrement', '2']);
  assert.match(args.nearest, /agreement/);
  assert.deepEqual((await reading(page)).source, before.source);
  assert.equal(await told(page, (e) => e.change('sentence', 'The woman found a small green letter .')), true);
  const known = await reading(page);
  assert.deepEqual([await told(page, (e) => e.problems), known.trainingStep], [{}, 20]);
  assert.deepEqual(known.target, ['La', 'femme', 'a', 'trouvé', 'une', 'petite', 'lettre', 'verte', '.']);
  // An order that no translation is known for.
  assert.equal(await told(page, (e) => e.change('sentence', 'letter the woman green found .')), true);
  const free = await reading(page);
  assert.deepEqual([free.own_target, free.target, free.right], [true, null, null]);
  assert.deepEqual(free.source, ['letter', 'the', 'woman', 'green', 'found', '.']);
  assert.doesNotMatch(await visibleText(page, TAG), /alignment-[a-z]|undefined|NaN/);
  const link = await page.evaluate((tag) => document.querySelector(tag).getAttribute('sentence'), TAG);
  assert.equal(link, 'letter the woman green found .');
  await page.close();
});

test('a number opens with what it was made of, and what the loss asks of it', async () => {
  const { page, problems } = await open();
  await told(page, (e) => e.goTo(e.length));
  const read = await reading(page);
  const box = page.locator(TAG).locator('seq-alignment-inspector section');
  // By a press on a lane, and by keys.
  await page.locator(TAG).locator('[data-lane="e"][data-j="7"]').focus();
  await told(page, (e) => e.goTo(e.trace.positionOf('y', 5)));
  await page.locator(TAG).locator('[data-lane="e"][data-j="7"]').focus();
  await page.keyboard.press('Enter');
  await box.locator('table').waitFor();
  assert.ok((await box.innerText()).includes(Math.abs(read.e[4][6]).toFixed(5).slice(0, 6)));
  assert.match(await box.innerText(), /not computed yet/);
  await told(page, (e) => e.goTo(e.length));
  const about = { c: read.c[4][2], s: read.s[4][2], 'd.e': read.de[4][6], 'd.c': read.dc[4][2] };
  for (const [block, value] of Object.entries(about)) {
    const unit = block === 'd.e' ? 6 : 2;
    await told(page, (e, selection) => e.select(selection), { block, t: 5, unit });
    await box.locator('table').waitFor();
    const numbers = (await box.innerText()).replaceAll('−', '-');
    assert.ok(numbers.includes(Math.abs(value).toFixed(5).slice(0, 6)), `${block} ${value} in ${numbers}`);
  }
  await page.keyboard.press('Escape');
  assert.equal(await box.count(), 0);
  assert.deepEqual(problems, []);
  await page.close();
});

test('two columns of text: what is skipped is said, and the rest is learnt', async () => {
  const { page, problems } = await open();
  const lines = Array.from({ length: 40 }, (_, n) => `one ${n} two\tun ${n} deux`);
  const text = ['no tab here', ...lines, 'a\t', `${'long '.repeat(80)}\tlong`].join('\n');
  await told(page, (e, settings) => void (e.settings = settings), { text, task: 'corpus' });
  await until(page, (e) => e.settings.task === 'corpus' && e.trace?.source.length === 3);
  await settled(page);
  const notices = await told(page, (e) => e.info.notices);
  const skipped = notices.find((notice) => notice.code === 'lines-skipped').args;
  assert.deepEqual([skipped.no_tab, skipped.empty, skipped.too_long, skipped.first], ['1', '1', '1', '1']);
  const before = await reading(page);
  await told(page, (e) => e.train(60));
  const after = await reading(page);
  assert.equal(after.trainingStep, 60);
  assert.ok(after.loss < before.loss, `${before.loss} → ${after.loss}`);
  assert.doesNotMatch(await visibleText(page, TAG), /alignment-[a-z]|undefined|NaN/);
  const refused = await told(page, async (e) => [await e.change('text', 'nothing but words'), e.problems.text?.code]);
  assert.deepEqual(refused, [false, 'corpus-empty']);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a weight dragged by hand changes the words that follow; keys do the same, and it is let go', async () => {
  const { page, problems } = await open({ hidden: '24', 'training-step': '120', asked: '2' });
  const free = await reading(page);
  const cell = (j) => page.locator(TAG).locator(`[data-lane="alpha"][data-j="${j}"]`);
  const box = await cell(free.source.length).boundingBox();
  await page.mouse.move(box.x + 5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 20, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await until(page, (e) => e.trace.held(2) && e.trace.alpha(2, e.trace.J) === 1);
  await settled(page);
  const held = await reading(page);
  assert.deepEqual(held.answers, free.answers);
  assert.deepEqual(held.weights.additive[0], free.weights.additive[0]);
  assert.notDeepEqual(held.weights.additive[2], free.weights.additive[2]);
  assert.notDeepEqual(held.forced.words, free.answers.additive);
  assert.match(await visibleText(page, TAG), /Forced attention/);
  await page.locator(TAG).getByRole('button', { name: 'Let go' }).click();
  await until(page, (e) => !e.trace.forced);
  assert.deepEqual((await reading(page)).weights, free.weights);
  await cell(3).focus();
  const before = free.weights.additive[1][2];
  await page.keyboard.press('Shift+ArrowUp');
  await until(page, (e) => e.trace.held(2));
  await settled(page);
  assert.ok(Math.abs((await reading(page)).weights.additive[1][2] - Math.min(1, before + 0.25)) < 1e-4);
  await page.keyboard.press('Delete');
  await until(page, (e) => !e.trace.forced);
  // Seen through: what is held is let go when it learns on, and by Escape.
  await cell(3).focus();
  await page.keyboard.press('ArrowDown');
  await until(page, (e) => e.trace.held(2));
  await page.keyboard.press('Escape');
  await until(page, (e) => !e.trace.forced);
  assert.deepEqual((await reading(page)).weights, free.weights);
  assert.deepEqual(problems, []);
  await page.close();
});

test('each preset opens, in both languages, with every word known', async () => {
  for (const lang of ['en', 'fr']) {
    const { page, problems } = await openInstrument(context, 'alignment', { lang, hidden: '12' });
    const presets = await told(page, (e) => Object.keys(e.presets));
    for (const preset of presets) {
      const length = await told(page, async (e, id) => (await e.change('preset', id), e.length), preset);
      for (let position = 0; position <= length; position += 1 + (position % 3)) {
        await told(page, (e, p) => e.goTo(p), position);
        if (position % 4 === 0)
          assert.doesNotMatch(await visibleText(page, TAG), /alignment-[a-z]|undefined|NaN|Infinity/, `${preset} ${position}`);
      }
    }
    assert.deepEqual(problems, []);
    await page.close();
  }
});

test('every setting has its words', async () => {
  for (const lang of ['en', 'fr']) {
    const { page } = await open({ lang });
    await told(page, (e) => e.shadowRoot.querySelector('seq-drawer').open('settings'));
    await page.locator(TAG).locator('seq-settings').waitFor();
    assert.doesNotMatch(await visibleText(page, TAG), /(setting|choice|group)-[a-z]/);
    await page.close();
  }
});

test('whatever has a name has it in words', async () => {
  const { page } = await open();
  const names = await page.evaluate((tag) => {
    const all = [...document.querySelector(tag).shadowRoot.querySelectorAll('[aria-label], [title]')];
    return all.flatMap((one) => ['aria-label', 'aria-valuetext', 'title'].map((name) => one.getAttribute(name) ?? ''));
  }, TAG);
  assert.ok(names.length > 40);
  for (const name of names) assert.doesNotMatch(name, /^[a-z]+-[a-z-]+$|undefined|NaN/);
  await page.close();
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
]) {
  for (const lang of ['en', 'fr']) {
    for (const hash of [{}, { compare: 'scores' }, { task: 'dates' }]) {
      test(`${width}×${height}, ${JSON.stringify(hash)}, ${lang}: nothing overflows and no text is small`, async () => {
        const { page } = await open({ ...hash, lang, 'training-step': '2' }, { viewport: { width, height } });
        const length = await told(page, (e) => e.length);
        for (const share of [0, 0.03, 0.3, 0.55, 0.8, 1]) {
          await told(page, (e, p) => e.goTo(p), Math.round(length * share));
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

test('hidden, it waits', async () => {
  const { page } = await open({ 'training-step': '0' });
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
  assert.equal(await told(page, async (e) => (await e.driver.handle.info()).step), step);
  await page.close();
});

test('the single file runs from disk', async () => {
  const page = await context.newPage();
  const parameters = new URLSearchParams({ v: '1', lang: 'en', ...SMALL });
  await page.goto(`${standalone.href}#${parameters}`);
  await ready(page, TAG);
  await settled(page);
  assert.equal((await reading(page)).trainingStep, 20);
  await page.close();
});
