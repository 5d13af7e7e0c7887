/** A guess on a logarithmic slider, and how far off it was. Pure. */

/** @param {number} min @param {number} max @param {number} share 0 to 1 */
export const guessed = (min, max, share) => min * (max / min) ** share;

/** How many times too small or too large: always at least 1. @param {number} guess @param {number} value */
export function ratio(guess, value) {
  const quotient = Math.abs(guess / value);
  return quotient < 1 ? 1 / quotient : quotient;
}
