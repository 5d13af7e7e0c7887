/**
 * The frame page in a page of another origin: what it says, what it hears, the keys it gives back, and
 * what it says of names that nobody here knows; then two of them in a deck that the plugin drives.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, site, visibleText } from './browser.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const revealFolder = new URL('./', `file://${require.resolve('reveal.js')}`);
const packageFolder = new URL('../../www/dist/package/', import.meta.url);

const frameOf = (query) => new URL(`embed/?${query}`, site).href.replaceAll('&', '&amp;');

/** A page that keeps what its frame says. */
const parentPage = (query) => `<!doctype html><html><head><meta charset="utf-8"><title>Course</title></head>
<body style="margin:0"><script>
globalThis.heard = [];
addEventListener('message', ({ source, data }) => heard.push({ ...data, ours: source === frames[0] }));
</script><iframe title="Instrument" src="${frameOf(query)}" width="960" height="540"></iframe></body></html>`;

const deckPage = `<!doctype html><html><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal/reveal.css"></head><body><div class="reveal"><div class="slides">
<section><iframe id="one" title="One" src="${frameOf('instrument=bptt&preset=hero&position=3&lang=en&controls=none')}" width="960" height="540"></iframe>
<p class="fragment" data-seq-position="7">7</p><p class="fragment" data-seq-position="9" data-seq-seed="5">9</p></section>
<section><iframe id="two" title="Two" src="${frameOf('instrument=rnn&position=2&lang=en')}" width="960" height="540"></iframe>
<p class="fragment" data-seq-position="4">4</p></section>
<section><h2>After</h2></section>
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
await deck.initialize();
globalThis.deckReady = true;
</script></body></html>`;

let context;
let server;
let origin;
before(async () => {
  context = await launch();
  server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, 'http://127.0.0.1');
    const [, folder, name] = pathname.split('/');
    const folders = { reveal: revealFolder, package: packageFolder };
    if (pathname === '/deck') return answer(response, deckPage, 'text/html');
    if (pathname === '/') return answer(response, parentPage(search.slice(1)), 'text/html');
    const body = folders[folder] && (await readFile(new URL(name, folders[folder])).catch(() => null));
    answer(response, body, name?.endsWith('.css') ? 'text/css' : 'text/javascript');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // Another name of the machine is another origin, and another site.
  origin = `http://localhost:${server.address().port}/`;
});
after(async () => {
  await context.close();
  server.close();
});

function answer(response, body, type) {
  response.writeHead(body ? 200 : 404, { 'content-type': type });
  response.end(body ?? '');
}

/** A parent with its frame, ready. */
async function open(query, { viewport } = {}) {
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  page.on('dialog', (dialog) => thrown.push(`a dialog: ${dialog.message()}`));
  await page.goto(`${origin}?${query}`);
  const heard = () => page.evaluate(() => globalThis.heard);
  /** The first message from the `from`th on of which this is a part. */
  const message = async (part, from = 0) => {
    const handle = await page.waitForFunction(
      ([wanted, start]) =>
        globalThis.heard
          .slice(start)
          .find((data) => Object.entries(wanted).every(([name, value]) => data[name] === value)),
      [part, from],
    );
    return handle.jsonValue();
  };
  const say = (data) =>
    page.evaluate((it) => {
      const { length } = globalThis.heard;
      frames[0].postMessage(it, '*');
      return length;
    }, data);
  /** Says it, and waits for what comes of it. */
  const after = async (data, part) => message(part, await say(data));
  const started = await message({ type: 'ready' });
  const frame = page.frames()[1];
  const tag = `seq-${started.instrument}`;
  return { page, frame, tag, heard, message, say, after, started, thrown };
}

const seq = (type, more = {}) => ({ seqscope: 1, type, ...more });

test('it says that it is ready, where it stands and how large it wants to be', async () => {
  const { page, started, message, thrown } = await open('instrument=rnn&position=5&training-step=3&lang=en');
  assert.deepEqual(
    { ...started, length: undefined },
    {
      seqscope: 1,
      type: 'ready',
      instrument: 'rnn',
      language: 'en',
      position: 5,
      length: undefined,
      trainingStep: 3,
      ours: true,
    },
  );
  assert.ok(started.length > 5);
  const { width, height } = await message({ type: 'resize' });
  assert.deepEqual([width, height], [960, 540]);
  assert.deepEqual(thrown, []);
  await page.close();
});

test('stacked, it wants to be as high as what stands in it; Canvas is told only when asked for', async () => {
  const { page, frame, heard, message } = await open('instrument=rnn&lang=en&lti=1', {
    viewport: { width: 1280, height: 720 },
  });
  const from = (await heard()).length;
  await page.evaluate(() => {
    document.querySelector('iframe').width = '390';
  });
  const { width, height } = await message({ type: 'resize', width: 390 }, from);
  assert.equal(width, 390);
  assert.ok(height > 700, `${height}`);
  await page.evaluate((high) => {
    document.querySelector('iframe').height = String(high);
  }, height);
  await frame.waitForFunction((high) => innerHeight === high, height);
  const fits = () => document.scrollingElement.scrollHeight <= innerHeight + 1;
  assert.ok(await frame.evaluate(fits), 'nothing is left to scroll');
  assert.ok((await heard()).some((data) => data.subject === 'lti.frameResize' && data.height === height));
  await page.close();

  const plain = await open('instrument=rnn&lang=en');
  await plain.message({ type: 'resize' });
  assert.ok(!(await plain.heard()).some((data) => data.subject));
  await plain.page.close();
});

test('it goes where it is told, and says so', async () => {
  const { page, after, thrown } = await open('instrument=rnn&position=0&lang=en');
  const moved = await after(seq('goTo', { position: 6 }), { type: 'state', position: 6 });
  assert.equal(typeof moved.operation.phase, 'string');
  assert.deepEqual([moved.playing, moved.training], [false, false]);
  await after(seq('next'), { type: 'state', position: 7 });
  await after(seq('prev'), { type: 'state', position: 6 });
  const step = await after(seq('next', { grain: 'step' }), { type: 'state' });
  assert.ok(step.position > 7, `${step.position}`);
  await after(seq('prev', { grain: 'step' }), { type: 'state' });
  await after(seq('goTo', { trainingStep: 4 }), { type: 'state', trainingStep: 4 });
  await after(seq('goTo', { trainingStep: 2, position: 1 }), {
    type: 'state',
    trainingStep: 2,
    position: 1,
  });
  await after(seq('goTo', { position: 1e9 }), { type: 'state' });
  for (const trainingStep of [-1, 2.5, 1e12]) {
    const { path } = await after(seq('goTo', { trainingStep }), { type: 'error' });
    assert.equal(path, 'training-step');
  }
  // A training that would take a day ends when it is told to.
  await after(seq('goTo', { trainingStep: 4e9 }), { type: 'state', training: true });
  await after(seq('pause'), { type: 'state', training: false });
  await after(seq('goTo', { position: 0 }), { type: 'state', position: 0 });
  await after(seq('play'), { type: 'state', playing: true });
  await after(seq('pause'), { type: 'state', playing: false });
  assert.deepEqual(thrown, []);
  await page.close();
});

test('attributes are set and taken away by their names; what is unknown or refused is named', async () => {
  const { page, frame, tag, after, message, say, thrown } = await open('instrument=rnn&lang=en');
  const settings = () => frame.evaluate((it) => document.querySelector(it).settings, tag);
  const { hidden } = await settings();
  const from = await say(seq('set', { attributes: { hidden: 5, position: 3 } }));
  await message({ type: 'state', position: 3 }, from);
  assert.equal((await settings()).hidden, 5);
  await say(seq('set', { attributes: { hidden: null, seed: '12' } }));
  await frame.waitForFunction((it) => document.querySelector(it).settings.seed === 12, tag);
  assert.equal((await settings()).hidden, hidden);

  const stranger = await after(seq('set', { attributes: { hiden: 6, seed: 13 } }), { type: 'error' });
  assert.equal(stranger.code, 'unknown-name');
  assert.match(stranger.sentence, /“hiden”.*“hidden”/);
  await frame.waitForFunction((it) => document.querySelector(it).settings.seed === 13, tag);
  const refused = await after(seq('set', { attributes: { hidden: '9000' } }), { type: 'error' });
  assert.deepEqual([refused.code, refused.path], ['out-of-range', 'hidden']);
  assert.match(refused.sentence, /9,000/);
  assert.match(await visibleText(frame, tag), /9,000/);
  assert.deepEqual(thrown, []);
  await page.close();
});

test('another preset brings its own place, unless one is asked for as well', async () => {
  const { page, frame, tag, say } = await open('instrument=bptt&lang=en');
  const presets = await frame.evaluate((it) => Object.keys(document.querySelector(it).presets), tag);
  const place = () => frame.evaluate((it) => document.querySelector(it).position, tag);
  await say(seq('set', { attributes: { position: 2, preset: presets[1] } }));
  const arrived = ([it, id]) => {
    const element = document.querySelector(it);
    return element.getAttribute('preset') === id && element.position === 2;
  };
  await frame.waitForFunction(arrived, [tag, presets[1]]);
  assert.equal(await place(), 2);
  await page.close();
});

test('what is no message of ours does no harm, and is answered where it claims to be one', async () => {
  const { page, frame, tag, heard, after, message, say, thrown } = await open(
    'instrument=rnn&position=2&lang=en',
  );
  for (const [data, named] of [
    [{ seqscope: 2, type: 'next' }, /seqscope: 2/],
    [seq('explode'), /explode/],
    [seq('__proto__'), /__proto__/],
    [seq('constructor'), /constructor/],
    [seq({ toString: 1 }), /object/],
    [{ seqscope: { deep: [] } }, /object/],
    [seq('goTo'), /goTo/],
    [seq('goTo', { position: Number.NaN }), /goTo/],
    [seq('goTo', { position: '1e309' }), /goTo/],
    [seq('goTo', { trainingStep: { valueOf: 3 } }), /goTo/],
    [seq('set', { attributes: 'hidden=3' }), /set/],
    [seq('set', { attributes: { hidden: { nested: true } } }), /hidden/],
    [seq('<img src=x onerror=alert(1)>'), /<img src=x/],
  ]) {
    const error = await after(data, { type: 'error' });
    assert.equal(error.code, 'unknown-message');
    assert.match(error.sentence, named);
  }
  await after(seq('set', { attributes: { constructor: 'x' } }), { type: 'error', code: 'unknown-name' });
  await after(seq('set', { attributes: { onclick: 'alert(1)', style: 'x' } }), {
    type: 'error',
    code: 'unknown-name',
    path: 'style',
  });
  const before = (await heard()).length;
  for (const data of [null, 7, 'next', [], { type: 'next' }]) await say(data);
  // Another window than the parent is not heard.
  await frame.evaluate(() => window.postMessage({ seqscope: 1, type: 'goTo', position: 9 }, '*'));
  await after(seq('goTo', { position: 3 }), { type: 'state', position: 3 });
  assert.ok(!(await heard()).slice(before).some(({ position }) => position === 9));
  await message({ type: 'state', position: 3 });
  const marks = await frame.evaluate((it) => {
    const element = document.querySelector(it);
    return [element.getAttribute('onclick'), element.shadowRoot.querySelectorAll('img, script').length];
  }, tag);
  assert.deepEqual(marks, [null, 0]);
  assert.deepEqual(thrown, []);
  await page.close();
});

test('a slide that is left: what played or trained waits, and goes on', async () => {
  const { page, after, say, heard } = await open('instrument=rnn&position=0&lang=en');
  await after(seq('play'), { type: 'state', playing: true });
  await after('slide:stop', { type: 'state', playing: false });
  await after('slide:start', { type: 'state', playing: true });
  await after('slide:stop', { type: 'state', playing: false });
  // Told to pause meanwhile, it does not go on.
  await say(seq('pause'));
  const from = await say('slide:start');
  await after(seq('goTo', { position: 1 }), { type: 'state', position: 1 });
  assert.ok(!(await heard()).slice(from).some(({ playing }) => playing));
  await page.close();

  const second = await open('instrument=rnn&lang=en');
  await second.frame.evaluate((it) => document.querySelector(it).startTraining(), second.tag);
  await second.message({ type: 'state', training: true });
  await second.after('slide:stop', { type: 'state', training: false });
  await second.after('slide:start', { type: 'state', training: true });
  await second.after('slide:stop', { type: 'state', training: false });
  await second.page.close();
});

test('keys that the instrument uses stay; the others are the parent’s', async () => {
  const { page, frame, tag, heard, message, after } = await open('instrument=rnn&position=3&lang=en');
  await frame.evaluate((it) => document.querySelector(it).focus(), tag);
  const keys = async () => (await heard()).filter(({ type }) => type === 'key').map(({ key }) => key);
  await page.keyboard.press('ArrowRight');
  await message({ type: 'state', position: 4 });
  for (const key of ['PageDown', 'f', 'Shift+S', '.', 'Escape']) await page.keyboard.press(key);
  const { code, shiftKey } = await message({ type: 'key', key: 'S' });
  assert.deepEqual([code, shiftKey], ['KeyS', true]);
  for (const key of ['Control+f', 'Alt+ArrowRight', 'x', 'Tab']) await page.keyboard.press(key);
  assert.deepEqual(await keys(), ['PageDown', 'f', 'S', '.', 'Escape']);

  // What is open is folded first.
  await after(seq('play'), { type: 'state', playing: true });
  await frame.evaluate((it) => document.querySelector(it).focus(), tag);
  await page.keyboard.press('Escape');
  await message({ type: 'state', playing: false });
  await frame.evaluate((it) => document.querySelector(it).pause(), tag);
  assert.equal((await keys()).filter((key) => key === 'Escape').length, 1);

  // Typed into a field, a letter is a letter.
  await frame.evaluate((it) => {
    const field = document.createElement('input');
    document.querySelector(it).after(field);
    field.focus();
  }, tag);
  await page.keyboard.type('fs. ');
  assert.equal((await keys()).length, 5);
  await page.close();
});

test('without controls every key is the parent’s', async () => {
  const { page, frame, tag, heard, message } = await open(
    'instrument=rnn&position=3&lang=en&controls=none',
  );
  await frame.evaluate((it) => document.querySelector(it).focus(), tag);
  const pressed = ['ArrowRight', 'ArrowUp', ' ', 'PageUp', 'b', 'Escape'];
  for (const key of pressed) await page.keyboard.press(key);
  await message({ type: 'key', key: 'Escape' });
  const all = await heard();
  assert.deepEqual(
    all.filter(({ type }) => type === 'key').map(({ key }) => key),
    pressed,
  );
  assert.equal(await frame.evaluate((it) => document.querySelector(it).position, tag), 3);
  await page.close();
});

/** A name that is unknown, what is offered, and how it is said. */
const STRANGE = {
  en: {
    name: /“hiden”.*did you mean “hidden”\?/,
    far: /“qqqqqq”: it is left out/,
    instrument: /No instrument is called “bppt”: here is “bptt” instead/,
    preset: /No example is called “heroo”; did you mean “hero”\?/,
    version: /of version 7.*up to version 1/,
    choice: /controls: “some”/,
    range: /9,000/,
    place: /position: .*12,345/,
  },
  fr: {
    name: /« hiden ».*vouliez-vous dire « hidden » \?/,
    far: /« qqqqqq » ici : ce paramètre est laissé de côté/,
    instrument: /Aucun instrument ne s’appelle « bppt » : voici « bptt »/,
    preset: /Aucun exemple ne s’appelle « heroo » ; vouliez-vous dire « hero » \?/,
    version: /de la version 7.*jusqu’à la version 1/,
    choice: /controls : « some »/,
    range: /9\s?000/,
    place: /position : .*12\s?345/,
  },
};
const spaced = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

for (const lang of ['en', 'fr']) {
  const said = STRANGE[lang];
  test(`unknown names in the frame’s address are named, the rest is applied (${lang})`, async () => {
    const { page, frame, tag, started, message, thrown } = await open(
      `instrument=bppt&lang=${lang}&preset=heroo&hiden=6&qqqqqq=1&v=7&seed=12&hidden=9000&position=12345`,
    );
    assert.equal(started.instrument, 'bptt');
    for (const code of ['unknown-instrument', 'unknown-preset', 'unknown-name', 'newer-link', 'out-of-range'])
      await message({ type: 'error', code });
    const { sentence } = await message({ type: 'error', path: 'hiden' });
    assert.match(spaced(sentence), said.name);
    const band = frame.locator(`${tag} .band`);
    await band.waitFor();
    const text = spaced(await band.innerText());
    for (const [what, wanted] of Object.entries(said)) {
      if (what !== 'choice') assert.match(text, wanted, what);
    }
    assert.equal(await frame.evaluate((it) => document.querySelector(it).settings.seed, tag), 12);
    assert.deepEqual(thrown, []);
    await page.close();
  });

  test(`they are seen without controls as well, in a small frame (${lang})`, async () => {
    const { page, frame, tag, message } = await open(
      `instrument=rnn&lang=${lang}&controls=none&hiden=6&instruments=3`,
    );
    await page.evaluate(() => {
      document.querySelector('iframe').width = '320';
      document.querySelector('iframe').height = '180';
    });
    await message({ type: 'error', path: 'hiden' });
    const band = frame.locator(`${tag} .band`);
    await frame.waitForFunction(() => innerWidth === 320);
    await band.waitFor();
    assert.match(spaced(await band.innerText()), said.name);
    const { size, box } = await band.evaluate((node) => ({
      size: Number.parseFloat(getComputedStyle(node).fontSize),
      box: node.getBoundingClientRect().toJSON(),
    }));
    assert.ok(size >= 12, `${size}`);
    assert.ok(box.top >= 0 && box.left >= 0 && box.right <= 320, JSON.stringify(box));
    await page.close();
  });

  test(`an instrument’s own page says the same (${lang})`, async () => {
    const page = await context.newPage();
    await page.goto(
      new URL(`bptt/#lang=${lang}&hiden=6&controls=some&v=7&seed=12&preset=heroo`, site).href,
    );
    const band = page.locator('seq-bptt .band', { hasText: 'hidden' });
    await band.waitFor();
    const text = spaced(await band.innerText());
    for (const what of ['name', 'choice', 'version', 'preset']) assert.match(text, said[what], what);
    assert.equal(await page.evaluate(() => document.querySelector('seq-bptt').settings.seed), 12);
    // Another link on the same page has its own.
    await page.evaluate((language) => {
      location.hash = `#lang=${language}&qqqqqq=1&seed=12`;
    }, lang);
    await page.locator('seq-bptt .band', { hasText: 'qqqqqq' }).waitFor();
    assert.doesNotMatch(await band.or(page.locator('seq-bptt .band')).first().innerText(), /hiden/);
    await page.close();
  });
}

test('what is known is not named: a whole link as the share dialog writes it', async () => {
  const page = await context.newPage();
  await page.goto(
    `${origin}?instrument=cell&preset=forget&cell=lstm&hidden=3&seed=3&training-step=0&position=4&form=pytorch&lang=en&theme=dark&controls=min&v=1&lti=1`,
  );
  await page.waitForFunction(() => globalThis.heard.some(({ type }) => type === 'ready'));
  const frame = page.frames()[1];
  await frame.evaluate(() => document.querySelector('seq-cell').reading());
  const complaints = await frame.evaluate(() =>
    document.querySelector('seq-cell').complaints.map(({ path }) => path),
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

test('names and values that are no text of ours stay text', async () => {
  const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
  const { page, frame, tag, message, thrown } = await open(
    `instrument=${hostile}&${hostile}=1&__proto__=2&constructor=3&preset=${hostile}&hidden=${hostile}&v=${hostile}&position=1e309&training-step=1e12&lang=en&seed=8`,
  );
  for (const path of ['__proto__', 'constructor', 'training-step']) await message({ type: 'error', path });
  const band = frame.locator(`${tag} .band`);
  await band.waitFor();
  assert.match(await band.innerText(), /<img src=x/);
  const made = await frame.evaluate(
    (it) => document.querySelector(it).shadowRoot.querySelectorAll('img, script').length,
    tag,
  );
  assert.equal(made, 0);
  assert.equal(await frame.evaluate((it) => document.querySelector(it).settings.seed, tag), 8);
  assert.deepEqual(thrown, []);
  await page.close();
});

test('a deck drives two frames of another origin, and gets its keys and its focus back', async () => {
  const page = await context.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(`${origin}deck`);
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
  const seed = async () =>
    (await frameOfSlide('one')).evaluate(() => document.querySelector('seq-bptt').settings.seed);
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
