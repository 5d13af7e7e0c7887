/** The course as a deck: its sentences, what its fragments drive, its speaker's window, its paper. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations, WCAG } from './axe.mjs';
import { launch, site, watch } from './browser.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** The deck at a slide, `id` or `id/fragment`. */
async function open(at = 'title', { lang = 'en', query = '', viewport } = {}) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.refused = [];
    document.addEventListener('seq-error', ({ detail }) => globalThis.refused.push(detail));
  });
  if (viewport) await page.setViewportSize(viewport);
  const problems = watch(page);
  await page.goto(new URL(`deck/?lang=${lang}${query}#/${at}`, site).href);
  await page.waitForSelector('section.present');
  return { page, problems };
}

/** What the instrument of the slide that is seen reads, once it shows what was asked. */
const reading = (page) =>
  page.evaluate(async () => {
    const element = [...document.querySelectorAll('section.present *')].find(({ localName }) =>
      localName.startsWith('seq-'),
    );
    await customElements.whenDefined(element.localName);
    const { preset = '', ...read } = await element.reading();
    return JSON.stringify({ ...read, preset: element.getAttribute('preset') });
  });
/** What it computed: the rest of a reading tells of the training behind it as well. */
const outputs = async (page) => JSON.stringify(JSON.parse(await reading(page)).y);
const place = async (page) => {
  const { position, trainingStep, preset } = JSON.parse(await reading(page));
  return { position, trainingStep, preset };
};
const press = async (page, key) => {
  await page.keyboard.press(key);
  return place(page);
};

for (const lang of ['en', 'fr'])
  test(`every sentence is there and stays on its line: ${lang}`, async () => {
    const { page, problems } = await open('title', { lang });
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    const text = await page.evaluate(() => document.querySelector('.slides').textContent);
    assert.doesNotMatch(text, /deck-[a-z]/, 'a sentence without words');
    const ids = await page.$$eval('.slides > section', (all) => all.map(({ id }) => id));
    assert.ok(ids.length > 25);
    for (const id of ids) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${id}`);
      await page.waitForFunction((wanted) => document.querySelector('section.present').id === wanted, id);
      const wide = await page.$$eval('section.present .arguments p', (all) =>
        all.map((p) => {
          const range = document.createRange();
          range.selectNodeContents(p);
          const room = p.parentElement.getBoundingClientRect().right;
          return [p.textContent.trim(), range.getBoundingClientRect().right - room];
        }),
      );
      for (const [sentence, over] of wide) assert.ok(over <= 0.5, `${id}: ${sentence}`);
      const high = await page.$eval('section.present', (slide) => slide.scrollHeight - slide.clientHeight);
      assert.ok(high <= 1, `${id} is ${high} too high`);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

test('each fragment is an argument of the instrument, both ways, and from behind', async () => {
  const { page, problems } = await open('backward');
  assert.deepEqual(await place(page), { position: 20, trainingStep: 12, preset: 'hero' });
  for (const position of [22, 24, 26]) assert.equal((await press(page, 'ArrowRight')).position, position);
  const there = await reading(page);
  assert.equal((await press(page, 'ArrowLeft')).position, 24);
  assert.equal((await press(page, 'ArrowRight')).position, 26);
  // The remote of a lecturer sends these.
  assert.equal((await press(page, 'PageDown')).position, 30);
  assert.equal((await press(page, 'PageUp')).position, 26);
  // Two more and over the end of the slide, and back over it: as it was left.
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('section.present').id === 'rule');
  assert.equal((await press(page, 'ArrowLeft')).position, 41);
  const fresh = await open('backward/2');
  assert.equal(await reading(fresh.page), there, 'the address leads to the same numbers');
  assert.deepEqual([...problems, ...fresh.problems], []);
  await fresh.page.close();
  await page.close();
});

test('a fragment may bring another preset, and a training that is taken back', async () => {
  const { page, problems } = await open('truncated');
  const first = await reading(page);
  const chunks = await press(page, 'ArrowRight');
  assert.equal(chunks.preset, 'chunks');
  assert.equal(chunks.position, 48);
  assert.equal((await press(page, 'ArrowLeft')).preset, 'truncated');
  assert.equal(await reading(page), first);
  await page.evaluate(() => {
    location.hash = '#/both-ways';
  });
  await page.waitForFunction(() => document.querySelector('section.present').id === 'both-ways');
  assert.equal((await place(page)).trainingStep, 0);
  const untrained = await outputs(page);
  assert.equal((await press(page, 'ArrowRight')).trainingStep, 400);
  assert.notEqual(await outputs(page), untrained);
  assert.equal((await press(page, 'ArrowLeft')).trainingStep, 0);
  assert.equal(await outputs(page), untrained);
  assert.deepEqual(problems, []);
  await page.close();
});

test('what is not seen has not begun, and what is left sleeps', async () => {
  const { page } = await open('forward');
  await reading(page);
  const begun = () =>
    page.$$eval('.slides .live', (all) => all.filter(({ trace }) => trace).map((node) => node.closest('section').id));
  // The slide that is seen, and the one that comes next, once this one stands.
  await page.waitForFunction(() => document.querySelector('#backward .live').trace);
  assert.deepEqual(await begun(), ['forward', 'backward']);
  await page.evaluate(() => {
    document.querySelector('#forward .live').play();
  });
  await page.waitForFunction(() => document.querySelector('#forward .live').playing);
  await page.evaluate(() => {
    location.hash = '#/backward';
  });
  await page.waitForFunction(() => !document.querySelector('#forward .live').playing);
  await page.close();
});

for (const [lang, theme] of [
  ['fr', 'light'],
  ['en', 'dark'],
])
  test(`nothing that axe finds wrong: ${lang}, ${theme}`, async () => {
    const { page } = await open('title', { lang, query: `&theme=${theme}` });
    for (const id of ['title', 'order', 'rule', 'backward', 'houses', 'reading']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${id}`);
      await page.waitForFunction((wanted) => document.querySelector('section.present').id === wanted, id);
      if (id === 'backward' || id === 'houses') await reading(page);
      assert.deepEqual(await violations(page, WCAG), [], id);
    }
    await page.close();
  });

test('what is seen has the focus, and nothing else', async () => {
  const { page } = await open('forward');
  await reading(page);
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    const away = await page.evaluate(() => {
      const focused = document.activeElement;
      const slide = focused?.closest('section');
      return slide && !slide.classList.contains('present') ? slide.id : null;
    });
    assert.equal(away, null, `the focus went to a slide that is not seen: ${away}`);
  }
  await page.close();
});

test('the deck has its arrows until the viewer works in the picture', async () => {
  const { page } = await open('forward');
  await reading(page);
  await page.keyboard.press('ArrowRight');
  assert.equal((await place(page)).position, 2);
  await page.evaluate(() => {
    const live = document.querySelector('section.present .live');
    live.setAttribute('controls', 'min');
    live.focus();
  });
  assert.equal((await press(page, 'ArrowRight')).position, 3);
  assert.equal(await page.evaluate(() => document.querySelectorAll('section.present .fragment.visible').length), 2);
  await page.evaluate(() => document.activeElement.blur());
  // The next argument says where it goes: it does not count from where the viewer went.
  assert.equal((await press(page, 'ArrowRight')).position, 3);
  assert.equal((await press(page, 'ArrowRight')).position, 4);
  await page.close();
});

test('sharp and hit-testable at any scale', async () => {
  const { page } = await open('flow/0', { viewport: { width: 800, height: 450 } });
  await reading(page);
  const blurred = () =>
    page.evaluate(() => {
      const root = document.querySelector('section.present .live').renderRoot;
      return [...root.querySelectorAll('canvas')]
        .map((canvas) => [canvas.width, Math.round(canvas.getBoundingClientRect().width * devicePixelRatio)])
        .filter(([has, wants]) => Math.abs(has - wants) > 1);
    });
  assert.deepEqual(await blurred(), []);
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.waitForTimeout(300);
  await reading(page);
  assert.deepEqual(await blurred(), []);
  // In the overview everything is small; what is drawn there is not what is shown after.
  await page.keyboard.press('Escape');
  await page.waitForSelector('.reveal.overview');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.reveal:not(.overview)');
  await page.waitForTimeout(300);
  assert.deepEqual(await blurred(), []);
  await page.setViewportSize({ width: 800, height: 450 });
  await page.evaluate(() => {
    location.hash = '#/forward';
  });
  await page.waitForFunction(() => document.querySelector('section.present').id === 'forward');
  const { position } = await place(page);
  await page.evaluate(() => document.querySelector('section.present .live').setAttribute('controls', 'min'));
  await page.locator('section.present .live').getByRole('button', { name: /^previous operation/i }).click();
  assert.equal((await place(page)).position, position - 1);
  await page.close();
});

test('the speaker’s window shows the same', async () => {
  const { page, problems } = await open('backward');
  await reading(page);
  const opened = context.waitForEvent('page');
  // The window is opened by the deck's own key, once its plugin is there.
  await page.waitForFunction(() => document.querySelector('.corner'));
  await page.waitForTimeout(500);
  await page.keyboard.press('s');
  const speaker = await opened;
  const frame = async (which) => {
    const element = await speaker.waitForSelector(`${which} iframe`, { timeout: 20_000 });
    const inside = await element.contentFrame();
    await inside.waitForFunction(() => document.querySelector('section.present .live')?.trace);
    return inside;
  };
  const [current, upcoming] = [await frame('#current-slide'), await frame('#upcoming-slide')];
  await page.bringToFront();
  const at = (inside, position) =>
    inside.waitForFunction(
      (wanted) => document.querySelector('section.present .live').position === wanted,
      position,
    );
  for (const [now, next] of [
    [22, 24],
    [24, 26],
  ]) {
    await page.keyboard.press('ArrowRight');
    await at(page, now);
    await at(current, now);
    await at(upcoming, next);
    assert.equal(await reading(current), await reading(page));
  }
  assert.match(await speaker.innerText('.speaker-controls-notes'), /Norms do not add up/);
  assert.deepEqual(problems, []);
  await speaker.close();
  await page.close();
});

test('paper: one still a fragment, with the link to the living one', async () => {
  const { page, problems } = await open('', { lang: 'fr', query: '&view=print' });
  await page.waitForFunction(() => document.documentElement.dataset.seqscope === 'printable', null, {
    timeout: 400_000,
    polling: 250,
  });
  const pages = await page.$$eval('.pdf-page', (all) =>
    all.map((sheet) => ({
      id: sheet.querySelector('section').id,
      sentence: [...sheet.querySelectorAll('.arguments p')]
        .filter((p) => getComputedStyle(p).visibility !== 'hidden' && getComputedStyle(p).opacity === '1')
        .map((p) => p.textContent.trim()),
      stills: [...sheet.querySelectorAll('[data-seq-holder]')].map((holder) => {
        const root = holder.firstElementChild?.shadowRoot;
        const { width, height } = holder.getBoundingClientRect();
        return { width, height, link: root?.querySelector('a')?.href, text: root?.textContent.length ?? 0 };
      }),
      living: [...sheet.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('seq-')).length,
    })),
  );
  const drawn = pages.filter(({ stills }) => stills.length > 0);
  assert.ok(drawn.length > 50, `${drawn.length} pages with a picture`);
  for (const { id, sentence, stills, living } of drawn) {
    assert.equal(sentence.length, 1, `${id}: ${sentence.join(' | ')}`);
    assert.equal(living, 0, `${id}: something still lives`);
    for (const { width, height, link, text } of stills) {
      assert.ok(width >= 1270 && height >= 670, `${id}: ${width} × ${height}`);
      assert.match(link, /#.*seed=\d+.*position=\d+/, id);
      assert.ok(text > 200, `${id}: an empty picture`);
    }
  }
  assert.deepEqual(await page.evaluate(() => globalThis.refused), [], 'a slide asks for what cannot be');
  const backward = drawn.filter(({ id }) => id === 'backward').map(({ stills }) => stills[0].link);
  assert.deepEqual(
    backward.map((link) => Number(new URLSearchParams(new URL(link).hash.slice(1)).get('position'))),
    [20, 22, 24, 26, 30, 40, 41],
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, pages.length);
  assert.deepEqual(problems, []);
  await page.close();
});

test('on an upright telephone a slide is one column, and nothing is wider than the screen', async () => {
  const viewport = { width: 390, height: 844 };
  const { page, problems } = await open('forward', { viewport });
  await reading(page);
  const live = await page.$eval('section.present .live', (element) => ({
    layout: element.layout,
    width: element.getBoundingClientRect().width,
  }));
  assert.equal(live.layout, 'stacked');
  assert.ok(live.width <= 391);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  assert.equal((await place(page)).position, 2);
  assert.deepEqual(problems, []);
  await page.close();
});
