/**
 * In the npm package the JavaScript side of every form comes with the engine: a worker that loads
 * parts later is more than some bundlers can take.
 */
import * as language from '../../pkg/seqscope.js';
import * as models from '../../pkg-models/seqscope.js';
import * as recurrent from '../../pkg-recurrent/seqscope.js';
import * as studies from '../../pkg-studies/seqscope.js';

/** @type {Record<import('./packages.js').Package, any>} */
const glue = { language, models, recurrent, studies };

/** @param {import('./packages.js').Package} name @returns {Promise<any>} */
export const glueOf = async (name) => glue[name];
