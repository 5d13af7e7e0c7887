/** Keys act inside the focused instrument, and on its own page before anything has the focus; those of a deck are its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, site } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { pages, visit } from './pages.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const position = (page) => page.evaluate(() => document.querySelector('seq-bptt').position);

test('a focused instrument steps by operation and by time step, and goes to both ends', async () => {
  const { page } = await openInstrument(context, 'bptt', { position: '0' });
  await page.evaluate(() => document.querySelector('seq-bptt').focus());
  const length = await page.evaluate(() => document.querySelector('seq-bptt').length);
  const settle = () => page.evaluate(() => document.querySelector('seq-bptt').reading());
  await page.keyboard.press('ArrowRight');
  await settle();
  assert.equal(await position(page), 1);
  await page.keyboard.press('ArrowRight');
  await settle();
  assert.equal(await position(page), 2);
  await page.keyboard.press('ArrowLeft');
  await settle();
  assert.equal(await position(page), 1);
  await page.keyboard.press('End');
  await settle();
  assert.equal(await position(page), length);
  await page.keyboard.press('Shift+ArrowLeft');
  await settle();
  const back = await position(page);
  assert.ok(back < length - 1 && back > 0, `a time step back from the end is ${back}`);
  await page.keyboard.press('Home');
  await settle();
  assert.equal(await position(page), 0);
  await page.close();
});

/** Keys as they come to a page on which nothing has the focus; what it took of them is counted. */
async function unfocused(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    globalThis.stolen = 0;
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented) globalThis.stolen += 1;
    });
  });
}

test('in a frame no key does anything without focus', async () => {
  const page = await context.newPage();
  await page.goto(new URL('embed/?instrument=bptt&position=5', site).href);
  await ready(page, 'seq-bptt');
  await unfocused(page);
  for (const key of ['ArrowRight', 'ArrowLeft', 'Space', 'Home', 'End', 'PageDown', 'PageUp', 'u', 'r']) {
    await page.keyboard.press(key);
  }
  assert.equal(await position(page), 5);
  assert.equal(await page.evaluate(() => globalThis.stolen), 0);
  await page.close();
});

test('a page that is one instrument steps at once, and through a presenter’s remote; letters do nothing', async () => {
  const { page } = await openInstrument(context, 'bptt', { position: '5', 'training-step': '3', drawer: 'settings' });
  await unfocused(page);
  const state = () =>
    page.evaluate(async () => {
      const element = document.querySelector('seq-bptt');
      await element.reading();
      const { position: at, trainingStep, drawerTab } = element;
      return [at, trainingStep, drawerTab, globalThis.stolen, document.activeElement.localName];
    });
  for (const key of ['u', 'r', '?', 'Control+ArrowRight']) await page.keyboard.press(key);
  assert.deepEqual(await state(), [5, 3, 'settings', 0, 'body']);
  await page.keyboard.press('Escape');
  assert.deepEqual((await state()).slice(0, 3), [5, 3, '']);
  for (const [key, expected] of [
    ['ArrowRight', 6],
    ['PageDown', 7],
    ['PageDown', 8],
    ['PageUp', 7],
    ['Shift+ArrowLeft', 4],
    ['Home', 0],
  ]) {
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press(key);
    assert.equal((await state())[0], expected, key);
  }
  // With the focus inside, too, and not where something is read or typed.
  await page.keyboard.press('PageDown');
  assert.equal((await state())[0], 1);
  await page.locator('seq-bptt seq-drawer .handles button').first().click();
  await page.keyboard.press('PageDown');
  assert.equal((await state())[0], 1);
  await page.close();
});

test('a page of one instrument that is longer than the window is scrolled by the keys that scroll', async () => {
  const { page } = await openInstrument(context, 'bptt', { position: '5' }, { viewport: { width: 390, height: 844 } });
  await unfocused(page);
  for (const key of ['PageDown', 'Home', 'End', 'Space']) await page.keyboard.press(key);
  assert.equal(await position(page), 5);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('seq-bptt').position === 6);
  await page.close();
});

for (const instrument of instruments)
  test(`${instrument}: every control can be reached with Tab and has a name`, async () => {
    const { page } = await openInstrument(context, instrument);
    const names = [];
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (!element || element === document.body) return null;
        const label =
          element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
        return { tag: element.localName, name: label.trim() };
      });
      if (focused) names.push(focused);
    }
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter(({ name }) => name === ''),
      [],
    );
    await page.close();
  });

/** No page has as many places to stop at: who needs more is caught. */
const ENOUGH = 300;

/** Where the focus is, how it can be seen, and whether it is on the screen. */
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const around = getComputedStyle(element, '::after');
  const outline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  const frame = around.content !== 'none' && Number.parseFloat(around.borderTopWidth) > 0;
  // Places inside a drawing are lit by their edge.
  const edge = element.matches('g') ? element.querySelector(':scope > rect, :scope > .plate') : element;
  const { stroke, strokeWidth } = getComputedStyle(edge ?? element);
  const drawn = element instanceof SVGElement && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2;
  const box = element.getBoundingClientRect();
  const path = [
    element.localName,
    element.getAttribute('class'),
    element.getAttribute('aria-label') ?? element.textContent.trim(),
  ];
  return {
    what: path.join(' ').slice(0, 100),
    seen: outline || frame || drawn || boxShadow !== 'none',
    there: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth,
  };
};

for (const page of pages) {
  for (const width of [1280, 390]) {
    test(`/${page.path} at ${width}: Tab goes through it, is seen at every stop, and leaves`, async () => {
      const tab = await context.newPage();
      await tab.setViewportSize({ width, height: width < 500 ? 844 : 720 });
      const still = page.tag === 'seq-encoder-decoder' ? { 'training-step': '0' } : {};
      await visit(tab, page, still);
      const stops = [];
      for (let i = 0; i < ENOUGH; i += 1) {
        await tab.keyboard.press('Tab');
        const stop = await tab.evaluate(focused);
        if (!stop) break;
        stops.push(stop);
      }
      assert.ok(stops.length > 2, `${stops.length} stops`);
      assert.ok(stops.length < ENOUGH, `no way out: ${stops.slice(-3).map(({ what }) => what)}`);
      assert.deepEqual(
        stops.filter(({ seen, there }) => !seen || !there).map(({ what }) => what),
        [],
      );
      await tab.close();
    });
  }
}
