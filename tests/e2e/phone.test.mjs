/**
 * A phone that lies on its side: what it shows can be read, and what is said stands beside it. Upright: the
 * button under the thumb, and what a finger scrolls and drags.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onPhone, ready, site } from './browser.mjs';
import { parentPage } from './frames.mjs';
import { BRIEF, instruments } from './instruments.mjs';
import { measure } from './measure.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** A page on a phone of this size, in pixels as pages count them. */
async function phone(width, height) {
  const page = await context.newPage();
  const finger = await onPhone(page);
  await finger.turn(width, height);
  return { page, ...finger };
}

const goTo = async (page, name, hash) => {
  await page.goto(new URL(`${name}/#v=1&${hash}`, site).href);
  await ready(page, `seq-${name}`);
};

/** Runs in the page: where the parts of the frame are, and the layout. */
const parts = (tag) => {
  const element = document.querySelector(tag);
  const box = (selector) => {
    const found = element.renderRoot.querySelector(selector)?.getBoundingClientRect();
    return found && { left: found.left, top: found.top, right: found.right, bottom: found.bottom };
  };
  const pressed = [...element.renderRoot.querySelectorAll('.bar :is(button, select), .dock button')];
  return {
    layout: element.layout,
    onItsSide: element.onItsSide,
    readout: box('.readout'),
    stage: box('.stage'),
    dock: box('.dock'),
    outside: pressed
      .map((one) => one.getBoundingClientRect())
      .filter(({ left, right, width }) => width < 20 || left < 0 || right > innerWidth).length,
    pressed: pressed.length,
  };
};

for (const [width, height] of [
  [844, 390],
  [667, 375],
]) {
  for (const name of instruments) {
    test(`${name} at ${width}×${height}: the lanes stand beside the sentence, all of it in letters that are read`, async () => {
      const { page } = await phone(width, height);
      await goTo(page, name, 'lang=fr');
      const tag = `seq-${name}`;
      await page.waitForFunction((tag) => document.querySelector(tag).onItsSide, tag);
      const { layout, readout, stage, dock, outside, pressed } = await page.evaluate(parts, tag);
      assert.equal(layout, 'stacked');
      assert.ok(readout.right <= stage.left + 1, `${readout.right} before ${stage.left}`);
      assert.ok(Math.abs(readout.top - stage.top) < 2, 'side by side');
      assert.ok(dock.bottom <= height && dock.top > height - 60, 'the transport is at the bottom');
      assert.equal(outside, 0);
      assert.ok(pressed > 10, `${pressed} to press`);
      const { overflowX, small, cut } = await page.evaluate(measure, tag);
      assert.ok(overflowX <= 0, `${overflowX} px wider`);
      assert.deepEqual(cut, []);
      // Lanes of 347 pixels are as on the narrowest phone: a little smaller.
      if (width > 800) assert.deepEqual(small, []);
      // At the end of the lanes the sentence is still there.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const end = await page.evaluate(parts, tag);
      assert.ok(end.stage.top < 0, 'scrolled');
      assert.ok(end.readout.top > -1 && end.readout.top < 60, `${end.readout.top}`);
      assert.ok(end.stage.bottom <= end.dock.top + 1, 'the last lane is above the transport');
      await page.close();
    });
  }
}

test('the drawer opens over the sentence: the picture and its buttons stay', async () => {
  const { page } = await phone(844, 390);
  await goTo(page, 'rnn', 'lang=en');
  for (const tab of ['Settings', 'Text & training', 'Story']) {
    await page.locator('seq-drawer .handles button', { hasText: tab }).click();
    const panel = await page.locator('seq-drawer .panel').boundingBox();
    const { stage } = await page.evaluate(parts, 'seq-rnn');
    assert.ok(panel.x + panel.width <= stage.left + 1, `${tab}: ${panel.x + panel.width} before ${stage.left}`);
    assert.ok(panel.y >= 0 && panel.y + panel.height <= 390.5, `${tab}: ${panel.y}, ${panel.height}`);
    // Pressed for real: something over it would take the press.
    const position = () => page.evaluate(() => document.querySelector('seq-rnn').position);
    const before = await position();
    await page.locator('.dock button[aria-label="Next operation"]').click();
    await page.waitForFunction((before) => document.querySelector('seq-rnn').position > before, before);
    await page.keyboard.press('Escape');
    await page.locator('seq-drawer .handles').waitFor();
  }
  await page.close();
});

test('a number opens over the sentence as well', async () => {
  const { page } = await phone(844, 390);
  await goTo(page, 'rnn', 'lang=en&position=12&number=h.2@3');
  const box = await page.locator('seq-inspector section').boundingBox();
  const { stage, dock } = await page.evaluate(parts, 'seq-rnn');
  assert.ok(box.x >= 0 && box.x + box.width <= stage.left, `${box.x + box.width} before ${stage.left}`);
  assert.ok(box.y >= 0 && box.y + box.height <= dock.top, `${box.y} to ${box.y + box.height}`);
  await page.close();
});

test('turned upright and back, the lanes follow', async () => {
  const { page, turn } = await phone(844, 390);
  await goTo(page, 'bptt', 'lang=en');
  const side = () => page.evaluate(parts, 'seq-bptt');
  assert.equal((await side()).onItsSide, true);
  await turn(390, 844);
  await page.waitForFunction(() => !document.querySelector('seq-bptt').onItsSide);
  const upright = await side();
  assert.equal(upright.layout, 'stacked');
  assert.ok(upright.readout.bottom <= upright.stage.top + 1, 'one upon the other');
  await turn(844, 390);
  await page.waitForFunction(() => document.querySelector('seq-bptt').onItsSide);
  await page.close();
});

test('where no finger points, and in a frame, a low window has the whole picture', async () => {
  const page = await context.newPage();
  await page.setViewportSize({ width: 844, height: 390 });
  await goTo(page, 'rnn', 'lang=en');
  assert.equal((await page.evaluate(parts, 'seq-rnn')).layout, 'wide');
  await page.close();

  const { page: course } = await phone(844, 390);
  await course.goto(new URL('embed/?instrument=rnn', site).href);
  await course.setContent(
    parentPage('instrument=rnn&lang=en').replace('width="960" height="540"', 'width="820" height="380"'),
  );
  const frame = await (await course.waitForSelector('iframe')).contentFrame();
  await ready(frame, 'seq-rnn');
  const { layout, onItsSide } = await frame.evaluate(parts, 'seq-rnn');
  assert.deepEqual([layout, onItsSide], ['wide', false]);
  await course.close();
});

test('where the page makes it smaller as a whole, as decks do with their slides, it keeps its picture', async () => {
  const { page } = await phone(844, 390);
  await goTo(page, 'rnn', 'lang=en');
  assert.equal((await page.evaluate(parts, 'seq-rnn')).onItsSide, true);
  await page.addStyleTag({
    content:
      'body.full > main { inline-size: 920px; block-size: 517px; transform: scale(0.7); transform-origin: 0 0; }',
  });
  await page.waitForFunction(() => document.querySelector('seq-rnn').layout === 'wide');
  assert.equal((await page.evaluate(parts, 'seq-rnn')).onItsSide, false);
  await page.close();
});

/** What learns in updates. */
const learning = instruments.filter((name) => name !== 'attention-values');

for (const name of learning) {
  test(`${name}, upright and learning: the button beneath the thumb ends it, wherever one has scrolled to`, async () => {
    const { page, tap } = await phone(390, 844);
    await goTo(page, name, 'lang=en');
    const tag = `seq-${name}`;
    await page.evaluate((tag) => document.querySelector(tag).startTraining(), tag);
    await page.waitForFunction((tag) => document.querySelector(tag).training, tag);
    const pause = page.locator('.dock button[aria-label="Pause"]');
    const { x, y, width, height } = await pause.boundingBox();
    assert.ok(y > 780, 'it is in the dock');
    await tap(x + width / 2, y + height / 2);
    await page.waitForFunction((tag) => !document.querySelector(tag).training, tag);
    await page.locator('.dock button[aria-label="Play"]').waitFor();
    await page.close();
  });
}

const brief = (name) => new URLSearchParams({ lang: 'en', position: '9', ...BRIEF[name] });

/** Runs in the page: what a finger might change. */
const touched = (tag) => {
  const { position, settings, selection, trainingStep, driver } = document.querySelector(tag);
  return JSON.stringify([position, settings, selection, trainingStep, driver.edits.text]);
};

/**
 * Runs in the page: whether what is there is dragged about, or is a slider of the browser's own, which
 * goes where it is touched, if only nearly.
 */
const holdsFast = ([tag, x, y]) => {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...inside(one)]);
  const inside = ({ shadowRoot }) => (shadowRoot ? within(shadowRoot) : []);
  const near = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return x > left - 24 && x < right + 24 && y > top - 24 && y < bottom + 24;
  };
  const held = inside(document.querySelector(tag)).filter((one) => one.matches('input, .query, .grip, .beginning'));
  return held.some(near);
};

for (const name of instruments) {
  test(`${name}: a finger that scrolls the page changes nothing on its way, wherever it begins`, async () => {
    const { page, swipe } = await phone(390, 844);
    await goTo(page, name, brief(name));
    const tag = `seq-${name}`;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const before = await page.evaluate(touched, tag);
    let stuck = 0;
    let swipes = 0;
    for (let top = 0; top < height - 844; top += 170) {
      for (const x of [60, 130, 200, 270, 340]) {
        await page.evaluate((y) => scrollTo(0, y), top);
        const from = await page.evaluate(() => scrollY);
        if (await page.evaluate(holdsFast, [tag, x, 500])) continue;
        await swipe([x, 500], [5, -120]);
        const scrolled = await page
          .waitForFunction((from) => scrollY !== from, from, { timeout: 1000 })
          .catch(() => null);
        if (!scrolled) stuck += 1;
        swipes += 1;
        assert.equal(await page.evaluate(touched, tag), before, `at ${top}, ${x}`);
      }
    }
    assert.equal(stuck, 0);
    assert.ok(swipes >= 10, `${swipes} swipes`);
    await page.close();
  });
}

/** The middle of the first thing with this selector, brought to where a finger reaches it. */
const middle = async (page, selector) => {
  const one = page.locator(selector).first();
  await one.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = await one.boundingBox();
  return [x + width / 2, y + height / 2];
};

for (const name of instruments.filter((name) => name !== 'memory-span')) {
  test(`${name}: a finger that goes along the timeline takes the position with it, a tap goes there`, async () => {
    const { page, swipe, tap } = await phone(390, 844);
    await goTo(page, name, brief(name));
    const tag = `seq-${name}`;
    const place = () => page.evaluate((tag) => document.querySelector(tag).position, tag);
    const other = (was) =>
      page.waitForFunction(([tag, was]) => document.querySelector(tag).position !== was, [tag, was]);
    const [x, y] = await middle(page, `${tag} .spine .focus`);
    const began = await place();
    await tap(x - 60, y);
    await other(began);
    const there = await place();
    await swipe([x, y], [120, 4]);
    await other(there);
    await page.close();
  });
}

test('a finger that goes sideways over a weight changes it, and upwards scrolls', async () => {
  const { page, swipe } = await phone(390, 844);
  await goTo(page, 'rnn', 'lang=en&position=9');
  const edits = () => page.evaluate(() => document.querySelector('seq-rnn').driver.edits.text);
  const cell = await middle(page, 'seq-rnn seq-matrix svg rect:nth-of-type(3)');
  await swipe(cell, [3, -100]);
  await page.waitForTimeout(100);
  assert.equal(await edits(), null);
  await swipe(await middle(page, 'seq-rnn seq-matrix svg rect:nth-of-type(3)'), [60, 5]);
  await page.waitForFunction(() => document.querySelector('seq-rnn').driver.edits.text);
  await page.close();
});

test('a finger moves the curtain over what has not come', async () => {
  const { page, swipe } = await phone(390, 844);
  await goTo(page, 'bidirectional', 'lang=en');
  const curtain = await middle(page, 'seq-bidirectional .curtain rect');
  await swipe(curtain, [-150, 10]);
  await page.waitForFunction(() => document.querySelector('seq-bidirectional').settings.seen > 0);
  await page.close();
});
