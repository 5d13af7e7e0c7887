import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';

const TAG = 'seq-alignment';
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
  assert.equal(await field.inputValue(), 'The minister signed the agreement .');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (tag) => document.querySelector(tag).trace?.source.join(' ') === 'The minister signed the agreement .',
    TAG,
  );
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
    await page.waitForFunction(
      (tag) => {
        const e = document.querySelector(tag);
        return e.settings.task === 'corpus' && e.trace?.source.length === 4;
      },
      TAG,
    );
    const said = await element.locator('.typed').innerText();
    assert.match(said, count);
    assert.ok(said.includes(typed), said);
    // What is left out may be typed: every word of it is known.
    await element.getByRole('button', { name: sentence }).click();
    await element.locator('.typed textarea').fill(typed);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      ([tag, wanted]) => document.querySelector(tag).trace?.source.join(' ') === wanted,
      [TAG, typed],
    );
    assert.deepEqual(await page.evaluate((tag) => document.querySelector(tag).problems, TAG), {});
    assert.deepEqual(problems, []);
    await page.close();
  });
