/**
 * A field for a text or a sequence: typed, pasted or dropped as a file; what is not accepted stays in
 * the field, with the reason under it, while the last good text stays in force.
 */
import { css, html, nothing } from 'lit';
import { problemFrom, sentenceBeside } from './messages.js';
import { exchange, offers } from './offers.js';
import { Part, partStyles } from './part.js';
import { settingsStyles } from './settings-style.js';

/** Beyond this the core refuses; the page does not even copy it. */
const LONGEST = 4_000_000;
/** A field holding more than this slows typing: a long text is shown by its beginning. */
const SHOWN = 20_000;

export class SeqTextField extends Part {
  static properties = {
    ...Part.properties,
    name: { attribute: false },
    draft: { state: true },
    over: { state: true },
    refusal: { state: true },
  };
  static styles = [
    partStyles,
    settingsStyles,
    css`
      textarea {
        font: inherit;
        font-size: calc(13 * var(--u));
        line-height: 1.4;
        inline-size: 100%;
        block-size: calc(96 * var(--u));
        resize: vertical;
        border: 1px solid var(--line2);
        border-radius: calc(5 * var(--u));
        padding: calc(6 * var(--u)) calc(8 * var(--u));
        background: var(--plane);
        color: var(--ink);
        display: block;
      }
      /* As high as what is written asks for, where the browser can. */
      textarea.one {
        block-size: calc(32 * var(--u));
        min-block-size: calc(32 * var(--u));
        max-block-size: calc(140 * var(--u));
      }
      @supports (field-sizing: content) {
        textarea.one {
          field-sizing: content;
          block-size: auto;
        }
      }
      .over textarea {
        border: calc(2 * var(--u)) dashed var(--ink);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: calc(6 * var(--u));
        margin-block-start: calc(5 * var(--u));
      }
      .actions button {
        font-size: calc(12.5 * var(--u));
      }
    `,
  ];

  constructor() {
    super();
    this.name = 'text';
    /** @type {string | null} */
    this.draft = null;
    this.over = false;
    /** What this field itself refuses. @type {{code: string, args?: Record<string, string>} | null} */
    this.refusal = null;
  }

  get inForce() {
    const { instrument } = this;
    const value = String(instrument.settings[this.name] ?? '');
    return value || instrument.textOf(this.name);
  }

  get problem() {
    const { refusal, name } = this;
    if (refusal) return problemFrom({ args: {}, ...refusal, path: name, message: '' });
    return this.instrument.problems[name];
  }

  /** @param {string} text */
  async commit(text) {
    this.refusal = null;
    if (text === this.inForce) {
      this.draft = null;
      return;
    }
    if (text.length > LONGEST) {
      this.draft = text.slice(0, SHOWN);
      this.refusal = { code: 'text-too-long' };
      return;
    }
    this.draft = text;
    // What was typed while it was taken stays.
    if ((await this.instrument.change(this.name, text)) && this.draft === text) this.draft = null;
  }

  /** The button that offered this goes away: the field takes the focus. @param {string} text */
  async settle(text) {
    await this.commit(text);
    this.renderRoot.querySelector('textarea')?.focus();
  }

  focusField() {
    this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  /** @param {File | undefined} file */
  async take(file) {
    if (!file) return;
    if (file.size > 4 * LONGEST) {
      this.refusal = { code: 'text-too-long' };
      return;
    }
    const text = await file.text();
    if (text.includes('\0')) this.refusal = { code: 'text-not-text' };
    else await this.commit(text);
  }

  /** @param {DragEvent} event */
  dropped(event) {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file) this.take(file);
    else this.commit(event.dataTransfer?.getData('text/plain') ?? '');
  }

  revert() {
    this.draft = null;
    this.refusal = null;
    const { [this.name]: _, ...rest } = this.instrument.problems;
    this.instrument.problems = rest;
    this.instrument.requestUpdate();
  }

  explanation() {
    const { instrument, problem } = this;
    if (!problem) {
      return html`<p class="hint" id="why">${this.t(`setting-${this.name}-hint`)}</p>`;
    }
    const known = offers(instrument, problem);
    return html`<p class="problem" role="alert" id="why">
      ${sentenceBeside(instrument, problem)}
      ${known.length > 0 ? html`<br />` : nothing}${known.map(
        ({ symbol, nearest }) => html`<button
            type="button"
            @click=${() => this.settle(exchange(this.draft ?? this.inForce, symbol, nearest))}
          >
            ${this.t('problem-unknown-symbol-offer', { nearest })}
          </button> `,
      )}
    </p>`;
  }

  render() {
    // Only a text that is learnt has many lines.
    const sequence = this.name !== 'text';
    const shown = (this.draft ?? this.inForce).slice(0, SHOWN);
    return html`<div
      class=${this.over ? 'over' : ''}
      @dragover=${(/** @type {DragEvent} */ e) => {
        e.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => {
        this.over = false;
      }}
      @drop=${this.dropped}
    >
      <textarea
        class=${sequence ? 'one' : ''}
        spellcheck="false"
        aria-label=${this.t(`setting-${this.name}`)}
        aria-describedby="why"
        aria-invalid=${this.problem ? 'true' : 'false'}
        .value=${shown}
        @input=${(/** @type {any} */ e) => {
          this.draft = e.target.value;
        }}
        @change=${(/** @type {any} */ e) => sequence && this.commit(e.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ e) => {
          if (e.key !== 'Enter' || !(sequence || e.ctrlKey || e.metaKey)) return;
          e.preventDefault();
          this.commit(/** @type {HTMLTextAreaElement} */ (e.target).value);
        }}
        @paste=${(/** @type {any} */ e) => {
          const field = e.target;
          if (!sequence) setTimeout(() => this.commit(field.value));
        }}
      ></textarea>
      ${this.explanation()} ${sequence ? nothing : this.actions()}
    </div>`;
  }

  actions() {
    const changed = this.draft !== null && this.draft !== this.inForce;
    return html`<div class="actions">
      ${
        changed
          ? html`<button type="button" class="main" @click=${() => this.commit(this.draft ?? '')}>
                ${this.t('text-apply')}
              </button>
              <button type="button" @click=${this.revert}>${this.t('text-revert')}</button>`
          : html`<button
              type="button"
              @click=${() => this.renderRoot.querySelector('input')?.click()}
            >
              ${this.t('text-file')}
            </button>`
      }
      <input
        type="file"
        hidden
        accept="text/*,.txt,.md,.csv"
        @change=${(/** @type {any} */ e) => this.take(e.target.files[0])}
      />
    </div>`;
  }
}

customElements.define('seq-text-field', SeqTextField);
