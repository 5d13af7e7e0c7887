/** The JavaScript side of each form of the core. */

/** @type {Record<import('./packages.js').Package, () => Promise<any>>} */
const glue = {
  studies: () => import('../../pkg-studies/seqscope.js'),
  language: () => import('../../pkg/seqscope.js'),
  recurrent: () => import('../../pkg-recurrent/seqscope.js'),
  models: () => import('../../pkg-models/seqscope.js'),
};

/** @param {import('./packages.js').Package} name */
export const glueOf = (name) => glue[name]();
