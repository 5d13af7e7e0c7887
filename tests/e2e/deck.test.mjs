/** Inside a reveal.js slide: the deck keeps its keys, the instrument keeps its own, both work. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, ready } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { serve } from './serve.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const revealFolder = new URL('./', `file://${require.resolve('reveal.js')}`);
const standalone = new URL('../../www/dist/standalone/', import.meta.url);

/** A deck of three slides: words, an instrument in a frame, words. */
const deck = (name) => `<!doctype html><html><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal.css"></head><body>
<div class="reveal"><div class="slides">
<section><h2>Before</h2></section>
<section><iframe id="instrument" src="/${name}.html" width="960" height="540"></iframe></section>
<section><h2>After</h2></section>
</div></div>
<script type="module">
import Reveal from '/reveal.mjs';
globalThis.deck = new Reveal({ width: 1280, height: 720, hash: false, transition: 'none' });
await globalThis.deck.initialize();
globalThis.deckReady = true;
</script></body></html>`;

let context;
let server;
let origin;
before(async () => {
  context = await launch();
  const files = {
    '/reveal.css': await readFile(new URL('reveal.css', revealFolder)),
    '/reveal.mjs': await readFile(new URL('reveal.mjs', revealFolder)),
  };
  for (const name of instruments) {
    files[`/${name}`] = deck(name);
    files[`/${name}.html`] = await readFile(new URL(`${name}.html`, standalone));
  }
  server = await serve(({ pathname }) => {
    if (!files[pathname]) throw new Error(pathname);
    return files[pathname];
  });
  origin = server.address;
});
after(async () => {
  await context.close();
  server.close();
});

/** The slide with the instrument, opened: its frame and what is asked of both. */
async function show(page, name) {
  await page.goto(origin + name);
  await page.waitForFunction(() => globalThis.deckReady);
  await page.keyboard.press('ArrowRight');
  const frame = await (await page.$('#instrument')).contentFrame();
  const tag = `seq-${name}`;
  await ready(frame, tag);
  return {
    instrument: frame.locator(tag),
    slide: () => page.evaluate(() => globalThis.deck.getIndices().h),
    position: () => frame.evaluate((selector) => document.querySelector(selector).position, tag),
    reached: (position) =>
      frame.waitForFunction(
        ([selector, wanted]) => document.querySelector(selector).position === wanted,
        [tag, position],
      ),
    goTo: (position) =>
      frame.evaluate(
        ([selector, wanted]) => document.querySelector(selector).goTo(wanted),
        [tag, position],
      ),
    focus: () => frame.evaluate((selector) => document.querySelector(selector).focus(), tag),
  };
}

for (const name of instruments) {
  test(`${name}: arrow keys step the deck, and step the instrument only once it has the focus`, async () => {
    const page = await context.newPage();
    const { slide, position, goTo, focus, reached } = await show(page, name);
    assert.equal(await slide(), 1);
    const start = await position();

    await page.keyboard.press('ArrowRight');
    assert.equal(await slide(), 2, 'the deck moved on');
    assert.equal(await position(), start, 'the instrument did not');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await slide(), 1);

    await goTo(0);
    await focus();
    await page.keyboard.press('ArrowRight');
    await reached(1);
    assert.equal(await slide(), 1, 'the deck stayed');
    await page.close();
  });

  test(`${name} stays sharp and hit-testable under the scale of a deck`, async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 800, height: 450 });
    const { instrument, goTo, reached } = await show(page, name);
    await goTo(0);
    await instrument
      .getByRole('button', { name: /suivante|next/i })
      .first()
      .click();
    await reached(1);
    await page.close();
  });
}
