/**
 * The page for frames: `embed/?instrument=bptt&cell=lstm&position=12&controls=min`. Its words are
 * those of a link. It talks to the page around it in messages of the form
 * `{seqscope: 1, type, …}`: it says `ready`, `state` and `error`; it understands `next`, `prev`,
 * `goTo`, `play`, `pause` and, from slide decks, the bare `slide:start` and `slide:stop`.
 */
import '../styles/tokens.css';
import '../styles/page.css';
import { instruments, load } from '#registry';
import { asTheme, preferredTheme } from '../state/theme.js';
import { fromHash } from '../state/url.js';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

const PROTOCOL = 1;

async function start() {
  const query = new URLSearchParams(location.search);
  const asked = query.get('instrument') ?? '';
  const name = instruments.has(asked) ? asked : [...instruments.keys()][0];
  const element = /** @type {InstrumentElement} */ (document.createElement(`seq-${name}`));
  for (const [attribute, value] of [...fromHash(location.search), ...fromHash(location.hash)]) {
    element.setAttribute(attribute, value);
  }
  document.documentElement.dataset.theme =
    asTheme(element.getAttribute('theme')) ?? preferredTheme();
  await load(name);
  converse(element);
  document.querySelector('main')?.append(element);
  await element.updateComplete;
  document.documentElement.lang = element.language;
  document.title = `${element.t(`${name}-title`)} · Seqscope`;
}

/** @param {InstrumentElement} element */
function converse(element) {
  /** @param {string} type @param {object} [detail] */
  const say = (type, detail) =>
    parent !== window && parent.postMessage({ seqscope: PROTOCOL, type, ...detail }, '*');
  const state = () => ({
    position: element.position,
    length: element.length,
    trainingStep: element.trainingStep,
    operation: element.op,
  });
  element.addEventListener('seq-ready', () => say('ready', state()));
  element.addEventListener('seq-step', () => say('state', state()));
  element.addEventListener('seq-train', () => say('state', state()));
  element.addEventListener('seq-error', (event) =>
    say('error', { code: /** @type {CustomEvent} */ (event).detail.code }),
  );

  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if (data === 'slide:stop') element.pause();
    if (data?.seqscope !== PROTOCOL) return;
    switch (data.type) {
      case 'next':
        element.next(data.grain === 'step' ? 'step' : 'operation');
        break;
      case 'prev':
        element.prev(data.grain === 'step' ? 'step' : 'operation');
        break;
      case 'goTo':
        element.goTo(Number(data.position));
        break;
      case 'play':
        element.play();
        break;
      case 'pause':
        element.pause();
        break;
    }
  });
}

start();
