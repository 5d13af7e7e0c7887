/** The slides as DOM, in one language. */
import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { has, translate } from '../i18n/i18n.js';
import formulas from './formulas.json?mathml';
import { slides } from './slides.js';

/** @typedef {import('./slides.js').Slide} Slide */
/** @typedef {import('../i18n/i18n.js').Language} Language */

/** @param {Language} language @param {boolean} narrow */
export function draw(language, narrow) {
  let chapter = '';
  return slides.map((slide) => {
    if (slide.kind === 'part') chapter = slide.id;
    return new Drawn(slide, language, chapter, narrow).section();
  });
}

class Drawn {
  /** @param {Slide} slide @param {Language} language @param {string} chapter @param {boolean} narrow */
  constructor(slide, language, chapter, narrow) {
    this.slide = slide;
    this.language = language;
    this.chapter = chapter;
    this.narrow = narrow;
  }

  /** @param {string} key */
  t(key) {
    return translate(this.language, `deck-${key}`);
  }

  section() {
    const { id, kind } = this.slide;
    return html`<section id=${id} class=${kind} aria-label=${this.t(id)}>
      ${this[kind]()} ${this.notes()}
    </section>`;
  }

  /** What is said there, for the speaker's window. */
  notes() {
    const id = `deck-${this.slide.id}-notes`;
    if (!has(this.language, id)) return nothing;
    return html`<aside class="notes">${translate(this.language, id)}</aside>`;
  }

  title() {
    return html`<div class="words">
      <p class="kicker">${this.t('course')}</p>
      <h1>${this.t('title')}</h1>
      <p class="lead">${this.t('title-lead')}</p>
      <p class="how">${this.t('title-how')}</p>
    </div>`;
  }

  part() {
    return html`<div class="words">
      <h1>${this.t(this.slide.id)}</h1>
      <p class="lead">${this.t(`${this.slide.id}-lead`)}</p>
    </div>`;
  }

  points() {
    const { id, points = 0 } = this.slide;
    return html`${this.head()}
      <ul>
        ${Array.from({ length: points }, (_, i) => html`<li class="fragment">${this.t(`${id}-${i + 1}`)}</li>`)}
      </ul>`;
  }

  formulas() {
    const { id, formulas: names = [] } = this.slide;
    return html`${this.head()}
      <div class="lines">
        ${names.map(
          (name, i) => html`<div class=${i ? 'line fragment' : 'line'}>
            <div class="formula">${unsafeHTML(formulas[name])}</div>
            <p>${this.t(`${id}-${i + 1}`)}</p>
          </div>`,
        )}
      </div>`;
  }

  reading() {
    return html`${this.head()}
      <ul class="works">
        ${this.t('works')
          .split('\n')
          .map((work) => html`<li>${work}</li>`)}
      </ul>`;
  }

  head() {
    return html`<header>
      <p class="kicker">${this.t(this.chapter)}</p>
      <h2>${this.t(this.slide.id)}</h2>
    </header>`;
  }

  /** One sentence at a time stands over the picture. */
  instrument() {
    const { id, instrument = '', views = [] } = this.slide;
    const [first, ...rest] = views;
    const attributes = Object.entries(first)
      .map(([name, value]) => `${name}="${value}"`)
      .join(' ');
    const controls = this.narrow ? 'min' : 'none';
    return html`<header>
        <p class="kicker">${this.t(this.chapter)} · ${this.t(id)}</p>
        <div class="arguments">
          <p class=${rest.length > 0 ? 'fragment fade-out' : ''} data-fragment-index=${rest.length > 0 ? 0 : nothing}>${this.t(`${id}-1`)}</p>
          ${rest.map((view, i) => this.argument(view, i))}
        </div>
      </header>
      ${staticHtml`<${unsafeStatic(`seq-${instrument} ${attributes}`)} class="live" loading="lazy" controls=${controls} lang=${this.language}></${unsafeStatic(`seq-${instrument}`)}>`}`;
  }

  /** @param {import('./slides.js').View} view @param {number} i */
  argument(view, i) {
    const { id } = this.slide;
    const last = i === (this.slide.views?.length ?? 0) - 2;
    return html`<p
      class="fragment ${last ? '' : 'current-visible'}"
      data-fragment-index=${i}
      data-seq-position=${view.position ?? nothing}
      data-seq-training-step=${view['training-step'] ?? nothing}
      data-seq-preset=${view.preset ?? nothing}
      data-seq-asked=${view.asked ?? nothing}
    >
      ${this.t(`${id}-${i + 2}`)}
    </p>`;
  }
}
