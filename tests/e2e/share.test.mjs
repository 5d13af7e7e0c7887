/** Sharing: every form leads to the same numbers, and the code says what the link says. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, openInstrument, ready, site, visibleText, watch } from './browser.mjs';
import { fileFrom, openDialog, pointsOf } from './dialogs.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { default: read } = require('jsqr');

let context;
let blank;
before(async () => {
  context = await launch();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.replace(/\/$/, '') });
  blank = await context.newPage();
});
after(() => context.close());

const STATE = { 'training-step': '12', position: '9', seed: '3', hidden: '5' };

/** What the code says to a phone that looks at the screen. */
async function readCode(dialog) {
  const { data, width, height } = await pointsOf(blank, await dialog.locator('.code').screenshot());
  return read(data, width, height)?.data;
}

/** Modules of light around the code: readers ask for four. */
async function quietZone(dialog) {
  const size = Number((await dialog.locator('.code').getAttribute('viewBox')).split(' ')[3]);
  const path = await dialog.locator('.code path').getAttribute('d');
  const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  return Math.min(...places, size - 1 - Math.max(...places));
}

const linkOf = (dialog) => dialog.locator('#link').inputValue();

for (const theme of ['light', 'dark']) {
  test(`the code of a link is the link, ${theme}`, async () => {
    const { page, problems } = await openInstrument(context, 'bptt', { ...STATE, theme });
    const dialog = await openDialog(page, 'bptt', 'share');
    assert.equal(await readCode(dialog), await linkOf(dialog));
    assert.ok(await dialog.locator('.code').getAttribute('aria-label'));
    assert.ok((await quietZone(dialog)) >= 4);

    const { name, bytes } = await fileFrom(page, dialog.getByRole('button', { name: /SVG/ }));
    assert.match(name, /^seqscope-bptt-.*\.svg$/);
    // As a file it has no page around it that would say what its colours are.
    await blank.setContent(`<div style="width:400px">${bytes}</div>`);
    const file = await pointsOf(blank, await blank.locator('svg').screenshot());
    assert.equal(read(file.data, file.width, file.height)?.data, await linkOf(dialog));
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('the link and the frame open what is shared', async () => {
  const { page } = await openInstrument(context, 'bptt', STATE);
  const wanted = await page.evaluate(() => document.querySelector('seq-bptt').reading());
  const dialog = await openDialog(page, 'bptt', 'share');

  const other = await context.newPage();
  const problems = watch(other);
  await other.goto(await linkOf(dialog));
  await ready(other, 'seq-bptt');
  const reading = () => document.querySelector('seq-bptt').reading();
  assert.deepEqual(await other.evaluate(reading), wanted);

  await other.setContent(await dialog.locator('#frame').inputValue());
  const frame = await (await other.$('iframe[title][loading="lazy"]')).contentFrame();
  await ready(frame, 'seq-bptt');
  assert.deepEqual(await frame.evaluate(reading), wanted);
  assert.deepEqual(problems, []);
  await Promise.all([other.close(), page.close()]);
});

test('the element comes with the script line and its settings', async () => {
  const { page } = await openInstrument(context, 'bptt', STATE);
  const dialog = await openDialog(page, 'bptt', 'share');
  const text = await dialog.locator('#element').inputValue();
  const found = await page.evaluate((source) => {
    const template = document.createElement('template');
    template.innerHTML = source;
    const element = template.content.querySelector('seq-bptt');
    return {
      tags: [...template.content.querySelectorAll('*')].map((one) => one.localName),
      script: template.content.querySelector('script').getAttribute('src'),
      type: template.content.querySelector('script').type,
      attributes: Object.fromEntries([...element.attributes].map((a) => [a.name, a.value])),
    };
  }, text);
  assert.deepEqual(found.tags, ['script', 'seq-bptt']);
  assert.equal(found.script, new URL('package/standalone.js', site).href);
  assert.equal(found.type, 'module');
  for (const [name, value] of Object.entries(STATE)) assert.equal(found.attributes[name], value);
  await page.close();
});

test('what a viewer typed stays text in every form', async () => {
  const text = 'a "><img src=x onerror=alert(1)> b a b a <b c';
  const { page, problems } = await openInstrument(context, 'rnn', { text });
  const dialog = await openDialog(page, 'rnn', 'share');
  for (const kind of ['frame', 'element']) {
    const tags = await page.evaluate(
      (source) => {
        const template = document.createElement('template');
        template.innerHTML = source;
        return [...template.content.querySelectorAll('*')].map((one) => one.localName);
      },
      await dialog.locator(`#${kind}`).inputValue(),
    );
    assert.deepEqual(tags, kind === 'frame' ? ['iframe'] : ['script', 'seq-rnn']);
  }
  assert.deepEqual(problems, []);
  await page.close();
});

test('a link too long for a projector gets the code of a shorter one, and says so', async () => {
  const words = Array.from({ length: 120 }, (_, i) => `mot${i % 17}`).join(' ');
  const { page } = await openInstrument(context, 'rnn', { text: words, lang: 'fr' });
  const dialog = await openDialog(page, 'rnn', 'share');
  assert.match(await linkOf(dialog), /text=mot0/);
  const code = await readCode(dialog);
  assert.doesNotMatch(code, /text=/);
  await dialog.getByText('trop long pour un code').waitFor();
  const other = await context.newPage();
  await other.goto(code);
  await ready(other, 'seq-rnn');
  await Promise.all([other.close(), page.close()]);
});

test('a text too long for any link is not passed over in silence', async () => {
  const { page } = await openInstrument(context, 'rnn', { lang: 'en' });
  const dialog = await openDialog(page, 'rnn', 'share');
  assert.doesNotMatch(await visibleText(page, 'seq-rnn'), /too long for a link/);
  await page.evaluate(() =>
    document.querySelector('seq-rnn').change('text', 'the cat sat on the mat . '.repeat(200)),
  );
  await dialog.getByText('too long for a link').waitFor();
  await page.close();
});

test('copied is said, and is what was shown', async () => {
  const { page } = await openInstrument(context, 'bptt', { ...STATE, lang: 'en' });
  const dialog = await openDialog(page, 'bptt', 'share');
  for (const kind of ['link', 'frame', 'element']) {
    const form = dialog.locator('section', { has: page.locator(`#${kind}`) });
    await form.getByRole('button', { name: 'Copy' }).click();
    await form.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await form.getByRole('status').textContent(), 'Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await dialog.locator(`#${kind}`).inputValue());
  }
  await page.close();
});

test('enlarged, the code is what one sees; closed, the dialog is gone', async () => {
  const { page } = await openInstrument(context, 'bptt', { ...STATE, lang: 'en' });
  const dialog = await openDialog(page, 'bptt', 'share');
  const { width } = await dialog.locator('.code').boundingBox();
  await dialog.getByRole('button', { name: 'Enlarge' }).click();
  await dialog.getByRole('button', { name: 'Reduce' }).waitFor();
  const large = await dialog.locator('.code').boundingBox();
  assert.ok(large.width > 2 * width);
  assert.ok(large.y >= 0 && large.y + large.height <= 720);
  assert.match(await readCode(dialog), /bptt/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.doesNotMatch(await visibleText(page, 'seq-bptt'), /QR/);
  await page.close();
});

for (const dialog of ['share', 'export']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in the dialog: ${dialog} ${theme}`, async () => {
      const { page } = await openInstrument(context, 'bptt', { theme });
      await (await openDialog(page, 'bptt', dialog)).getByRole('button').first().waitFor();
      assert.deepEqual(await violations(page, null), []);
      await page.close();
    });
  }
}
