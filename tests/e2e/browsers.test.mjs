/**
 * In Firefox and in WebKit every instrument starts, goes where the keys say, fits its window and the
 * width of a phone, and writes the handles of its drawer upright beside the picture.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isReady, site } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { call, open, others, until } from './others.mjs';

/** Runs in the page: how far what is drawn sticks out, and how the handles of the drawer stand. */
const measured = async (tag) => {
  const element = document.querySelector(tag);
  await element.drawn();
  const root = document.documentElement;
  const drawer = element.shadowRoot.querySelector('seq-drawer');
  const handles = [...drawer.shadowRoot.querySelectorAll('.handles button')].map((handle) => {
    const words = document.createRange();
    words.selectNodeContents(handle);
    const [whole, text] = [handle, words].map((one) => one.getBoundingClientRect());
    const inside = text.left >= whole.left && text.right <= whole.right + 1;
    return { width: whole.width, inside, upright: text.height > text.width };
  });
  return {
    wide: root.scrollWidth - root.clientWidth,
    layout: element.layout,
    handles,
    length: element.length,
  };
};

for (const name of others) {
  let page;
  before(async () => {
    page = await open(name);
  });
  after(() => page?.close());

  for (const instrument of instruments) {
    test(`${name}: ${instrument}`, async (context) => {
      if (!page) return context.skip(`no ${name} here`);
      const tag = `seq-${instrument}`;
      await page.resize(1280, 720);
      // Another address each time, for a new fragment alone opens no page.
      await page.goto(new URL(`${instrument}/?${instrument}#lang=fr&training-step=0&v=1`, site).href);
      assert.ok(await until(page, call(isReady, tag), 100), 'it never showed its numbers');
      await page.evaluate(`document.querySelector('${tag}').focus()`);
      const { wide, handles, length } = await page.evaluate(call(measured, tag));
      assert.ok(wide <= 0, `${wide} px wider than the window`);
      assert.ok(handles.length >= 2);
      for (const { width, inside, upright } of handles)
        assert.ok(width < 32 && inside && upright, JSON.stringify(handles));
      const at = `document.querySelector('${tag}').position`;
      await page.press('End');
      assert.ok(await until(page, `${at} === ${length}`, 30), `at ${await page.evaluate(at)} of ${length}`);
      await page.press('ArrowLeft');
      // An experiment that has not begun has nothing behind it.
      const back = instrument === 'memory-span' ? `${at} === 0` : `${at} < ${length}`;
      assert.ok(await until(page, back, 30), `still at ${await page.evaluate(at)}`);

      // WebKit's window is never narrower than its bar: 450 px or so.
      await page.resize(390, 844);
      await page.evaluate('new Promise((done) => setTimeout(done, 300))');
      const phone = await page.evaluate(call(measured, tag));
      assert.equal(phone.layout, 'stacked');
      assert.ok(phone.wide <= 0, `${phone.wide} px wider than a phone`);
    });
  }
}
