/** Every mark of the pictures, alone: the page to look at after a change to one of them. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import { css, html } from 'lit';
import { masthead } from './masthead.js';
import { Shell, shellStyles } from './shell.js';

const found = /** @type {Record<string, any>} */ (
  import.meta.glob('../draw/gallery.js', { eager: true })
);
/** @type {{gallery?: any[], styles?: any}} */
const drawn = Object.values(found)[0] ?? {};

class LabGallery extends Shell {
  static styles = [
    shellStyles,
    drawn.styles ?? css``,
    css`
      main {
        --u: 1px;
      }
      h1 {
        margin: 0 0 24px;
        font-size: 30px;
      }
      .marks {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: 20px;
      }
      figure {
        margin: 0;
        padding: 16px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--plane);
      }
      figcaption {
        margin-block-end: 10px;
        color: var(--ink2);
        font-size: 14px;
      }
    `,
  ];

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
