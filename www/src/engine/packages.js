/**
 * The forms of the core and how a page comes to each. A page loads the smallest that its instrument
 * needs; two of them on one page run in two workers.
 *   language  the language model alone
 *   models    every model, with its task
 */

/** @typedef {'language' | 'models'} Package */

/** What stands in an instrument's folder as `engine.js`; without one it is the smallest. */
export const SMALLEST = /** @type {Package} */ ('language');
