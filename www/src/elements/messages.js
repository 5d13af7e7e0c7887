/** What went wrong, in one sentence where everyone sees it; the drawer repeats it at its setting. */
import { html, nothing } from 'lit';
import { KINDS } from '../state/settings.js';
import { icons } from './icons.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('./types.js').Problem} Problem
 */

/**
 * The sentence of a problem; of a code nobody wrote a sentence for, the core's own.
 * @param {InstrumentElement} element
 * @param {Problem} problem
 * @returns {string}
 */
export function problemSentence(element, { id, path, message, args }) {
  const numbers = Object.fromEntries(
    Object.entries(args).map(([name, text]) => [name, grouped(element, text)]),
  );
  const sentence = element.knows(id) ? element.t(id, numbers) : message;
  return KINDS[path]
    ? element.t('seq-problem-of', { setting: element.t(`setting-${path}`), sentence })
    : sentence;
}

let asked = false;

/**
 * The sentences of problems come with the settings, which are fetched when they are first needed.
 * @param {InstrumentElement} element
 */
function fetchSentences(element) {
  if (asked) return;
  asked = true;
  import('./settings.js').then(() => element.requestUpdate());
}

/** Whole numbers as people write them. @param {InstrumentElement} element @param {unknown} text */
const grouped = (element, text) =>
  /^\d{4,}$/.test(String(text)) ? element.whole(Number(text)) : String(text);

/** What an open drawer says beside its own controls. @type {Record<string, string[]>} */
const BESIDE = { training: ['text', 'unit'], settings: Object.keys(KINDS) };

/** @param {InstrumentElement} element */
export function renderProblems(element) {
  const beside = [...(BESIDE[element.drawerTab] ?? []), ...element.beside];
  const problems = Object.values(element.problems).filter(({ path }) => !beside.includes(path));
  if (problems.length === 0) return nothing;
  fetchSentences(element);
  const close = () => {
    element.problems = {};
    element.requestUpdate();
  };
  return html`<div class="band" role="alert">
    <p>${problems.map((problem) => problemSentence(element, problem)).join(' ')}</p>
    <button aria-label=${element.t('seq-close')} @click=${close}>${icons.close}</button>
  </div>`;
}
