/** A preset that learns long shows itself at once, learns in sight, can be stopped, and comes to what its link opens. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { readingOf, told } from './links.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** As slow as a phone: what learns fast here is seen as well. */
async function slowed(page, rate) {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Picks an example as a hand does; runs in the page. */
const pick = ({ renderRoot }, preset) => {
  const select = renderRoot.querySelector('select.preset');
  select.value = preset;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Resolves at the first picture on the way, with the step it is of. */
const firstPicture = (page, name, preset) =>
  page.evaluate(
    async ([tag, wanted]) => {
      const element = document.querySelector(tag);
      while (element.preset !== wanted || !element.training) await new Promise((done) => setTimeout(done, 10));
      await element.drawn();
      return element.trainingStep;
    },
    [`seq-${name}`, preset],
  );

const arrived = (page, name) => told(page, name, (element) => element.driver.settled());
const stepOf = (page, name) => told(page, name, ({ trainingStep }) => trainingStep);

for (const [name, preset, step] of [
  ['alignment', 'learnt', 300],
  ['encoder-decoder', 'attention', 1500],
]) {
  test(`${name}: ${preset} learns in sight, and comes to what its link opens`, async () => {
    const { page, problems } = await openInstrument(context, name, { preset: 'live' });
    await slowed(page, 3);
    await told(page, name, pick, preset);
    assert.ok((await firstPicture(page, name, preset)) < step, 'it is seen on its way');
    await arrived(page, name);
    assert.equal(await stepOf(page, name), step);
    const fresh = await openInstrument(context, name, { preset });
    assert.deepEqual(await readingOf(page, name), await readingOf(fresh.page, name));
    assert.deepEqual(problems, []);
    await page.close();
    await fresh.page.close();
  });
}

test('stopped on the way it stays there; another preset chosen meanwhile is not waited for', async () => {
  const { page, problems } = await openInstrument(context, 'alignment', { preset: 'live' });
  await slowed(page, 3);
  await told(page, 'alignment', pick, 'learnt');
  await firstPicture(page, 'alignment', 'learnt');
  await told(page, 'alignment', (element) => element.stopTraining());
  await arrived(page, 'alignment');
  const stopped = await stepOf(page, 'alignment');
  assert.ok(stopped < 300, `stopped at ${stopped}`);

  await told(page, 'alignment', pick, 'own');
  await firstPicture(page, 'alignment', 'own');
  await told(page, 'alignment', pick, 'young');
  await page.waitForFunction(() => document.querySelector('seq-alignment').preset === 'young');
  await arrived(page, 'alignment');
  assert.equal(await stepOf(page, 'alignment'), 75);
  // Both at once: the first never sets out.
  await told(page, 'alignment', pick, 'own');
  await told(page, 'alignment', pick, 'young');
  await page.waitForFunction(() => document.querySelector('seq-alignment').preset === 'young');
  await arrived(page, 'alignment');
  assert.equal(await stepOf(page, 'alignment'), 75);
  assert.deepEqual(problems, []);
  await page.close();
});

test('another learning rate makes as many updates, in sight where they take long', async () => {
  const { page } = await openInstrument(context, 'alignment', { 'training-step': '120', position: '40' });
  await slowed(page, 3);
  await told(page, 'alignment', (element) => {
    element.change('learning_rate', 0.002);
  });
  await page.waitForFunction(() => {
    const element = document.querySelector('seq-alignment');
    return element.settings_.learning_rate === 0.002 && element.training;
  });
  await arrived(page, 'alignment');
  assert.deepEqual(await told(page, 'alignment', ({ trainingStep, position }) => [trainingStep, position]), [120, 40]);
  await page.close();
});
