/**
 * The forms of the core and how a page comes to each. A page loads the smallest that its instrument
 * needs; two of them on one page run in two workers. Where all instruments are in one file, each of
 * them is the whole.
 *   studies      attention in general and the flow of gradients, without sessions
 *   language     the language model, number by number
 *   span         networks that learn to remember
 *   chains       two chains over one sequence
 *   flow         the flow of gradients while a network learns
 *   translation  encoder–decoders
 */

/** @typedef {'studies' | 'language' | 'span' | 'chains' | 'flow' | 'translation'} Package */

/** What stands in an instrument's folder as `engine.js`; without one it is this. */
export const USUAL = /** @type {Package} */ ('language');
