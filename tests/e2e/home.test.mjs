/** The first page: every instrument in the lecture's order, alive where one looks, at rest elsewhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, site, watch } from './browser.mjs';
import { instruments } from './instruments.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

async function open(options = {}) {
  const page = await context.newPage();
  const problems = watch(page);
  await page.emulateMedia({ reducedMotion: options.still ? 'reduce' : 'no-preference' });
  await page.goto(new URL(`#lang=${options.lang ?? 'en'}`, site).href);
  await page.waitForFunction(() => document.querySelector('seq-rnn')?.trace);
  return { page, problems };
}

const place = (page, name) => page.evaluate((tag) => document.querySelector(tag).position, `seq-${name}`);

const stepped = (page, name, from) =>
  page.waitForFunction(([tag, before]) => document.querySelector(tag).position !== before, [
    `seq-${name}`,
    from,
  ]);

test('every instrument has its card and its page, under the headings of the lecture', async () => {
  const { page, problems } = await open();
  const links = await page.$$eval('.instruments a', (all) => all.map((one) => one.getAttribute('href')));
  assert.deepEqual([...links].sort(), instruments.map((name) => `./${name}/`).sort());
  assert.deepEqual(await page.$$eval('h2', (all) => all.map((one) => one.textContent.trim())), [
    'Recurrent networks',
    'What really works',
    'Sequence to sequence',
    'Attention',
  ]);
  assert.equal(await page.locator('a[href="./deck/"]').count(), 1);
  const words = await page.locator('main').innerText();
  assert.doesNotMatch(words, /lab-|-title/);
  assert.deepEqual(problems, []);
  await page.close();
});

test('what is far from the window is not fetched, computed or moved', async () => {
  const { page, problems } = await open();
  const far = 'attention-values';
  const defined = () => page.evaluate((tag) => Boolean(customElements.get(tag)), `seq-${far}`);
  assert.equal(await defined(), false);
  await stepped(page, 'rnn', await place(page, 'rnn'));
  assert.equal(await defined(), false);

  await page.locator(`[data-name=${far}]`).scrollIntoViewIfNeeded();
  await page.waitForFunction((tag) => document.querySelector(tag)?.trace, `seq-${far}`);
  await page.waitForFunction(() => document.querySelector('seq-rnn').visible === false);
  const rest = await place(page, 'rnn');
  await stepped(page, far, await place(page, far));
  assert.equal(await place(page, 'rnn'), rest);
  assert.deepEqual(problems, []);
  await page.close();
});

test('the pictures can be held still', async () => {
  const { page } = await open();
  await stepped(page, 'rnn', await place(page, 'rnn'));
  await page.getByRole('button', { name: 'Hold the pictures still' }).click();
  await page.waitForFunction(() => !document.querySelector('seq-rnn').playing);
  await page.getByRole('button', { name: 'Let the pictures move' }).click();
  await page.waitForFunction(() => document.querySelector('seq-rnn').playing);
  await page.close();
});

test('who wants no motion sees none, until asking for it', async () => {
  const { page } = await open({ still: true });
  assert.equal(await page.evaluate(() => document.querySelector('seq-rnn').hasAttribute('autoplay')), false);
  assert.equal(await page.evaluate(() => document.querySelector('seq-rnn').playing), false);
  await page.getByRole('button', { name: 'Let the pictures move' }).click();
  await page.waitForFunction(() => document.querySelector('seq-rnn').playing);
  await page.close();
});

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
]) {
  test(`nothing is wider than the window at ${width}, and nothing jumps when pictures come`, async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(new URL('#lang=fr', site).href);
    await page.waitForFunction(() => document.querySelector('seq-rnn')?.trace);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0);
    assert.ok((await page.evaluate(() => globalThis.shifts)) < 0.05);
    await page.close();
  });
}
