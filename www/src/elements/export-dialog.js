/** Export: the picture, the numbers, and a range of positions as an animation. */
import { html, nothing } from 'lit';
import { failure } from '../engine/failure.js';
import { dialogStyles } from './dialog-style.js';
import { exportCsv, exportJson, exportPng, exportSvg, save } from './export.js';
import { Part, partStyles } from './part.js';

/**
 * @typedef {{from: number, to: number, rate: number, width: number}} Range
 * @typedef {{id: string, args?: Record<string, string | number>}} Said
 */

/** More make a file that no slide program likes to open. */
export const MOST = 300;

const RATES = [1, 2, 4, 8];
const WIDTHS = [640, 960, 1280];

export class SeqExport extends Part {
  static properties = {
    ...Part.properties,
    range: { state: true },
    done: { state: true },
    said: { state: true },
  };
  static styles = [partStyles, dialogStyles];

  constructor() {
    super();
    /** @type {Range | null} */
    this.range = null;
    /** Images made so far of the animation that is being made. @type {number | null} */
    this.done = null;
    /** What became of the last one, or why there can be none. @type {Said | null} */
    this.said = null;
    /** @type {AbortController | null} */
    this.making = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.making?.abort();
  }

  /** The whole, where that is not too long; else the step one is in. @returns {Range} */
  get start() {
    const { trace, length, position } = this.instrument;
    const both = { rate: 2, width: 960 };
    if (length < MOST) return { from: 0, to: length, ...both };
    const from = Math.max(0, trace.stepFrom(position, -1));
    const to = Math.min(length, trace.stepFrom(position, 1), from + MOST - 1);
    return { from, to, ...both };
  }

  /** @param {(instrument: any) => Promise<void>} act */
  run(act) {
    const { instrument } = this;
    return () =>
      act(instrument).catch((error) => {
        const detail = error instanceof Error ? error.message : String(error);
        instrument.driver.fail(failure('no-file', detail, { detail }));
      });
  }

  /** Why it cannot be made, or nothing. @param {Range} range @returns {Said | null} */
  problem({ from, to }) {
    const last = this.instrument.length;
    const whole = Number.isInteger(from) && Number.isInteger(to);
    if (!whole || from < 0 || to > last || from > to) return { id: 'export-range', args: { last } };
    const count = to - from + 1;
    return count > MOST ? { id: 'export-too-long', args: { most: MOST, count } } : null;
  }

  async makeAnimation() {
    const { instrument } = this;
    const range = this.range ?? this.start;
    this.said = this.problem(range);
    if (this.said) return;
    this.range = range;
    this.making = new AbortController();
    this.done = 0;
    try {
      const { animate } = await import('./animation.js');
      const file = await animate(instrument, {
        ...range,
        signal: this.making.signal,
        progress: (done) => {
          this.done = done;
        },
      });
      const all = range.to - range.from + 1;
      if (file) {
        save(instrument, file, 'image/gif', 'gif');
        const size = instrument.num(file.length / 1e6, 1);
        this.said = { id: 'export-done', args: { size, all } };
      } else this.said = { id: 'export-stopped' };
    } finally {
      this.done = null;
      this.making = null;
    }
  }

  render() {
    return html`<div class="parts">
      <section>
        <h3>${this.t('export-picture')}</h3>
        <p>${this.t('export-picture-what')}</p>
        <div class="row">
          <button @click=${this.run(exportSvg)}>SVG</button>
          <button @click=${this.run(exportPng)}>PNG</button>
        </div>
      </section>
      <section>
        <h3>${this.t('export-numbers')}</h3>
        <p>${this.t('export-numbers-what')}</p>
        <div class="row">
          <button @click=${this.run(exportCsv)}>CSV</button>
          <button @click=${this.run(exportJson)}>JSON</button>
        </div>
      </section>
      ${this.animation()}
    </div>`;
  }

  animation() {
    const range = this.range ?? this.start;
    const busy = this.done !== null;
    const all = range.to - range.from + 1;
    return html`<section class="wide">
      <h3>${this.t('export-animation')}</h3>
      <p>${this.t('export-animation-what')}</p>
      <div class="fields">
        ${this.place('from', range, busy)} ${this.place('to', range, busy)}
        ${this.choice('rate', RATES, range, busy, (rate) => String(rate))}
        ${this.choice('width', WIDTHS, range, busy, (width) => this.t('export-pixels', { width }))}
      </div>
      <div class="row">
        ${
          busy
            ? html`<button @click=${() => this.making?.abort()}>${this.t('export-stop')}</button>
                <progress max=${all} .value=${this.done} aria-label=${this.t('export-animation')}></progress>`
            : html`<button class="main" @click=${this.run(() => this.makeAnimation())}>${this.t('export-start')}</button>`
        }
      </div>
      <p class="said" role="status">${this.word(busy, all)}</p>
    </section>`;
  }

  /** @param {boolean} busy @param {number} all */
  word(busy, all) {
    if (busy) return this.t('export-progress', { done: this.done ?? 0, all });
    return this.said ? this.t(this.said.id, this.said.args) : nothing;
  }

  /** @param {'from' | 'to'} name @param {Range} range @param {boolean} busy */
  place(name, range, busy) {
    return html`<label
      >${this.t(`export-${name}`)}
      <input
        type="number"
        name=${name}
        min="0"
        max=${this.instrument.length}
        ?disabled=${busy}
        .value=${String(range[name])}
        @change=${(/** @type {any} */ event) => this.set(name, event.target.valueAsNumber)}
      />
    </label>`;
  }

  /**
   * @param {'rate' | 'width'} name
   * @param {number[]} options
   * @param {Range} range
   * @param {boolean} busy
   * @param {(option: number) => string} write
   */
  choice(name, options, range, busy, write) {
    return html`<label
      >${this.t(`export-${name}`)}
      <select
        name=${name}
        ?disabled=${busy}
        @change=${(/** @type {any} */ event) => this.set(name, Number(event.target.value))}
      >
        ${options.map(
          (option) =>
            html`<option value=${option} ?selected=${option === range[name]}>${write(option)}</option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {keyof Range} name @param {number} value */
  set(name, value) {
    this.range = { ...(this.range ?? this.start), [name]: value };
    this.said = this.problem(this.range);
  }
}

customElements.define('seq-export', SeqExport);
