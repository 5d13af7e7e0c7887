/** The main job: a text of one's own, trained on in front of one's eyes, rewound and branched. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const text = 'la pluie tombe sur la ville . la neige tombe sur le toit . '.repeat(4);

test('a text of the viewer is learnt, and its loss falls', async () => {
  const { page, problems } = await openInstrument(context, 'rnn', {
    text,
    hidden: '16',
    optimizer: 'adam',
    'learning-rate': '0.02',
    seed: '4',
  });
  const outcome = await page.evaluate(async () => {
    const element = document.querySelector('seq-rnn');
    await element.goTo(element.length);
    const before = (await element.reading()).scalars.loss;
    const events = [];
    element.addEventListener('seq-train', (event) => events.push(event.detail));
    await element.train(400);
    const { scalars, trainingStep } = await element.reading();
    return { before, after: scalars.loss, trainingStep, events: events.length };
  });
  assert.equal(outcome.trainingStep, 400);
  assert.ok(outcome.events >= 1);
  assert.ok(
    outcome.after < 0.5 * outcome.before,
    `loss fell from ${outcome.before} to ${outcome.after}`,
  );
  assert.deepEqual(problems, []);
  await page.close();
});

test('an edited weight starts a branch; reset returns to the same initial weights', async () => {
  const { page } = await openInstrument(context, 'bptt', { seed: '9' });
  const seen = await page.evaluate(async () => {
    const element = document.querySelector('seq-bptt');
    const corner = async () => {
      await element.goTo(element.length);
      return (await element.reading()).blocks.weight_hh_l0.values.flat(9)[0];
    };
    const initial = await corner();
    await element.train(10);
    const trained = await corner();
    await element.edit('weight_hh_l0', [0, 0], 0.75);
    const edited = await corner();
    await element.train(5);
    await element.seek(10);
    const rewound = await corner();
    await element.seek(0);
    const first = await corner();
    return { initial, trained, edited, rewound, first };
  });
  assert.equal(seen.edited, 0.75);
  assert.equal(seen.rewound, 0.75, 'the edit belongs to step 10 of this branch');
  assert.equal(seen.first, seen.initial);
  assert.notEqual(seen.trained, seen.initial);
  await page.close();
});
