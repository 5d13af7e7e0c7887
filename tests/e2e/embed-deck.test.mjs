/** Two frames of another origin in a deck of reveal.js that the plugin drives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around } from './embed.mjs';
import { frameOf } from './frames.mjs';

const deckPage = `<!doctype html><html><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal/reveal.css"></head><body><div class="reveal"><div class="slides">
<section><iframe id="one" title="One" src="${frameOf('instrument=bptt&preset=hero&position=3&lang=en&controls=none')}" width="960" height="540"></iframe>
<p class="fragment" data-seq-position="7">7</p><p class="fragment" data-seq-position="9" data-seq-seed="5">9</p></section>
<section><iframe id="two" title="Two" src="${frameOf('instrument=rnn&position=2&lang=en')}" width="960" height="540"></iframe>
<p class="fragment" data-seq-position="4">4</p></section>
<section><h2>After</h2></section>
<section><h2>Later</h2></section>
<section><h2>Last</h2></section>
</div></div><script type="module">
import Reveal from '/reveal/reveal.mjs';
import Seqscope from '/package/reveal.js';
globalThis.told = { one: [], two: [] };
addEventListener('message', ({ source, data }) => {
  for (const id of ['one', 'two']) {
    if (source === document.getElementById(id)?.contentWindow) told[id].push(data);
  }
});
globalThis.deck = new Reveal({ width: 1280, height: 720, hash: false, transition: 'none', plugins: [Seqscope] });
globalThis.begin = () => deck.initialize().then(() => { globalThis.deckReady = true; });
if (!location.search) begin();
</script></body></html>`;

test('a deck drives two frames of another origin, and gets its keys and its focus back', async () => {
  around.pages['/deck'] = deckPage;
  const page = await around.context.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(`${around.origin}deck`);
  await page.waitForFunction(() => globalThis.deckReady);
  const last = (id, part) =>
    page.waitForFunction(
      ([frame, wanted]) => {
        const state = globalThis.told[frame].findLast(({ type }) => type === 'state' || type === 'ready');
        return state && Object.entries(wanted).every(([name, value]) => state[name] === value);
      },
      [id, part],
    );
  const frameOfSlide = async (id) => (await page.$(`#${id}`)).contentFrame();
  const seed = async () => (await frameOfSlide('one')).evaluate(() => document.querySelector('seq-bptt').settings.seed);
  const slide = () => page.evaluate(() => globalThis.deck.getIndices().h);
  await last('one', { position: 3 });
  const written = await seed();

  await page.keyboard.press('ArrowRight');
  await last('one', { position: 7 });
  await page.keyboard.press('ArrowRight');
  await last('one', { position: 9 });
  assert.equal(await seed(), 5);
  await page.keyboard.press('ArrowLeft');
  await last('one', { position: 7 });
  await (await frameOfSlide('one')).waitForFunction(
    (wanted) => document.querySelector('seq-bptt').settings.seed === wanted,
    written,
  );
  await page.keyboard.press('ArrowLeft');
  await last('one', { position: 3 });

  // A click into the frame takes the focus there; without controls the keys are still the deck’s.
  await page.locator('#one').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'one');
  await page.keyboard.press('ArrowRight');
  await last('one', { position: 7 });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.id !== 'one');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => globalThis.deck.getIndices().h === 1);

  // With controls the arrows step the instrument, and its slide when it is left waits.
  await last('two', { position: 2 });
  const two = await frameOfSlide('two');
  await two.evaluate(() => document.querySelector('seq-rnn').focus());
  await page.keyboard.press('ArrowRight');
  await last('two', { position: 3 });
  assert.equal(await slide(), 1);
  await two.evaluate(() => document.querySelector('seq-rnn').play());
  await last('two', { playing: true });
  await page.evaluate(() => globalThis.deck.slide(2));
  await last('two', { playing: false });

  // From behind, a slide comes with all its fragments.
  await page.evaluate(() => globalThis.deck.slide(0, 0, 1));
  await last('one', { position: 9 });
  assert.deepEqual(thrown, []);
  await page.close();
});

test('a deck that begins after its frames have begun drives them all the same', async () => {
  around.pages['/deck'] = deckPage;
  const page = await around.context.newPage();
  await page.goto(`${around.origin}deck?late`);
  await page.waitForFunction(() => globalThis.told?.one.some(({ type }) => type === 'ready'));
  await page.evaluate(() => globalThis.begin());
  const at = (position) => page.waitForFunction((wanted) => globalThis.told.one.at(-1).position === wanted, position);
  await page.keyboard.press('ArrowRight');
  await at(7);
  await page.keyboard.press('ArrowRight');
  await at(9);
  await page.close();
});

/** The same with frames that reveal.js loads when their slide is near, and unloads when it is far. */
const lazyPage = deckPage.replaceAll(' src="http', ' loading="lazy" data-src="http');

test('a frame that was unloaded comes back as it was', async () => {
  around.pages['/lazy'] = lazyPage;
  const page = await around.context.newPage();
  await page.goto(`${around.origin}lazy`);
  await page.waitForFunction(() => globalThis.deckReady);
  const told = (what) => page.evaluate((type) => globalThis.told.one.filter((one) => one.type === type), what);
  const at = (position) =>
    page.waitForFunction(
      (wanted) => globalThis.told.one.findLast(({ type }) => type === 'state' || type === 'ready')?.position === wanted,
      position,
    );
  await at(3);
  await page.keyboard.press('ArrowRight');
  await at(7);
  assert.equal((await told('ready')).length, 1);
  await page.evaluate(() => globalThis.deck.slide(4));
  await page.waitForFunction(() => !document.querySelector('#one').hasAttribute('src'));
  await page.evaluate(() => globalThis.deck.slide(0, 0, 0));
  await page.waitForFunction(() => globalThis.told.one.filter(({ type }) => type === 'ready').length === 2);
  await at(7);
  await page.close();
});

test('on paper each fragment has a frame of its own, with the link of what it shows', async () => {
  around.pages['/lazy'] = lazyPage;
  const page = await around.context.newPage();
  await page.goto(`${around.origin}lazy?view=print`);
  await page.evaluate(() => globalThis.begin());
  await page.waitForFunction(() => document.documentElement.dataset.seqscope === 'printable', null, {
    timeout: 60_000,
  });
  const sheets = await page.$$('.pdf-page');
  const shown = [];
  for (const sheet of sheets) {
    const frame = await sheet.$('[data-seq-holder] iframe');
    if (!frame) continue;
    const seen = await (await frame.contentFrame()).evaluate(() => {
      const element = document.querySelector('[data-layout]');
      const { theme } = document.documentElement.dataset;
      return [element.localName, element.position, element.settings.seed, theme];
    });
    const link = await sheet.$eval('[data-seq-holder] a', ({ href }) => href);
    shown.push([...seen, link.slice(link.lastIndexOf('/', link.indexOf('#') - 2))]);
  }
  assert.deepEqual(shown, [
    ['seq-bptt', 3, 8, 'light', '/bptt/#preset=hero&position=3&lang=en&seed=8&v=1'],
    ['seq-bptt', 7, 8, 'light', '/bptt/#preset=hero&position=7&lang=en&seed=8&v=1'],
    ['seq-bptt', 9, 5, 'light', '/bptt/#preset=hero&position=9&lang=en&seed=5&v=1'],
    ['seq-rnn', 2, 4, 'light', '/rnn/#position=2&lang=en&seed=4&v=1'],
    ['seq-rnn', 4, 4, 'light', '/rnn/#position=4&lang=en&seed=4&v=1'],
  ]);
  await page.close();
});
