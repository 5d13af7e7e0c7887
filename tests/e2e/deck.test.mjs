/** Inside a reveal.js slide: the deck keeps its keys, the instrument keeps its own, both work. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, ready } from './browser.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const revealFolder = new URL('./', `file://${require.resolve('reveal.js')}`);
const standalone = new URL('../../www/dist/standalone/bptt.html', import.meta.url);

/** A deck of three slides: words, an instrument in a frame, words. */
const deck = `<!doctype html><html><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal.css"></head><body>
<div class="reveal"><div class="slides">
<section><h2>Before</h2></section>
<section><iframe id="instrument" src="/bptt.html" width="960" height="540"></iframe></section>
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
    '/': [deck, 'text/html'],
    '/bptt.html': [await readFile(standalone), 'text/html'],
    '/reveal.css': [await readFile(new URL('reveal.css', revealFolder)), 'text/css'],
    '/reveal.mjs': [await readFile(new URL('reveal.mjs', revealFolder)), 'text/javascript'],
  };
  server = createServer((request, response) => {
    const [body, type] = files[request.url] ?? ['', 'text/plain'];
    response.writeHead(body ? 200 : 404, { 'content-type': type });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await context.close();
  server.close();
});

test('arrow keys step the deck, and step the instrument only once it has the focus', async () => {
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => globalThis.deckReady);
  const slide = () => page.evaluate(() => globalThis.deck.getIndices().h);

  await page.keyboard.press('ArrowRight');
  assert.equal(await slide(), 1);
  const frame = await (await page.$('#instrument')).contentFrame();
  await ready(frame, 'seq-bptt');
  const position = () => frame.evaluate(() => document.querySelector('seq-bptt').position);
  const start = await position();

  await page.keyboard.press('ArrowRight');
  assert.equal(await slide(), 2, 'the deck moved on');
  assert.equal(await position(), start, 'the instrument did not');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await slide(), 1);

  await frame.evaluate(async () => {
    const element = document.querySelector('seq-bptt');
    await element.goTo(3);
    element.focus();
  });
  await page.keyboard.press('ArrowRight');
  await frame.waitForFunction(() => document.querySelector('seq-bptt').position === 4);
  assert.equal(await slide(), 1, 'the deck stayed');
  await page.close();
});

test('the instrument stays sharp and hit-testable under the scale of a deck', async () => {
  const page = await context.newPage();
  await page.setViewportSize({ width: 800, height: 450 });
  await page.goto(origin);
  await page.waitForFunction(() => globalThis.deckReady);
  await page.keyboard.press('ArrowRight');
  const frame = await (await page.$('#instrument')).contentFrame();
  await ready(frame, 'seq-bptt');
  await frame.evaluate(() => document.querySelector('seq-bptt').goTo(0));
  await frame.locator('seq-bptt').getByRole('button', { name: /suivante|next/i }).first().click();
  await frame.waitForFunction(() => document.querySelector('seq-bptt').position === 1);
  await page.close();
});
