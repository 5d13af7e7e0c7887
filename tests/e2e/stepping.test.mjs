/** A position is all there is: however one gets there, and however often, the numbers are the same. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

for (const cell of ['rnn', 'lstm', 'gru']) {
  test(`goTo any position equals stepping there, and back (${cell})`, async () => {
    const { page } = await openInstrument(context, 'bptt', { cell, seed: '3' });
    const [stepped, jumped, returned] = await page.evaluate(async () => {
      const element = document.querySelector('seq-bptt');
      const forwards = [];
      await element.goTo(0);
      for (let position = 0; position < element.length; position += 1) {
        forwards.push(JSON.stringify(await element.reading()));
        await element.next();
      }
      forwards.push(JSON.stringify(await element.reading()));
      const backwards = [];
      for (let position = element.length; position > 0; position -= 1) {
        backwards.unshift(JSON.stringify(await element.reading()));
        await element.prev();
      }
      backwards.unshift(JSON.stringify(await element.reading()));
      const direct = [];
      // Far jumps in both directions, in an order that visits every position once.
      const order = forwards.map((_, i) => (i * 17) % forwards.length);
      for (const position of order) {
        await element.goTo(position);
        direct[position] = JSON.stringify(await element.reading());
      }
      return [forwards, direct.map((text, i) => text ?? forwards[i]), backwards];
    });
    assert.ok(stepped.length > 20);
    assert.equal(new Set(stepped).size, stepped.length, 'every position reads differently');
    assert.deepEqual(jumped, stepped);
    assert.deepEqual(returned, stepped);
    await page.close();
  });
}

test('seek(n) equals training to n, bit for bit, and a branch leaves the past alone', async () => {
  const { page } = await openInstrument(context, 'bptt', { cell: 'lstm', seed: '5' });
  const result = await page.evaluate(async () => {
    const element = document.querySelector('seq-bptt');
    const weights = async () => {
      const { blocks, trainingStep } = await element.reading();
      return JSON.stringify([trainingStep, blocks.weight_hh_l0.values, blocks['output.weight'].values]);
    };
    await element.goTo(element.length);
    const initial = await weights();
    await element.train(37);
    const at37 = await weights();
    await element.train(63);
    const at100 = await weights();
    await element.seek(37);
    const again37 = await weights();
    await element.train(63);
    const again100 = await weights();
    await element.seek(0);
    return { initial, at37, at100, again37, again100, again0: await weights() };
  });
  assert.notEqual(result.initial, result.at37);
  assert.notEqual(result.at37, result.at100);
  assert.equal(result.again37, result.at37);
  assert.equal(result.again100, result.at100);
  assert.equal(result.again0, result.initial);
  await page.close();
});

test('attributes follow methods, and methods follow attributes', async () => {
  const { page } = await openInstrument(context, 'bptt', { seed: '2' });
  const seen = await page.evaluate(async () => {
    const element = document.querySelector('seq-bptt');
    const drawn = () => new Promise((done) => element.addEventListener('seq-step', done, { once: true }));
    await element.goTo(7);
    const reflected = element.getAttribute('position');
    const step = drawn();
    element.setAttribute('position', '11');
    await step;
    const followed = element.position;
    const trained = new Promise((done) => element.addEventListener('seq-train', done, { once: true }));
    element.setAttribute('training-step', '4');
    await trained;
    const { trainingStep } = await element.reading();
    return { reflected, followed, trainingStep, property: element.trainingStep };
  });
  assert.deepEqual(seen, { reflected: '7', followed: 11, trainingStep: 4, property: 4 });
  await page.close();
});

for (const cell of ['rnn', 'lstm', 'gru']) {
  test(`bptt: how to light a path is said once, and no longer once there is one (${cell})`, async () => {
    const { page } = await openInstrument(context, 'bptt', {
      cell,
      'training-step': '0',
      position: '0',
      pair: 'none',
      lang: 'en',
    });
    const times = () =>
      page.evaluate(() => document.querySelector('seq-bptt').renderRoot.textContent.split('During').length - 1);
    assert.equal(await times(), 1);
    await page.evaluate(async () => {
      const element = document.querySelector('seq-bptt');
      await element.goTo(element.length);
      await element.select({ j: 4, k: 2 });
    });
    assert.equal(await times(), 0);
    await page.close();
  });
}
