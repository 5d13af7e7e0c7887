/** Its exercise is played on a translator with attention. */
export const engine = /** @type {const} */ ('models');
