/** The single file holds one form of the core. */
import * as glue from 'virtual:wasm-glue';

/** @returns {Promise<any>} */
export const glueOf = async () => glue;
