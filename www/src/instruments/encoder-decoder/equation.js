import { css, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { mo, sub } from '../../draw/mathml.js';
import { rowStyles } from '../../elements/equation-row.js';
import { Part, partStyles } from '../../elements/part.js';

/** The equation of the operation just done, over its own numbers. */

/** @typedef {import('./view.js').View} View */
/** @typedef {{math: string, numbers?: number[], words?: [string, string][]}} Term */

const given = (/** @type {number} */ i, /** @type {string} */ context) =>
  `<mi>p</mi>${mo('(')}${sub('y', `<mn>${i}</mn>`)}${mo('|')}${sub('y', `${mo('<')}<mn>${i}</mn>`)}${mo(',')}${context}${mo(')')}`;

/** @param {View} view @param {number} position @param {(x: number) => string} write @returns {Term[]} */
function terms(view, position, write) {
  const { op, t } = view.operation(position);
  const J = `<mn>${view.J}</mn>`;
  const around = view.asked.read === 'attention';
  const context = around ? sub('c', `<mn>${Math.max(1, t)}</mn>`) : '<mi>c</mi>';
  const top = (/** @type {number} */ i) =>
    view
      .top(i, 4)
      .map(
        ({ word, p }) =>
          /** @type {[string, string]} */ ([word === view.plan.end ? '∎' : word, write(p)]),
      );
  if (op === '' || op === 'h') {
    const j = Math.max(1, t);
    return [
      { math: sub('h', `<mn>${j}</mn>`), numbers: op ? view.encoder(j) : undefined },
      { math: `${mo('=')}<mi>f</mi>${mo('(')}${sub('x', `<mn>${j}</mn>`)}${mo(',')}` },
      {
        math: `${sub('h', `<mn>${j - 1}</mn>`)}${mo(')')}`,
        numbers: op && j > 1 ? view.encoder(j - 1) : undefined,
      },
    ];
  }
  if (op === 'c')
    return [{ math: `<mi>c</mi>${mo('=')}${sub('h', J)}`, numbers: view.encoder(view.J) }];
  if (op === 's')
    return [
      { math: sub('s', `<mn>${t}</mn>`), numbers: view.decoder(t) },
      {
        math: `${mo('=')}<mi>f</mi>${mo('(')}${sub('y', `<mn>${t - 1}</mn>`)}${mo(',')}`,
      },
      { math: `${sub('s', `<mn>${t - 1}</mn>`)}`, numbers: view.decoder(t - 1) },
      { math: around ? `${mo(',')}${context}${mo(')')}` : mo(')') },
    ];
  if (position >= view.N && !around)
    return [
      { math: `<mi>c</mi>${mo('=')}${sub('h', J)}`, numbers: view.encoder(view.J) },
      { math: mo('→') },
      { math: given(view.I, context), words: top(view.I) },
    ];
  return [{ math: given(t, context), words: top(t) }, ...(around ? attentive(view, t, write) : [])];
}

/** @param {View} view @param {number} i @param {(x: number) => string} write @returns {Term[]} */
function attentive(view, i, write) {
  return [
    {
      math: `<mspace width="1.2em"></mspace>${sub('c', `<mn>${i}</mn>`)}${mo('=')}<munder><mo>∑</mo><mi>j</mi></munder>`,
    },
    {
      math: `${sub('α', `<mn>${i}</mn><mo>,</mo><mi>j</mi>`)}${sub('h', '<mi>j</mi>')}`,
      words: (view.weights(i) ?? [])
        .map((weight, j) => ({ weight, word: view.source[j] }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 4)
        .map(({ weight, word }) => /** @type {[string, string]} */ ([word, write(weight)])),
    },
  ];
}

/** Numbers of a state in this many rows. */
const ROWS = 2;

export class EncoderDecoderEquation extends Part {
  static styles = [
    partStyles,
    rowStyles,
    css`
      :host {
        --over: calc(38 * var(--u));
      }
      :host([stacked]) {
        --over: 38px;
      }
      .row {
        column-gap: calc(7 * var(--u));
      }
      .math {
        font-size: calc(20 * var(--u));
        white-space: nowrap;
      }
      table {
        align-self: start;
        border-inline: 1.25px solid var(--ink2);
        border-radius: calc(4 * var(--u));
        border-collapse: separate;
        border-spacing: calc(4 * var(--u)) calc(1 * var(--u));
        font-size: calc(12.5 * var(--u));
        line-height: 1.25;
        text-align: end;
      }
      .words {
        text-align: center;
        border-spacing: calc(8 * var(--u)) calc(1 * var(--u));
      }
      .words tr:last-child {
        color: var(--probability);
        font-weight: 600;
      }
      .plus {
        color: var(--value-plus);
      }
      .minus {
        color: var(--value-minus);
      }
    `,
  ];

  /** @param {number[]} numbers */
  vector(numbers) {
    const { instrument } = this;
    // As many as there is room for; the picture has them all.
    const shown = numbers.slice(0, instrument.layout === 'stacked' ? 8 : 16);
    const columns = Math.ceil(shown.length / ROWS);
    const more = numbers.length > shown.length;
    return html`<table>${Array.from({ length: ROWS }, (_, row) => html`<tr>${shown.slice(row * columns, (row + 1) * columns).map((x) => html`<td class=${x < 0 ? 'minus' : 'plus'}>${instrument.num(x, 2, { plain: true })}</td>`)}${more && row === ROWS - 1 ? html`<td>…</td>` : nothing}</tr>`)}</table>`;
  }

  render() {
    const host = /** @type {import('./element.js').EncoderDecoderElement} */ (
      /** @type {unknown} */ (this.instrument)
    );
    const view = /** @type {View | null} */ (host.trace);
    if (!view) return nothing;
    this.toggleAttribute('stacked', host.layout === 'stacked');
    const all = terms(view, Math.min(host.position, view.N), (p) =>
      host.num(p, 2, { plain: true }),
    );
    const vectors = all.filter(({ numbers }) => numbers).length;
    return html`<div class="row" role="img" aria-label=${this.t('encoder-decoder-equation')}>
      ${all.map(
        ({
          math,
          numbers,
          words,
        }) => html`<div class="term"><span class="math">${unsafeHTML(`<math>${math}</math>`)}</span>
        ${numbers ? this.vector(vectors > 1 ? numbers.slice(0, 12) : numbers) : words ? html`<table class="words"><tr>${words.map(([word]) => html`<td>${word}</td>`)}</tr><tr>${words.map(([, p]) => html`<td>${p}</td>`)}</tr></table>` : html`<span></span>`}</div>`,
      )}
    </div>`;
  }
}

customElements.define('seq-encoder-decoder-equation', EncoderDecoderEquation);
