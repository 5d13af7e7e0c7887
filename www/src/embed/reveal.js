/**
 * The plugin for reveal.js: fragments drive the instruments of their slide, both ways; instruments
 * sleep where they are not seen, are sharp at any scale of the deck, leave it its keys, and print.
 *
 *   import Seqscope from 'seqscope/reveal';
 *   Reveal.initialize({ plugins: [Seqscope] });
 *   Reveal.initialize({ plugins: [Seqscope({ site: 'https://example.org/seqscope/' })] });
 */

import { makeFragments } from './fragments.js';
import { Listening } from './listening.js';
import { instrumentsIn, Placed } from './placed.js';

/** @typedef {import('reveal.js').RevealApi} Deck */
/** @typedef {{site?: string}} Options `site`: where the links of printed pages lead */

/** What changes the scale of a deck. */
const SCALING = ['resize', 'overviewhidden', 'overviewshown'];

/** @param {Options} [options] */
export default function Seqscope(options = {}) {
  /** @type {Array<() => void>} */
  const cleanups = [];
  return {
    id: 'seqscope',
    /** @param {Deck} deck */
    async init(deck) {
      const slides = /** @type {HTMLElement} */ (deck.getSlidesElement());
      for (const instrument of instrumentsIn(slides)) makeFragments(instrument);
      if (deck.getConfig().view === 'print') {
        const { printStills } = await import('./stills.js');
        printStills(deck, options.site);
        return;
      }
      cleanups.push(drive(deck, slides));
    },
    destroy() {
      for (const cleanup of cleanups.splice(0)) cleanup();
    },
  };
}

/**
 * @param {Deck} deck @param {HTMLElement} slides
 * @returns {() => void} ends it
 */
function drive(deck, slides) {
  const placed = new Map(instrumentsIn(slides).map((node) => [node, new Placed(node)]));
  /** @param {Element | null | undefined} slide @returns {Placed[]} */
  const on = (slide) =>
    slide ? instrumentsIn(slide).flatMap((node) => placed.get(node) ?? []) : [];

  /** @param {Element} slide */
  const showOn = (slide) => {
    for (const instrument of on(slide)) {
      instrument.show(slide);
      instrument.wake();
    }
  };
  /** What comes next begins once what is seen stands: nobody waits for it then. */
  const prepare = async () => {
    const current = deck.getCurrentSlide();
    await Promise.all(on(current).map((instrument) => instrument.ready()));
    const all = deck.getSlides();
    const next = all[all.indexOf(current) + 1];
    if (current === deck.getCurrentSlide() && next) showOn(next);
  };

  const stepped = () => showOn(deck.getCurrentSlide());
  const moved = (/** @type {any} */ event) => {
    const { previousSlide } = event;
    if (previousSlide !== deck.getCurrentSlide())
      for (const instrument of on(previousSlide)) instrument.sleep();
    stepped();
    prepare();
  };
  const scaled = () => {
    for (const instrument of on(deck.getCurrentSlide())) instrument.wake();
  };

  const listening = new Listening(deck, placed);
  deck.on('ready', moved);
  deck.on('slidechanged', moved);
  deck.on('fragmentshown', stepped);
  deck.on('fragmenthidden', stepped);
  for (const event of SCALING) deck.on(event, scaled);
  return () => {
    listening.stop();
    deck.off('ready', moved);
    deck.off('slidechanged', moved);
    deck.off('fragmentshown', stepped);
    deck.off('fragmenthidden', stepped);
    for (const event of SCALING) deck.off(event, scaled);
  };
}
