/**
 * Words and numbers in French and English. Every folder registers its own messages; ids begin
 * with the folder's name, so that no two folders can meet.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** @typedef {'en' | 'fr'} Language */
/** @typedef {Record<string, string | number>} Arguments */

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

/**
 * Adds a folder's messages (`import en from './en.ftl?raw'`). A second call for a namespace does
 * nothing, so that a file may register what it uses without knowing who came before.
 * @param {string} namespace
 * @param {Record<Language, string>} sources
 */
export function register(namespace, sources) {
  if (registered.has(namespace)) return;
  registered.add(namespace);
  for (const language of LANGUAGES) {
    const errors = bundles[language].addResource(new FluentResource(sources[language]));
    if (errors.length > 0) throw new Error(`${namespace}.${language}: ${errors[0].message}`);
  }
}

/**
 * @param {Language} language
 * @param {string} id
 * @returns {boolean}
 */
export function has(language, id) {
  return bundles[language].hasMessage(id);
}

/**
 * The message in one language; an unknown id comes back as itself, which a test looks for.
 * @param {Language} language
 * @param {string} id
 * @param {Arguments} [args]
 * @returns {string}
 */
export function translate(language, id, args) {
  const bundle = bundles[language];
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
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
