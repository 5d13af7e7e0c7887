/**
 * The numbers behind the picture, against an outside framework on the same weights: every block,
 * at every position, forwards and backwards, for the three cells.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';

/** Largest difference allowed, relative to the largest entry of the block (or 1 when it is small). */
const TOLERANCE = 1e-5;

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const golden = (cell) =>
  JSON.parse(readFileSync(new URL(`../golden/page-${cell}.json`, import.meta.url), 'utf8'));

/** Hash parameters of a settings object: kebab-case names, plain values. */
const asHash = (settings) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name.replaceAll('_', '-'), String(value)]),
  );

function worstDifference(actual, expected) {
  const scale = Math.max(1, ...expected.map(Math.abs));
  return expected.reduce((worst, value, i) => Math.max(worst, Math.abs(actual[i] - value)), 0) / scale;
}

for (const cell of ['rnn', 'lstm', 'gru']) {
  for (const instrument of ['bptt', 'rnn']) {
    test(`${instrument}: every position of a ${cell} agrees with the reference`, async () => {
      const { settings, weights, blocks } = golden(cell);
      // A link names what differs from the instrument's own beginning, which may have no biases.
      const hash = asHash({ bias: true, training_step: 0, ...settings });
      const { page, problems } = await openInstrument(context, instrument, hash);
      const readings = await page.evaluate(async (tag) => {
        const element = document.querySelector(tag);
        const all = [];
        for (let position = 0; position <= element.length; position += 1) {
          await element.goTo(position);
          all.push(await element.reading());
        }
        return all;
      }, `seq-${instrument}`);

      const seen = new Map();
      for (const reading of readings) {
        for (const [name, block] of Object.entries(reading.blocks)) {
          const expected = blocks[name] ?? weights[name];
          if (!expected || !block.ready) continue;
          const stepSize = block.values.length / block.ready.length;
          block.ready.forEach((isReady, index) => {
            if (!isReady) return;
            const range = [index * stepSize, (index + 1) * stepSize];
            const error = worstDifference(block.values.slice(...range), expected.slice(...range));
            assert.ok(
              error <= TOLERANCE,
              `${name}[${index}] differs by ${error} at position ${reading.position}`,
            );
            seen.set(name, (seen.get(name) ?? 0) + 1);
          });
        }
      }
      const unseen = Object.keys(blocks).filter((name) => !seen.has(name));
      assert.deepEqual(unseen, [], 'blocks of the reference that the page never showed');
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
}
