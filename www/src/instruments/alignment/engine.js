/** Its networks translate. */
export const engine = /** @type {const} */ ('translation');
