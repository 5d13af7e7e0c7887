/** What a viewer types in the picture of an alignment: a sentence, two columns of text. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { driving } from './driving.mjs';

const TAG = 'seq-alignment';
const { until } = driving(TAG);
let chromium;
before(async () => {
  chromium = await launch();
});
after(() => chromium.close());

const open = (attributes = {}) =>
  openInstrument(chromium, 'alignment', {
    lang: 'en',
    hidden: '8',
    'training-step': '0',
    position: '0',
    ...attributes,
  });

test('a sentence typed in the picture: offers are one press away, and what is closed stays closed', async () => {
  const { page, problems } = await open();
  const element = page.locator(TAG);
  await element.getByRole('button', { name: 'A sentence of your own' }).click();
  const field = element.locator('.typed textarea');
  assert.match(await field.inputValue(), /^The agreement on the European/);
  await field.fill('The agrement was signed .');
  await page.keyboard.press('Enter');
  await element.locator('.typed').getByText('“agrement”, word 2').waitFor();
  assert.equal(await element.locator('.band').count(), 0);
  await element.locator('.typed').getByRole('button', { name: 'Use “agreement”', exact: true }).click();
  await until(page, (e) => e.trace.source.join(' ') === 'The agreement was signed .');
  await element.locator('.typed summary').click();
  assert.match(await element.locator('.typed .known').innerText(), /minister · president/);
  await page.keyboard.press('Escape');
  assert.equal(await element.locator('.typed').count(), 0);
  await element.getByRole('button', { name: 'Your own two columns' }).click();
  const columns = element.locator('.typed textarea');
  await columns.fill(['no tab', ...Array.from({ length: 20 }, (_, n) => `one ${n}\tun ${n}`), 'a\t'].join('\n'));
  await element.locator('.typed').getByRole('button', { name: 'Learn this text' }).click();
  await until(page, (e) => e.settings.task === 'corpus' && e.trace?.source.length === 2);
  const said = await element.locator('.typed').innerText();
  assert.match(said, /20 pairs read · 21 words on the left · 21 on the right/);
  assert.match(said, /2 lines skipped, the first is number 1: 1 without a tab · 1 with an empty side/);
  await element.getByRole('button', { name: 'Close' }).first().click();
  assert.equal(await page.evaluate((tag) => document.querySelector(tag).change('task', 'translation'), TAG), true);
  await until(page, (e) => e.trace.source.length === 13);
  assert.deepEqual(problems, []);
  await page.close();
});

test('known words are found by how they begin, and each is one press away', async () => {
  const { page, problems } = await open();
  const element = page.locator(TAG);
  await element.getByRole('button', { name: 'A sentence of your own' }).click();
  const field = element.locator('.typed textarea');
  await field.fill('The minister signed the .');
  await element.locator('.typed summary').click();
  await element.getByLabel('Beginning with').fill('agr');
  const offered = await element.locator('.typed .pick').allInnerTexts();
  assert.ok(offered.includes('agreement'));
  assert.ok(offered.every((word) => /^agr/i.test(word)));
  await element.getByRole('button', { name: 'agreement', exact: true }).click();
  await until(page, (e) => e.renderRoot.querySelector('.typed seq-text-field').renderRoot.querySelector('textarea').value === 'The minister signed the agreement .');
  await page.keyboard.press('Enter');
  await until(page, (e) => e.trace?.source.join(' ') === 'The minister signed the agreement .');
  assert.deepEqual(problems, []);
  await page.close();
});

test('what is typed while the sentence before it is being taken stays typed', async () => {
  const { page, problems } = await open();
  const element = page.locator(TAG);
  await element.getByRole('button', { name: 'A sentence of your own' }).click();
  const field = element.locator('.typed textarea');
  await field.waitFor();
  // A change that takes its time, as on a slow machine.
  await page.evaluate((tag) => {
    const host = document.querySelector(tag);
    const change = host.change.bind(host);
    host.change = async (...asked) => {
      const taken = await change(...asked);
      await new Promise((done) => setTimeout(done, 400));
      host.taken = taken;
      return taken;
    };
  }, TAG);
  await field.fill('The minister signed the agreement .');
  await page.keyboard.press('Enter');
  await field.fill('The minister signed');
  await until(page, (e) => e.taken === true);
  await page.waitForTimeout(100);
  assert.equal(await field.inputValue(), 'The minister signed');
  // The other field has words of its own.
  await element.getByRole('button', { name: 'Your own two columns' }).click();
  await until(page, (e) => e.panel === 'corpus' && e.renderRoot.querySelector('.typed seq-text-field').name === 'text');
  assert.notEqual(await field.inputValue(), 'The minister signed');
  assert.deepEqual(problems, []);
  await page.close();
});

for (const [lang, corpus, sentence, from, typed, count] of [
  ['en', 'Your own two columns of text', 'A sentence of your own', 'Start from an example', 'the black cat sleeps', /72 pairs read/],
  ['fr', 'Vos deux colonnes de texte', 'Une phrase à vous', 'Partir d’un exemple', 'le chat noir dort', /72 paires lues/],
])
  test(`pairs to start from are learnt in the direction of the page: ${lang}`, async () => {
    const { page, problems } = await open({ lang });
    const element = page.locator(TAG);
    await element.getByRole('button', { name: corpus }).click();
    await element.getByRole('button', { name: from }).click();
    await until(page, (e) => e.settings.task === 'corpus' && e.trace?.source.length === 4);
    const said = await element.locator('.typed').innerText();
    assert.match(said, count);
    assert.ok(said.includes(typed), said);
    // What is left out may be typed: every word of it is known.
    await element.getByRole('button', { name: sentence }).click();
    await element.locator('.typed textarea.one').fill(typed);
    await page.keyboard.press('Enter');
    await until(page, `(e) => e.trace?.source.join(' ') === ${JSON.stringify(typed)}`);
    assert.deepEqual(await page.evaluate((tag) => document.querySelector(tag).problems, TAG), {});
    assert.deepEqual(problems, []);
    await page.close();
  });
