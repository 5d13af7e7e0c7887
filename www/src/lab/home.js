/** The lab's door: what it is, and its instruments, alive. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/home.css';
import { html } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { instruments, load } from '#registry';
import { masthead } from './masthead.js';
import { keepForOffline } from './offline.js';
import { Shell } from './shell.js';

/** The order of the lecture; an instrument not named here comes after. */
const ORDER = [
  'rnn',
  'bptt',
  'gradient-flow',
  'memory-span',
  'cell',
  'bidirectional',
  'encoder-decoder',
  'alignment',
  'attention-values',
];

/** A place in each instrument where something is to be seen before one has touched it. */
const VIEWS = /** @type {Record<string, {step: number, position: number}>} */ ({
  rnn: { step: 12, position: 0 },
  bptt: { step: 12, position: 30 },
  'gradient-flow': { step: 0, position: 254 },
  cell: { step: 600, position: 37 },
  bidirectional: { step: 200, position: 50 },
  'encoder-decoder': { step: 400, position: 100 },
  alignment: { step: 100, position: 22 },
  'attention-values': { step: 0, position: 4 },
});

const names = [...instruments.keys()].sort((a, b) => rank(a) - rank(b));

/** @param {string} name */
function rank(name) {
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length : at;
}

class LabHome extends Shell {
  render() {
    return html`
      ${masthead(this, './')}
      <main>
        <div class="hero">
          <h1>${this.t('lab-promise')}</h1>
          <p class="lead">${this.t('lab-lead')}</p>
        </div>
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
    keepForOffline('./', this.language);
    await Promise.all(names.map(load));
    this.requestUpdate();
  }
}

customElements.define('lab-home', LabHome);
