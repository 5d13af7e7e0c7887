/**
 * In Firefox and in WebKit: a frame in a page of another origin does what it is told and tells what it
 * does; the single file runs in a frame that may do nothing else; the deck steps its instruments both ways.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { isReady, site } from './browser.mjs';
import { parentPage } from './frames.mjs';
import { call, open, others, until } from './others.mjs';
import { serve } from './serve.mjs';
import { exercise, exercised, fileOf } from './single-file.mjs';

const FRAME = 'instrument=bptt&training-step=0&lang=en';
const single = fileOf('bptt');

let course;
let sandbox;
before(async () => {
  // Another name of the machine is another origin.
  course = await serve(() => parentPage(FRAME), { host: 'localhost' });
  // As in a frame with sandbox="allow-scripts", and where a driver can look into it.
  const headers = { 'content-security-policy': 'sandbox allow-scripts' };
  sandbox = await serve(() => readFile(single, 'utf8'), { headers });
});
after(() => {
  course.close();
  sandbox.close();
});

/** Whether the frame has said this. */
const said = (page, part) =>
  until(
    page,
    call(
      (wanted) =>
        globalThis.heard.some((data) => Object.entries(wanted).every(([name, value]) => data[name] === value)),
      part,
    ),
    100,
  );

const say = (page, data) =>
  page.evaluate(`void frames[0].postMessage(${JSON.stringify({ seqscope: 1, ...data })}, '*')`);

/** The instrument of the slide that is seen; null before there is one. Runs in the page. */
const shown = () => {
  const element = [...document.querySelectorAll('section.present *')].find(({ localName }) => /^seq-/.test(localName));
  return element?.trace ? element.position : null;
};

for (const name of others) {
  let page;
  before(async () => {
    page = await open(name);
  });
  after(() => page?.close());

  test(`${name}: a frame in another page is driven by messages`, async (context) => {
    if (!page) return context.skip(`no ${name} here`);
    await page.resize(1280, 720);
    await page.goto(course.address);
    assert.ok(await said(page, { type: 'ready', instrument: 'bptt' }), 'it never was ready');
    await say(page, { type: 'goTo', position: 12 });
    assert.ok(await said(page, { type: 'state', position: 12 }), 'it did not go there');
    await say(page, { type: 'next' });
    assert.ok(await said(page, { type: 'state', position: 13 }));
    await say(page, { type: 'goTo', trainingStep: 3 });
    assert.ok(await said(page, { type: 'state', trainingStep: 3 }), 'it did not train');
    await say(page, { type: 'set', attributes: { hiden: 3 } });
    assert.ok(await said(page, { type: 'error', code: 'unknown-name' }));
  });

  for (const [where, address] of [
    ['from disk', () => single.href],
    ['where it may run scripts and nothing else', () => sandbox.address],
  ]) {
    test(`${name}: the single file trains ${where}`, async (context) => {
      if (!page) return context.skip(`no ${name} here`);
      await page.goto(address());
      assert.ok(await until(page, call(isReady, 'seq-bptt'), 100), 'it never showed its numbers');
      exercised(await page.evaluate(call(exercise, 'seq-bptt')));
    });
  }

  test(`${name}: the deck drives its instruments, both ways`, async (context) => {
    if (!page) return context.skip(`no ${name} here`);
    await page.resize(1280, 720);
    await page.goto(new URL('deck/?lang=fr#/backward', site).href);
    const comesTo = async (position) =>
      assert.ok(
        await until(page, `${call(shown)} === ${position}`, 100),
        `${await page.evaluate(call(shown))}, not ${position}`,
      );
    await comesTo(20);
    for (const [key, position] of [
      ['ArrowRight', 22],
      ['ArrowRight', 24],
      ['ArrowLeft', 22],
      ['ArrowRight', 24],
      ['ArrowRight', 26],
    ]) {
      await page.press(key);
      await comesTo(position);
    }
    const { over, sharp } = await page.evaluate(
      call(() => {
        const element = document.querySelector('section.present seq-bptt');
        const box = element.getBoundingClientRect();
        const canvas = element.renderRoot.querySelector('canvas');
        const across = canvas?.getBoundingClientRect().width ?? 0;
        return {
          over: Math.max(box.right - innerWidth, box.bottom - innerHeight),
          sharp: across === 0 || canvas.width >= Math.floor(across * devicePixelRatio),
        };
      }),
    );
    assert.ok(over <= 0, `${over} px outside the window`);
    assert.ok(sharp, 'the canvas has fewer pixels than the screen');
  });
}
