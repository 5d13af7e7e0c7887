/**
 * The story: a few cards that drive the instrument, one of which asks before it shows.
 *
 * A card: { id, at?: {preset?, settings?, trainingStep?, position?, selection?, set?}, args?, question? }.
 * `position` may be a function of the trace; `set` puts the instrument's own view fields. A question
 * is { kind: 'choice', options, answer, reveal? } or { kind: 'log-slider', min, max, value }.
 */
import { html, nothing } from 'lit';
import { Part, partStyles } from './part.js';
import { draw, sentence } from './rich.js';
import { settingsStyles } from './settings-style.js';
import { guessed, ratio } from './story-guess.js';
import { storyStyles } from './story-style.js';
import './parts-words.js';

/** @typedef {import('./types.js').Card} Card */

const PLACES = 200;

export class SeqStory extends Part {
  static properties = {
    ...Part.properties,
    guess: { state: true },
    revealed: { state: true },
    busy: { state: true },
  };
  static styles = [partStyles, settingsStyles, storyStyles];

  constructor() {
    super();
    /** The chosen option, or a place on the slider. @type {string | number | null} */
    this.guess = null;
    this.revealed = false;
    this.busy = false;
  }

  /** Which card is open; it belongs to the instrument, so that closing the drawer keeps the place. */
  get at() {
    return this.instrument.storyCard;
  }

  /** @returns {Card | undefined} */
  get card() {
    return this.instrument.story[this.at];
  }

  connectedCallback() {
    super.connectedCallback();
    for (const event of CHANGED) this.instrument?.addEventListener(event, this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const event of CHANGED) this.instrument?.removeEventListener(event, this.#changed);
  }

  #changed = () => {
    if (!this.busy) this.instrument.astray = true;
  };

  firstUpdated() {
    if (this.at < 0) this.go(0);
  }

  /** @param {number} index */
  async go(index) {
    const { instrument } = this;
    const card = instrument.story[index];
    if (!card || this.busy) return;
    this.busy = true;
    instrument.storyCard = index;
    this.guess = null;
    this.revealed = false;
    await enter(instrument, card, instrument.astray);
    if (instrument.layout === 'stacked') {
      instrument.renderRoot.querySelector('.stage')?.scrollIntoView({ block: 'start' });
    }
    instrument.astray = false;
    this.busy = false;
    this.requestUpdate();
  }

  async reveal() {
    const question = this.card?.question;
    if (!question || this.busy) return;
    this.busy = true;
    if (question.reveal) {
      this.instrument.astray = true;
      await question.reveal(this.instrument);
    }
    this.revealed = true;
    this.busy = false;
  }

  /** @param {string} part @param {Card} card */
  message(part, card) {
    return `${this.instrument.instrumentName}-story-${card.id}-${part}`;
  }

  /** @param {string} id @param {Card} card */
  words(id, card) {
    const args = card.args?.(this.instrument) ?? {};
    return draw(sentence((name, given) => this.t(name, given), id, args));
  }

  /** @param {Card} card */
  question(card) {
    const { question } = card;
    if (!question) return nothing;
    const asked = html`<p class="ask">${this.words(this.message('question', card), card)}</p>`;
    const field = question.kind === 'choice' ? this.choice(card) : this.slider(card);
    return html`<div class="question">
      ${asked} ${field}
      ${
        this.revealed
          ? html`<div class="answer" role="status">${this.verdict(card)} ${this.words(this.message('answer', card), card)}</div>`
          : html`<button
              type="button"
              class="main reveal"
              ?disabled=${this.guess === null || this.busy}
              @click=${this.reveal}
            >
              ${this.t('story-reveal')}
            </button>`
      }
    </div>`;
  }

  /** @param {Card} card */
  choice(card) {
    return html`<div class="options" role="radiogroup" aria-label=${this.t('story-options')}>
      ${card.question.options.map((/** @type {string} */ option, /** @type {number} */ index) => {
        const right = this.revealed && index === card.question.answer;
        return html`<button
          type="button"
          role="radio"
          aria-checked=${this.guess === option}
          class=${right ? 'right' : ''}
          ?disabled=${this.revealed}
          @click=${() => {
            this.guess = option;
          }}
        >
          <span class="mark" aria-hidden="true">${right ? '✓' : this.guess === option ? '●' : '○'}</span>
          <span>${this.words(this.message(`option-${option}`, card), card)}</span>
        </button>`;
      })}
    </div>`;
  }

  /** @param {Card} card */
  slider(card) {
    const { instrument } = this;
    const { min, max, value } = card.question;
    const place = typeof this.guess === 'number' ? this.guess : PLACES / 2;
    const at = guessed(min, max, place / PLACES);
    return html`<div class="guess">
      <input
        type="range"
        min="0"
        max=${PLACES}
        .value=${String(place)}
        ?disabled=${this.revealed}
        aria-label=${this.t('story-guess')}
        aria-valuetext=${instrument.sig(at)}
        @input=${(/** @type {any} */ e) => {
          this.guess = Number(e.target.value);
        }}
      />
      <div class="scale"><span>${instrument.sig(min, 1)}</span><b>${this.guess === null ? '?' : instrument.sig(at)}</b
        ><span>${instrument.sig(max, 1)}</span></div>
      ${
        this.revealed
          ? html`<p class="miss">${this.t('story-measured', { value: instrument.sig(value(instrument), 2), ratio: instrument.sig(ratio(at, value(instrument)), 2) })}</p>`
          : nothing
      }
    </div>`;
  }

  /** @param {Card} card */
  verdict(card) {
    const { question } = card;
    if (question.kind !== 'choice') return nothing;
    const right = question.options[question.answer] === this.guess;
    return html`<b>${this.t(right ? 'story-right' : 'story-wrong')}</b>`;
  }

  render() {
    const { instrument, card, at } = this;
    const { story } = instrument;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    if (!card) return nothing;
    const waits = card.question && !this.revealed;
    return html`<article aria-live="polite">
        <p class="count">${this.t('story-count', { at: at + 1, count: story.length })}</p>
        <h2>${this.words(this.message('title', card), card)}</h2>
        <p class="text">${this.words(this.message('text', card), card)}</p>
        ${this.question(card)}
      </article>
      <nav class="cards" aria-label=${this.t('drawer-story')}>
        <button type="button" ?disabled=${at <= 0 || this.busy} @click=${() => this.go(at - 1)}>
          ← ${this.t('story-back')}
        </button>
        <button
          type="button"
          class=${waits || at >= story.length - 1 ? '' : 'main'}
          ?disabled=${at >= story.length - 1 || this.busy}
          @click=${() => this.go(at + 1)}
        >
          ${this.t('story-on')} →
        </button>
      </nav>
      <ol class="list">
        ${story.map(
          (one, index) => html`<li>
            <button type="button" aria-current=${index === at ? 'step' : nothing} @click=${() => this.go(index)}>
              <span>${index + 1}</span> ${this.words(this.message('title', one), one)}${one.question ? html` <b>?</b>` : nothing}
            </button>
          </li>`,
        )}
      </ol>`;
  }
}

const CHANGED = ['seq-train', 'seq-change'];

/**
 * Puts an instrument where a card wants it; `again` when its preset may have been changed meanwhile.
 * @param {import('./instrument.js').InstrumentElement} instrument @param {Card} card @param {boolean} [again]
 */
export async function enter(instrument, card, again = true) {
  const { preset, settings, trainingStep, position, selection, set } = card.at ?? card;
  instrument.pause();
  if (instrument.training) await instrument.stopTraining();
  if (preset && (again || preset !== instrument.preset)) await instrument.change('preset', preset);
  if (settings) await instrument.driver.apply(settings);
  if (trainingStep !== undefined && trainingStep !== instrument.trainingStep) {
    await instrument.seek(trainingStep);
  }
  if (set) Object.assign(instrument, set);
  // A link followed meanwhile has taken the picture away.
  if (position !== undefined && instrument.trace) {
    await instrument.goTo(typeof position === 'function' ? position(instrument.trace) : position);
  }
  card.enter?.(instrument);
  await instrument.select(selection ?? null);
}

customElements.define('seq-story', SeqStory);
