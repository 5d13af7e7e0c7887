/** How fast positions are played, as an attribute; its usual speed needs none. */

/** @typedef {import('./instrument.js').InstrumentElement} Host */

/** Those offered beside the timeline. */
export const SPEEDS = /** @type {const} */ ([0.5, 1, 2, 4]);

/** For the `picture` of an instrument that offers them. */
export const speedShown = {
  speed: {
    read: (/** @type {Host} */ { own, speed }) => (speed === own.speed ? null : String(speed)),
    put: (/** @type {Host} */ element, /** @type {string | null} */ text) => {
      element.setSpeed(SPEEDS.find((speed) => String(speed) === text) ?? element.own.speed);
    },
    there: (/** @type {Host} */ { speed }, /** @type {string} */ text) => String(speed) === text,
  },
};
