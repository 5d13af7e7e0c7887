/** The lab's door: what it is, and its instruments, alive. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import { css, html } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { instruments, load } from '../registry.js';
import { masthead } from './masthead.js';
import { Shell, shellStyles } from './shell.js';

/** The order of the lecture; an instrument not named here comes after. */
const ORDER = ['rnn', 'bptt'];

/** A place in each instrument where something is to be seen before one has touched it. */
const VIEWS = /** @type {Record<string, {step: number, position: number}>} */ ({
  rnn: { step: 12, position: 0 },
  bptt: { step: 12, position: 30 },
});

const names = [...instruments.keys()].sort((a, b) => rank(a) - rank(b));

/** @param {string} name */
function rank(name) {
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length : at;
}

class LabHome extends Shell {
  static styles = [
    shellStyles,
    css`
      h1 {
        max-inline-size: 22ch;
        margin: 0 0 16px;
        font-size: clamp(30px, 4.4vw, 56px);
        font-weight: 600;
        line-height: 1.08;
        letter-spacing: -0.02em;
        text-wrap: balance;
      }
      .lead {
        max-inline-size: 58ch;
        margin: 0 0 clamp(28px, 4vw, 52px);
        color: var(--ink2);
        font-size: clamp(17px, 1.5vw, 20px);
      }
      .instruments {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr));
        gap: clamp(20px, 2.4vw, 36px);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        display: flex;
        flex-direction: column;
        overflow: hidden;
        border: 1px solid var(--line2);
        border-radius: 10px;
        background: var(--plane);
        transition: border-color var(--move);
      }
      li:hover {
        border-color: var(--ink2);
      }
      .live {
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-block-end: 1px solid var(--line);
        background: var(--bg);
        pointer-events: none;
      }
      .text {
        padding: 18px 22px 22px;
      }
      h2 {
        margin: 0 0 4px;
        font-size: 20px;
        font-weight: 600;
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      h2 a::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .text p {
        margin: 0;
        color: var(--ink2);
        font-size: 16px;
      }
      footer {
        padding: 0 clamp(16px, 4vw, 56px) 40px;
        color: var(--ink2);
        font-size: 15px;
      }
      footer a {
        color: inherit;
      }
    `,
  ];

  render() {
    return html`
      ${masthead(this, './')}
      <main>
        <h1>${this.t('lab-promise')}</h1>
        <p class="lead">${this.t('lab-lead')}</p>
        <ul class="instruments">
          ${names.map((name) => this.card(name))}
        </ul>
      </main>
      <footer><a href="./gallery/">${this.t('lab-gallery')}</a></footer>
    `;
  }

  /** @param {string} name */
  card(name) {
    const { step, position } = VIEWS[name] ?? { step: 0, position: 0 };
    return html`<li>
      <div class="live" inert aria-hidden="true" lang=${this.language}>
        ${staticHtml`<${unsafeStatic(`seq-${name}`)}
          controls="none"
          autoplay
          home="./"
          lang=${this.language}
          theme=${this.theme}
          training-step=${step}
          position=${position}
        ></${unsafeStatic(`seq-${name}`)}>`}
      </div>
      <div class="text">
        <h2><a href="./${name}/">${this.t(`${name}-title`)}</a></h2>
        <p>${this.t(`lab-about-${name}`)}</p>
      </div>
    </li>`;
  }

  /** The words of the cards are the instruments' own: they come with them. */
  async firstUpdated() {
    await Promise.all(names.map(load));
    this.requestUpdate();
  }
}

customElements.define('lab-home', LabHome);
