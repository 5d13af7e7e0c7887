/** What an unknown symbol may have meant, and a text with it exchanged. */
import { nearest } from '../state/nearest.js';

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('./types.js').Problem} Problem
 */

/**
 * The known symbols that an unknown one may have meant: those that the core names, or the nearest of
 * the vocabulary.
 * @param {InstrumentElement} instrument @param {Problem | undefined} problem
 * @returns {{symbol: string, nearest: string}[]}
 */
export function offers(instrument, problem) {
  const { symbol, nearest: told } = problem?.args ?? {};
  if (problem?.code !== 'unknown-symbol' || typeof symbol !== 'string') return [];
  if (typeof told === 'string')
    return told
      .split(', ')
      .filter(Boolean)
      .map((known) => ({ symbol, nearest: known }));
  const found = nearest(symbol, instrument.trace?.index?.vocabulary ?? []);
  return found === null ? [] : [{ symbol, nearest: found }];
}

/** The text with one of its symbols exchanged, whole symbols only. @param {string} text @param {string} from @param {string} to */
export function exchange(text, from, to) {
  const at = text
    .split(/(\s+)/)
    .map((part) => (part === from ? to : part))
    .join('');
  return at === text ? text.replace(from, to) : at;
}
