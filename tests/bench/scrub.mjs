/**
 * The page's own work for one frame while a 128-step sequence of 64 units is scrubbed and the
 * worker trains at full speed: time from setting the position to the picture being updated, and
 * the style and layout that follow. Medians, beside a fixed amount of script work measured in the
 * same run, so that figures of two machines can be compared.
 */
import { launch } from '../e2e/browser.mjs';
import { open } from './together.mjs';

const FRAMES = 300;

const context = await launch();
for (const cell of ['rnn', 'lstm', 'gru']) {
  const { page } = await open(context, 'bptt', {
    cell,
    hidden: '64',
    'time-steps': '128',
    unit: 'character',
    optimizer: 'adam',
    'learning-rate': '0.001',
    text: 'le chat boit du lait. la pluie tombe sur le toit. '.repeat(40),
  });
  const result = await page.evaluate(async (frames) => {
    const element = document.querySelector('seq-bptt');
    const training = element.train(1_000_000).catch(() => {});
    const times = [];
    for (let i = 0; i < frames; i += 1) {
      await nextFrame();
      const position = Math.round((element.length * ((i * 37) % frames)) / frames);
      const start = performance.now();
      element.position = position;
      await element.updateComplete;
      element.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    await element.pause();
    await training;
    return {
      T: element.trace.T,
      trained: element.trainingStep,
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      unit: scriptUnit(),
    };
  }, FRAMES);
  const { T, trained, median, p95, unit } = result;
  console.log(
    `scrub ${cell.padEnd(4)} T=${T} H=64: median ${median.toFixed(2)} ms, 95 % ${p95.toFixed(2)} ms ` +
      `(${(median / unit).toFixed(2)} × the script unit of ${unit.toFixed(2)} ms), ${trained} updates trained meanwhile`,
  );
  await page.close();
}
await context.close();
