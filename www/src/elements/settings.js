/**
 * The settings, generated from the core's own table: what it lists appears here, with its limits.
 * A value is handed over when it is committed; refused, it stays in its control with one sentence.
 */
import { html, nothing } from 'lit';
import { problemFrom, sentenceBeside } from './messages.js';
import { Part, partStyles } from './part.js';
import { fromSlider, grouped, PLACES, parse, show, slides, toSlider } from './settings-form.js';
import { settingsStyles } from './settings-style.js';
import './text-field.js';
import './settings-words.js';

/** @typedef {import('./settings-form.js').Row} Row */
/** @typedef {import('./settings-form.js').Problem} Problem */

/** The groups that come first; others follow in the table's order. */
const ORDER = ['experiment', 'model', 'sequence', 'training'];

export class SeqSettings extends Part {
  static properties = { ...Part.properties, drafts: { state: true }, refused: { state: true } };
  static styles = [partStyles, settingsStyles];

  constructor() {
    super();
    /** What was typed and is not in force. @type {Record<string, string>} */
    this.drafts = {};
    /** What this form itself could not read. @type {Record<string, Problem>} */
    this.refused = {};
  }

  /** @param {Row} row @param {string | boolean} input */
  async commit(row, input) {
    const parsed = parse(row, input);
    const { [row.name]: _, ...others } = this.refused;
    if ('problem' in parsed) {
      this.drafts = { ...this.drafts, [row.name]: String(input) };
      this.refused = { ...others, [row.name]: parsed.problem };
      return;
    }
    this.refused = others;
    const accepted = await this.instrument.change(row.name, parsed.value);
    const { [row.name]: __, ...drafts } = this.drafts;
    this.drafts = accepted ? drafts : { ...drafts, [row.name]: String(input) };
  }

  /** @param {Row} row */
  choice(row) {
    const now = String(this.instrument.settings[row.name]);
    const options = row.kind === 'boolean' ? ['true', 'false'] : (row.choices ?? []);
    return html`<div class="segments" role="group" aria-label=${this.t(`setting-${row.name}`)}>
      ${options.map(
        (option) => html`<button
          type="button"
          aria-pressed=${option === now}
          @click=${() => this.commit(row, option)}
        >
          ${this.t(row.kind === 'boolean' ? `choice-${option === 'true' ? 'on' : 'off'}` : `choice-${row.name}-${option}`)}
        </button>`,
      )}
    </div>`;
  }

  /** @param {Row} row */
  number(row) {
    const { instrument } = this;
    const value = Number(instrument.settings[row.name]);
    const shown = this.drafts[row.name] ?? show(value, instrument.language);
    const draft = this.drafts[row.name] === undefined ? value : Number(this.drafts[row.name]);
    const label = this.t(`setting-${row.name}`);
    return html`<div class="number">
      ${
        slides(row)
          ? html`<input
              type="range"
              min="0"
              max=${PLACES}
              aria-label=${label}
              aria-valuetext=${shown}
              .value=${String(toSlider(row, Number.isFinite(draft) ? draft : value))}
              @input=${(/** @type {any} */ e) => {
                const wanted = String(fromSlider(row, Number(e.target.value)));
                this.drafts = { ...this.drafts, [row.name]: wanted };
                if (instrument.own.live.includes(row.name))
                  instrument.slide(row.name, Number(wanted));
              }}
              @change=${(/** @type {any} */ e) =>
                this.commit(row, String(fromSlider(row, Number(e.target.value))))}
            />`
          : html`<button
              type="button"
              class="dice"
              title=${this.t('setting-seed-next')}
              aria-label=${`+1 ${label}`}
              @click=${() => this.commit(row, String((value + 1) % ((row.max ?? 1) + 1)))}
            >
              +1
            </button>`
      }
      <input
        type="text"
        inputmode="decimal"
        id="set-${row.name}"
        aria-invalid=${this.problem(row) ? 'true' : 'false'}
        aria-describedby="why-${row.name}"
        .value=${shown}
        @change=${(/** @type {any} */ e) => this.commit(row, e.target.value)}
      />
    </div>`;
  }

  /** @param {Row} row */
  problem(row) {
    const own = this.refused[row.name];
    if (own) return problemFrom({ ...own, path: row.name, message: '' });
    return this.instrument.problems[row.name] ?? null;
  }

  /** @param {Row} row */
  row(row) {
    const { instrument } = this;
    const problem = this.problem(row);
    const text = row.kind === 'text';
    const choice = row.kind === 'choice' || row.kind === 'boolean';
    return html`<div class="setting ${text ? 'tall' : ''}">
      <label for=${text || choice ? nothing : `set-${row.name}`}>${this.t(`setting-${row.name}`)}</label>
      ${
        text
          ? html`<seq-text-field
              .instrument=${instrument}
              .revision=${this.revision}
              .name=${row.name}
            ></seq-text-field>`
          : choice
            ? this.choice(row)
            : this.number(row)
      }
      ${problem && !text ? html`<p class="problem" role="alert" id="why-${row.name}">${sentenceBeside(instrument, problem)}</p>` : nothing}
      ${problem || text ? nothing : html`<p class="hint" id="why-${row.name}">${this.t(`setting-${row.name}-hint`)}</p>`}
    </div>`;
  }

  presets() {
    const { instrument } = this;
    const names = Object.keys(instrument.presets);
    if (names.length < 2) return nothing;
    return html`<details>
      <summary>
        <span>${this.t('drawer-presets')}</span>
        <b>${this.t(`${instrument.instrumentName}-preset-${instrument.preset}`)}</b>
      </summary>
      <div class="presets">
        ${names.map(
          (name) => html`<button
            type="button"
            class="preset"
            aria-pressed=${instrument.preset === name}
            @click=${() => {
              this.drafts = {};
              this.refused = {};
              return instrument.change('preset', name);
            }}
          >
            <b>${this.t(`${instrument.instrumentName}-preset-${name}`)}</b>
            <span>${instrument.presetWords(name)}</span>
          </button>`,
        )}
      </div>
    </details>`;
  }

  render() {
    const { instrument } = this;
    const groups = grouped(instrument.table, instrument.settings);
    return html`${this.presets()}
    ${[...new Set([...ORDER, ...groups.keys()])].map((group) =>
      groups.has(group)
        ? html`<section>
            <h2 class="group">${this.t(`group-${group}`)}</h2>
            ${groups.get(group)?.map((row) => this.row(row))}
          </section>`
        : nothing,
    )}`;
  }
}

customElements.define('seq-settings', SeqSettings);
