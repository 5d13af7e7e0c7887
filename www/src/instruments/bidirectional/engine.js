/** Its models learn a task. */
export const engine = /** @type {const} */ ('chains');
