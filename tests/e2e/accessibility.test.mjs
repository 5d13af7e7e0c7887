/** Every page, in both themes and both languages, without one violation that axe can find. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { launch } from './browser.mjs';
import { BRIEF } from './instruments.mjs';
import { pages, visit } from './pages.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** A tab in one theme, one language and one width, at a page that shows what it is there for. */
async function open(page, { theme, lang, width = 1280, link = {} }) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width, height: width < 500 ? 844 : 720 });
  await tab.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await visit(tab, page, { theme, lang, ...link });
  return tab;
}

const LOOKS = ['light', 'dark'].flatMap((theme) => ['fr', 'en'].map((lang) => ({ theme, lang })));

/** Long trainings are no matter of accessibility. @param {import('./pages.mjs').Page} page */
const brief = ({ tag }) => BRIEF[tag?.replace('seq-', '')];

/** States worth a look of their own, in the wide layout. */
const states = [
  { path: 'rnn/', tag: 'seq-rnn', hash: 'position=9' },
  { path: 'bptt/', tag: 'seq-bptt', hash: 'position=30' },
  { path: 'bptt/', tag: 'seq-bptt', hash: 'position=30&cell=lstm' },
  {
    path: 'memory-span/',
    tag: 'seq-memory-span',
    hash: 'distances=6+12&seeds=2&most-steps=60&every=20&training-step=12',
  },
  { path: 'gradient-flow/', tag: 'seq-gradient-flow', hash: 'position=128' },
  { path: 'gradient-flow/', tag: 'seq-gradient-flow', hash: 'preset=cliff' },
  { path: 'gradient-flow/', tag: 'seq-gradient-flow', hash: 'watched=order&length=20&hidden=8&training-step=2' },
  { path: 'cell/', tag: 'seq-cell' },
  { path: 'cell/', tag: 'seq-cell', hash: 'preset=forgets' },
  { path: 'cell/', tag: 'seq-cell', hash: 'preset=stacked' },
  { path: 'cell/', tag: 'seq-cell', hash: 'preset=gru' },
  { path: 'bidirectional/', tag: 'seq-bidirectional', hash: 'position=100000&training-step=40&seen=7' },
  { path: 'bidirectional/', tag: 'seq-bidirectional', hash: 'position=70&length=64&hidden=32&training-step=2' },
  { path: 'alignment/', tag: 'seq-alignment', hash: 'training-step=100&hidden=24' },
  { path: 'alignment/', tag: 'seq-alignment', hash: 'training-step=20&hidden=12&position=120&compare=scores' },
  { path: 'encoder-decoder/', tag: 'seq-encoder-decoder', hash: 'updates=100&training-step=100&position=1000' },
  {
    path: 'encoder-decoder/',
    tag: 'seq-encoder-decoder',
    hash: 'write=beam&read=attention&updates=100&training-step=50&position=1000',
  },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'position=7' },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'score=learnt&training-step=20' },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'preset=roles&training-step=5' },
];

/** Several tabs of one browser at a time: each waits for its networks most of the time. */
const together = { concurrency: 3 };

describe('every page', together, () => {
  for (const page of pages) {
    for (const width of [1280, 390]) {
      for (const look of LOOKS) {
        test(`/${page.path} at ${width}, ${look.theme} ${look.lang}`, async () => {
          const tab = await open(page, { ...look, width, link: brief(page) });
          assert.deepEqual(await violations(tab), []);
          await tab.close();
        });
      }
    }
  }
});

describe('states of the picture', together, () => {
  for (const { path, tag, hash } of states) {
    for (const look of LOOKS) {
      test(`/${path}#${hash} ${look.theme} ${look.lang}`, async () => {
        const link = Object.fromEntries(new URLSearchParams(hash));
        const tab = await open({ path, tag }, { ...look, link });
        assert.deepEqual(await violations(tab), []);
        await tab.close();
      });
    }
  }
});

/** Opens one thing of an instrument after the other, and waits until it has come. */
const show = async (tab, tag, [what, name]) =>
  tab.evaluate(
    async ([selector, kind, value]) => {
      const element = document.querySelector(selector);
      await element.openDialog(kind === 'dialog' ? value : '');
      element.drawerTab = kind === 'drawer' ? value : '';
      await element.drawn();
      // What stands behind a tab comes when it is first opened.
      const inside = () =>
        element.renderRoot.querySelector('seq-drawer')?.renderRoot.querySelector('.body > *')?.renderRoot;
      while (kind === 'drawer' && !inside()?.childElementCount) await new Promise((resolve) => setTimeout(resolve, 20));
      await element.drawn();
    },
    [tag, what, name],
  );

describe('what opens', together, () => {
  const things = ['dialog share', 'dialog export', 'dialog help', 'drawer story', 'drawer training', 'drawer settings'];
  for (const page of pages.filter(({ tag }) => tag)) {
    for (const look of [
      { theme: 'light', lang: 'fr', width: 1280 },
      { theme: 'dark', lang: 'en', width: 390 },
    ]) {
      test(`/${page.path} at ${look.width}, ${look.theme} ${look.lang}`, async () => {
        const tab = await open(page, { ...look, link: brief(page) });
        const tabs = await tab.evaluate((tag) => document.querySelector(tag).own.tabs, page.tag);
        for (const thing of things.map((one) => one.split(' '))) {
          if (thing[0] === 'drawer' && !tabs.includes(thing[1])) continue;
          await show(tab, page.tag, thing);
          assert.deepEqual(await violations(tab), [], thing.join(' '));
        }
        await tab.close();
      });
    }
  }
});

/** Every button that can be chosen, by its name: whether it is, and what it stands on. Runs in the page. */
const chosen = () => {
  const found = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.matches('button[aria-pressed], [role="tab"]') && node.checkVisibility()) {
        const on = node.matches('[aria-pressed="true"], [aria-selected="true"]');
        found.push({ name: node.textContent.trim(), on, ground: getComputedStyle(node).backgroundColor });
      }
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  return found;
};

for (const theme of ['light', 'dark']) {
  test(`in the colours of the system, ${theme}, what is chosen is seen, and pictures keep their own`, async () => {
    const tab = await context.newPage();
    const colours = () =>
      tab.evaluate(() => {
        const { renderRoot } = document.querySelector('seq-cell');
        const of = (selector) => getComputedStyle(renderRoot.querySelector(selector)).color;
        return [of('.stage'), of('.readout')];
      });
    await tab.emulateMedia({ colorScheme: theme, forcedColors: 'none' });
    await visit(tab, { path: 'cell/', tag: 'seq-cell' }, { lang: 'en' });
    await tab.evaluate(async () => {
      const element = document.querySelector('seq-cell');
      element.drawerTab = 'settings';
      await element.drawn();
    });
    await tab.waitForFunction(() =>
      document
        .querySelector('seq-cell')
        .renderRoot.querySelector('seq-drawer')
        .renderRoot.querySelector('seq-settings'),
    );
    const own = await colours();
    await tab.emulateMedia({ colorScheme: theme, forcedColors: 'active' });
    assert.deepEqual(await colours(), own);
    const buttons = await tab.evaluate(chosen);
    const grounds = (on) => new Set(buttons.filter((button) => button.on === on).map(({ ground }) => ground));
    assert.ok(buttons.filter(({ on }) => on).length > 8, JSON.stringify(buttons));
    for (const ground of grounds(true)) assert.ok(!grounds(false).has(ground), JSON.stringify(buttons));
    await tab.close();
  });
}
