/** The houses and the exercise in the page: dragged, scored, aimed, learnt, pointed at. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, visibleText } from './browser.mjs';
import { driving } from './driving.mjs';

const TAG = 'seq-attention-values';
const { reading } = driving(TAG);

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const open = (hash = {}, options = {}) =>
  openInstrument(context, 'attention-values', { lang: 'en', ...hash }, options);
const close = (found, wanted, within) => assert.ok(Math.abs(found - wanted) < within, `${found}, not ${wanted}`);

test('0.6 · 0.3 · 0.1 is reached exactly from anywhere, by its button', async () => {
  const { page, problems } = await open({ area: '60', rooms: '6', width: '0.7' });
  await page.click(`${TAG} button.aim`);
  await page.waitForFunction((tag) => document.querySelector(tag).position === 4, TAG);
  const { weights, value, settings } = await reading(page);
  [0.6, 0.3, 0.1].forEach((share, i) => close(weights[i], share, 1e-12));
  close(value, 350, 1e-9);
  assert.notEqual(settings.area, 60);
  assert.match(await visibleText(page, TAG), /350/);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a score that cannot have these weights says so and moves nothing', async () => {
  const { page } = await open({ score: 'dot', area: '70', rooms: '3' });
  await page.click(`${TAG} button.aim`);
  await page.waitForFunction((tag) => document.querySelector(tag).missed, TAG);
  const { settings } = await reading(page);
  assert.deepEqual([settings.area, settings.rooms], [70, 3]);
  assert.match(await visibleText(page, TAG), /no house of the plane/);
  await page.close();
});

test('the house is dragged and moved by keys; weights follow and sum to 1', async () => {
  const { page, problems } = await open();
  const before = await reading(page);
  const box = await page.locator(`${TAG} .query .focus`).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 200, box.y - 40, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(100);
  const dragged = await reading(page);
  assert.ok(dragged.settings.area < before.settings.area - 20);
  assert.notDeepEqual(dragged.weights, before.weights);
  close(dragged.weights.reduce((a, b) => a + b, 0), 1, 1e-12);
  await page.focus(`${TAG} .query`);
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForTimeout(100);
  const keyed = await reading(page);
  assert.equal(keyed.settings.area, dragged.settings.area + 10);
  assert.deepEqual(problems, []);
  await page.close();
});

test('forwards to the price and back to the query, nothing before its time', async () => {
  const { page } = await open({ preset: 'slopes', position: '0' });
  const seen = [];
  for (let p = 0; p <= 7; p += 1) {
    seen.push(await reading(page));
    await page.keyboard.press('Escape');
    await page.evaluate((tag) => document.querySelector(tag).next(), TAG);
  }
  const filled = ['scores', 'weights', 'products', 'value', 'weight_slopes', 'score_slopes', 'query_slopes'];
  seen.forEach((told, p) => {
    filled.forEach((name, i) => assert.equal(told[name] === null, i >= p, `${name} at ${p}`));
  });
  const { weights, values, value, score_slopes: slopes } = seen[7];
  slopes.forEach((slope, i) => close(slope, weights[i] * (values[i] - value), 1e-9));
  await page.close();
});

test('the layer learns, is stopped, and goes back to any step', async () => {
  const { page, problems } = await open({ score: 'learnt', area: '90', rooms: '2' });
  await page.click(`${TAG} .lesson .train`);
  await page.waitForFunction((tag) => document.querySelector(tag).trainingStep > 30, TAG);
  await page.click(`${TAG} .lesson .train`);
  await page.waitForFunction((tag) => !document.querySelector(tag).training, TAG);
  const later = await reading(page);
  assert.ok(later.errors.at(-1) < 0.5 * later.errors[0]);
  const [back, again] = await page.evaluate(
    async ([tag, step]) => {
      const element = document.querySelector(tag);
      await element.seek(0);
      const start = await element.reading();
      await element.seek(step);
      return [start, await element.reading()];
    },
    [TAG, later.trainingStep],
  );
  assert.deepEqual(back.layer, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
  assert.deepEqual(again.layer, later.layer);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a number opens: a score is the sum of its attributes, a weight its share', async () => {
  const { page, problems } = await open();
  const inspector = page.locator('seq-attention-values-inspector');
  const number = async (part) => Number((await inspector.locator(part).textContent()).replace('=', '').replace('−', '-').trim());
  const told = await reading(page);
  for (const [block, value] of [['s.1', told.scores[1]], ['w.0', told.weights[0]], ['V.0', told.value]]) {
    await page.focus(`${TAG} [data-do="number:${block}"]`);
    await page.keyboard.press('Enter');
    await inspector.locator('tfoot .number').waitFor();
    close(await number('header b'), value, 1e-3);
    if (block[0] !== 'w') close(await number('tfoot .number'), value, 0.5 * 10 ** -2 * Math.max(1, Math.abs(value)));
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(problems, []);
  await page.close();
});

for (const lang of ['en', 'fr']) {
  test(`the exercise answers every part, ${lang}`, async () => {
    const { page, problems } = await open({ preset: 'roles', 'training-step': '20', lang });
    await page.waitForSelector(`${TAG} [data-do="part:h"]`);
    const point = async (part) => {
      await page.focus(`${TAG} [data-do="part:${part}"]`);
      await page.keyboard.press('Enter');
      return page.textContent(`${TAG} .said`);
    };
    const said = new Set();
    for (const part of ['x', 'sp', 'alpha', 'c', 's', 'y', 'h', 'h', 'sp']) said.add(await point(part));
    assert.equal(said.size, 9);
    const { exercise } = await reading(page);
    assert.deepEqual(exercise.found.toSorted(), ['k', 'q', 'v']);
    assert.equal(exercise.tries, 9);
    const text = await visibleText(page, TAG);
    assert.doesNotMatch(text, /attention-values-|undefined|NaN/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test(`every preset has its words, ${lang}`, async () => {
    const { page, problems } = await open({ lang });
    const presets = await page.evaluate((tag) => Object.keys(document.querySelector(tag).presets), TAG);
    for (const preset of presets) {
      await page.evaluate(async ([tag, id]) => {
        const element = document.querySelector(tag);
        await element.change('preset', id);
        await element.reading();
      }, [TAG, preset]);
      const text = await visibleText(page, TAG);
      assert.doesNotMatch(text, /attention-values-|undefined|NaN|Infinity/, preset);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });
}
