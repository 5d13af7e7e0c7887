import { html } from 'lit';
import { icons, mark } from '../elements/icons.js';
import { LANGUAGES } from '../i18n/i18n.js';

/** The head of the site's own pages. @param {import('./shell.js').Shell} shell @param {string} home */
export const masthead = (shell, home) => html`
  <header>
    <a class="name" href=${home}>${mark}<span>Seqscope</span></a>
    <div class="segments" role="group" aria-label=${shell.t('lab-language')}>
      ${LANGUAGES.map(
        (language) => html`<button
          lang=${language}
          aria-pressed=${shell.language === language}
          title=${shell.t(`lab-language-${language}`)}
          @click=${() => shell.choose('lang', language)}
        >
          ${language}
        </button>`,
      )}
    </div>
    <button
      aria-label=${shell.t('lab-theme')}
      title=${shell.t('lab-theme')}
      @click=${() => shell.choose('theme', shell.theme === 'dark' ? 'light' : 'dark')}
    >
      ${icons.theme}
    </button>
  </header>
`;
