/** What the core decoded, in words: for the picture of one network and one sentence. */

/**
 * @typedef {import('./view.js').Answer} Answer
 * @typedef {import('./view.js').Written} Written
 * @typedef {import('./view.js').Thumb} Thumb
 */

/** @param {string[]} vocabulary @param {number[]} symbols */
const wordsOf = (vocabulary, symbols) => symbols.map((symbol) => vocabulary[symbol] ?? '');

/** The words of each step. @param {string[]} vocabulary @param {any[]} steps */
const stepsOf = (vocabulary, steps) =>
  wordsOf(
    vocabulary,
    steps.map(({ symbol }) => symbol),
  );

/** The weights of each step; no rows without attention. @param {any[]} steps @returns {number[][]} */
const rowsOf = (steps) => (steps[0]?.weights.length ? steps.map(({ weights }) => weights) : []);

/** @param {string[]} vocabulary @param {any} decoded @returns {Written} */
export function writtenOf(vocabulary, { written: { steps, finished } }) {
  const words = stepsOf(vocabulary, steps);
  return { words: finished ? words.slice(0, -1) : words, finished, alpha: rowsOf(steps) };
}

/**
 * @param {string[]} vocabulary
 * @param {any} followed what was decoded along the reference, or along its own words where none is known
 * @param {any} free what it writes by itself
 * @returns {Answer}
 */
export function answerOf(vocabulary, followed, free) {
  const { target, gold, aligned, alignable } = followed;
  const { words, finished, alpha } = writtenOf(vocabulary, free);
  const { steps } = followed.written;
  // The mark of the end alone stands for a translation that is not known.
  const reference = target.length > 1 ? wordsOf(vocabulary, target).slice(0, -1) : null;
  return {
    words,
    finished,
    own: alpha,
    rows: stepsOf(vocabulary, steps),
    alpha: rowsOf(steps),
    p: steps.map((/** @type {any} */ step) => Math.exp(step.log_probability)),
    target: reference,
    gold: reference ? gold : [],
    aligned,
    alignable,
    right: reference && finished && words.join('\n') === reference.join('\n'),
  };
}

/** @param {string[]} vocabulary @param {any} decoded @returns {Thumb} */
export function thumbOf(vocabulary, { step, written: { steps } }) {
  return { step, rows: stepsOf(vocabulary, steps), alpha: rowsOf(steps) };
}
