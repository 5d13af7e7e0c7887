/** The frame page and the page around it: what it says, what it hears, the keys that it gives back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { said } from './browser.mjs';
import { open } from './embed.mjs';

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
      seed: 4,
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

test('asked again, it says again that it is ready, where it stands and how large it wants to be', async () => {
  const { page, started, say, after, message, thrown } = await open('instrument=rnn&position=5&lang=en');
  await message({ type: 'resize' });
  await after(seq('goTo', { position: 7 }), { type: 'state', position: 7 });
  const from = await say(seq('hello'));
  assert.deepEqual(await message({ type: 'ready' }, from), { ...started, position: 7 });
  const { width, height } = await message({ type: 'resize' }, from);
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
  await said(frame, tag, /9,000/);
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
