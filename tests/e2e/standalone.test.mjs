/** The single file: opened from disk, and inside a frame that may run scripts and nothing else. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, ready, watch } from './browser.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const fileOf = (name) => new URL(`../../www/dist/standalone/${name}.html`, import.meta.url);

/** Trains a little and walks to the end: proof that the engine runs where it is. */
const exercise = async (selector) => {
  const element = document.querySelector(selector);
  const before = element.trainingStep;
  await element.train(3);
  await element.goTo(element.length);
  const { trainingStep, scalars } = await element.reading();
  return { before, trainingStep, finite: Number.isFinite(scalars.loss), error: scalars.identity_error };
};

for (const name of ['rnn', 'bptt']) {
  test(`${name}.html works from disk`, async () => {
    assert.ok(existsSync(fileURLToPath(fileOf(name))));
    const page = await context.newPage();
    const problems = watch(page);
    await page.goto(fileOf(name).href);
    await ready(page, `seq-${name}`);
    const outcome = await page.evaluate(exercise, `seq-${name}`);
    assert.equal(outcome.trainingStep, outcome.before + 3);
    assert.ok(outcome.finite && outcome.error <= 1e-5);
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
    const outcome = await frame.evaluate(exercise, `seq-${name}`);
    assert.equal(outcome.trainingStep, outcome.before + 3);
    assert.ok(outcome.finite && outcome.error <= 1e-5);
    await page.close();
  });
}
