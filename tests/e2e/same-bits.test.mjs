/**
 * The same training gives the same bits in Node, Chromium, Firefox and WebKit: every number of the
 * network and of its optimizer, for every kind of model.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { initSync, Session } from '../../www/pkg-models/seqscope.js';
import { launch } from './browser.mjs';
import { CASES, STEPS } from './models.mjs';
import { open, others } from './others.mjs';
import { folder, serve } from './package.mjs';

/** Trains and gives all that a session keeps, as text: a page can hand that over. */
async function trained(settings, steps) {
  const { default: load, Session: Trained } = await import('/seqscope.js');
  await load({ module_or_path: '/seqscope_bg.wasm' });
  const session = new Trained(settings);
  session.train(steps);
  return btoa(Array.from(session.save(), (byte) => String.fromCharCode(byte)).join(''));
}

const pages = {};
const closing = [];
before(async () => {
  initSync({ module: await readFile(new URL('seqscope_bg.wasm', folder)) });
  const { address, close } = await serve();
  closing.push(close);
  const context = await launch();
  closing.push(() => context.close());
  pages.Chromium = await context.newPage();
  await pages.Chromium.goto(address);
  for (const name of others) {
    const page = await open(name);
    if (!page) continue;
    pages[name] = page;
    closing.push(() => page.close());
    await page.goto(address);
  }
});
after(async () => {
  for (const close of closing.reverse()) await close();
});

/** What the function above does, in a page of any driver. */
const inPage = (page, settings) =>
  page.evaluate(`(${trained})(${JSON.stringify(settings)}, ${STEPS})`);

for (const [name, settings] of Object.entries(CASES)) {
  for (const engine of ['Chromium', ...others]) {
    test(`${engine} and Node: ${name}`, async (context) => {
      if (!pages[engine]) return context.skip(`no ${engine} here`);
      const session = new Session(settings);
      session.train(STEPS);
      const expected = Buffer.from(session.save());
      session.free();
      const found = Buffer.from(await inPage(pages[engine], settings), 'base64');
      assert.ok(expected.length > 1000);
      assert.equal(Buffer.compare(found, expected), 0, `${name}: other bits in ${engine}`);
    });
  }
}
