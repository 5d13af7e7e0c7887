/** What a link says of the picture: what stands open, what is pinned, whose making is shown. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { openLink, told, written } from './links.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** What no setting says and a link still brings: set as a hand would, with its name in the link. */
const PICTURES = [
  ['rnn', 'folded', 'true', (element) => element.fold1(true), (element) => element.folded, true],
  [
    'bptt',
    'pair',
    '4,2',
    (element) => element.select({ j: 4, k: 2 }),
    ({ selection }) => `${selection.j},${selection.k}`,
    '4,2',
  ],
  ['bptt', 'pair', 'none', (element) => element.select(null), ({ selection }) => selection, null],
  [
    'bptt',
    'unfolded',
    '3',
    (element) => element.unfold(3),
    ({ unfolded, renderRoot }) => `${unfolded} ${renderRoot.querySelectorAll('[data-do^="weight:"]').length > 0}`,
    '3 true',
  ],
  ['bptt', 'by-memory', 'true', (element) => element.showMemory(true), ({ byMemory }) => byMemory, true],
  ['memory-span', 'run', '2', (element) => element.select({ run: 1 }), ({ openedRun }) => openedRun, 1],
  [
    'memory-span',
    'run',
    '2@120',
    async (element) => {
      await element.select({ run: 1 });
      await element.openAt(120);
    },
    ({ openedRun, openedStep }) => [openedRun, openedStep].join(),
    '1,120',
  ],
  [
    'bptt',
    'gate',
    'o',
    async (element) => {
      await element.change('cell', 'lstm');
      await element.unfold(2);
      element.renderRoot.querySelector('[data-do="gate:o"]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await element.drawn();
    },
    ({ renderRoot }) => renderRoot.querySelector('[data-do="gate:o"]')?.getAttribute('aria-pressed'),
    'true',
  ],
  [
    'bptt',
    'row',
    '11',
    async (element) => {
      await element.change('hidden', 12);
      await element.select({ j: 4, k: 2, unit: 10 });
    },
    ({ selection }) => JSON.stringify(selection),
    '{"j":4,"k":2,"unit":10}',
  ],
  ['alignment', 'column', '3', (element) => element.follow(3), ({ column }) => column, 3],
  ...instruments.map((name) => [
    name,
    'card',
    '2',
    async (element) => {
      const drawer = element.renderRoot.querySelector('seq-drawer');
      await drawer.open('story');
      const story = drawer.renderRoot.querySelector('seq-story');
      while (story.at !== 0 || story.busy) await new Promise((resolve) => setTimeout(resolve, 50));
      await story.go(1);
    },
    ({ renderRoot }) => {
      const story = renderRoot.querySelector('seq-drawer').renderRoot?.querySelector('seq-story');
      return story?.renderRoot?.querySelector('[aria-current] span')?.textContent;
    },
    '2',
  ]),
  ...[
    ...instruments.map((name) => [name, 'settings']),
    ...['rnn', 'bptt', 'cell'].map((name) => [name, 'training']),
  ].map(([name, tab]) => [
    name,
    'drawer',
    tab,
    (element, given) => element.renderRoot.querySelector('seq-drawer').open(given),
    ({ renderRoot }) => {
      const body = renderRoot.querySelector('seq-drawer').renderRoot.querySelector('.body > *');
      return body?.renderRoot?.childElementCount ? body.localName : null;
    },
    `seq-${tab}`,
  ]),
  ...['rnn', 'bptt', 'cell', 'bidirectional', 'alignment'].map((name) => [
    name,
    'speed',
    '0.5',
    ({ renderRoot }) => renderRoot.querySelector('.speeds button').click(),
    ({ renderRoot, speed }) => `${renderRoot.querySelector('.speeds [aria-pressed="true"]')?.textContent} ${speed}`,
    '×½ 0.5',
  ]),
];

for (const [name, attribute, value, act, look, expected] of PICTURES) {
  test(`${name}: ${attribute}=${value} is in the link and comes back with it`, async () => {
    const { page } = await openInstrument(context, name);
    await told(page, name, act, value);
    const hash = await written(page, name);
    assert.ok(`${hash}&`.includes(`&${attribute}=${value}&`), hash);
    const again = await openLink(context, name, hash);
    // What is seen of a run waits until it has come so far; what is seldom drawn comes when it is.
    for (let n = 0; n < 100 && (await told(again, name, look)) !== expected; n++) await again.waitForTimeout(200);
    assert.equal(await told(again, name, look), expected);
    assert.equal(await written(again, name), hash);
    await page.close();
    await again.close();
  });
}

/** A number of each kind that an instrument opens: what a link calls it, and how a hand opens it. */
const NUMBERS = [
  ['rnn', 'h.2@3', (element) => element.select({ block: 'h', t: 3, unit: 1 })],
  ['rnn', 'y.4@2', (element) => element.select({ block: 'y', t: 2, unit: 3 })],
  ['cell', 'c.2@4', (element) => element.select({ block: 'c', t: 4, unit: 1 })],
  ['bidirectional', 'h_reverse.3@2', (element) => element.select({ block: 'h_reverse', t: 2, unit: 2 })],
  ['encoder-decoder', 's.5@2', (element) => element.select({ block: 's', t: 2, unit: 4 })],
  ['alignment', 'alpha.2@3', (element) => element.select({ block: 'alpha', t: 3, unit: 1 })],
  ['alignment', 'd.s.1@2', (element) => element.select({ block: 'd.s', t: 2, unit: 0 })],
  ['attention-values', 'w.2', (element) => element.select({ block: 'w', unit: 1 })],
  ['gradient-flow', 'memory', (element) => element.pick({ figure: 'memory' })],
  ['gradient-flow', 'sigma.2', (element) => element.pick({ singular: 1 })],
];

/** What stands in the open inspector, once its computation is there; runs in the page. */
const inspected = async ([tag]) => {
  const element = document.querySelector(tag);
  const inspector = () =>
    [...element.renderRoot.querySelectorAll('*')].find(({ localName }) => /inspector$/.test(localName));
  const card = () =>
    inspector()?.renderRoot.querySelector('section') ?? element.renderRoot.querySelector('section.inspect');
  let before = '';
  for (let n = 0; n < 100; n++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = card()?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    if (now && now === before && card().querySelector('tr')) return now;
    before = now;
  }
  return before;
};

test('every instrument that opens numbers has one here', async () => {
  const opening = [];
  for (const name of instruments) {
    const { page } = await openInstrument(context, name);
    if (await told(page, name, ({ own }) => Object.hasOwn(own.picture, 'number'))) opening.push(name);
    await page.close();
  }
  assert.deepEqual(opening, [...new Set(NUMBERS.map(([name]) => name))].sort());
});

for (const [name, number, open] of NUMBERS) {
  test(`${name}: number=${number} opens that number, from a link and from a slide`, async () => {
    const { page } = await openInstrument(context, name, { 'training-step': '20' });
    await told(page, name, (element) => element.goTo(element.length));
    await told(page, name, open);
    const card = await page.evaluate(inspected, [`seq-${name}`]);
    assert.match(card, /\d/, 'a number is shown');
    const hash = await written(page, name);
    assert.equal(new URLSearchParams(hash.slice(1)).get('number'), number, hash);

    const again = await openLink(context, name, hash);
    assert.equal(await again.evaluate(inspected, [`seq-${name}`]), card);
    assert.equal(await written(again, name), hash);
    // Closed, it is not in the link; the attribute, as a fragment writes it, opens it again.
    await told(again, name, (element) => element.select(null));
    assert.doesNotMatch(await written(again, name), /number=/);
    await told(again, name, (element, text) => element.setAttribute('number', text), number);
    assert.equal(await again.evaluate(inspected, [`seq-${name}`]), card);
    await told(again, name, (element) => element.removeAttribute('number'));
    await again.waitForFunction((tag) => document.querySelector(tag).selection === null, `seq-${name}`);
    await page.close();
    await again.close();
  });
}

/** What names nothing: of the picture, and in it. */
const NOTHING = [
  ['bptt', 'pair', '2,9'],
  ['bptt', 'pair', '99,1'],
  ['bptt', 'unfolded', '-3'],
  ['bptt', 'unfolded', '1000'],
  ['bptt', 'row', '99'],
  ['bptt', 'gate', 'q'],
  ['memory-span', 'run', '1000'],
  ['alignment', 'column', '99'],
  ['rnn', 'number', 'h.99@1'],
  ['cell', 'number', 'c.1@999'],
  ['bidirectional', 'number', 'nowhere.1@1'],
  ['encoder-decoder', 'number', 'h'],
  ['alignment', 'number', 'constructor.1@1'],
  ['attention-values', 'number', 'w.999'],
  ['gradient-flow', 'number', 'sigma.1000'],
  ['rnn', 'card', '99'],
  ['memory-span', 'card', '0'],
  ['rnn', 'drawer', 'nowhere'],
  ['alignment', 'drawer', 'training'],
  ['cell', 'speed', '7'],
];

for (const [name, attribute, value] of NOTHING) {
  test(`${name}: ${attribute}=${value} names nothing, says so and leaves the rest`, async () => {
    const page = await openLink(context, name, `#${attribute}=${value}&training-step=3&position=2&lang=en&v=1`);
    await page.locator(`seq-${name} .band`, { hasText: `“${attribute}=${value}” names nothing` }).waitFor();
    assert.equal(await told(page, name, (element, given) => element.getAttribute(given), attribute), null);
    assert.equal(await told(page, name, ({ position }) => position), 2);
    await page.close();
  });
}

test('what a followed link asks for takes the place of what stood in the drawer', async () => {
  const page = await openLink(context, 'rnn', '#card=2&position=3&lang=en&v=1');
  const follow = (hash) =>
    page.evaluate((given) => {
      location.hash = given;
    }, hash);
  const drawer = page.locator('seq-rnn seq-drawer');
  await drawer.locator('seq-story .count', { hasText: 'Card 2 of' }).waitFor();
  await follow('#drawer=training&position=3&lang=en&v=1');
  await drawer.locator('seq-training').waitFor();
  await follow('#card=1&position=3&lang=en&v=1');
  await drawer.locator('seq-story .count', { hasText: 'Card 1 of' }).waitFor();
  await follow('#drawer=settings&position=3&lang=en&v=1');
  await drawer.locator('seq-settings').waitFor();
  await follow('#position=3&lang=en&v=1');
  await drawer.locator('.handles').waitFor();
  await page.close();
});

test('a card of a link stands beside what the link shows; the next one leads to its own place', async () => {
  const page = await openLink(context, 'gradient-flow', '#card=1&hidden=8&position=5&lang=en&v=1');
  const seen = () => told(page, 'gradient-flow', ({ position, settings_ }) => [position, settings_.hidden]);
  await page.locator('seq-story .count', { hasText: 'Card 1 of' }).waitFor();
  assert.deepEqual(await seen(), [5, 8]);
  await page.locator('seq-story .cards button', { hasText: 'Next' }).click();
  await page.locator('seq-story .count', { hasText: 'Card 2 of' }).waitFor();
  await page.waitForFunction(() => document.querySelector('seq-gradient-flow').settings_.hidden !== 8);
  // Closed by hand it leaves the link, and following a link without it closes it.
  assert.match(await written(page, 'gradient-flow'), /card=2/);
  await page.evaluate(() => {
    location.hash = '#position=4&v=1';
  });
  await page.locator('seq-drawer .handles').waitFor();
  assert.doesNotMatch(await written(page, 'gradient-flow'), /card=/);
  await page.close();
});
