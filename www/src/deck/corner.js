/** The deck's own controls, in a corner: language, theme, paper, the instruments. */
import { html, render } from 'lit';
import { icons } from '../elements/icons.js';
import { LANGUAGES, translate } from '../i18n/i18n.js';
import { keep } from '../state/saved.js';

export class Corner {
  /** @param {import('reveal.js').RevealApi} deck @param {import('../i18n/i18n.js').Language} language */
  constructor(deck, language) {
    this.deck = deck;
    this.language = language;
    this.place = document.createElement('nav');
    this.place.className = 'corner';
  }

  stand() {
    this.deck.getViewportElement()?.append(this.place);
    this.draw();
  }

  /** @param {string} id */
  t(id) {
    return translate(this.language, `deck-${id}`);
  }

  draw() {
    const other = LANGUAGES.find((language) => language !== this.language) ?? 'en';
    render(
      html`<button aria-label=${this.t('back')} title=${this.t('back')} @click=${() => this.deck.prev()}>${icons.prev}</button>
        <button aria-label=${this.t('next')} title=${this.t('next')} @click=${() => this.deck.next()}>${icons.next}</button>
        <a href="../" title=${this.t('home')} aria-label=${this.t('home')}>${icons.home}</a>
        <a lang=${other} title=${this.t('language')} href=${this.address('lang', other)} @click=${() => keep('lang', other)}>${other}</a>
        <button aria-label=${this.t('theme')} title=${this.t('theme')} @click=${this.dress}>${icons.theme}</button>
        <a href=${this.address('view', 'print')} title=${this.t('print')} aria-label=${this.t('print')}>${icons.print}</a>`,
      this.place,
    );
  }

  /** @param {string} name @param {string} value */
  address(name, value) {
    const query = new URLSearchParams(location.search);
    query.set(name, value);
    return `?${query}`;
  }

  dress = () => {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
    keep('theme', dataset.theme);
  };
}
