/** What the site's own pages share: the language and the theme, kept from page to page. */
import { css } from 'lit';
import { Speaking } from '../elements/speaking.js';
import { register } from '../i18n/i18n.js';
import { keep, kept } from '../state/saved.js';
import { asTheme, preferredTheme } from '../state/theme.js';
import { fromHash } from '../state/url.js';
import en from './en.ftl?raw';
import fr from './fr.ftl?raw';

register('lab', { en, fr });

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

  get theme() {
    return asTheme(this.getAttribute('theme')) ?? preferredTheme();
  }

  /** @param {'lang' | 'theme'} name @param {string} value */
  choose(name, value) {
    this.setAttribute(name, value);
    keep(name, value);
    this.dress();
    this.requestUpdate();
  }

  dress() {
    document.documentElement.lang = this.language;
    document.documentElement.dataset.theme = this.theme;
    document.title = this.t('lab-name');
  }
}

export const shellStyles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--bg);
    color: var(--ink);
    font: 400 17px / 1.5 var(--font);
  }
  header {
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 14px clamp(16px, 4vw, 56px);
    border-block-end: 1px solid var(--line);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: 1;
    color: inherit;
    text-decoration: none;
    font-weight: 600;
  }
  .mark {
    inline-size: 22px;
    block-size: 22px;
  }
  .segments {
    display: inline-flex;
    overflow: hidden;
    border: 1px solid var(--line2);
    border-radius: 6px;
    background: var(--plane);
  }
  button {
    min-inline-size: 36px;
    block-size: 30px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }
  .segments button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--on-ink);
    font-weight: 600;
  }
  button svg {
    inline-size: 18px;
    block-size: 18px;
    vertical-align: middle;
  }
  :is(a, button):focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  main {
    padding: clamp(24px, 5vw, 64px) clamp(16px, 4vw, 56px);
  }
`;
