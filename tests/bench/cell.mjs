/**
 * The page's own work while a valve of 128 steps of 64 units is dragged, from the core's answer to the
 * picture being laid out; the core's answer itself, as the page waits for it; and the page's work while
 * the cursor is dragged. Medians, beside a fixed amount of script work of the same run.
 */
import { launch } from '../e2e/browser.mjs';
import { open } from './together.mjs';

const FRAMES = 120;

const context = await launch();
for (const [cell, gate] of [
  ['lstm', 'f'],
  ['gru', 'z'],
]) {
  for (const place of [`.1=V@64`, `=V`]) {
    const { page } = await open(context, 'cell', { preset: 'long', cell, position: '900' });
    const result = await page.evaluate(
      async ([frames, held]) => {
        const element = document.querySelector('seq-cell');
        const look = element.look.bind(element);
        let answered = 0;
        const core = [];
        element.look = async (handle) => {
          const start = performance.now();
          const trace = await look(handle);
          answered = performance.now();
          core.push(answered - start);
          return trace;
        };
        const drag = [];
        for (let i = 0; i < frames; i += 1) {
          await nextFrame();
          await element.change('forced', held.replace('V', String((i + 1) / (frames + 1))));
          element.getBoundingClientRect();
          drag.push(performance.now() - answered);
        }
        const scrub = [];
        for (let i = 0; i < frames; i += 1) {
          await nextFrame();
          const start = performance.now();
          element.position = Math.round((element.length * ((i * 37) % frames)) / frames);
          await element.updateComplete;
          element.getBoundingClientRect();
          scrub.push(performance.now() - start);
        }
        return {
          T: element.trace.T,
          H: element.trace.H,
          drag: quantile(drag, 0.5),
          drag95: quantile(drag, 0.95),
          scrub: quantile(scrub, 0.5),
          core: quantile(core, 0.5),
          best: quantile(core, 0),
          unit: scriptUnit(),
        };
      },
      [FRAMES, gate + place],
    );
    const { T, H, drag, drag95, scrub, core, best, unit } = result;
    console.log(
      `cell ${cell} T=${T} H=${H} ${(gate + place).padEnd(9)} drag: page median ${drag.toFixed(2)} ms, 95 % ${drag95.toFixed(2)} ms ` +
        `(${(drag / unit).toFixed(2)} × the script unit of ${unit.toFixed(2)} ms); core’s answer median ${core.toFixed(2)} ms, best ${best.toFixed(2)} ms; ` +
        `cursor: page median ${scrub.toFixed(2)} ms`,
    );
    await page.close();
  }
}
await context.close();
