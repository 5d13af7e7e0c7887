import { frame } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';

/** What the picture of one position needs. Nothing here computes a number that is shown. */

export class Model {
  /** @param {import('./element.js').AttentionValuesElement} host */
  constructor(host) {
    this.host = host;
    this.view = /** @type {import('./market.js').Market | import('./translator.js').Translator} */ (
      host.trace
    );
    this.position = host.position;
    this.op = host.op;
    this.small = host.layout === 'stacked';
    this.bare = host.controls === 'none';
    this.palette = host.palette;
    this.write = writer(host.language);
    this.frame = frame(this.small);
    /** What goes back stands apart from what went forward. */
    this.back = this.op.phase === 'backward';
  }

  /** How far a setting reaches, as the core's table says. @param {'area' | 'rooms'} name @returns {[number, number]} */
  limits(name) {
    const { min, max } = this.host.table.find((row) => row.name === name);
    return [min, max];
  }
  /** @param {string} id @param {Record<string, any>} [args] */
  t(id, args) {
    return this.host.t(`attention-values-${id}`, args);
  }
  /** A price in thousands of euros. @param {number} price @param {number} [digits] */
  price(price, digits = 0) {
    return this.t('price', { shown: this.write.fixed(price, digits) });
  }
  /** @param {number} weight */
  weight(weight) {
    return this.write.fixed(weight, 2);
  }
  /** What parts of a score read of it. @returns {any} */
  scored(/** @type {number} */ y, /** @type {number} */ height) {
    const { host } = this;
    return { host, lane: { time: { y } }, height, t: host.t.bind(host) };
  }
}
