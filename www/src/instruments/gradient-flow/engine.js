/** The same networks learn a task. */
export const engine = /** @type {const} */ ('recurrent');
