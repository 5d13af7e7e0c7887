/** Links as a reader has them: what a page wrote in its address, what a link opens. */
import { ready, site } from './browser.mjs';

/**
 * Told of the training behind a place, not computed at it: a link brings the place alone. What is
 * `judged` of an alignment is counted little by little, whenever nothing else is asked.
 */
const BEHIND = {
  alignment: ['curve', 'reached', 'judged'],
  'attention-values': ['errors'],
  bidirectional: ['curve'],
  'encoder-decoder': ['curve'],
};

/** Everything that an instrument tells of the place it stands at. */
export async function readingOf(page, name) {
  await page.evaluate((tag) => document.querySelector(tag).reading(), `seq-${name}`);
  // What a chain of factors is made of is fetched once the picture stands.
  await page.waitForFunction((tag) => {
    const { model, fetched } = document.querySelector(tag);
    return !fetched || !model || fetched.fresh;
  }, `seq-${name}`);
  const reading = await page.evaluate(
    async (tag) => JSON.parse(JSON.stringify(await document.querySelector(tag).reading())),
    `seq-${name}`,
  );
  for (const key of BEHIND[name] ?? []) delete reading[key];
  return reading;
}

/** Opens what a page wrote in its address. */
export async function openLink(context, name, hash) {
  const page = await context.newPage();
  await page.goto(new URL(`${name}/${hash}`, site).href);
  await ready(page, `seq-${name}`);
  return page;
}

/** Calls in a page with its instrument. */
export const told = (page, name, what, given) =>
  page.evaluate(`(${what})(document.querySelector('seq-${name}'), ${JSON.stringify(given)})`);

/** The link in the address, once the page has brought it up to date. */
export async function written(page, name) {
  await page.evaluate((tag) => document.querySelector(tag).reading(), `seq-${name}`);
  await page.waitForFunction((tag) => {
    const element = document.querySelector(tag);
    const link = new URLSearchParams(location.hash.slice(1));
    const same = (attribute, otherwise = null) =>
      (link.get(attribute) ?? otherwise) === element.getAttribute(attribute);
    const settings = element.table.map((row) => row.name.replaceAll('_', '-'));
    const picture = Object.keys(element.own.picture);
    const beside = ['position', 'training-step', 'edited', 'forced'];
    return [...beside, ...picture, ...settings].every((one) => same(one));
  }, `seq-${name}`);
  return page.evaluate(() => location.hash);
}

/**
 * Sets each of these to another value that the core's own table allows, and says to which.
 */
export function changeSome(page, name, settings) {
  return page.evaluate(
    async ([tag, wanted]) => {
      const element = document.querySelector(tag);
      const other = ({ kind, choices, min, max }, now) => {
        if (kind === 'boolean') return !now;
        if (kind === 'choice') return choices[(choices.indexOf(now) + 1) % choices.length];
        if (kind === 'integer') return now + 1 <= max ? now + 1 : now - 1;
        const down = Math.round(now * 500) / 1000;
        return down !== now && down >= min ? down : Math.min(max, now + 0.125);
      };
      const changed = {};
      for (const setting of wanted) {
        const row = element.table.find((one) => one.name === setting);
        changed[setting] = other(row, element.settings[setting]);
        await element.change(setting, changed[setting]);
      }
      await element.reading();
      return { changed, problems: Object.keys(element.problems) };
    },
    [`seq-${name}`, settings],
  );
}

/** The settings, as attributes, that are not those of the preset. */
export const differences = (page, name) =>
  page.evaluate((tag) => {
    const { settings, driver } = document.querySelector(tag);
    return Object.keys(settings)
      .filter((setting) => settings[setting] !== driver.base[setting])
      .map((setting) => setting.replaceAll('_', '-'));
  }, `seq-${name}`);
