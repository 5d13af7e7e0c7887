/**
 * Training: the text it learns from, play, one update, many, the loss with a scrubber over every
 * step made so far, and what the model writes meanwhile. `compact` is the same without the text.
 */
import { html, nothing, svg } from 'lit';
import { binned, top } from './curve.js';
import { Part, partStyles } from './part.js';
import { Seeking } from './seeking.js';
import { settingsStyles } from './settings-style.js';
import { trainingStyles } from './training-style.js';

/** How often the model is asked to write while it learns, in milliseconds. */
const WRITE_EVERY = 900;
const SOME = [1, 10, 100];

/** When an instrument's model last wrote, and at which step: two panels ask only once. */
/** @type {WeakMap<object, {at: number, step: number, busy: boolean}>} */
const written = new WeakMap();

export class SeqTraining extends Part {
  static properties = {
    ...Part.properties,
    compact: { type: Boolean, reflect: true },
  };
  static styles = [partStyles, settingsStyles, trainingStyles];

  constructor() {
    super();
    this.compact = false;
    /** The scrubber under the hand. */
    this.seeking = new Seeking({ seek: (step) => this.instrument.seek(step) });
  }

  /** The furthest step that the scrubber reaches. */
  get reached() {
    const { info, history, trainingStep } = this.instrument;
    return Math.max(trainingStep, info?.furthest ?? 0, history.at(-1)?.step ?? 0);
  }

  /** @param {number} step */
  seek(step) {
    this.seeking.to(step);
    this.requestUpdate();
  }

  updated() {
    this.write();
  }

  /** Lets the model write when it has learnt something since it last did. */
  async write() {
    const { instrument } = this;
    if (!instrument.own.writes || !instrument.trace || !instrument.info) return;
    if (!instrument.visible || this.seeking.busy) return;
    const last = written.get(instrument) ?? { at: 0, step: -1, busy: false };
    written.set(instrument, last);
    const { trainingStep } = instrument;
    const again = trainingStep !== last.step || instrument.samples.length === 0;
    const soon = instrument.training && performance.now() - last.at < WRITE_EVERY;
    if (last.busy || !again || soon) return;
    last.busy = true;
    last.step = trainingStep;
    const characters = instrument.settings.unit === 'character';
    await instrument.sample({
      length: characters ? 160 : 32,
      temperature: 0.7,
      seed: trainingStep + 1,
    });
    last.at = performance.now();
    last.busy = false;
  }

  buttons() {
    const { instrument } = this;
    const { training } = instrument;
    return html`<div class="buttons">
      ${
        training
          ? html`<button type="button" class="main go" @click=${() => instrument.stopTraining()}>
              <span aria-hidden="true">❚❚</span> ${this.t('training-pause')}
            </button>`
          : html`<button type="button" class="main go" @click=${() => instrument.startTraining()}>
              <span aria-hidden="true">▶</span> ${this.t('training-play')}
            </button>`
      }
      ${SOME.map(
        (count) => html`<button
          type="button"
          ?disabled=${training}
          aria-label=${this.t('training-more', { count, shown: instrument.whole(count) })}
          title=${this.t('training-more', { count, shown: instrument.whole(count) })}
          @click=${() => instrument.train(count)}
        >
          +${instrument.whole(count)}
        </button>`,
      )}
      <button
        type="button"
        class="again"
        aria-label=${this.t('training-reset')}
        title=${this.t('training-reset')}
        ?disabled=${this.reached === 0}
        @click=${() => instrument.reset()}
      >
        ↺
      </button>
    </div>`;
  }

  figures() {
    const { instrument } = this;
    const last = instrument.history.findLast((point) => point.step <= instrument.trainingStep);
    const rate = instrument.training ? (instrument.progress?.rate ?? 0) : 0;
    return html`<dl class="figures">
      <div>
        <dt>${this.t('training-step')}</dt>
        <dd>${instrument.whole(instrument.trainingStep)}</dd>
      </div>
      <div>
        <dt>${this.t('training-loss')}</dt>
        <dd>${last && last.step > 0 ? instrument.num(last.loss, 2) : '–'}</dd>
      </div>
      <div>
        <dt>${this.t('training-rate')}</dt>
        <dd>${rate > 0 ? instrument.whole(rate) : '–'}</dd>
      </div>
    </dl>`;
  }

  curve() {
    const { instrument } = this;
    const stacked = instrument.layout === 'stacked';
    const width = stacked ? 350 : this.compact ? 264 : 280;
    const height = this.compact ? 72 : 96;
    const last = Math.max(this.reached, 1);
    const bins = binned(instrument.history, last, width / 2);
    const blind = instrument.blindLoss;
    const most = top([...bins, { step: 0, mean: blind, low: blind, high: blind }]);
    const x = (/** @type {number} */ step) => (step / last) * width;
    const y = (/** @type {number} */ loss) => height - (Math.min(loss, most) / most) * height;
    const line = bins
      .map((bin, i) => `${i ? 'L' : 'M'}${x(bin.step).toFixed(1)} ${y(bin.mean).toFixed(1)}`)
      .join('');
    const band = `${bins.map((bin, i) => `${i ? 'L' : 'M'}${x(bin.step).toFixed(1)} ${y(bin.high).toFixed(1)}`).join('')}${bins
      .toReversed()
      .map((bin) => `L${x(bin.step).toFixed(1)} ${y(bin.low).toFixed(1)}`)
      .join('')}Z`;
    const at = x(this.seeking.wanted ?? instrument.trainingStep);
    const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
    return html`<div class="curve" style="width:min(100%, ${size(width)})">
      <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
        <rect class="ground" width=${width} height=${height} />
        ${
          blind > 0
            ? svg`<line class="blind" x1="0" x2=${width} y1=${y(blind)} y2=${y(blind)} />
        <text class="tick" x="5" y=${height - 6}>
          ${this.t('training-blind', { loss: instrument.num(blind, 1) })}
        </text>`
            : nothing
        }
        ${bins.length > 1 ? svg`<path class="band" d=${band}/><path class="line" d=${line}/>` : nothing}
        <line class="cursor" x1=${at} x2=${at} y1="0" y2=${height} />
      </svg>
      <input
        class="scrub"
        type="range"
        min="0"
        max=${last}
        .value=${String(this.seeking.wanted ?? instrument.trainingStep)}
        ?disabled=${this.reached === 0 || instrument.training}
        aria-label=${this.t('training-scrub')}
        aria-valuetext=${this.t('training-scrub-at', { step: instrument.whole(instrument.trainingStep), last: instrument.whole(this.reached) })}
        @input=${(/** @type {any} */ e) => this.seek(Number(e.target.value))}
      />
      <p class="note">${this.note()}</p>
    </div>`;
  }

  note() {
    const { instrument } = this;
    const step = instrument.whole(instrument.trainingStep);
    if (this.reached === 0) return this.t('training-note-none');
    if (instrument.trainingStep < this.reached) {
      return this.t('training-note-rewound', { step, last: instrument.whole(this.reached) });
    }
    return this.t('training-note-scrub');
  }

  /** A sampled text as it would be written. @param {string[]} tokens */
  written(tokens) {
    if (this.instrument.settings.unit === 'character') return tokens.join('');
    return tokens
      .join(' ')
      .replace(/ ([.,;:!?…)\]»])(?=\s|$)/g, '$1')
      .replace(/(['’]) /g, '$1');
  }

  samples() {
    const { instrument } = this;
    const shown = instrument.samples
      .filter(({ step }, i, all) => all.findIndex((other) => other.step === step) === i)
      .slice(0, this.compact ? 1 : 4);
    if (shown.length === 0) return nothing;
    return html`<div class="samples">
      <h2 class="group">${this.t('training-samples')}</h2>
      <ol>
        ${shown.map(
          ({ step, tokens }) => html`<li>
            <span class="when">${this.t('training-at', { step: instrument.whole(step) })}</span>
            <p>${this.written(tokens)}</p>
          </li>`,
        )}
      </ol>
    </div>`;
  }

  /** The text it learns from; with its fields it comes when there is room for it. */
  text() {
    const { instrument, revision } = this;
    if (this.compact || !instrument.own.writes) return nothing;
    import('./training-text.js');
    return html`<seq-training-text .instrument=${instrument} .revision=${revision}></seq-training-text>`;
  }

  render() {
    if (!this.instrument.trace) return nothing;
    return html`${this.text()} ${this.buttons()} ${this.figures()} ${this.curve()}
    ${this.samples()}`;
  }
}

customElements.define('seq-training', SeqTraining);
