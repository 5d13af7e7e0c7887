/** The lab's door: what it is, and its instruments, alive. */
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/home.css';
import { html, nothing } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { instruments } from '#registry';
import { masthead } from './masthead.js';
import { Miniatures } from './miniatures.js';
import { keepForOffline } from './offline.js';
import { Shell } from './shell.js';

/** The sections of the lecture and their instruments, in its order. */
const SECTIONS = [
  { id: 'recurrent', names: ['rnn', 'bptt', 'gradient-flow', 'memory-span'] },
  { id: 'works', names: ['cell', 'bidirectional'] },
  { id: 'pairs', names: ['encoder-decoder'] },
  { id: 'attention', names: ['alignment', 'attention-values'] },
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

/** What no section names comes last, so that a new instrument is never missing. */
const named = new Set(SECTIONS.flatMap(({ names }) => names));
const others = [...instruments.keys()].filter((name) => !named.has(name));
const sections = [...SECTIONS, { id: 'more', names: others }].filter(
  ({ names }) => names.length > 0,
);

class LabHome extends Shell {
  constructor() {
    super();
    this.miniatures = new Miniatures(this);
    /** Whoever wants no motion gets none before asking. */
    this.moving = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  render() {
    return html`
      ${masthead(this, './')}
      <main>
        <div class="hero">
          <h1>${this.t('lab-promise')}</h1>
          <div>
            <p class="lead">${this.t('lab-lead')}</p>
            <p class="ways">
              <a class="way" href="./deck/" title=${this.t('lab-deck-about')}>${this.t('lab-deck')}</a>
              <button class="way" @click=${() => this.move(!this.moving)}>
                ${this.t(this.moving ? 'lab-still' : 'lab-moving')}
              </button>
            </p>
          </div>
        </div>
        ${sections.map(
          ({ id, names }) => html`<section aria-labelledby=${id}>
            <h2 id=${id}>${this.t(`lab-section-${id}`)}</h2>
            <ul class="instruments">
              ${names.map((name) => this.card(name))}
            </ul>
          </section>`,
        )}
      </main>
      <footer><a href="./gallery/">${this.t('lab-gallery')}</a></footer>
    `;
  }

  /** @param {string} name */
  card(name) {
    return html`<li>
      <div class="live" data-name=${name} inert aria-hidden="true" lang=${this.language}>
        ${this.miniatures.awake.has(name) ? this.miniature(name) : nothing}
      </div>
      <div class="text">
        <h3><a href="./${name}/">${this.t(`lab-title-${name}`)}</a></h3>
        <p>${this.t(`lab-about-${name}`)}</p>
      </div>
    </li>`;
  }

  /** @param {string} name */
  miniature(name) {
    const { step, position } = VIEWS[name] ?? { step: 0, position: 0 };
    return staticHtml`<${unsafeStatic(`seq-${name}`)}
      controls="none"
      ?autoplay=${this.moving}
      home="./"
      lang=${this.language}
      theme=${this.theme}
      training-step=${step}
      position=${position}
    ></${unsafeStatic(`seq-${name}`)}>`;
  }

  /** @param {boolean} moving */
  move(moving) {
    this.moving = moving;
    this.miniatures.move(moving);
    this.requestUpdate();
  }

  firstUpdated() {
    this.miniatures.watch(this.querySelectorAll('.live'));
    keepForOffline('./', this.language);
  }
}

customElements.define('lab-home', LabHome);
