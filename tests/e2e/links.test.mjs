/**
 * A link is a state: what the page wrote in its address, opened elsewhere, computes the same
 * numbers at the same place of the same training.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, site } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { changeSome, differences, readingOf, written } from './links.mjs';

/** What is changed: some settings of each kind, quick to compute with. */
const CHANGED = {
  alignment: ['asked', 'learning_rate', 'seed'],
  'attention-values': ['width', 'pool', 'area'],
  bidirectional: ['combine', 'hidden', 'seen'],
  bptt: ['hidden', 'bias', 'optimizer'],
  cell: ['cell', 'learning_rate', 'hidden'],
  'encoder-decoder': ['read', 'hidden', 'updates'],
  'gradient-flow': ['radius', 'cell', 'seed'],
  'memory-span': ['hidden', 'seeds', 'gru'],
  rnn: ['cell', 'hidden', 'clip'],
};

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** Opens what a page wrote in its address. */
async function openLink(name, hash) {
  const page = await context.newPage();
  await page.goto(new URL(`${name}/${hash}`, site).href);
  await ready(page, `seq-${name}`);
  return page;
}

test('every instrument has its changes', () => {
  assert.deepEqual(Object.keys(CHANGED).sort(), [...instruments].sort());
});

for (const name of instruments) {
  test(`${name}: the link in the address brings back the state`, async () => {
    const { page } = await openInstrument(context, name, { 'training-step': '0' });
    const { changed, problems } = await changeSome(page, name, CHANGED[name]);
    assert.deepEqual(problems, []);
    await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      await element.train(5);
      const reached = element.trainingStep;
      if (reached > 1) await element.seek(reached - 2);
      await element.goTo(Math.floor(element.length / 2));
    }, `seq-${name}`);
    const hash = await written(page, name);
    const told = await readingOf(page, name);

    const link = new URLSearchParams(hash.slice(1));
    const differing = await differences(page, name);
    const beside = ['seed', 'v', 'training-step', 'position'];
    assert.deepEqual(
      [...link.keys()].filter((key) => !beside.includes(key)).sort(),
      differing.filter((key) => !beside.includes(key)).sort(),
      hash,
    );
    for (const [setting, value] of Object.entries(changed)) {
      assert.equal(link.get(setting.replaceAll('_', '-')), String(value), hash);
    }
    assert.equal(link.get('v'), '1');
    assert.equal(link.get('seed'), String(told.settings.seed));
    assert.ok(hash.length < 200, `readable: ${hash}`);

    const again = await openLink(name, hash);
    assert.deepEqual(await readingOf(again, name), told, hash);
    assert.equal(await written(again, name), hash, 'the link of what a link opened is that link');
    await page.close();
    await again.close();
  });
}
