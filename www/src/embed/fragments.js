/**
 * What an instrument on a slide shows: what is written on it, then what the fragments shown so far
 * ask, each over the one before. Nothing else is remembered, so that stepping back, arriving from
 * behind, the speaker's window and a printed page all come to the same picture.
 *
 *   <seq-bptt preset="hero" position="0"></seq-bptt>
 *   <p class="fragment" data-seq-position="20">All five losses are known.</p>
 *   <p class="fragment" data-seq-position="30" data-seq-cell="lstm">…</p>
 */

const PREFIX = 'data-seq-';
/** Which instruments of the slide a fragment speaks to; all of them without it. */
const FOR = `${PREFIX}for`;
/** On an instrument: positions for which fragments are made. */
const STEPS = `${PREFIX}steps`;

/** @typedef {Map<string, string | null>} State an attribute that is null is taken away */

/** @param {Element} fragment @returns {Array<[string, string]>} */
const asked = (fragment) =>
  [...fragment.attributes]
    .filter(({ name }) => name.startsWith(PREFIX) && name !== FOR && name !== STEPS)
    .map(({ name, value }) => [name.slice(PREFIX.length), value]);

/**
 * The fragments of a slide that speak to an instrument, in the order in which they are shown.
 * @param {Element} slide @param {Element} instrument
 */
function speakingTo(slide, instrument) {
  const rank = (/** @type {Element} */ fragment) =>
    Number(fragment.getAttribute('data-fragment-index') ?? 0);
  return [...slide.querySelectorAll('.fragment')]
    .filter((fragment) => {
      const selector = fragment.getAttribute(FOR);
      return asked(fragment).length > 0 && (!selector || instrument.matches(selector));
    })
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {Element} slide as reveal.js left it: fragments that are shown have the class `visible`
 * @param {Element} instrument
 * @param {(name: string) => string | null} written what stood on the instrument in the beginning
 * @returns {State}
 */
export function stateOf(slide, instrument, written) {
  const fragments = speakingTo(slide, instrument);
  /** @type {State} */
  const state = new Map();
  for (const fragment of fragments)
    for (const [name] of asked(fragment)) state.set(name, written(name));
  for (const fragment of fragments) {
    if (!fragment.classList.contains('visible')) continue;
    for (const [name, value] of asked(fragment)) state.set(name, value);
  }
  return state;
}

/**
 * `3..6` and `0 12 30` as positions.
 * @param {string} text
 * @returns {number[]}
 */
export function positionsOf(text) {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .flatMap((part) => {
      const [first, last = first] = part.split('..').map(Number);
      if (!Number.isInteger(first) || !Number.isInteger(last)) return [];
      const sign = last < first ? -1 : 1;
      return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => first + sign * i);
    });
}

/**
 * Fragments without words, one for each position of `data-seq-steps`.
 * @param {Element} instrument
 */
export function makeFragments(instrument) {
  const text = instrument.getAttribute(STEPS);
  if (text === null) return;
  instrument.removeAttribute(STEPS);
  const made = positionsOf(text).map((position) => {
    const fragment = document.createElement('span');
    fragment.className = 'fragment';
    fragment.setAttribute(`${PREFIX}position`, String(position));
    fragment.setAttribute('aria-hidden', 'true');
    return fragment;
  });
  instrument.after(...made);
}
