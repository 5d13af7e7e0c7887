/**
 * The page's own work while a slider of the course of gradients is dragged, at 128 steps of 64 units:
 * from the core's answer to the picture being laid out. Beside it the core's answer itself, as the
 * page waits for it. Medians, beside a fixed amount of script work of the same run.
 */
import { launch } from '../e2e/browser.mjs';
import { open } from './together.mjs';

const FRAMES = 120;

const context = await launch();
for (const [preset, setting, from, to] of [
  ['explodes', 'radius', 0.5, 4],
  ['holds', 'forget_bias', -2, 6],
  ['holds', 'update_bias', -2, 6],
  ['holds', 'input_strength', 0, 4],
  ['cliff', 'start_w', 4.2, 7.8],
]) {
  const { page } = await open(context, 'gradient-flow', { preset });
  const result = await page.evaluate(
    async ([frames, name, low, high]) => {
      const element = document.querySelector('seq-gradient-flow');
      const find = element.find.bind(element);
      let answered = 0;
      const core = [];
      element.find = async (settings) => {
        const start = performance.now();
        const told = await find(settings);
        answered = performance.now();
        core.push(answered - start);
        return told;
      };
      const page = [];
      for (let i = 0; i < frames; i += 1) {
        await nextFrame();
        await element.change(name, low + ((high - low) * i) / frames);
        element.getBoundingClientRect();
        page.push(performance.now() - answered);
      }
      return {
        page: quantile(page, 0.5),
        page95: quantile(page, 0.95),
        core: quantile(core, 0.5),
        unit: scriptUnit(),
      };
    },
    [FRAMES, setting, from, to],
  );
  const { page: median, page95, core, unit } = result;
  console.log(
    `flow ${setting.padEnd(14)} page: median ${median.toFixed(2)} ms, 95 % ${page95.toFixed(2)} ms ` +
      `(${(median / unit).toFixed(2)} × the script unit of ${unit.toFixed(2)} ms); core’s answer: median ${core.toFixed(2)} ms`,
  );
  await page.close();
}
await context.close();
