/**
 * In the npm package the JavaScript side of every form comes with the engine: a worker that loads
 * parts later is more than some bundlers can take.
 */
import * as language from '../../pkg/seqscope.js';
import * as chains from '../../pkg-chains/seqscope.js';
import * as flow from '../../pkg-flow/seqscope.js';
import * as span from '../../pkg-span/seqscope.js';
import * as studies from '../../pkg-studies/seqscope.js';
import * as translation from '../../pkg-translation/seqscope.js';

/** @type {Record<import('./packages.js').Package, any>} */
const glue = { chains, flow, language, span, studies, translation };

/** @param {import('./packages.js').Package} name @returns {Promise<any>} */
export const glueOf = async (name) => glue[name];
