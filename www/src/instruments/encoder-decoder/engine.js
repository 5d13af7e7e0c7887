/** It reads one sequence and writes another. */
export const engine = /** @type {const} */ ('translation');
