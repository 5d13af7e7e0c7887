import { css, html, mathml, nothing } from 'lit';
import { raster } from '../../draw/raster.js';
import { largest, signed } from '../../draw/scales.js';
import { Part, partStyles } from '../../elements/part.js';

/** One step's Jacobian as its two parts, each over its own numbers; or the descent's rule. */

/** @typedef {import('./element.js').GradientFlowElement} Host */

const frac = (/** @type {unknown} */ above, /** @type {unknown} */ below) =>
  mathml`<mfrac><mrow><mo>∂</mo>${above}</mrow><mrow><mo>∂</mo>${below}</mrow></mfrac>`;
const sub = (/** @type {string} */ base, /** @type {unknown} */ below) =>
  mathml`<msub><mi>${base}</mi>${below}</msub>`;
const now = mathml`<mi>m</mi>`;
const before = mathml`<mrow><mi>m</mi><mo>−</mo><mn>1</mn></mrow>`;
const diag = (/** @type {unknown} */ inside) =>
  mathml`<mrow><mi mathvariant="normal">diag</mi><mo stretchy="false">(</mo>${inside}<mo stretchy="false">)</mo></mrow>`;

/** Both sides of each cell's equation; the picture of each part by its name. */
const SIDES = {
  rnn: {
    whole: frac(sub('h', now), sub('h', before)),
    parts: [
      { id: 'other', math: mathml`<msubsup><mi>W</mi><mi>h</mi><mo>⊤</mo></msubsup>` },
      {
        id: 'diagonal',
        math: diag(
          mathml`<msup><mi>g</mi><mo>′</mo></msup><mo stretchy="false">(</mo>${sub('a', now)}<mo stretchy="false">)</mo>`,
        ),
      },
    ],
    sign: '·',
  },
  lstm: {
    whole: frac(sub('c', now), sub('c', before)),
    parts: [
      { id: 'diagonal', math: diag(sub('f', now)) },
      {
        id: 'other',
        math: mathml`${frac(sub('c', now), sub('h', before))}${frac(sub('h', before), sub('c', before))}`,
      },
    ],
    sign: '+',
  },
  gru: {
    whole: frac(sub('h', now), sub('h', before)),
    parts: [
      { id: 'diagonal', math: diag(mathml`<mn>1</mn><mo>−</mo>${sub('z', now)}`) },
      { id: 'other', math: mathml`<mtext>…</mtext>` },
    ],
    sign: '+',
  },
};

export class GradientFlowEquation extends Part {
  static styles = [
    partStyles,
    css`
      .row {
        display: flex;
        align-items: start;
        column-gap: calc(12 * var(--u));
      }
      .term {
        display: grid;
        grid-template-rows: calc(40 * var(--u)) auto;
        justify-items: start;
        row-gap: calc(3 * var(--u));
      }
      .term > math,
      .sign {
        align-self: center;
        font-family: var(--math);
        font-size: calc(16 * var(--u));
      }
      .sign {
        block-size: calc(40 * var(--u));
        display: grid;
        place-items: center;
        font-size: calc(19 * var(--u));
      }
      .under {
        display: flex;
        column-gap: calc(8 * var(--u));
      }
      .pixels,
      .bars {
        inline-size: calc(56 * var(--u));
        block-size: calc(56 * var(--u));
        image-rendering: pixelated;
        outline: 1px solid var(--line2);
      }
      .bars {
        inline-size: calc(132 * var(--u));
      }
      /* The numbers come after the picture: their room is kept. */
      .figures {
        min-inline-size: calc(64 * var(--u));
        margin: 0;
        font-size: calc(12.5 * var(--u));
        line-height: calc(18 * var(--u));
        color: var(--ink2);
        white-space: nowrap;
      }
      .figures b {
        color: var(--ink);
        font-weight: 650;
      }
      .remark {
        flex: 1;
        margin: 0;
        padding-block-start: calc(2 * var(--u));
        font-size: calc(12.5 * var(--u));
        line-height: calc(16.5 * var(--u));
        color: var(--ink2);
      }
      .plain {
        display: grid;
        grid-template-columns: auto 1fr;
        column-gap: calc(28 * var(--u));
        row-gap: calc(6 * var(--u));
        padding-block-start: calc(6 * var(--u));
        align-items: center;
      }
      .plain math {
        font-family: var(--math);
        font-size: calc(17 * var(--u));
      }
      /* On a telephone the numbers stand under the pictures: one row instead of three. */
      :host([stacked]) .row {
        flex-wrap: wrap;
        justify-content: space-between;
        column-gap: 4px;
        row-gap: 8px;
      }
      :host([stacked]) .under {
        flex-direction: column;
        row-gap: 4px;
      }
      :host([stacked]) .figures {
        min-inline-size: 0;
        min-block-size: 36px;
      }
      :host([stacked]) .bars {
        inline-size: 96px;
      }
      :host([stacked]) .remark {
        flex: 0 0 100%;
        font-size: 13px;
        line-height: 17px;
      }
      :host([stacked]) .plain {
        grid-template-columns: 1fr;
      }
    `,
  ];

  /** @returns {Host} */
  get host() {
    return /** @type {any} */ (this.instrument);
  }

  /** What the canvases show. */
  shown = '';

  render() {
    const { host } = this;
    this.toggleAttribute('stacked', host.layout === 'stacked');
    const m = host.model;
    if (!m) return host.cliff ? this.descent() : nothing;
    const { whole, parts, sign } = SIDES[m.cell];
    const { factors } = host;
    const write = (/** @type {number} */ v) => m.write.compact(v);
    return html`<div class="row">
      <div class="term"><math display="block">${whole}</math><div class="under"><canvas class="pixels" data-of="jacobian" aria-hidden="true"></canvas>
        <div class="figures">${factors ? html`<div>σ₁ <b>${write(factors.jacobian_values[0])}</b></div><div>m = <b>${factors.step}</b></div>` : nothing}</div></div></div>
      <span class="sign">=</span>
      ${parts.map(
        (
          { id, math },
          i,
        ) => html`${i ? html`<span class="sign">${sign}</span>` : nothing}<div class="term"><math display="block">${math}</math>
          <div class="under">${id === 'other' ? html`<canvas class="pixels" data-of="other" aria-hidden="true"></canvas>` : bars(factors)}
          <div class="figures">${factors ? this.numbers(m, id, factors) : nothing}</div></div></div>`,
      )}
      <p class="remark">${m.t(`remark-${m.cell}`)}</p>
    </div>`;
  }

  /** @param {import('./model.js').Model} m @param {string} id @param {any} factors */
  numbers(m, id, factors) {
    const write = (/** @type {number} */ v) => m.write.compact(v);
    if (id === 'diagonal') {
      const values = factors.diagonal_values;
      return html`<div>max <b>${write(values[0])}</b></div><div>min <b>${write(values.at(-1))}</b></div>`;
    }
    return html`<div>σ₁ <b>${write(factors.other_values[0])}</b></div>
      ${m.cell === 'rnn' ? html`<div>ρ <b>${write(m.lane.radius)}</b></div>` : nothing}`;
  }

  descent() {
    const { host } = this;
    const value = (/** @type {string} */ name) => host.num(Number(host.settings_[name]), 2);
    const g = mathml`<mo>∇</mo><mi>E</mi>`;
    return html`<div class="plain">
      <math display="block">${sub('x', mathml`<mi>t</mi>`)}<mo>=</mo><mi>w</mi><mi>σ</mi><mo stretchy="false">(</mo>${sub('x', mathml`<mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow>`)}<mo stretchy="false">)</mo><mo>+</mo><mi>b</mi><mo>,</mo><mspace width="0.6em"></mspace>${sub('x', mathml`<mn>0</mn>`)}<mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>,</mo><mspace width="0.6em"></mspace><mi>E</mi><mo>=</mo><msup><mrow><mo stretchy="false">(</mo><mi>σ</mi><mo stretchy="false">(</mo>${sub('x', mathml`<mn>50</mn>`)}<mo stretchy="false">)</mo><mo>−</mo><mn>${host.num(0.7, 1)}</mn><mo stretchy="false">)</mo></mrow><mn>2</mn></msup></math>
      <p class="remark">${host.t('gradient-flow-remark-surface')}</p>
      <math display="block"><mi>g</mi><mo>=</mo>${g}<mo>·</mo><mi>min</mi><mo>(</mo><mn>1</mn><mo>,</mo><mfrac><mi>θ</mi><mrow><mo stretchy="false">‖</mo>${g}<mo stretchy="false">‖</mo></mrow></mfrac><mo>)</mo><mo>,</mo><mspace width="0.6em"></mspace><mo stretchy="false">(</mo><mi>w</mi><mo>,</mo><mi>b</mi><mo stretchy="false">)</mo><mo>←</mo><mo stretchy="false">(</mo><mi>w</mi><mo>,</mo><mi>b</mi><mo stretchy="false">)</mo><mo>−</mo><mi>α</mi><mi>g</mi></math>
      <p class="remark">${host.t('gradient-flow-remark-clip', { threshold: value('threshold'), rate: value('descent_rate') })}</p>
    </div>`;
  }

  updated() {
    const { host } = this;
    const { factors, palette } = host;
    if (!factors || !host.model) return;
    const cell = host.model.cell;
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const which = /** @type {'other' | 'jacobian'} */ (canvas.dataset.of);
      const known = /** @type {any} */ (canvas);
      if (known.factors === factors && known.palette === palette) continue;
      Object.assign(known, { factors, palette });
      const values = factors[which];
      const side = Math.round(Math.sqrt(values.length));
      const most = largest(values);
      // The lecture's layout: the transposed Jacobian, which carries the gradient back.
      const turned = cell === 'rnn';
      const image = raster(side, side, palette.table('value'), (row, column) => {
        const v = values[turned ? column * side + row : row * side + column];
        return (signed(v, most) + 1) / 2;
      });
      canvas.width = side;
      canvas.height = side;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
    }
  }
}

/** The diagonal, unit by unit. @param {any} factors */
function bars(factors) {
  const values = factors?.diagonal ?? [];
  let d = '';
  const w = 100 / values.length;
  for (let i = 0; i < values.length; i++)
    d += `M${(i * w).toFixed(2)} 100v${(-100 * Math.max(0, Math.min(1, values[i]))).toFixed(1)}h${(w * 0.72).toFixed(2)}V100Z`;
  return html`<svg class="bars" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d=${d} fill="var(--ink2)"></path></svg>`;
}

customElements.define('seq-gradient-flow-equation', GradientFlowEquation);
