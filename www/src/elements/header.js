/** The header: where one is, and what concerns the whole page. */
import { html } from 'lit';
import { LANGUAGES } from '../i18n/i18n.js';
import { icons, mark } from './icons.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** @param {InstrumentElement} element */
export function renderHeader(element) {
  const { instrumentName: name, presets, preset } = element;
  return html`
    <header class="bar">
      <a class="home" aria-label="Seqscope" href=${element.getAttribute('home') ?? '../'}>${mark}<span>Seqscope</span></a>
      <span class="slash" aria-hidden="true">/</span>
      <h1>${element.t(`${name}-title`)}</h1>
      <span class="where">${element.where()}</span>
      <span class="gap"></span>
      <select
        class="preset"
        aria-label=${element.t('seq-preset')}
        .value=${preset}
        @change=${(/** @type {any} */ event) => element.change('preset', event.target.value)}
      >
        ${Object.keys(presets).map(
          (id) =>
            html`<option value=${id} ?selected=${id === preset}>${element.t(`${name}-preset-${id}`)}</option>`,
        )}
      </select>
      <div class="segments" role="group" aria-label=${element.t('seq-language')}>
        ${LANGUAGES.map(
          (language) => html`<button
            lang=${language}
            aria-pressed=${element.language === language}
            title=${element.t(`seq-language-${language}`)}
            @click=${() => element.setAttribute('lang', language)}
          >
            ${language}
          </button>`,
        )}
      </div>
      <button
        class="tool"
        title=${element.t('seq-theme')}
        aria-label=${element.t('seq-theme')}
        @click=${() => element.setAttribute('theme', element.theme === 'dark' ? 'light' : 'dark')}
      >
        ${icons.theme}
      </button>
      <button class="tool" aria-label=${element.t('seq-share')} @click=${() => element.openDialog('share')}>
        ${icons.share}<span>${element.t('seq-share')}</span>
      </button>
      <button class="tool" aria-label=${element.t('seq-export')} @click=${() => element.openDialog('export')}>
        ${icons.export}<span>${element.t('seq-export')}</span>
      </button>
      <button
        class="tool"
        title=${element.t('seq-help')}
        aria-label=${element.t('seq-help')}
        @click=${() => element.openDialog('help')}
      >
        ${icons.help}
      </button>
    </header>
  `;
}
