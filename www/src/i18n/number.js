/** Numbers as a reader of the language writes them, with a true minus sign. */

/** @typedef {import('./i18n.js').Language} Language */

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * @param {Language} language
 * @param {Intl.NumberFormatOptions} options
 */
function format(language, options) {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, options);
    formats.set(key, found);
  }
  return found;
}

/** @param {string} text */
const typographic = (text) => text.replace('-', '−');

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent */
const raised = (exponent) =>
  [...String(exponent)].map((c) => (c === '-' ? '⁻' : RAISED[Number(c)])).join('');

/**
 * A number with `digits` decimals: 0.85, −0.02, 5.184. What would be written as zero but is not,
 * and what is very large, is written with a power of ten, unless `plain`.
 * @param {Language} language
 * @param {number} x
 * @param {number} [digits]
 * @param {{plain?: boolean}} [options]
 * @returns {string}
 */
export function decimal(language, x, digits = 2, options = {}) {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  const size = Math.abs(x);
  const small = size !== 0 && size < 0.5 * 10 ** -digits;
  if (!options.plain && (small || size >= 1e6)) return scientific(language, x);
  const shown = small ? 0 : x;
  return typographic(
    format(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      shown,
    ),
  );
}

/**
 * A number with so many significant digits: 0.078, 0.0056, 12.
 * @param {Language} language
 * @param {number} x
 * @param {number} [digits]
 * @returns {string}
 */
export function significant(language, x, digits = 2) {
  if (!Number.isFinite(x)) return decimal(language, x);
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return scientific(language, x);
  return typographic(
    format(language, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(
      x,
    ),
  );
}

/**
 * 3.1·10⁻⁷
 * @param {Language} language
 * @param {number} x
 * @returns {string}
 */
export function scientific(language, x) {
  if (x === 0) return '0';
  const [mantissa, exponent] = x.toExponential(1).split('e');
  const head = format(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${typographic(head.format(Number(mantissa)))}·10${raised(Number(exponent))}`;
}

/**
 * A share of one: 10 %, 0.3 %.
 * @param {Language} language
 * @param {number} x
 * @returns {string}
 */
export function percent(language, x) {
  if (!Number.isFinite(x)) return decimal(language, x);
  const digits = Math.abs(x) >= 0.0995 || x === 0 ? 2 : 1;
  return typographic(
    format(language, { style: 'percent', maximumSignificantDigits: digits }).format(x),
  );
}

/**
 * A whole number, grouped as the language groups it.
 * @param {Language} language
 * @param {number} x
 * @returns {string}
 */
export function whole(language, x) {
  return typographic(format(language, { maximumFractionDigits: 0 }).format(x));
}
