import { decimal, percent, scientific } from '../i18n/number.js';

/**
 * In quotation marks, which never part from what they hold.
 * @param {import('../i18n/number.js').Language} language @param {string} text
 */
export const quoted = (language, text) =>
  language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`;

/**
 * Numbers in a picture: fewer digits where there is less room, never a rounded-off zero.
 * @param {import('../i18n/number.js').Language} language
 */
export function writer(language) {
  /** @param {number} x @param {number} [digits] */
  const fixed = (x, digits = 2) => decimal(language, x, digits, { plain: true });
  return {
    fixed,
    /** Two or three significant digits. @param {number} x */
    compact: (x) => {
      const size = Math.abs(x);
      if (!Number.isFinite(x)) return decimal(language, x);
      if (size === 0) return '0';
      if (size >= 9999.5 || size < 0.00095) return scientific(language, x);
      if (size >= 9.95) return fixed(x, size >= 99.5 ? 0 : 1);
      return fixed(x, size >= 0.0995 ? 2 : size >= 0.00995 ? 3 : 4);
    },
    /** At most six characters, for the rows of a card. @param {number} x */
    short: (x) => {
      const size = Math.abs(x);
      if (!Number.isFinite(x)) return decimal(language, x);
      if (size === 0) return '0';
      if (size >= 999.5 || size < 0.00095)
        return scientific(language, x).replace(/^(−?\d+)[.,]\d·/, '$1·');
      if (size >= 9.95) return fixed(x, size >= 99.5 ? 0 : 1);
      return fixed(x, size >= 0.0095 ? 2 : 3);
    },
    /** A share of one. @param {number} x */
    percent: (x) =>
      x !== 0 && Math.abs(x) < 0.0000995
        ? `${scientific(language, 100 * x)}${percent(language, 0).replace(/^0/, '')}`
        : percent(language, x),
    /** A symbol of the text, in quotation marks when it is not a word. @param {string} text */
    quote: (text) => {
      if (/^[\p{L}\p{N}]/u.test(text)) return text;
      return quoted(language, text.replace(/ /g, '␣').replace(/\n/g, '↵').replace(/\t/g, '⇥'));
    },
    /** Ten to a whole power, written out while short. @param {number} exponent */
    decade: (exponent) =>
      Math.abs(exponent) > 3
        ? scientific(language, 10 ** exponent).replace(/^.*·/, '')
        : fixed(10 ** exponent, Math.max(0, -exponent)),
  };
}

/** @typedef {ReturnType<typeof writer>} Writer */
