/**
 * Pictures of every instrument from the real page: docs/pictures/NAME-SIZE-THEME-LANGUAGE.png.
 * `--all` adds the sizes that the README does not show, for looking at.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, openInstrument, site } from './browser.mjs';

const all = process.argv.includes('--all');
const folder = fileURLToPath(
  all ? new URL('../../target/pictures/', import.meta.url) : new URL('../../docs/pictures/', import.meta.url),
);
mkdirSync(folder, { recursive: true });

const sizes = all
  ? { 1280: [1280, 720], 1920: [1920, 1080], 390: [390, 844] }
  : { 1280: [1280, 720] };
/** Where a scene says no share of the way, it stays where its preset is. */
const scenes = [
  { name: 'bptt', instrument: 'bptt', hash: {}, train: 12, share: 0.74 },
  { name: 'rnn', instrument: 'rnn', hash: {}, train: 12, share: 0.36 },
  { name: 'gradient-flow', instrument: 'gradient-flow', hash: { preset: 'holds' } },
  { name: 'memory-span', instrument: 'memory-span', hash: {}, train: Number.MAX_SAFE_INTEGER, share: 1 },
  { name: 'cell', instrument: 'cell', hash: { preset: 'remembers' } },
  { name: 'bidirectional', instrument: 'bidirectional', hash: { preset: 'concat' } },
  { name: 'alignment', instrument: 'alignment', hash: { preset: 'learnt' } },
  { name: 'encoder-decoder', instrument: 'encoder-decoder', hash: { preset: 'bottleneck' } },
  { name: 'attention-values', instrument: 'attention-values', hash: { preset: 'lecture' } },
  ...(all
    ? [
        { name: 'bptt-lstm', instrument: 'bptt', hash: { cell: 'lstm' }, train: 12, share: 0.74 },
        { name: 'bptt-gru', instrument: 'bptt', hash: { cell: 'gru' }, train: 12, share: 0.7 },
        { name: 'bptt-long', instrument: 'bptt', hash: { preset: 'long' }, train: 0, share: 0.8 },
        { name: 'rnn-lstm', instrument: 'rnn', hash: { cell: 'lstm' }, train: 12, share: 0.3 },
        { name: 'rnn-start', instrument: 'rnn', hash: {}, train: 0, share: 0 },
        { name: 'bptt-start', instrument: 'bptt', hash: {}, train: 0, share: 0 },
        { name: 'bptt-end', instrument: 'bptt', hash: {}, train: 0, share: 1 },
      ]
    : []),
];

const context = await launch();
for (const { name, instrument, hash, train, share } of scenes) {
  for (const [label, [width, height]] of Object.entries(sizes)) {
    for (const theme of ['light', 'dark']) {
      for (const lang of all ? ['fr', 'en'] : ['en']) {
        const { page } = await openInstrument(
          context,
          instrument,
          { ...hash, theme, lang },
          { viewport: { width, height }, media: { colorScheme: theme, reducedMotion: 'reduce' } },
        );
        await page.evaluate(
          async ([tag, steps, part]) => {
            const element = document.querySelector(tag);
            if (steps > 0) await element.train(steps);
            if (part !== undefined) await element.goTo(Math.round(element.length * part));
            await document.fonts.ready;
          },
          [`seq-${instrument}`, train, share],
        );
        const file = `${folder}${name}-${label}-${theme}-${lang}.png`;
        await page.screenshot({ path: file });
        console.log(file);
        await page.close();
      }
    }
  }
}

/** A slide of the course. */
for (const theme of ['light', 'dark']) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(new URL(`deck/?lang=en&theme=${theme}#/backward/3`, site).href);
  await page.waitForFunction(() => document.querySelector('section.present .live')?.trace);
  await page.evaluate(async () => {
    await document.querySelector('section.present .live').reading();
    await document.fonts.ready;
  });
  const file = `${folder}deck-1280-${theme}-en.png`;
  await page.screenshot({ path: file });
  console.log(file);
  await page.close();
}
await context.close();
