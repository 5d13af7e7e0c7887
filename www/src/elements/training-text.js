/** The text that is learnt: what it is cut into, its field, and what it became for the network. */
import { css, html, nothing } from 'lit';
import { Part, partStyles } from './part.js';
import { settingsStyles } from './settings-style.js';
import './text-field.js';
import './settings-words.js';

export class SeqTrainingText extends Part {
  static styles = [
    partStyles,
    settingsStyles,
    css`
      .unit {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        margin-block-end: calc(5 * var(--u));
      }
      .facts {
        font-size: calc(12.5 * var(--u));
        color: var(--ink2);
        margin: calc(6 * var(--u)) 0 0;
      }
    `,
  ];

  /** What the text became for the network. */
  facts() {
    const { instrument } = this;
    const { info, trace } = instrument;
    if (!info || !trace) return nothing;
    const count = Number(info.tokens ?? info.text_tokens ?? 0);
    const kind = instrument.settings.unit === 'character' ? 'characters' : 'tokens';
    return html`<p class="facts">
        ${[
          count ? this.t(`text-${kind}`, { count, shown: instrument.whole(count) }) : '',
          this.t('text-symbols', { count: trace.V, shown: instrument.whole(trace.V) }),
          this.t('text-parameters', { shown: instrument.whole(Number(info.parameters)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      ${(info.notices ?? []).map((/** @type {any} */ notice) => html`<p class="facts">${this.notice(notice)}</p>`)}`;
  }

  /** @param {{code: string, args?: Record<string, string>, message?: string}} notice */
  notice({ code, args = {}, message = '' }) {
    const id = `notice-${code}`;
    const text = this.t(id, { count: '', time_steps: '', ...args });
    return text === id ? this.t('notice-other', { message: message || code }) : text;
  }

  render() {
    const { instrument } = this;
    if (!instrument.trace) return nothing;
    const unit = String(instrument.settings.unit);
    return html`<section>
      <div class="unit">
        <h2 class="group">${this.t('setting-text')}</h2>
        <div class="segments" role="group" aria-label=${this.t('setting-unit')}>
          ${['word', 'character'].map(
            (choice) => html`<button
              type="button"
              aria-pressed=${choice === unit}
              @click=${() => instrument.change('unit', choice)}
            >
              ${this.t(`choice-unit-${choice}`)}
            </button>`,
          )}
        </div>
      </div>
      <seq-text-field .instrument=${instrument} .revision=${this.revision} .name=${'text'}></seq-text-field>
      ${this.facts()}
    </section>`;
  }
}

customElements.define('seq-training-text', SeqTrainingText);
