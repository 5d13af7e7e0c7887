/** What an address says that nobody here knows: named in the picture and to the parent; the rest is applied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './browser.mjs';
import { around, open } from './embed.mjs';

/** A name that is unknown, what is offered, and how it is said. */
const STRANGE = {
  en: {
    name: /“hiden”.*did you mean “hidden”\?/,
    far: /“qqqqqq”: it is left out/,
    instrument: /No instrument is called “bppt”: here is “bptt” instead/,
    preset: /No example is called “heroo”; did you mean “hero”\?/,
    version: /of version 7.*up to version 1/,
    choice: /controls: “some”/,
    range: /9,000/,
    place: /position: .*12,345/,
  },
  fr: {
    name: /« hiden ».*vouliez-vous dire « hidden » \?/,
    far: /« qqqqqq » ici : ce paramètre est laissé de côté/,
    instrument: /Aucun instrument ne s’appelle « bppt » : voici « bptt »/,
    preset: /Aucun exemple ne s’appelle « heroo » ; vouliez-vous dire « hero » \?/,
    version: /de la version 7.*jusqu’à la version 1/,
    choice: /controls : « some »/,
    range: /9\s?000/,
    place: /position : .*12\s?345/,
  },
};
const spaced = (text) => text.replace(/[\u00a0\u202f]/g, ' ');

for (const lang of ['en', 'fr']) {
  const said = STRANGE[lang];
  test(`unknown names in the frame’s address are named, the rest is applied (${lang})`, async () => {
    const { page, frame, tag, started, message, thrown } = await open(
      `instrument=bppt&lang=${lang}&preset=heroo&hiden=6&qqqqqq=1&v=7&seed=12&hidden=9000&position=12345`,
    );
    assert.equal(started.instrument, 'bptt');
    for (const code of ['unknown-instrument', 'unknown-preset', 'unknown-name', 'newer-link', 'out-of-range'])
      await message({ type: 'error', code });
    const { sentence } = await message({ type: 'error', path: 'hiden' });
    assert.match(spaced(sentence), said.name);
    const band = frame.locator(`${tag} .band`);
    await band.waitFor();
    const text = spaced(await band.innerText());
    for (const [what, wanted] of Object.entries(said)) {
      if (what !== 'choice') assert.match(text, wanted, what);
    }
    assert.equal(await frame.evaluate((it) => document.querySelector(it).settings.seed, tag), 12);
    assert.deepEqual(thrown, []);
    await page.close();
  });

  test(`they are seen without controls as well, in a small frame (${lang})`, async () => {
    const { page, frame, tag, message } = await open(
      `instrument=rnn&lang=${lang}&controls=none&hiden=6&instruments=3`,
    );
    await page.evaluate(() => {
      document.querySelector('iframe').width = '320';
      document.querySelector('iframe').height = '180';
    });
    await message({ type: 'error', path: 'hiden' });
    const band = frame.locator(`${tag} .band`);
    await frame.waitForFunction(() => innerWidth === 320);
    await band.waitFor();
    assert.match(spaced(await band.innerText()), said.name);
    const { size, box } = await band.evaluate((node) => ({
      size: Number.parseFloat(getComputedStyle(node).fontSize),
      box: node.getBoundingClientRect().toJSON(),
    }));
    assert.ok(size >= 12, `${size}`);
    assert.ok(box.top >= 0 && box.left >= 0 && box.right <= 320, JSON.stringify(box));
    await page.close();
  });

  test(`an instrument’s own page says the same (${lang})`, async () => {
    const page = await around.context.newPage();
    await page.goto(
      new URL(`bptt/#lang=${lang}&hiden=6&controls=some&v=7&seed=12&preset=heroo`, site).href,
    );
    const band = page.locator('seq-bptt .band', { hasText: 'hidden' });
    await band.waitFor();
    const text = spaced(await band.innerText());
    for (const what of ['name', 'choice', 'version', 'preset']) assert.match(text, said[what], what);
    assert.equal(await page.evaluate(() => document.querySelector('seq-bptt').settings.seed), 12);
    // Another link on the same page has its own.
    await page.evaluate((language) => {
      location.hash = `#lang=${language}&qqqqqq=1&seed=12`;
    }, lang);
    await page.locator('seq-bptt .band', { hasText: 'qqqqqq' }).waitFor();
    assert.doesNotMatch(await band.or(page.locator('seq-bptt .band')).first().innerText(), /hiden/);
    await page.close();
  });
}

test('what is known is not named: a whole link as the share dialog writes it', async () => {
  const page = await around.context.newPage();
  await page.goto(
    `${around.origin}?instrument=cell&preset=forget&cell=lstm&hidden=3&seed=3&training-step=0&position=4&form=pytorch&lang=en&theme=dark&controls=min&v=1&lti=1`,
  );
  await page.waitForFunction(() => globalThis.heard.some(({ type }) => type === 'ready'));
  const frame = page.frames()[1];
  await frame.evaluate(() => document.querySelector('seq-cell').reading());
  const complaints = await frame.evaluate(() =>
    document.querySelector('seq-cell').complaints.map(({ path }) => path),
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

test('names and values that are no text of ours stay text', async () => {
  const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
  const { page, frame, tag, message, thrown } = await open(
    `instrument=${hostile}&${hostile}=1&__proto__=2&constructor=3&preset=${hostile}&hidden=${hostile}&v=${hostile}&position=1e309&training-step=1e12&lang=en&seed=8`,
  );
  for (const path of ['__proto__', 'constructor', 'training-step']) await message({ type: 'error', path });
  const band = frame.locator(`${tag} .band`);
  await band.waitFor();
  assert.match(await band.innerText(), /<img src=x/);
  const made = await frame.evaluate(
    (it) => document.querySelector(it).shadowRoot.querySelectorAll('img, script').length,
    tag,
  );
  assert.equal(made, 0);
  assert.equal(await frame.evaluate((it) => document.querySelector(it).settings.seed, tag), 8);
  assert.deepEqual(thrown, []);
  await page.close();
});
