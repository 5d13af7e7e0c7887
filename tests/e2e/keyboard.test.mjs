/** Keys act inside the focused instrument only; the arrow keys of a surrounding deck are its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { instruments } from './instruments.mjs';

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

test('without focus no key does anything', async () => {
  const { page } = await openInstrument(context, 'bptt', { position: '5' });
  await page.evaluate(() => {
    document.activeElement?.blur();
    globalThis.stolen = 0;
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented) globalThis.stolen += 1;
    });
  });
  for (const key of ['ArrowRight', 'ArrowLeft', 'Space', 'Home', 'End', 'u', 'r']) {
    await page.keyboard.press(key);
  }
  assert.equal(await position(page), 5);
  assert.equal(await page.evaluate(() => globalThis.stolen), 0);
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
          element.getAttribute('aria-label') ??
          element.labels?.[0]?.textContent ??
          element.textContent ??
          '';
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
