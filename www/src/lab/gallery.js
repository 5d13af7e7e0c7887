/** Every mark of the pictures, alone: the page to look at after a change to one of them. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/gallery.css';
import { html } from 'lit';
import { masthead } from './masthead.js';
import { keepForOffline } from './offline.js';
import { Shell } from './shell.js';

const found = /** @type {Record<string, any>} */ (
  import.meta.glob('../draw/gallery.js', { eager: true })
);
/** @type {{gallery?: any[], styles?: any}} */
const drawn = Object.values(found)[0] ?? {};
/** @type {CSSStyleSheet | undefined} */
const sheet = drawn.styles?.styleSheet;
if (sheet) document.adoptedStyleSheets.push(sheet);

class LabGallery extends Shell {
  firstUpdated() {
    keepForOffline('../', this.language);
  }

  render() {
    return html`
      ${masthead(this, '../')}
      <main>
        <h1>${this.t('lab-gallery')}</h1>
        <div class="marks">
          ${(drawn.gallery ?? []).map(
            ({ name, render }) => html`<figure>
              <figcaption>${name}</figcaption>
              ${render()}
            </figure>`,
          )}
        </div>
      </main>
    `;
  }
}

customElements.define('lab-gallery', LabGallery);
