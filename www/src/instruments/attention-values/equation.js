import { css, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { mi, mo, sub } from '../../draw/mathml.js';
import { rowStyles } from '../../elements/equation-row.js';
import { Part, partStyles } from '../../elements/part.js';
import { Market } from './market.js';

/** The equation of the operation just done, each term over its own numbers. */

/** @typedef {{math: string, below?: string, kind?: 'value' | 'gradient' | 'probability' | ''}} Term */

const I = mi('i');
const J = mi('j');
const d = (/** @type {string} */ of) =>
  `<mfrac><mrow><mo>∂</mo><mi>V</mi></mrow><mrow><mo>∂</mo>${of}</mrow></mfrac>`;
const softmax = (/** @type {string} */ inside, /** @type {string} */ below) =>
  `<msub><mi>softmax</mi><mrow>${below}</mrow></msub>${mo('(')}${inside}${mo(')')}`;
const norm = (/** @type {string} */ inside) =>
  `<msup><mrow>${mo('‖')}${inside}${mo('‖')}</mrow><mn>2</mn></msup>`;
const apart = `${mi('q')}${mo('−')}${sub('k', I)}`;

/** The score's own formula. @type {Record<string, string>} */
const FORMULAS = {
  gaussian: `${mo('−')}<mfrac>${norm(apart)}<mrow><mn>2</mn><msup><mi>h</mi><mn>2</mn></msup></mrow></mfrac>`,
  dot: `${mi('q')}${mo('·')}${sub('k', I)}`,
  scaled_dot: `<mfrac><mrow>${mi('q')}${mo('·')}${sub('k', I)}</mrow><msqrt><mi>d</mi></msqrt></mfrac>`,
  learnt: `${mo('−')}<mfrac><mn>1</mn><mn>2</mn></mfrac>${norm(`${mi('W')}${mo('(')}${apart}${mo(')')}`)}`,
};

/** @typedef {import('./element.js').AttentionValuesElement} Host */

/** @param {Host} host @param {Market} market @returns {Term[]} */
function houses(host, market) {
  const { told } = market;
  const all = (/** @type {number[]} */ values, digits = 2) =>
    values.map((x) => host.num(x, digits, { plain: true })).join('   ');
  const V = { math: mi('V'), below: host.num(told.value, 1, { plain: true }) };
  switch (host.op.op) {
    case '':
    case 's':
      return [
        {
          math: sub('s', I),
          below: host.op.op ? all(told.scores) : '',
          kind: 'value',
        },
        { math: mo('=') },
        { math: FORMULAS[String(host.settings_.score)] },
      ];
    case 'w':
      return [
        { math: sub('w', I), below: all(told.weights), kind: 'probability' },
        { math: mo('=') },
        { math: softmax(sub('s', I), I), below: all(told.scores), kind: 'value' },
      ];
    case 'p':
      return [
        { math: `${sub('w', I)}${sub('V', I)}`, below: all(told.products, 1) },
        { math: mo('=') },
        { math: sub('w', I), below: all(told.weights), kind: 'probability' },
        { math: mo('×') },
        { math: sub('V', I), below: all(told.values, 0) },
      ];
    case 'dw':
      return [
        { math: d(sub('w', I)), below: all(told.values, 0), kind: 'gradient' },
        { math: mo('=') },
        { math: sub('V', I), below: all(told.values, 0) },
      ];
    case 'ds':
      return [
        { math: d(sub('s', I)), below: all(told.score_slopes, 1), kind: 'gradient' },
        { math: mo('=') },
        { math: sub('w', I), below: all(told.weights), kind: 'probability' },
        { math: mo('(') },
        { math: sub('V', I), below: all(told.values, 0) },
        { math: mo('−') },
        V,
        { math: mo(')') },
      ];
    case 'dq':
      return [
        { math: d(mi('q')), below: all(told.query_slopes, 1), kind: 'gradient' },
        { math: `${mo('=')}<munder><mo>∑</mo>${I}</munder>` },
        { math: d(sub('s', I)), below: all(told.score_slopes, 1), kind: 'gradient' },
        {
          math: `<mfrac><mrow><mo>∂</mo>${sub('s', I)}</mrow><mrow><mo>∂</mo><mi>q</mi></mrow></mfrac>`,
        },
      ];
    default:
      return [
        V,
        { math: `${mo('=')}<munder><mo>∑</mo>${I}</munder>` },
        { math: sub('w', I), below: all(told.weights), kind: 'probability' },
        { math: mo('×') },
        { math: sub('V', I), below: all(told.values, 0) },
      ];
  }
}

/** @param {Host} host @returns {Term[]} */
function roles(host) {
  const view = /** @type {import('./translator.js').Translator} */ (host.trace);
  const { op, t } = host.op;
  const i = `<mn>${Math.max(1, t)}</mn>`;
  const before = `<mn>${Math.max(1, t) - 1}</mn>`;
  const both = `${i}<mo>,</mo>${J}`;
  const most = (/** @type {ArrayLike<number>} */ values) =>
    Array.from(values)
      .slice(0, 6)
      .map((x) => host.num(x, 2, { plain: true }))
      .join('  ');
  const { solved } = host.exercise;
  const role = (/** @type {string} */ name) =>
    solved ? `<mo stretchy="false">[</mo><mi>${name}</mi><mo stretchy="false">]</mo>` : '';
  const state = `${sub('h', J)}`;
  if (op === 'e' || op === '')
    return [
      {
        math: sub('e', both),
        below: op ? most(view.scores(Math.max(1, t))) : '',
        kind: 'value',
      },
      { math: `${mo('=')}<mi>a</mi>${mo('(')}` },
      { math: `${sub('s', before)}${role('q')}` },
      { math: mo(',') },
      { math: `${state}${role('k')}` },
      { math: mo(')') },
    ];
  if (op === 'α')
    return [
      { math: sub('α', both), below: most(view.weights(t)), kind: 'probability' },
      { math: mo('=') },
      { math: softmax(sub('e', both), J), below: most(view.scores(t)), kind: 'value' },
    ];
  return [
    { math: sub('c', i) },
    { math: `${mo('=')}<munder><mo>∑</mo>${J}</munder>` },
    { math: sub('α', both), below: most(view.weights(t)), kind: 'probability' },
    { math: `${state}${role('v')}` },
  ];
}

export class AttentionValuesEquation extends Part {
  static styles = [
    partStyles,
    rowStyles,
    css`
      :host {
        --over: calc(56 * var(--u));
      }
      :host([stacked]) {
        --over: 40px;
      }
      .row {
        column-gap: calc(6 * var(--u));
      }
      .math {
        font-size: calc(21 * var(--u));
      }
      .below {
        white-space: pre;
        font-size: calc(14.5 * var(--u));
        font-weight: 550;
        align-self: start;
      }
      .below.probability {
        color: var(--probability);
      }
      .gradient .math,
      .below.gradient {
        color: var(--gradient);
      }
      :host([stacked]) .math {
        font-size: 18px;
      }
      :host([stacked]) .below {
        font-size: 13px;
      }
    `,
  ];

  render() {
    const host = /** @type {Host} */ (/** @type {unknown} */ (this.instrument));
    if (!host.trace) return nothing;
    this.toggleAttribute('stacked', host.layout === 'stacked');
    const terms = host.trace instanceof Market ? houses(host, host.trace) : roles(host);
    return html`<div class="row" role="img" aria-label=${this.t('attention-values-equation')}>
      ${terms.map(
        ({ math, below = '', kind = '' }) => html`<div class="term ${kind}">
          <span class="math">${unsafeHTML(`<math>${math}</math>`)}</span><span class="below ${kind}">${below}</span></div>`,
      )}
    </div>`;
  }
}

customElements.define('seq-attention-values-equation', AttentionValuesEquation);
