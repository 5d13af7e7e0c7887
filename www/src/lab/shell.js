/** What the site's own pages share: the language and the theme, kept from page to page. */
import '../styles/site.css';
import { Speaking } from '../elements/speaking.js';
import { register } from '../i18n/i18n.js';
import { keep, kept } from '../state/saved.js';
import { themeFrom } from '../state/theme.js';
import { fromHash } from '../state/url.js';

register('lab', { en: () => import('./en.ftl?raw'), fr: () => import('./fr.ftl?raw') });

export class Shell extends Speaking {
  constructor() {
    super();
    const link = fromHash(location.hash);
    for (const name of ['lang', 'theme']) {
      const value = link.get(name) ?? kept(name);
      if (value) this.setAttribute(name, value);
    }
    this.dress();
  }

  /** These pages are the document itself: nothing to be shielded from. */
  createRenderRoot() {
    return this;
  }

  get theme() {
    return themeFrom(this.getAttribute('theme'));
  }

  /** @param {'lang' | 'theme'} name @param {string} value */
  choose(name, value) {
    this.setAttribute(name, value);
    keep(name, value);
    this.requestUpdate();
  }

  updated() {
    this.dress();
    document.title = this.t('lab-name');
  }

  dress() {
    document.documentElement.lang = this.language;
    document.documentElement.dataset.theme = this.theme;
  }
}
