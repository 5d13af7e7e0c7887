/** The JavaScript side of each form of the core. */

/** @type {Record<import('./packages.js').Package, () => Promise<any>>} */
const glue = {
  studies: () => import('../../pkg-studies/seqscope.js'),
  language: () => import('../../pkg/seqscope.js'),
  span: () => import('../../pkg-span/seqscope.js'),
  chains: () => import('../../pkg-chains/seqscope.js'),
  flow: () => import('../../pkg-flow/seqscope.js'),
  translation: () => import('../../pkg-translation/seqscope.js'),
};

/** @param {import('./packages.js').Package} name */
export const glueOf = (name) => glue[name]();
