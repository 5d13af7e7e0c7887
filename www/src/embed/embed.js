/**
 * The page for frames: `embed/?instrument=bptt&cell=lstm&position=12&controls=min`. Its words are
 * those of a link; what it says to the page around it stands in messages.js.
 */
import '../styles/tokens.css';
import '../styles/page.css';
import { instruments, load } from '#registry';
import { themeFrom } from '../state/theme.js';
import { fromHash } from '../state/url.js';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

/** What the page around says before there is an instrument to hear it. */
const early = new Set();
const keep = (/** @type {MessageEvent} */ event) => early.add(event);

async function start() {
  addEventListener('message', keep);
  const query = new URLSearchParams(location.search);
  const name = await instrumentOf(query.get('instrument'));
  const asked = new Map([...fromHash(location.search), ...fromHash(location.hash)]);
  document.documentElement.dataset.theme = themeFrom(asked.get('theme'));
  const [{ isForUs, Messages }] = await Promise.all([import('./messages.js'), load(name)]);
  const element = /** @type {InstrumentElement} */ (document.createElement(`seq-${name}`));
  for (const [attribute, value] of asked) element.setAttribute(attribute, value);
  const messages = new Messages(element, { lti: query.has('lti') });
  const hear = (/** @type {MessageEvent} */ event) => isForUs(event) && messages.hear(event.data);
  removeEventListener('message', keep);
  addEventListener('message', hear);
  document.querySelector('main')?.append(element);
  for (const event of early) hear(event);
  complain(element, query.get('instrument'), name);
  await element.updateComplete;
  document.documentElement.lang = element.language;
  document.title = `${element.t(`${name}-title`)} · Seqscope`;
}

/** The one asked for, or the one of the nearest name, or the first. @param {string | null} asked */
async function instrumentOf(asked) {
  const names = [...instruments.keys()];
  if (asked === null || names.includes(asked)) return asked ?? names[0];
  const { unknown } = await import('../state/strangers.js');
  const { nearest } = unknown('unknown-instrument', '', asked, names).args;
  return names.includes(nearest) ? nearest : names[0];
}

/** @param {InstrumentElement} element @param {string | null} asked @param {string} shown */
async function complain(element, asked, shown) {
  const { complainOf } = await import('../elements/complaints.js');
  const { unknown } = await import('../state/strangers.js');
  const others = [];
  if (asked !== null && asked !== shown) {
    const one = unknown('unknown-instrument', 'instrument', asked, []);
    others.push({ ...one, args: { ...one.args, shown } });
  }
  await complainOf(element, [location.search, location.hash], others);
}

start();
