/** The plugin in a deck that is not ours: elements of the package on slides, driven by fragments. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, watch } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { serve } from './serve.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const reveal = new URL('./', `file://${require.resolve('reveal.js')}`);
const built = new URL('../../www/dist/package/', import.meta.url);

const deck = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A deck</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/reveal/reveal.css"></head><body>
<div class="reveal"><div class="slides">
<section><h2>Before</h2></section>
<section id="steps">
  <seq-bptt loading="lazy" controls="min" preset="hero" training-step="12" position="20" data-seq-steps="22..24 30"></seq-bptt>
</section>
<section id="two">
  <seq-attention-values id="left" loading="lazy" position="0" style="inline-size: 480px"></seq-attention-values>
  <seq-attention-values id="right" loading="lazy" position="0" width="2" style="inline-size: 480px"></seq-attention-values>
  <p class="fragment" data-seq-for="#right" data-seq-position="4">One of them</p>
  <p class="fragment" data-seq-position="2" data-seq-width="0.5">Both</p>
</section>
<section id="after"><h2>After</h2></section>
</div></div>
<script type="module">
import Reveal from '/reveal/reveal.mjs';
import Seqscope from '/package/reveal.js';
import '/package/standalone.js';
globalThis.deck = new Reveal({ width: 1280, height: 720, hash: true, transition: 'fade', plugins: [Seqscope] });
await globalThis.deck.initialize();
globalThis.deckReady = true;
</script></body></html>`;

const two = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Two</title>
<link rel="icon" href="data:,"></head><body>
${`<seq-${name} class="one" training-step="0" position="0"></seq-${name}>`.repeat(2)}
<script type="module" src="/package/standalone.js"></script></body></html>`;

let context;
let server;
let origin;
before(async () => {
  context = await launch();
  server = await serve(({ pathname }) => {
    const [, folder, file] = /^\/(reveal|package)\/([\w./-]+)$/.exec(pathname) ?? [];
    if (folder) return readFile(new URL(file, { reveal, package: built }[folder]));
    const [, pair] = /^\/pair\/([\w-]+)$/.exec(pathname) ?? [];
    return pair ? two(pair) : deck;
  });
  origin = server.address;
});
after(async () => {
  await context.close();
  server.close();
});

async function open(at, { query = '', viewport } = {}) {
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  const problems = watch(page, origin);
  await page.goto(`${origin}${query}#/${at}`);
  await page.waitForFunction(() => globalThis.deckReady);
  return { page, problems };
}

/** What an instrument shows, once it shows what was asked. */
const shows = (page, selector) =>
  page.evaluate(async (wanted) => {
    await customElements.whenDefined(document.querySelector(wanted).localName);
    const { position, trainingStep, settings } = await document.querySelector(wanted).reading();
    return { position, trainingStep, width: settings.width };
  }, selector);

test('one line and `data-seq-steps` are enough: every step is a fragment, both ways', async () => {
  const { page, problems } = await open('steps');
  assert.equal((await shows(page, 'seq-bptt')).position, 20);
  for (const position of [22, 23, 24, 30]) {
    await page.keyboard.press('ArrowRight');
    assert.equal((await shows(page, 'seq-bptt')).position, position);
  }
  for (const position of [24, 23]) {
    await page.keyboard.press('ArrowLeft');
    assert.equal((await shows(page, 'seq-bptt')).position, position);
  }
  assert.deepEqual(problems, []);
  await page.close();
});

test('a fragment speaks to one instrument, or to all of its slide', async () => {
  const { page } = await open('two');
  const both = async () => [await shows(page, '#left'), await shows(page, '#right')];
  const [left, right] = await both();
  assert.deepEqual([left.position, right.position, right.width], [0, 0, 2]);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual((await both()).map(({ position }) => position), [0, 4]);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await both(), [
    { ...left, position: 2, width: 0.5 },
    { ...right, position: 2, width: 0.5 },
  ]);
  // Back to what was written, and where nothing was written to what the preset says.
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await both(), [left, { ...right, position: 4 }]);
  await page.close();
});

test('keys of a control inside the instrument are its own, and the deck has the others', async () => {
  const { page } = await open('steps');
  await shows(page, 'seq-bptt');
  // A remote's keys move the deck, wherever the pointer is.
  await page.mouse.move(400, 300);
  await page.keyboard.press('PageDown');
  assert.equal((await shows(page, 'seq-bptt')).position, 22);
  const slide = () => page.evaluate(() => globalThis.deck.getIndices());
  const before = await slide();
  await page.evaluate(() => document.querySelector('seq-bptt').focus());
  await page.keyboard.press('ArrowRight');
  assert.equal((await shows(page, 'seq-bptt')).position, 23);
  assert.deepEqual(await slide(), before, 'the deck stayed');
  assert.equal(await page.getAttribute('seq-bptt', 'data-prevent-swipe'), '');
  await page.close();
});

test('an instrument under the scale of the deck is met where it is seen', async () => {
  const { page } = await open('two', { viewport: { width: 700, height: 394 } });
  const { width: scale } = await page.evaluate(() => {
    const element = document.querySelector('#left');
    return { width: element.getBoundingClientRect().width / element.clientWidth };
  });
  assert.ok(scale < 0.6);
  await page.evaluate(() => document.querySelector('#left').goTo(4));
  const { area } = await page.evaluate(
    async () => (await document.querySelector('#left').reading()).settings,
  );
  const house = () => page.locator('#left .query').boundingBox();
  const box = await house();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y, { steps: 4 });
  await page.mouse.up();
  const moved = await page.evaluate(
    async () => (await document.querySelector('#left').reading()).settings.area,
  );
  assert.ok(moved > area);
  const now = await house();
  assert.ok(Math.abs(now.x - box.x - 12) < 2, `the house followed by ${now.x - box.x} px`);
  await page.close();
});

for (const name of instruments)
  test(`two of ${name} on one page do not wait for each other`, async () => {
    const page = await context.newPage();
    const problems = watch(page, origin);
    await page.goto(`${origin}pair/${name}`);
    await page.waitForFunction(() => [...document.querySelectorAll('.one')].every(({ trace }) => trace), null, {
      timeout: 60_000,
    });
    assert.deepEqual(problems, []);
    await page.close();
  });

test('what is left sleeps, what was never seen has not begun', async () => {
  const { page } = await open('steps');
  await shows(page, 'seq-bptt');
  await page.evaluate(() => document.querySelector('seq-bptt').play());
  await page.evaluate(() => globalThis.deck.slide(3));
  await page.waitForFunction(() => !document.querySelector('seq-bptt').playing);
  const { page: first } = await open('0');
  await first.waitForFunction(() => document.querySelector('seq-bptt')?.trace);
  assert.equal(await first.evaluate(() => Boolean(document.querySelector('#left').trace)), false);
  await first.close();
  await page.close();
});

test('on paper each fragment has its own still', async () => {
  const { page, problems } = await open('', { query: '?view=print' });
  await page.waitForFunction(() => document.documentElement.dataset.seqscope === 'printable', null, {
    timeout: 60_000,
  });
  const stills = await page.$$eval('.pdf-page', (all) =>
    all.map((sheet) =>
      [...sheet.querySelectorAll('[data-seq-holder]')].map((holder) => {
        const link = holder.firstElementChild.shadowRoot.querySelector('a').href;
        return Number(new URLSearchParams(new URL(link).hash.slice(1)).get('position'));
      }),
    ),
  );
  assert.deepEqual(stills, [[], [20], [22], [23], [24], [30], [0, 0], [0, 4], [2, 2], []]);
  assert.deepEqual(problems, []);
  await page.close();
});
