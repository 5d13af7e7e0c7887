import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { italics } from '../../draw/math.js';
import { writer } from '../../draw/number.js';
import { inspectorStyles } from '../../elements/inspector-style.js';
import { Part, partStyles } from '../../elements/part.js';
import { Market } from './market.js';

/** One number of the houses: what it is the sum or the share of, and what the price asks of it. */

/**
 * @typedef {object} Told
 * @property {[string, string]} name   letter, and what stands below it
 * @property {number} value
 * @property {import('./market.js').Op} op   what makes it
 * @property {{name: unknown, product: string, value: number}[]} terms
 * @property {number | null} sum
 * @property {number | null} gradient
 * @property {import('./market.js').Op} back   what makes its gradient
 */

export class AttentionValuesInspector extends Part {
  static styles = [partStyles, inspectorStyles];

  /** @param {string} letter @param {string | number} below */
  sym(letter, below) {
    return html`<span class="sym"><i>${italics(letter)}</i><span class="scripts"><sub>${below}</sub></span></span>`;
  }

  /** @param {import('./market.js').Houses} told @param {string} block @param {number} i @returns {Told | null} */
  told(told, block, i) {
    const write = writer(this.instrument.language);
    const learnt = this.instrument.settings.score === 'learnt';
    const names = ['area', 'rooms-axis', 'pool'].map((id) =>
      this.t(`attention-values-attribute-${id}`),
    );
    if (block === 's')
      return {
        name: ['s', `${i + 1}`],
        value: told.scores[i],
        op: 's',
        back: 'ds',
        gradient: told.score_slopes[i],
        sum: told.scores[i],
        terms: told.score_terms.slice(3 * i, 3 * i + 3).map((value, k) => ({
          name: learnt ? this.t('attention-values-row', { k: k + 1 }) : names[k],
          product: learnt
            ? ''
            : `${write.short(told.query[k])} , ${write.short(told.keys[3 * i + k])}`,
          value,
        })),
      };
    if (block === 'w') {
      return {
        name: ['w', `${i + 1}`],
        value: told.weights[i],
        op: 'w',
        back: 'dw',
        gradient: told.values[i],
        sum: told.raised_total,
        terms: told.raised.map((value, k) => ({
          name: html`exp(${this.sym('s', k + 1)} − max)`,
          product: '',
          value,
        })),
      };
    }
    if (block !== 'V') return null;
    return {
      name: ['V', ''],
      value: told.value,
      op: 'V',
      back: '',
      gradient: null,
      sum: told.value,
      terms: told.products.map((value, k) => ({
        name: html`${this.sym('w', k + 1)} · ${this.sym('V', k + 1)}`,
        product: `${write.short(told.weights[k])} × ${write.short(told.values[k])}`,
        value,
      })),
    };
  }

  render() {
    const { instrument } = this;
    const { trace, selection, position } = instrument;
    if (!(trace instanceof Market) || !selection?.block) return nothing;
    const told = this.told(trace.told, selection.block, selection.unit ?? 0);
    if (!told) return nothing;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    const write = writer(instrument.language);
    const known = trace.done(told.op, position);
    const most = Math.max(1e-12, ...told.terms.map(({ value }) => Math.abs(value)));
    const asked = told.back && trace.done(told.back, position);
    return html`<section aria-label=${this.t('inspector-label')}>
      <header><span class="what">${this.sym(...told.name)}</span>
        ${known ? html`<b class="value">= ${instrument.num(told.value, 4, { plain: true })}</b>` : html`<span class="later">${this.t('inspector-later')}</span>`}
        <button type="button" class="bare" aria-label=${this.t('inspector-close')} @click=${() => instrument.select(null)}>×</button></header>
      ${
        known
          ? html`<table><caption class="unseen">${this.t('inspector-label')}</caption><tbody>${told.terms.map(
              ({ name, product, value }) =>
                html`<tr><th scope="row">${name}</th><td class="product">${product}</td><td class="bar"><span class=${value < 0 ? 'minus' : 'plus'} style=${styleMap({ width: `${(50 * Math.abs(value)) / most}%` })}></span></td><td class="number">${write.short(value)}</td></tr>`,
            )}</tbody><tfoot><tr><th scope="row" colspan="3">${this.t('inspector-sum')}</th><td class="number">${write.short(told.sum ?? 0)}</td></tr></tfoot></table>`
          : nothing
      }
      ${selection.block === 'w' && known ? html`<p class="hint">${this.t('attention-values-share', { share: write.short(trace.told.raised[selection.unit ?? 0]), sum: write.short(told.sum ?? 0), weight: write.fixed(told.value, 4) })}</p>` : nothing}
      ${told.back ? html`<p class="gradient ${asked ? '' : 'later'}"><span>∂V</span>${asked ? html`<b>${write.compact(told.gradient ?? 0)}</b>` : html`<span>${this.t('inspector-later')}</span>`}</p>` : nothing}
    </section>`;
  }
}

customElements.define('seq-attention-values-inspector', AttentionValuesInspector);
