/**
 * The forms of the core and how a page comes to each. A page loads the smallest that its instrument
 * needs; two of them on one page run in two workers.
 *   studies    attention in general and the flow of gradients, without sessions
 *   language   the language model alone
 *   recurrent  classifier, tagger and captioner, too, with their tasks, graphs and studies
 *   models     every model and every way of writing
 */

/** @typedef {'studies' | 'language' | 'recurrent' | 'models'} Package */

/** What stands in an instrument's folder as `engine.js`; without one it is this. */
export const USUAL = /** @type {Package} */ ('language');
