/**
 * How long a page takes to learn the translation task: seconds of training in Chromium until 95 % of
 * the sentences kept out of training come out word for word. Scoring is not counted.
 */
import { launch } from '../e2e/browser.mjs';
import { serve } from '../e2e/package.mjs';

/** Updates between two scores, and the most of them. */
const STRIDE = 50;
const MOST = 800;
const SENTENCES = 500;
const SETTINGS = {
  model: 'seq2seq',
  task: 'translation',
  cell: 'gru',
  bidirectional: true,
  attention: 'additive',
  hidden: 48,
  embedding: 32,
  attention_width: 32,
  optimizer: 'adam',
  learning_rate: 0.008,
  warm_up: 50,
  decay_at: 420,
  clip: 'norm',
  clip_at: 1,
  reduction: 'sum',
  batch: 32,
};

const { address, close } = await serve();
const context = await launch();
const page = await context.newPage();
await page.goto(address);

async function learn([settings, stride, most, sentences]) {
  const { default: load, Session } = await import('/seqscope.js');
  await load({ module_or_path: '/seqscope_bg.wasm' });
  const session = new Session(settings);
  const rows = [];
  let seconds = 0;
  for (let step = stride; step <= most; step += stride) {
    const start = performance.now();
    session.train(stride);
    seconds += (performance.now() - start) / 1000;
    const { right, of, aligned, alignable } = session.score(sentences);
    rows.push({ step, seconds, exact: right / of, alignment: aligned / alignable });
    if (right / of >= 0.95) break;
  }
  session.free();
  return rows;
}

const table = [];
for (const [name, attention] of [['attention', 'additive'], ['no attention', 'none']]) {
  for (const seed of [1, 2, 3]) {
    const rows = await page.evaluate(learn, [{ ...SETTINGS, attention, seed }, STRIDE, MOST, SENTENCES]);
    const last = rows.at(-1);
    table.push({
      model: name,
      seed,
      steps: last.step,
      seconds: Number(last.seconds.toFixed(2)),
      exact: last.exact,
      alignment: attention === 'none' ? '–' : Number(last.alignment.toFixed(3)),
      'steps/s': Math.round(last.step / last.seconds),
    });
    if (attention === 'none') break;
  }
}
console.table(table);
await context.close();
close();
