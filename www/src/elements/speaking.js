/** An element that speaks its reader's language, in words and in numbers. */
import { LitElement } from 'lit';
import { languageOf, learn, matching, translate } from '../i18n/i18n.js';
import { decimal, percent, significant, whole } from '../i18n/number.js';

export class Speaking extends LitElement {
  /** @returns {import('../i18n/i18n.js').Language} */
  get language() {
    return matching(this.getAttribute('lang')) ?? languageOf(this);
  }
  /** Nothing is drawn before there are words for it. */
  scheduleUpdate() {
    const learning = learn(this.language);
    return learning ? learning.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }
  /**
   * @param {string} id
   * @param {Record<string, string | number>} [args]
   */
  t(id, args) {
    return translate(this.language, id, args);
  }
  /** With `digits` decimals. @param {number} x @param {number} [digits] @param {{plain?: boolean}} [options] */
  num(x, digits, options) {
    return decimal(this.language, x, digits, options);
  }
  /** With `digits` significant digits. @param {number} x @param {number} [digits] */
  sig(x, digits) {
    return significant(this.language, x, digits);
  }
  /** @param {number} x */
  percent(x) {
    return percent(this.language, x);
  }
  /** @param {number} x */
  whole(x) {
    return whole(this.language, x);
  }
}
