/**
 * Words and numbers in French and English. Every folder registers its own messages; ids begin
 * with the folder's name, so that no two folders can meet.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** @typedef {'en' | 'fr'} Language */
/** @typedef {Record<string, string | number>} Arguments */
/** @typedef {() => Promise<{default: string}>} Source */
/** @typedef {Record<Language, Source>} Messages */

/** @type {readonly Language[]} */
export const LANGUAGES = ['fr', 'en'];

/**
 * French signs of two parts, and its quotation marks, never part from their word at the end of a line.
 * @param {string} text
 */
const keptTogether = (text) => text.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** Isolation marks would break numbers set inside SVG text; our arguments are never bidirectional. */
const bundles = {
  en: new FluentBundle('en', { useIsolating: false }),
  fr: new FluentBundle('fr', { useIsolating: false, transform: keptTogether }),
};

/** @type {Set<string>} */
const registered = new Set();

/** Where words are that nobody needed yet. @type {Record<Language, Map<string, Source>>} */
const unread = { en: new Map(), fr: new Map() };

/**
 * Says where a folder's messages are; those of a language are fetched when it is spoken. A second
 * call for a namespace does nothing, so that a file may register what it uses without knowing who
 * came before.
 * @param {string} namespace
 * @param {Messages} sources
 */
export function register(namespace, sources) {
  if (registered.has(namespace)) return;
  registered.add(namespace);
  for (const language of LANGUAGES) unread[language].set(namespace, sources[language]);
}

/**
 * Null when every word of the language that was registered is there; else resolves when it is, or
 * when it cannot be had.
 * @param {Language} language
 * @returns {Promise<unknown> | null}
 */
export function learn(language) {
  const sources = unread[language];
  if (sources.size === 0) return null;
  return Promise.all(
    [...sources].map(async ([namespace, source]) => {
      const text = await source().then((module) => module.default, unreachable);
      // Two who waited for the same words: the first has put them there.
      if (text === null || !sources.delete(namespace)) return;
      const errors = bundles[language].addResource(new FluentResource(text));
      if (errors.length > 0) throw new Error(`${namespace}.${language}: ${errors[0].message}`);
    }),
  );
}

/** Words that a lost connection keeps away are said in the language that is there. */
const unreachable = () => null;

/**
 * @param {Language} language
 * @param {string} id
 * @returns {boolean}
 */
export function has(language, id) {
  return bundles[language].hasMessage(id);
}

/**
 * The message in one language, or in the other while that one's words are out of reach; an unknown
 * id comes back as itself, which a test looks for.
 * @param {Language} language
 * @param {string} id
 * @param {Arguments} [args]
 * @returns {string}
 */
export function translate(language, id, args) {
  const bundle = [bundles[language], bundles.en, bundles.fr].find((one) => one.hasMessage(id));
  const message = bundle?.getMessage(id);
  if (!bundle || !message?.value) return id;
  return bundle.formatPattern(message.value, args ?? {}, []);
}

/**
 * The language of an element: its own attribute, else the nearest `lang` around it, else the
 * browser's, else English.
 * @param {Element} element
 * @returns {Language}
 */
export function languageOf(element) {
  const near = element.closest('[lang]')?.getAttribute('lang');
  return matching(near) ?? matching(globalThis.navigator?.language) ?? 'en';
}

/**
 * @param {string | null | undefined} tag
 * @returns {Language | null}
 */
export function matching(tag) {
  const head = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === head) ?? null;
}
