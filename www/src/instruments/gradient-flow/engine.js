/** The flow at the start is told without a session. */
export const engine = /** @type {const} */ ('studies');
/** The same networks learn a task: that is fetched when it is asked for. */
export const larger = /** @type {const} */ ('flow');
