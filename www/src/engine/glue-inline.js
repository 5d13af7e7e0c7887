/** The forms of the core that a file holds which fetches nothing. */
import glue from 'virtual:wasm-glue';

/** @param {import('./packages.js').Package} name @returns {Promise<any>} */
export const glueOf = async (name) => glue[name];
