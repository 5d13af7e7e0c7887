/** Every page of the site, as the tests walk over them: where it is, and the instrument on it. */
import { instruments } from './instruments.mjs';
import { ready, site } from './browser.mjs';

/** @typedef {{path: string, tag: string | null, query?: string}} Page */

/** @type {Page[]} */
export const pages = [
  { path: '', tag: null },
  { path: 'gallery/', tag: null },
  ...instruments.map((name) => ({ path: `${name}/`, tag: `seq-${name}` })),
  { path: 'embed/', tag: 'seq-rnn', query: 'instrument=rnn' },
];

/** @param {Page} page @param {Record<string, string>} [link] */
export function addressOf({ path, query = '' }, link = {}) {
  const url = new URL(path, site);
  url.search = query;
  url.hash = String(new URLSearchParams({ v: '1', ...link }));
  return url.href;
}

/** Opens a page and waits until it shows what was asked for. */
export async function visit(tab, page, link) {
  await tab.goto(addressOf(page, link));
  await shown(tab, page);
}

/** Resolves when the page shows what it is there for: on the home page, the first of the miniatures. */
export async function shown(tab, { path, tag }) {
  if (tag) await ready(tab, tag);
  else if (path === '') await ready(tab, 'seq-rnn');
  else await tab.waitForSelector('main');
}
