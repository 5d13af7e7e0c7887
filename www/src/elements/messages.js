/** What went wrong, in one sentence where everyone sees it; the drawer repeats it at its setting. */
import { html, nothing } from 'lit';
import { learn } from '../i18n/i18n.js';
import { KINDS } from '../state/settings.js';
import { icons } from './icons.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('./types.js').Problem} Problem
 */

/**
 * A failure as it is shown.
 * @param {import('../engine/failure.js').Failure} failure
 * @returns {Problem}
 */
export const problemFrom = ({ code, path, message, args }) => ({
  id: `problem-${code}`,
  code,
  path,
  message,
  args: { ...args, message },
});

/**
 * The sentence of a problem, as it stands beside its cause; of a code nobody wrote a sentence for,
 * the core's own.
 * @param {InstrumentElement} element
 * @param {Problem} problem
 * @returns {string}
 */
export function sentenceBeside(element, { id, message, args }) {
  if (!element.knows(id)) return message;
  const written = Object.entries(args).map(([name, text]) => [name, inWriting(element, text)]);
  return element.t(id, Object.fromEntries(written));
}

/**
 * The same where nothing else says which setting it is about.
 * @param {InstrumentElement} element
 * @param {Problem} problem
 * @returns {string}
 */
export function problemSentence(element, problem) {
  const sentence = sentenceBeside(element, problem);
  const setting = labelOf(element, problem.path);
  return setting ? element.t('seq-problem-of', { setting, sentence }) : sentence;
}

/** What has no name in words is called as it is written. @param {InstrumentElement} element @param {string} path */
function labelOf(element, path) {
  if (Object.hasOwn(KINDS, path)) {
    const id = `setting-${path}`;
    return element.knows(id) ? element.t(id) : '';
  }
  return CALLED_AS_WRITTEN.has(path) ? path : '';
}

const CALLED_AS_WRITTEN = new Set([
  'position',
  'training-step',
  'edited',
  'form',
  'lang',
  'theme',
  'controls',
]);

/** The sentences of problems come with the settings. @param {InstrumentElement} element */
const words = (element) => import('./settings.js').then(() => learn(element.language));

/**
 * The same, once its words are there.
 * @param {InstrumentElement} element
 * @param {Problem} problem
 * @returns {Promise<string>}
 */
export async function sentenceOf(element, problem) {
  await words(element);
  return problemSentence(element, problem);
}

/** Whether the words were waited for; where they cannot be had, the core's own sentence is better than none. */
let awaited = false;

/** Numbers as people write them. @param {InstrumentElement} element @param {unknown} value */
function inWriting(element, value) {
  const text = String(value);
  if (/^\d{4,}$/.test(text)) return element.whole(Number(text));
  const decimals = /^\d+\.(\d+)$/.exec(text)?.[1];
  return decimals ? element.num(Number(text), decimals.length, { plain: true }) : text;
}

/** What an open drawer says beside its own controls. @type {Record<string, string[]>} */
const BESIDE = { training: ['text', 'unit'], settings: Object.keys(KINDS) };

/** @param {InstrumentElement} element */
export function renderProblems(element) {
  const beside = [...(BESIDE[element.drawerTab] ?? []), ...element.beside];
  const problems = [
    ...element.complaints,
    ...Object.values(element.problems).filter(({ path }) => !beside.includes(path)),
  ];
  if (problems.length === 0) return nothing;
  // Until then nothing is said, rather than what nobody understands.
  if (!awaited) {
    const over = () => {
      awaited = true;
      element.requestUpdate();
    };
    words(element).then(over, over);
    return nothing;
  }
  const close = () => {
    element.problems = {};
    element.complaints = [];
    element.requestUpdate();
  };
  return html`<div class="band" role="alert">
    <p>${problems.map((problem) => problemSentence(element, problem)).join(' ')}</p>
    <button aria-label=${element.t('seq-close')} @click=${close}>${icons.close}</button>
  </div>`;
}
