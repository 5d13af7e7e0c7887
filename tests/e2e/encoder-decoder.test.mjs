/** The encoder–decoder in the page: stepped, trained, written in three ways, given a word of one's own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, visibleText } from './browser.mjs';
import { driving } from './driving.mjs';

const TAG = 'seq-encoder-decoder';
const { settled, reading } = driving(TAG);

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** A short training: enough for numbers that mean something. */
const open = async (hash = {}, options = {}) => {
  const opened = await openInstrument(
    context,
    'encoder-decoder',
    { lang: 'en', updates: '400', 'training-step': '400', position: '100000', ...hash },
    options,
  );
  await settled(opened.page);
  return opened;
};
const button = (page, name) => page.locator(TAG).getByRole('button', { name, exact: true });

test('forwards and backwards read the same, and nothing comes before its time', async () => {
  const { page, problems } = await open();
  const [forth, back] = await page.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const read = async () => JSON.stringify(await element.reading());
    await element.goTo(0);
    const there = [await read()];
    while (element.position < element.length) {
      await element.next();
      there.push(await read());
    }
    const again = [];
    for (let p = element.length; p >= 0; p -= 1) {
      again.unshift(await read());
      await element.prev();
    }
    return [there, again];
  }, TAG);
  assert.deepEqual(back, forth);
  const told = forth.map((text) => JSON.parse(text));
  const J = told[0].source.length;
  told.forEach((one, p) => {
    assert.equal(one.h.filter(Boolean).length, Math.min(p, J), `h at ${p}`);
    assert.equal(one.c === null, p <= J);
    assert.equal(one.s.filter(Boolean).length, Math.max(0, Math.ceil((p - J - 1) / 2)), `s at ${p}`);
    assert.equal(one.y.filter((y) => y !== null).length, Math.max(0, Math.floor((p - J - 1) / 2)), `y at ${p}`);
  });
  assert.deepEqual(told.at(-1).c, told.at(-1).h.at(-1));
  assert.deepEqual(problems, []);
  await page.close();
});

test('all three learn while it plays; the curves fill in; it stops, rewinds and comes back', async () => {
  const { page, problems } = await open({ 'training-step': '0' });
  await page.click(`${TAG} .learn .train`);
  await page.waitForFunction((tag) => document.querySelector(tag).trainingStep >= 120, TAG);
  assert.match(await visibleText(page, TAG), /\/s/);
  await page.click(`${TAG} .learn .train`);
  await page.waitForFunction((tag) => !document.querySelector(tag).training, TAG);
  const later = await reading(page);
  assert.ok(later.curve.length >= 2);
  const [attention, plain] = ['attention', 'plain'].map((role) =>
    later.shares[role].reduce((sum, { right }) => sum + right, 0),
  );
  assert.ok(attention > plain, `${attention} against ${plain}`);
  const [start, again] = await page.evaluate(
    async ([tag, step]) => {
      const element = document.querySelector(tag);
      await element.seek(0);
      const first = await element.reading();
      await element.seek(step);
      return [first, await element.reading()];
    },
    [TAG, later.trainingStep],
  );
  assert.equal(start.trainingStep, 0);
  assert.notDeepEqual(start.written, later.written);
  assert.deepEqual(again.written, later.written);
  assert.deepEqual(again.h, later.h);
  assert.deepEqual(problems, []);
  await page.close();
});

test('the three networks and the three ways of writing, each by its button', async () => {
  const { page, problems } = await open();
  const plain = await reading(page);
  assert.deepEqual([Math.min(...plain.lags.straight), Math.min(...plain.lags.reversed)], [8, 1]);
  await button(page, 'reversed').click();
  await page.waitForFunction((tag) => document.querySelector(tag).settings.read === 'reversed', TAG);
  const reversed = await reading(page);
  assert.equal(reversed.source.join(''), 'aremilak');
  await button(page, 'attention').click();
  await page.waitForFunction((tag) => document.querySelector(tag).settings.read === 'attention', TAG);
  const attentive = await reading(page);
  for (const row of attentive.alpha) {
    assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-5);
  }
  await button(page, 'beam').click();
  await page.waitForFunction((tag) => document.querySelector(tag).settings.write === 'beam', TAG);
  const beam = await reading(page);
  assert.ok(beam.beam.hypotheses.length >= 1);
  assert.match(await visibleText(page, TAG), /Hypotheses of the beam/);
  await button(page, 'teacher').click();
  await page.waitForFunction((tag) => document.querySelector(tag).settings.write === 'forced', TAG);
  const taught = await reading(page);
  assert.equal(taught.followed.slice(0, -1).join(''), 'καλιμερα');
  assert.deepEqual(problems, []);
  await page.close();
});

test('a word of one’s own is read; a strange letter is named and nothing is lost', async () => {
  const { page } = await open();
  await page.fill(`${TAG} .word`, 'selini');
  await page.press(`${TAG} .word`, 'Enter');
  await page.waitForFunction((tag) => document.querySelector(tag).trace.source.join('') === 'selini', TAG);
  const own = await reading(page);
  assert.equal(own.answer.join(''), 'σελινι');
  assert.equal(own.trainingStep, 400);
  await page.fill(`${TAG} .word`, 'swing');
  await page.press(`${TAG} .word`, 'Enter');
  await page.waitForFunction((tag) => Boolean(document.querySelector(tag).problems.word), TAG);
  // The sentences of problems are fetched when they are first needed.
  await page.waitForFunction((tag) => /“w” \(number 2\) is not read/.test(document.querySelector(tag).renderRoot.querySelector('.band')?.textContent ?? ''), TAG);
  assert.equal((await reading(page)).source.join(''), 'selini');
  await page.close();
});

test('a number of a state opens: what it was made of adds up to it', async () => {
  const { page, problems } = await open();
  for (const block of ['h', 's']) {
    await page.focus(`${TAG} [data-do="state:${block}:3"]`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    const inspector = page.locator('seq-encoder-decoder-inspector');
    await inspector.locator('tfoot .number').waitFor();
    const [value, sum] = await Promise.all(
      ['header b', 'tfoot .number'].map(async (part) => {
        const text = await inspector.locator(part).textContent();
        return Number(text.replace('=', '').replace('−', '-').trim());
      }),
    );
    const told = await reading(page);
    assert.ok(Math.abs(value - told[block][2][1]) < 1e-4, `${value}`);
    assert.ok(Math.abs(sum - value) < 0.02, `${sum}, not ${value}`);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(problems, []);
  await page.close();
});

for (const lang of ['en', 'fr']) {
  test(`every state has its words, ${lang}`, async () => {
    const { page, problems } = await open({ lang, 'training-step': '60' });
    for (const settings of [
      {},
      { write: 'beam' },
      { write: 'forced' },
      { read: 'attention', write: 'greedy' },
      { read: 'reversed' },
    ]) {
      await page.evaluate(async ([tag, wanted]) => {
        const element = document.querySelector(tag);
        await element.driver.apply(wanted);
        element.drawerTab = 'story';
      }, [TAG, settings]);
      for (const position of [0, 1, 4, 9, 10, 11, 14, 15, 1000]) {
        await page.evaluate(([tag, p]) => document.querySelector(tag).goTo(p), [TAG, position]);
        const text = await visibleText(page, TAG);
        assert.doesNotMatch(text, /encoder-decoder-|undefined|NaN|Infinity/, `${position}`);
        if (lang === 'fr') assert.doesNotMatch(text, /\d\.\d/, `${position}: a point where a comma is written`);
      }
    }
    assert.deepEqual(problems, []);
    await page.close();
  });
}
