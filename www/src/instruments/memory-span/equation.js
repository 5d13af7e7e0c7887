import { css, html, mathml, nothing } from 'lit';
import { italics } from '../../draw/math.js';
import { Part, partStyles } from '../../elements/part.js';

/** What is measured, in signs, over its numbers at every distance. */

/** @typedef {import('./model.js').Model} Model */

const norm = (/** @type {string} */ below) =>
  mathml`<mrow><mo stretchy="false">‖</mo><mo>∂</mo><mi>L</mi><mo>/</mo><mo>∂</mo><msub><mi>h</mi><mi>${below}</mi></msub><mo stretchy="false">‖</mo></mrow>`;

/** Short where there are many columns. @param {Model} m @param {number} ratio */
function short(m, ratio) {
  const text = m.write.short(ratio);
  return m.plan.columns.length > 5 ? text.replace(/^.*·/, '') : text;
}

export class MemorySpanEquation extends Part {
  static styles = [
    partStyles,
    css`
      .formulas {
        display: flex;
        gap: calc(32 * var(--u));
        padding-block-start: calc(2 * var(--u));
      }
      math {
        font-family: var(--math);
        font-size: calc(16 * var(--u));
      }
      .formula > math {
        block-size: calc(48 * var(--u));
      }
      mtext {
        font-family: var(--font);
        font-size: 0.78em;
      }
      table {
        border-collapse: collapse;
        margin-block-start: calc(2 * var(--u));
        border-inline: calc(1.25 * var(--u)) solid var(--ink3);
        border-radius: calc(3 * var(--u));
      }
      td,
      th {
        padding: calc(1 * var(--u)) calc(7 * var(--u));
        font-size: calc(12.5 * var(--u));
        font-weight: 550;
        text-align: end;
        white-space: nowrap;
      }
      th {
        color: var(--ink2);
        text-align: start;
      }
      .letter {
        font-family: var(--math);
        font-size: calc(14 * var(--u));
      }
      .now {
        font-weight: 750;
        background: var(--now-band);
      }
      .probability td {
        color: var(--probability);
      }
      .gradient td {
        color: var(--gradient);
      }
      :host([stacked]) .formulas {
        flex-direction: column;
        gap: 10px;
      }
      :host([stacked]) :is(td, th) {
        padding-inline: 4px;
      }
      :host([stacked]) .many :is(td, th) {
        padding-inline: 2px;
        font-size: 12px;
      }
      :host([stacked]) .formula > math {
        block-size: auto;
      }
    `,
  ];

  /** @param {Model} m @param {(column: number) => string | null} value @param {string} kind */
  table(m, value, kind) {
    const cell = (/** @type {number} */ column, /** @type {unknown} */ text) =>
      html`<td class=${column + 1 === m.now ? 'now' : ''}>${text}</td>`;
    return html`<table class=${m.plan.columns.length > 5 ? 'many' : ''}>
      <tr><th scope="row" class="letter">${italics(m.letter)}</th>${m.plan.columns.map((_, column) => cell(column, m.value(column)))}</tr>
      <tr class=${kind}><th scope="row">${m.name(m.cell)}</th>${m.plan.columns.map((_, column) => cell(column, value(column) ?? nothing))}</tr>
    </table>`;
  }

  render() {
    const { instrument } = this;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    const m = /** @type {import('./element.js').MemorySpanElement} */ (instrument).model;
    if (!m) return nothing;
    const criterion = m.error
      ? mathml`<mi>L</mi><mo>&lt;</mo><mn>${m.write.fixed(m.plan.threshold, 2)}</mn>`
      : mathml`<mtext>${m.t('accuracy')}</mtext><mo>≥</mo><mtext>${m.host.percent(m.plan.threshold)}</mtext>`;
    return html`<div class="formulas">
      <div class="formula"><math display="block"><mi>s</mi><mo stretchy="false">(</mo><mi>${m.letter}</mi><mo stretchy="false">)</mo><mo>=</mo><mfrac><mn>1</mn><mn>${m.plan.seeds.length}</mn></mfrac><mo>∑</mo><mn>1</mn><mo stretchy="false">[</mo>${criterion}<mo stretchy="false">]</mo></math>
        ${this.table(
          m,
          (column) => {
            const { ended, solved } = m.view.tally(m.cell, column, m.position);
            return ended === 0 ? null : `${solved}/${ended}`;
          },
          'probability',
        )}</div>
      <div class="formula"><math display="block"><mi>r</mi><mo stretchy="false">(</mo><mi>${m.letter}</mi><mo stretchy="false">)</mo><mo>=</mo><mfrac>${norm('s')}${norm('T')}</mfrac><mo>≈</mo><msup><mi>λ</mi><mrow><mi>T</mi><mo>−</mo><mi>s</mi></mrow></msup></math>
        ${this.table(
          m,
          (column) => {
            const reach = m.view.reach(m.cell, column);
            return reach && (reach.log_ratio === null ? '0' : short(m, reach.ratio));
          },
          'gradient',
        )}</div></div>`;
  }
}

customElements.define('seq-memory-span-equation', MemorySpanEquation);
