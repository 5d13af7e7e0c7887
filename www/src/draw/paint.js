/**
 * Ramps. In SVG a colour is a CSS mix of two tokens; on a canvas it is looked up in a table made
 * from the same two tokens, mixed in the same space (OKLab), so that both look alike.
 */

/** @typedef {'value'|'gradient'|'probability'} Ramp */

/** @param {number} share @param {string} full @param {string} low */
const mix = (share, full, low) =>
  `color-mix(in oklab, var(${full}) ${(100 * share).toFixed(1)}%, var(${low}))`;

/** @param {number} share −1…1 */
export const valueColour = (share) =>
  mix(Math.abs(share), share < 0 ? '--value-minus' : '--value-plus', '--value-zero');
/** @param {number} share 0…1 */
export const gradientColour = (share) => mix(share, '--gradient', '--gradient-low');
/** @param {number} share 0…1 */
export const probabilityColour = (share) => mix(share, '--probability', '--probability-low');

/** @param {Ramp} ramp @param {number} share */
export function colour(ramp, share) {
  if (ramp === 'value') return valueColour(share);
  return ramp === 'gradient' ? gradientColour(share) : probabilityColour(share);
}

/** @typedef {[number, number, number]} Triple */

/** @param {string} text a colour as the browser writes it @returns {Triple} linear sRGB */
function linear(text) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  const hex = /^#([0-9a-f]{6})/i.exec(
    short
      ? `#${short
          .slice(1)
          .map((c) => c + c)
          .join('')}`
      : text.trim(),
  );
  const parts = hex
    ? [0, 2, 4].map((i) => Number.parseInt(hex[1].slice(i, i + 2), 16))
    : (text.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
  return /** @type {Triple} */ (
    parts.map((v) => {
      const s = v / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    })
  );
}

/** @param {Triple} c @returns {Triple} */
function toLab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** @param {Triple} c @returns {Triple} linear sRGB */
function fromLab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** @param {number} v */
const byte = (v) => {
  const c = Math.max(0, Math.min(1, v));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
};

/** @param {Triple} low @param {Triple} full @param {number} share */
const between = (low, full, share) =>
  /** @type {Triple} */ (low.map((v, i) => v + share * (full[i] - v)));

/** @param {Triple} c linear @returns {number} */
const luminance = (c) => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];

/** Steps of a look-up table; index 0 is the pale end, or the negative end of the value ramp. */
export const STEPS = 256;

const TOKENS = {
  value: ['--value-minus', '--value-zero', '--value-plus'],
  gradient: ['--gradient-low', '--gradient'],
  probability: ['--probability-low', '--probability'],
};

export class Palette {
  /** @param {(token:string) => string} read the value of a token */
  constructor(read) {
    /** @type {Record<string, Triple[]>} */
    this.stops = {};
    for (const [ramp, tokens] of Object.entries(TOKENS))
      this.stops[ramp] = tokens.map((token) => toLab(linear(read(token))));
    this.paper = luminance(linear(read('--on-dark')));
    this.pencil = luminance(linear(read('--on-light')));
    /** @type {Record<string, Uint32Array>} */
    this.tables = {};
    /** @type {Record<string, string[]>} */
    this.written = {};
  }

  /** @param {Element} element */
  static of(element) {
    const style = getComputedStyle(element);
    return new Palette((token) => style.getPropertyValue(token));
  }

  /** @param {Ramp} ramp @param {number} share @returns {Triple} */
  linear(ramp, share) {
    const stops = this.stops[ramp];
    if (ramp !== 'value') return fromLab(between(stops[0], stops[1], share));
    return fromLab(between(stops[1], share < 0 ? stops[0] : stops[2], Math.abs(share)));
  }

  /** The readable text colour on a filled cell. @param {Ramp} ramp @param {number} share */
  on(ramp, share) {
    const fill = luminance(this.linear(ramp, share));
    /** @param {number} text */
    const contrast = (text) => (Math.max(fill, text) + 0.05) / (Math.min(fill, text) + 0.05);
    return contrast(this.paper) > contrast(this.pencil) ? 'var(--on-dark)' : 'var(--on-light)';
  }

  /** Packed RGBA for a canvas, little-endian. @param {Ramp} ramp */
  table(ramp) {
    if (!this.tables[ramp]) {
      const table = new Uint32Array(STEPS);
      for (let i = 0; i < STEPS; i++) {
        const share = ramp === 'value' ? (2 * i) / (STEPS - 1) - 1 : i / (STEPS - 1);
        const [r, g, b] = this.linear(ramp, share).map(byte);
        table[i] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
      }
      this.tables[ramp] = table;
    }
    return this.tables[ramp];
  }

  /** The same as a canvas takes single fills. @param {Ramp} ramp */
  fills(ramp) {
    this.written[ramp] ??= Array.from(
      this.table(ramp),
      (packed) => `rgb(${packed & 255} ${(packed >> 8) & 255} ${(packed >> 16) & 255})`,
    );
    return this.written[ramp];
  }
}

/** A palette for places without a page, as tests: the text colour goes by the share alone. */
export const PLAIN = /** @type {Pick<Palette, 'on'>} */ ({
  on: (_, share) => (Math.abs(share) > 0.78 ? 'var(--on-dark)' : 'var(--on-light)'),
});
