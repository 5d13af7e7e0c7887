/** Its models learn tasks. */
export const engine = /** @type {const} */ ('span');
