/**
 * How long a page takes to learn an alignment, from pressing play: until 95 % of 500 sentences kept out of
 * training come out word for word and 92 % of their words look where they should, as the page itself
 * counts, with the network without attention learning beside it. How often the matrix is drawn
 * meanwhile, and how long the page's longest frame is. Beside it the machine's limit, measured before
 * and after.
 */
import { launch } from '../e2e/browser.mjs';
import { limitModule, PER_TURN } from './limit.mjs';
import { open } from './together.mjs';

/** What is asked for on a core of so many floating-point operations a second. */
const ASKED = { seconds: 12, goal: 5, redraws: 10, limit: 50 };
const RUNS = 3;

async function run([bytes, perTurn]) {
  const { exports } = await WebAssembly.instantiate(new WebAssembly.Module(new Uint8Array(bytes)));
  const turns = 2_000_000;
  const limit = () => {
    const start = performance.now();
    exports.run(turns, 0.5);
    return (2 * turns * perTurn) / (performance.now() - start) / 1e6;
  };
  const limits = () => globalThis.quantile(Array.from({ length: 9 }, limit), 0.5);
  const element = document.querySelector('seq-alignment');
  await element.driver.settled();
  limit();
  const before = limits();
  const course = element.driver.handle;
  /** @type {Set<number>} */
  const steps = new Set();
  let [frames, drawn, last] = [[], 0, performance.now()];
  element.addEventListener('seq-train', () => {
    if (!steps.has(element.trace.step)) drawn += 1;
    steps.add(element.trace.step);
  });
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    if (frames) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let rounds = 0;
  const glance = course.glance.bind(course);
  course.glance = (...at) => {
    rounds += 1;
    return glance(...at);
  };
  const start = performance.now();
  last = start;
  await element.startTraining();
  while (!course.reached && element.training) await new Promise((go) => setTimeout(go, 20));
  const seconds = (performance.now() - start) / 1000;
  const during = frames;
  frames = [];
  const told = { drawn, seconds, rounds };
  await element.stopTraining();
  const { step } = await course.info();
  return {
    reached: course.reached,
    ...told,
    step,
    frame: globalThis.quantile(during, 0.5),
    frame99: globalThis.quantile(during, 0.99),
    longest: Math.max(...during),
    limit: (before + limits()) / 2,
  };
}

const bytes = await limitModule();
const context = await launch();
const seconds = [];
for (let n = 0; n < RUNS; n += 1) {
  const { page, problems } = await open(context, 'alignment', { lang: 'en' });
  const told = await page.evaluate(run, [bytes, PER_TURN]);
  const { reached, rounds, drawn, step, frame, frame99, longest, limit } = told;
  if (!reached) throw new Error(`not reached by step ${step} in ${told.seconds.toFixed(1)} s`);
  const { exact, alignment, of } = reached.judgement;
  const scaled = (told.seconds * limit) / ASKED.limit;
  seconds.push(scaled);
  console.log(
    `alignment: ${(100 * exact).toFixed(1)} % of ${of} exact, ${(100 * alignment).toFixed(1)} % aligned after ${reached.step} updates, ` +
      `${told.seconds.toFixed(2)} s from play (${scaled.toFixed(2)} s at ${ASKED.limit} GFLOP/s; here ${limit.toFixed(1)}), ` +
      `${(drawn / told.seconds).toFixed(1)} redraws/s of ${(rounds / told.seconds).toFixed(1)} rounds/s; frames: median ${frame.toFixed(1)} ms, 99 % ${frame99.toFixed(1)} ms, longest ${longest.toFixed(0)} ms`,
  );
  for (const problem of problems) console.log(problem);
  await page.close();
}
await context.close();
console.log(`asked for: at most ${ASKED.seconds} s, goal ${ASKED.goal} s, at least ${ASKED.redraws} redraws/s`);
