/** Every page, in both themes and both languages, without one violation that axe can find. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, ready, site } from './browser.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const pages = [
  { path: '', tag: 'seq-bptt' },
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
  { path: 'encoder-decoder/', tag: 'seq-encoder-decoder', hash: 'write=beam&read=attention&updates=100&training-step=50&position=1000' },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'position=7' },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'score=learnt&training-step=20' },
  { path: 'attention-values/', tag: 'seq-attention-values', hash: 'preset=roles&training-step=5' },
  { path: 'gallery/', tag: null },
];

for (const { path, tag, hash = '' } of pages) {
  for (const theme of ['light', 'dark']) {
    for (const lang of ['fr', 'en']) {
      test(`/${path}#${hash} ${theme} ${lang}`, async () => {
        const page = await context.newPage();
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        const url = new URL(path, site);
        url.hash = `v=1&theme=${theme}&lang=${lang}&${hash}`;
        await page.goto(url.href);
        if (tag) await ready(page, tag);
        // The policy of the page forbids foreign scripts; the debugger's evaluation is not one.
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations: found } = await globalThis.axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
          });
          return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
        });
        assert.deepEqual(violations, []);
        await page.close();
      });
    }
  }
}
