/**
 * The course as a deck: `deck/?lang=fr&theme=light`, its slides in the address (`#/backward/3`),
 * `?view=print` for paper.
 */
import '../styles/fonts.css';
import '../styles/tokens.css';
import 'reveal.js/reveal.css';
import '../styles/deck.css';
import { render } from 'lit';
import Reveal from 'reveal.js';
import { load } from '#registry';
import Seqscope from '../embed/reveal.js';
import { learn, matching, register, translate } from '../i18n/i18n.js';
import { kept } from '../state/saved.js';
import { themeFrom } from '../state/theme.js';
import { Corner } from './corner.js';
import { draw } from './draw.js';
import { slides } from './slides.js';

register('deck', { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') });

/** A telephone held upright has slides of its own shape. */
const NARROW = matchMedia('(max-width: 640px) and (orientation: portrait)');

async function start() {
  const query = new URLSearchParams(location.search);
  const print = query.get('view') === 'print' || query.has('print-pdf');
  const root = document.documentElement;
  const language =
    matching(query.get('lang')) ?? matching(kept('lang')) ?? matching(navigator.language) ?? 'fr';
  root.lang = language;
  root.classList.toggle('paper', print);
  root.dataset.theme = (print ? 'light' : null) ?? themeFrom(query.get('theme') ?? kept('theme'));
  await learn(language);
  document.title = translate(language, 'deck-name');

  const narrow = NARROW.matches && !print;
  root.classList.toggle('narrow', narrow);
  const place = /** @type {HTMLElement} */ (document.querySelector('.slides'));
  render(draw(language, narrow), place);
  const names = new Set(slides.flatMap(({ instrument }) => instrument ?? []));
  const loaded = Promise.all([...names].map(load));
  if (print) await loaded;

  const deck = new Reveal({
    width: narrow ? 390 : 1280,
    height: narrow ? Math.round((390 * innerHeight) / innerWidth) : 720,
    margin: 0,
    center: false,
    hash: true,
    respondToHashChanges: true,
    slideNumber: print ? false : 'c/t',
    controls: false,
    transition: 'none',
    backgroundTransition: 'none',
    scrollActivationWidth: 0,
    pdfMaxPagesPerSlide: 1,
    plugins: [Seqscope({ site: new URL('../', location.href).href })],
  });
  await deck.initialize();
  if (print || query.has('receiver')) return;
  new Corner(deck, language).stand();
  const { default: Notes } = await import('reveal.js/plugin/notes');
  deck.registerPlugin(Notes());
}

start();
