/**
 * The readout: the sentence that says what just happened, its numbers lit, beside the equation.
 */
import { css, html, nothing } from 'lit';
import { Part, partStyles } from './part.js';
import { draw, plainText, sentence } from './rich.js';
import { Room } from './room.js';
import './parts-words.js';

export class SeqReadout extends Part {
  static styles = [
    partStyles,
    css`
      :host {
        height: 100%;
      }
      .readout {
        display: grid;
        grid-template-columns: calc(496 * var(--u)) 1fr;
        column-gap: calc(24 * var(--u));
        height: 100%;
        padding: calc(8 * var(--u)) calc(24 * var(--u)) 0;
      }
      .meta {
        display: flex;
        gap: calc(8 * var(--u));
        align-items: center;
        font-size: calc(12.5 * var(--u));
        color: var(--ink2);
        font-weight: 550;
        white-space: nowrap;
      }
      .dot {
        inline-size: calc(8 * var(--u));
        block-size: calc(8 * var(--u));
        border-radius: 50%;
        background: var(--value-plus);
      }
      .dot.backward,
      .dot.update {
        background: var(--gradient);
      }
      .dot.start {
        background: none;
        border: calc(1.5 * var(--u)) solid var(--ink2);
      }
      .apart {
        color: var(--ink3);
      }
      .headline {
        margin: calc(2 * var(--u)) 0 0;
        font-size: var(--t-caption);
        line-height: var(--t-caption-line);
        font-weight: 450;
        text-wrap: pretty;
      }
      .headline.long {
        font-size: calc(16.5 * var(--u));
        line-height: calc(20.5 * var(--u));
      }
      .side {
        position: relative;
        border-inline-start: 1px solid var(--line);
        padding-inline-start: calc(24 * var(--u));
        min-width: 0;
        overflow: hidden;
      }
      .forms {
        display: flex;
        margin-inline-start: auto;
      }
      .forms button {
        font-size: calc(12 * var(--u));
        padding: 0 calc(7 * var(--u));
        line-height: calc(18 * var(--u));
        border-radius: 0;
        color: var(--ink2);
      }
      .forms button:first-child {
        border-start-start-radius: calc(4 * var(--u));
        border-end-start-radius: calc(4 * var(--u));
      }
      .forms button:last-child {
        border-start-end-radius: calc(4 * var(--u));
        border-end-end-radius: calc(4 * var(--u));
        border-inline-start: 0;
      }
      .forms button[aria-pressed='true'] {
        background: var(--ink);
        border-color: var(--ink);
        color: var(--on-ink);
      }
      :host([stacked]) .readout {
        display: block;
        height: auto;
        padding: 8px 12px 10px;
      }
      :host([stacked]) .meta {
        flex-wrap: wrap;
        row-gap: 0;
      }
      @media print {
        .forms {
          display: none;
        }
      }
      :host([stacked]) .forms {
        justify-content: end;
        margin-block-start: 6px;
      }
      :host([stacked]) .headline {
        font-size: 18px;
        line-height: 24px;
        min-height: 96px;
      }
      /* A letter of another font makes no line taller than the others. */
      :host([stacked]) .headline * {
        line-height: 1;
      }
      :host([stacked]) .side {
        border: 0;
        border-block-start: 1px solid var(--line);
        margin-block-start: 10px;
        padding: 10px 0 4px;
        overflow-x: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.room = new Room();
    this.writtenIn = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.forget();
  }

  /** @override */
  updated() {
    const { language, layout } = this.instrument;
    if (layout !== 'stacked' || language !== this.writtenIn) this.room.forget();
    this.writtenIn = language;
    if (layout === 'stacked')
      this.room.watch(this.renderRoot.querySelectorAll('.meta, .headline, .side'));
  }

  meta() {
    const { instrument } = this;
    const own = instrument.renderMeta();
    if (own !== undefined) return html`<div class="meta">${own}</div>`;
    const { op, position, length } = instrument;
    const apart = html`<span class="apart" aria-hidden="true">·</span>`;
    return html`<div class="meta">
      <span class="dot ${op.phase}"></span>
      <span>${this.t(`readout-phase-${op.phase}`)}</span>
      ${op.t ? html`${apart}<span>t = ${op.t}</span>` : nothing}
      ${apart}<span>${this.t('readout-operation', { position, length })}</span>
      ${instrument.layout === 'stacked' ? nothing : this.forms()}
    </div>`;
  }

  forms() {
    const { instrument } = this;
    // Without a wiring there are no equations in two notations.
    if (instrument.controls !== 'full' || !instrument.wiring) return nothing;
    return html`<div class="forms" role="group" aria-label=${this.t('readout-form')}>
      ${
        /** @type {const} */ (['lecture', 'pytorch']).map(
          (form) => html`<button
          type="button"
          aria-pressed=${instrument.form === form}
          @click=${() => instrument.change('form', form)}
        >
          ${this.t(`readout-form-${form}`)}
        </button>`,
        )
      }
    </div>`;
  }

  render() {
    const { instrument } = this;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    const { id, args } = instrument.caption();
    const parts = sentence((name, given) => this.t(name, given), id, args);
    const text = plainText(parts);
    const long = instrument.layout !== 'stacked' && text.length > 165;
    // Two paragraphs: the picture's sentence changes while it is played, the spoken one only at rest.
    return html`<div class="readout">
      <div>
        ${this.meta()}
        <p class="headline ${long ? 'long' : ''}">${draw(parts)}</p>
        <p class="unseen" aria-live="polite">${instrument.playing ? '' : text}</p>
      </div>
      <div class="side">
        ${instrument.renderEquation()} ${instrument.readoutExtra()}
        ${instrument.layout === 'stacked' ? this.forms() : nothing}
      </div>
    </div>`;
  }
}

customElements.define('seq-readout', SeqReadout);
