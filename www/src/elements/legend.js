/** The three scales of every picture, with their ends written out. */
import { css, html } from 'lit';
import { writer } from '../draw/number.js';
import { decades, logTicks } from '../draw/scales.js';
import { Part, partStyles } from './part.js';

export class SeqLegend extends Part {
  static properties = {
    ...Part.properties,
    scales: { type: String },
    range: { attribute: false },
  };

  static styles = [
    partStyles,
    css`
      :host {
        font-size: calc(12 * var(--u));
        color: var(--ink2);
      }
      .scale {
        display: grid;
        grid-template-columns: calc(86 * var(--u)) 1fr;
        align-items: start;
        margin-block-end: calc(5 * var(--u));
        line-height: 1.2;
      }
      .ramp {
        block-size: calc(8 * var(--u));
        margin-block-start: calc(3 * var(--u));
        border-radius: calc(2 * var(--u));
      }
      .value {
        background: linear-gradient(
          to right in oklab,
          var(--value-minus),
          var(--value-zero),
          var(--value-plus)
        );
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .gradient {
        background: linear-gradient(to right in oklab, var(--gradient-low), var(--gradient));
      }
      .probability {
        background: linear-gradient(to right in oklab, var(--probability-low), var(--probability));
      }
      .ends {
        position: relative;
        block-size: 1.25em;
        margin-block-start: calc(1 * var(--u));
      }
      .ends span {
        position: absolute;
        transform: translateX(-50%);
        white-space: nowrap;
      }
      .ends span.first {
        transform: none;
      }
      .ends span.last {
        transform: translateX(-100%);
      }
    `,
  ];

  constructor() {
    super();
    /** Which scales, in order, separated by spaces. */
    this.scales = 'value gradient probability';
    /** Decades of the gradient. @type {import('../draw/scales.js').Decades | null} */
    this.range = null;
  }

  /** @param {string} scale @returns {{at: number, text: string}[]} */
  ticks(scale) {
    const { instrument } = this;
    const print = writer(instrument.language);
    if (scale === 'value')
      return [-1, 0, 1].map((v) => ({ at: (v + 1) / 2, text: v > 0 ? '+1' : print.fixed(v, 0) }));
    if (scale === 'probability') return [0, 1].map((at) => ({ at, text: String(at) }));
    const { trace } = instrument;
    const range = this.range ?? decades(trace?.has('G_norm') ? trace.array('G_norm') : []);
    return logTicks(range).map(({ at, exponent }) => ({ at, text: print.decade(exponent) }));
  }

  render() {
    return this.scales.split(' ').map((scale) => {
      const ticks = this.ticks(scale);
      return html`<div class="scale">
        <span>${this.t(`legend-${scale}`)}</span>
        <div>
          <div class="ramp ${scale}"></div>
          <div class="ends">
            ${ticks.map(
              ({ at, text }, index) =>
                html`<span
                  class=${index === 0 ? 'first' : index === ticks.length - 1 ? 'last' : ''}
                  style="left: ${100 * at}%"
                  >${text}</span
                >`,
            )}
          </div>
        </div>
      </div>`;
    });
  }
}

customElements.define('seq-legend', SeqLegend);
