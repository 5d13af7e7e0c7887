/**
 * An instrument as a bench opens it: on its own page or, with `--together`, above all the others on the
 * page that shows them all, each told to train, so that what they cost the one in view is measured.
 */
import { openInstrument, ready, site, watch } from '../e2e/browser.mjs';
import { instruments } from '../e2e/instruments.mjs';

const together = process.argv.includes('--together');

export async function open(context, name, hash) {
  if (!together) return openInstrument(context, name, hash);
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
