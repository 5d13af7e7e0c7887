/**
 * An instrument as a bench opens it: on its own page or, with `--together`, above all the others on the
 * page that shows them all, each told to train, so that what they cost the one in view is measured.
 */
import { openInstrument, ready, site, watch } from '../e2e/browser.mjs';
import { instruments } from '../e2e/instruments.mjs';

const together = process.argv.includes('--together');

export async function open(context, name, hash) {
  const opened = together ? await amongAll(context, name, hash) : await openInstrument(context, name, hash);
  await opened.page.evaluate(tools);
  return opened;
}

/** What every bench measures with, as globals of the page. */
function tools() {
  globalThis.nextFrame = () => new Promise(requestAnimationFrame);
  globalThis.quantile = (values, share) =>
    [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
  const unit = () => {
    const start = performance.now();
    let x = 0.5;
    for (let i = 0; i < 1_000_000; i += 1) x = Math.fround(3.7 * x * (1 - x));
    return performance.now() - start + 0 * x;
  };
  /** A fixed amount of script work, in milliseconds, so that figures of two machines can be compared. */
  globalThis.scriptUnit = () => globalThis.quantile(Array.from({ length: 9 }, unit), 0.5);
}

async function amongAll(context, name, hash) {
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(site);
  for (const other of instruments) await ready(page, `seq-${other}`);
  await page.evaluate(
    async ([tag, attributes]) => {
      const others = document.querySelectorAll('[autoplay]');
      const element = document.createElement(tag);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.style.height = '100vh';
      document.body.prepend(element);
      scrollTo(0, 0);
      for (const other of others) other.startTraining?.();
    },
    [`seq-${name}`, hash],
  );
  await ready(page, `seq-${name}`);
  await page.evaluate(async (tag) => {
    await document.querySelector(tag).driver.settled();
  }, `seq-${name}`);
  return { page, problems };
}
