/**
 * The page's own work while the future of two chains is hidden by a hand, at 128 steps of 64 units: from
 * the core's answer to the picture being laid out. Beside it the core's answer itself, both models and
 * the gradient of one loss, as the page waits for it, and a whole frame from the hand to the picture.
 * Medians, beside a fixed amount of script work of the same run.
 */
import { launch } from '../e2e/browser.mjs';
import { open } from './together.mjs';

const FRAMES = 120;

const context = await launch();
for (const setting of ['seen', 'asked', 'bits', 'position']) {
  const { page } = await open(context, 'bidirectional', {
    length: '128',
    hidden: '64',
    asked: '40',
    position: '100000',
  });
  const result = await page.evaluate(
    async ([frames, name]) => {
      const element = document.querySelector('seq-bidirectional');
      await element.driver.settled();
      const pair = element.driver.handle;
      const chains = pair.chains.bind(pair);
      let answered = 0;
      const core = [];
      pair.chains = async (...places) => {
        const start = performance.now();
        const told = await chains(...places);
        answered = performance.now();
        core.push(answered - start);
        return told;
      };
      const [page, whole] = [[], []];
      for (let i = 0; i < frames; i += 1) {
        await nextFrame();
        const start = performance.now();
        answered = start;
        if (name === 'position') await element.goTo((i * 37) % element.length);
        else if (name === 'bits') await element.flip(1 + (i % 128));
        else await element.change(name, name === 'seen' ? 127 - i : 4 + i);
        element.getBoundingClientRect();
        page.push(performance.now() - answered);
        whole.push(performance.now() - start);
      }
      return {
        page: quantile(page, 0.5),
        page95: quantile(page, 0.95),
        whole: quantile(whole, 0.5),
        core: quantile(core, 0.5),
        unit: scriptUnit(),
      };
    },
    [FRAMES, setting],
  );
  const { page: median, page95, whole, core, unit } = result;
  console.log(
    `chains ${setting.padEnd(8)} page: median ${median.toFixed(2)} ms, 95 % ${page95.toFixed(2)} ms ` +
      `(${(median / unit).toFixed(2)} × the script unit of ${unit.toFixed(2)} ms); core’s answer: median ${core.toFixed(2)} ms; whole: ${whole.toFixed(2)} ms`,
  );
  await page.close();
}
await context.close();
