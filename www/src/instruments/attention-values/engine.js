/** Prices of houses are told without a session. */
export const engine = /** @type {const} */ ('studies');
/** The exercise is played on a translator with attention, which is fetched when it is asked for. */
export const larger = /** @type {const} */ ('translation');
