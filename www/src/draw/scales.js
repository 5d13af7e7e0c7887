/** Scales: from a number of the core to a share of a ramp, a length, or a text. */

const clamp = (/** @type {number} */ v, low = 0, high = 1) => Math.max(low, Math.min(high, v));

/**
 * Sign: symmetric about zero. @param {number} v @param {number} [most] the value at full colour
 * @returns {number} −1…1
 */
export function signed(v, most = 1) {
  return most > 0 ? clamp(v / most, -1, 1) : 0;
}

/**
 * @typedef {object} Decades a logarithmic scale for the size of gradients
 * @property {number} low exponent at the pale end
 * @property {number} high exponent at the full end
 */

/** The scale of ordinary gradients: one thousandth to one. @type {Readonly<Decades>} */
export const THOUSANDTH_TO_ONE = Object.freeze({ low: -3, high: 0 });

/**
 * Decades that hold the norms given: at least three, at most twelve, always whole. One scale serves
 * a whole trace, whatever the position, so that colours can be compared while stepping.
 * @param {ArrayLike<number>} norms
 * @returns {Decades}
 */
export function decades(norms) {
  let most = 0;
  let least = Infinity;
  for (let i = 0; i < norms.length; i++) {
    const v = Math.abs(norms[i]);
    if (!(v > 0) || !Number.isFinite(v)) continue;
    if (v > most) most = v;
    if (v < least) least = v;
  }
  if (most === 0) return THOUSANDTH_TO_ONE;
  const high = Math.max(0, Math.ceil(Math.log10(most) - 0.3));
  const low = Math.min(high - 3, Math.floor(Math.log10(least) + 0.3));
  return { low: Math.max(low, high - 12), high };
}

/**
 * Share of the gradient ramp, 0…1; exact zeros give 0 and everything else stays visible.
 * @param {number} v @param {Decades} [d]
 */
export function magnitude(v, d = THOUSANDTH_TO_ONE) {
  const size = Math.abs(v);
  if (!(size > 0)) return 0;
  return clamp((Math.log10(size) - d.low) / (d.high - d.low), 0.05, 1);
}

/** Width of a strand that carries a gradient. @param {number} v @param {Decades} [d] */
export function strandWidth(v, d = THOUSANDTH_TO_ONE) {
  return v === 0 ? 0 : 1.5 + 14.5 * magnitude(v, d) ** 1.4;
}

/**
 * Ticks of a logarithmic legend, at most four, the full end included.
 * @param {Decades} d @returns {{at:number, exponent:number}[]}
 */
export function logTicks(d) {
  const span = d.high - d.low;
  const step = Math.max(1, Math.ceil(span / 3));
  const ticks = [];
  for (let e = d.high; e >= d.low; e -= step) ticks.push({ at: (e - d.low) / span, exponent: e });
  return ticks.reverse();
}

/** Largest absolute value, for bars that share one axis. @param {ArrayLike<number>} values */
export function largest(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const v = Math.abs(values[i]);
    if (v > most) most = v;
  }
  return most;
}

/** Norm accumulated with its largest value taken out, so that neither end flushes. @param {ArrayLike<number>} v */
export function norm(v) {
  const most = largest(v);
  if (most === 0 || !Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += (v[i] / most) ** 2;
  return most * Math.sqrt(sum);
}
