import { css, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { mi, mn, mo, sub } from '../../draw/mathml.js';
import { SeqEquation } from '../../elements/equation.js';

/** The equations of the word in question, side by side in the order in which they are done, over their numbers. */

/** @typedef {import('./model.js').Model} Model */
/**
 * @typedef {object} Block
 * @property {string} op      the operation it is of
 * @property {string} math
 * @property {unknown} numbers
 * @property {string} tone
 */

const at = (/** @type {string} */ base, /** @type {string | number} */ n) =>
  sub(base, typeof n === 'number' ? mn(n) : mi(n));
const two = (
  /** @type {string} */ base,
  /** @type {number | string} */ i,
  /** @type {number | string} */ j,
) =>
  sub(
    base,
    `${typeof i === 'number' ? mn(i) : mi(i)}<mo>,</mo>${typeof j === 'number' ? mn(j) : mi(j)}`,
  );
const frac = (/** @type {string} */ over, /** @type {string} */ under) =>
  `<mfrac><mrow>${over}</mrow><mrow>${under}</mrow></mfrac>`;
const slope = (/** @type {string} */ of) => frac(`<mo>∂</mo>${mi('L')}`, `<mo>∂</mo>${of}`);
const turned = (/** @type {string} */ of) => `<msup>${of}<mo>⊤</mo></msup>`;
const over = (/** @type {string} */ k) => `<munder><mo>∑</mo>${mi(k)}</munder>`;
const exp = (/** @type {string} */ of) => `${mi('exp')}${mo('(')}${of}${mo(')')}`;
/** What brackets as high as it is hold, turned. @param {string} of */
const held = (of) => turned(`<mrow><mo>(</mo>${of}<mo>)</mo></mrow>`);
const weight = (/** @type {string} */ name) => sub(name, mi('a'));

/** How a score is made of a query and a key. @type {Record<string, (s: string, h: string) => string>} */
const SCORES = {
  additive: (s, h) =>
    `${turned(mi('v'))}${mi('tanh')}${mo('(')}${weight('W')}${s}${mo('+')}${weight('U')}${h}${mo(')')}`,
  dot: (s, h) => `${turned(s)}${h}`,
  scaled_dot: (s, h) => frac(`${turned(s)}${h}`, `<msqrt>${mi('d')}</msqrt>`),
  general: (s, h) => `${turned(s)}${weight('W')}${h}`,
};

/** @param {Model} m @returns {Block[]} */
function forward(m) {
  const { view, i, top: j } = m;
  const s = at('s', i - 1);
  const two_ = (/** @type {number} */ x) => m.write.fixed(x, 2);
  const known = view.whole && m.done('e');
  const e = known ? view.e(i, j) : 0;
  const row = known ? Array.from(view.vector('e', i)) : [];
  // Exponentials of the differences to the largest: the quotient is the same, and short enough to read.
  const most = Math.max(...row);
  const sum = row.reduce((all, one) => all + Math.exp(one - most), 0);
  const [a, b] = order(view.row(i));
  const looks = m.done('alpha');
  const hj = (/** @type {number} */ n) => unsafeHTML(`<math>${at('h', n)}</math>`);
  return [
    {
      op: 'e',
      math: `${two('e', i, j)}${mo('=')}${SCORES[view.score](s, at('h', j))}`,
      numbers: known ? html`= <b>${two_(e)}</b>` : nothing,
      tone: 'value',
    },
    {
      op: 'alpha',
      math: `${two('α', i, j)}${mo('=')}${frac(`${exp(two('e', i, j))}`, `<msub><mo>∑</mo>${mi('k')}</msub>${exp(two('e', i, 'k'))}`)}`,
      numbers: looks
        ? view.held(i)
          ? html`= <b>${two_(view.alpha(i, j))}</b> ${m.t('equation-held')}`
          : html`= ${known && row.length > 0 ? html`${two_(Math.exp(e - most))} / ${two_(sum)} = ` : nothing}<b>${two_(view.alpha(i, j))}</b>`
        : nothing,
      tone: 'probability',
    },
    {
      op: 'c',
      math: `${at('c', i)}${mo('=')}${over('j')}${two('α', i, 'j')}${at('h', 'j')}`,
      numbers:
        looks && (m.live || m.done('c'))
          ? html`= <b>${two_(a.a)}</b> ${hj(a.j)} + <b>${two_(b.a)}</b> ${hj(b.j)}${view.J > 2 ? ' + …' : ''}`
          : nothing,
      tone: 'probability',
    },
  ];
}

/** @param {number[]} row */
const order = (row) => {
  const all = Array.from(row, (a, n) => ({ a, j: n + 1 })).sort((x, y) => y.a - x.a);
  return [all[0], all[1] ?? all[0]];
};

/** The state and the word that come of the context. @param {Model} m @returns {Block[]} */
function writing(m) {
  const { view, i } = m;
  const before = i === 1 ? '<mtext>⟨s⟩</mtext>' : at('y', i - 1);
  const word = view.ends(i) ? m.t('end-mark') : view.words[i - 1];
  return [
    {
      op: 's',
      math: `${at('s', i)}${mo('=')}${mi('f')}${mo('(')}${at('s', i - 1)}${mo(',')}${before}${mo(',')}${at('c', i)}${mo(')')}`,
      numbers:
        i === 1
          ? nothing
          : html`${unsafeHTML(`<math>${at('y', i - 1)}</math>`)} = <b class="word">${view.words[i - 2]}</b>`,
      tone: 'value',
    },
    {
      op: 'y',
      math: `${mi('p')}${mo('(')}${at('y', i)}${mo('|')}${sub('y', `<mo>&lt;</mo>${mn(i)}`)}${mo(',')}${mi('x')}${mo(')')}${mo('=')}${mi('softmax')}${mo('(')}${weight('W').replace('<mi>a</mi>', '<mi>y</mi>')}${at('s', i)}${mo('+')}${mi('…')}${mo(')')}`,
      numbers: m.done('y')
        ? html`${unsafeHTML(`<math>${mi('p')}</math>`)}(<span class="word">${word}</span>) = <b>${m.host.percent(view.p(i))}</b>`
        : nothing,
      tone: 'probability',
    },
  ];
}

/** @param {Model} m @returns {Block[]} */
function backward(m) {
  const { view, i, op } = m;
  const number = (/** @type {number} */ x) => m.write.compact(x);
  const of = op.op === 'de' ? view.vector('de', i) : view.vector('dalpha', i);
  let j = 0;
  for (let k = 1; k < of.length; k++) if (Math.abs(of[k]) > Math.abs(of[j])) j = k;
  const [n, alpha] = [j + 1, two('α', i, j + 1)];
  let mean = 0;
  for (let k = 1; k <= view.J; k++) mean += view.alpha(i, k) * view.dalpha(i, k);
  const dalpha = view.dalpha(i, n);
  return [
    {
      op: 'dc',
      math: `${slope(at('c', i))}${mo('=')}${held(frac(`<mo>∂</mo>${at('s', i)}`, `<mo>∂</mo>${at('c', i)}`))}${slope(at('s', i))}${mo('+')}${mi('…')}`,
      numbers: m.done('dc') ? html`‖·‖ = <b>${number(m.norm(view.dc(i)))}</b>` : nothing,
      tone: 'gradient',
    },
    {
      op: 'dalpha',
      math: `${slope(alpha)}${mo('=')}${turned(at('h', n))}${slope(at('c', i))}`,
      numbers: m.done('dalpha') ? html`= <b>${number(dalpha)}</b>` : nothing,
      tone: 'gradient',
    },
    {
      op: 'de',
      math: `${slope(two('e', i, n))}${mo('=')}${alpha}${mo('(')}${slope(alpha)}${mo('−')}${over('k')}${two('α', i, 'k')}${slope(two('α', i, 'k'))}${mo(')')}`,
      numbers: m.done('de')
        ? view.held(i)
          ? html`= <b>0</b> ${m.t('equation-held')}`
          : html`= ${m.write.compact(view.alpha(i, n))} (${number(dalpha)} − ${mean < 0 ? html`(${number(mean)})` : number(mean)}) = <b>${number(view.de(i, n))}</b>`
        : nothing,
      tone: 'gradient',
    },
  ];
}

/** Where the loss begins to go back. @param {Model} m @returns {Block[]} */
function beginning(m) {
  const { view, i } = m;
  const word = view.ends(i) ? m.t('end-mark') : view.words[i - 1];
  return [
    {
      op: 'dy',
      math: `${slope(at('o', i))}${mo('=')}${at('y', i)}${mo('−')}<msubsup>${mi('y')}${mn(i)}${mo('*')}</msubsup>`,
      numbers: html`<span class="word">${word}</span>: ${m.write.fixed(view.p(i), 3)} − 1 = <b>${m.write.compact(view.p(i) - 1)}</b>`,
      tone: 'gradient',
    },
    {
      op: 'ds',
      math: `${slope(at('s', i))}${mo('=')}${turned(weight('W').replace('<mi>a</mi>', '<mi>y</mi>'))}${slope(at('o', i))}${i < view.I ? `${mo('+')}${held(frac(`<mo>∂</mo>${at('s', i + 1)}`, `<mo>∂</mo>${at('s', i)}`))}${slope(at('s', i + 1))}${mo('+')}${mi('…')}` : ''}`,
      numbers: m.done('ds') ? html`‖·‖ = <b>${m.write.compact(m.norm(view.ds(i)))}</b>` : nothing,
      tone: 'gradient',
    },
  ];
}

/** @param {Model} m */
function blocksOf(m) {
  const { op } = m.op;
  if (!m.whole && (op === 's' || op === 'y')) return writing(m);
  if (m.back) return op === 'dy' || op === 'ds' ? beginning(m) : backward(m);
  return forward(m);
}

export class AlignmentEquation extends SeqEquation {
  static styles = [
    ...SeqEquation.styles,
    css`
      .row {
        display: flex;
        align-items: stretch;
        gap: calc(12 * var(--u));
        padding-block-start: calc(6 * var(--u));
        inline-size: max-content;
      }
      .block {
        display: grid;
        grid-template-rows: calc(52 * var(--u)) calc(30 * var(--u));
        align-items: center;
        padding: 0 calc(6 * var(--u));
        border-block-end: calc(3 * var(--u)) solid transparent;
      }
      .block.now {
        border-color: var(--now);
      }
      .block .math {
        padding: 0;
      }
      .block .math.tall {
        font-size: calc(17.5 * var(--u));
      }
      .figures {
        font-size: calc(15.5 * var(--u));
        color: var(--ink2);
        white-space: nowrap;
      }
      .figures math {
        font-size: calc(16.5 * var(--u));
      }
      .figures b {
        color: var(--ink);
        font-weight: 650;
      }
      .figures.probability b {
        color: var(--probability);
      }
      .figures.gradient,
      .figures.gradient b {
        color: var(--gradient);
      }
      .figures .word {
        color: var(--ink);
      }
      .then {
        align-self: center;
        color: var(--ink2);
        font-size: calc(18 * var(--u));
      }
      :host([stacked]) .row {
        flex-wrap: wrap;
        gap: 4px 8px;
      }
    `,
  ];

  render() {
    const { instrument } = this;
    const host = /** @type {import('./element.js').AlignmentElement} */ (
      /** @type {unknown} */ (instrument)
    );
    const m = host.model;
    if (!m) return nothing;
    this.toggleAttribute('stacked', m.small);
    const blocks = blocksOf(m);
    const now = m.whole ? '' : m.op.op;
    this.shape = [
      blocks[0].op,
      m.view.score,
      m.i,
      m.top,
      m.live,
      m.back,
      instrument.u,
      instrument.language,
      now,
    ].join();
    return html`<div class="row" role="img" aria-label=${instrument.t('alignment-equation')}>${blocks.map(
      (
        { op, math, numbers, tone },
        n,
      ) => html`${n ? html`<span class="then" aria-hidden="true">→</span>` : nothing}
        <div class="block ${op === now ? 'now' : ''}"><span class="math ${math.includes('<mfrac') || math.includes('<munder') ? 'tall' : ''} ${tone === 'gradient' ? 'gradient' : ''}">${unsafeHTML(`<math displaystyle="true">${math}</math>`)}</span>
        <span class="figures ${tone}">${numbers}</span></div>`,
    )}</div>`;
  }
}

customElements.define('seq-alignment-equation', AlignmentEquation);
