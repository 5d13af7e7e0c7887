/** The single file: opened from disk, and inside a frame that may run scripts and nothing else. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, ready, watch } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { exercise, exercised, fileOf } from './single-file.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

for (const name of instruments) {
  test(`${name}.html works from disk`, async () => {
    assert.ok(existsSync(fileURLToPath(fileOf(name))));
    const page = await context.newPage();
    const problems = watch(page);
    await page.goto(fileOf(name).href);
    await ready(page, `seq-${name}`);
    exercised(await page.evaluate(exercise, `seq-${name}`));
    assert.deepEqual(problems, []);
    await page.close();
  });

  test(`${name}.html works in a frame with sandbox="allow-scripts"`, async () => {
    const html = await readFile(fileOf(name), 'utf8');
    const page = await context.newPage();
    await page.setContent('<iframe sandbox="allow-scripts" width="1200" height="675"></iframe>');
    await page.evaluate((source) => {
      document.querySelector('iframe').srcdoc = source;
    }, html);
    await page.waitForFunction(() => document.querySelector('iframe').srcdoc !== '');
    let frame;
    for (let tries = 0; tries < 50 && !frame; tries += 1) {
      frame = page.frames().find((candidate) => candidate.url() === 'about:srcdoc');
      if (!frame) await page.waitForTimeout(50);
    }
    await ready(frame, `seq-${name}`);
    exercised(await frame.evaluate(exercise, `seq-${name}`));
    await page.close();
  });
}

/** Where a page of the site would fetch another form of the core, the file has it. */
for (const [name, state] of [
  ['attention-values', 'preset=roles&training-step=2'],
  ['gradient-flow', 'watched=order&length=20&hidden=8&training-step=2'],
]) {
  test(`${name}.html lets networks learn`, async () => {
    const page = await context.newPage();
    const problems = watch(page);
    await page.goto(`${fileOf(name).href}#v=1&${state}`);
    await ready(page, `seq-${name}`);
    const done = await page.evaluate(exercise, `seq-${name}`);
    assert.equal(done.before, 2);
    exercised(done);
    assert.deepEqual(problems, []);
    await page.close();
  });
}
