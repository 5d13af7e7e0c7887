import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { mo } from '../../draw/mathml.js';
import { SeqEquation } from '../../elements/equation.js';
import { fitted } from '../../elements/equation-terms.js';

/** The equation of the operation just done, every term over its own numbers. */

/** @typedef {import('./view.js').View} View */
/** @typedef {import('../../elements/equation-terms.js').Numbers} Numbers */
/** @typedef {{math: string, n?: Numbers | null}} Term */

const mi = (/** @type {string} */ letter, /** @type {string | number} */ below) =>
  `<msub><mi>${letter}</mi><mrow>${below}</mrow></msub>`;
/** A letter of the second chain has a prime; a name of two letters would stand upright by itself. */
const PRIMED = /** @type {Record<string, string>} */ ({ h: 'ℎ′', W: '𝑊′', b: '𝑏′' });
const letter = (/** @type {string} */ name, /** @type {string} */ prime) =>
  `<mi>${prime ? PRIMED[name] : name}</mi>`;
const sub = (
  /** @type {string} */ name,
  /** @type {number} */ t,
  /** @type {string} */ prime = '',
) => `<msub>${letter(name, prime)}<mn>${t}</mn></msub>`;
const weight = (/** @type {string} */ below, /** @type {string} */ prime = '') =>
  `<msub>${letter('W', prime)}<mrow>${below}</mrow></msub>`;
const HH = '<mi>h</mi><mo>,</mo><mi>h</mi>';
const XH = '<mi>x</mi><mo>,</mo><mi>h</mi>';
const HY = '<mi>h</mi><mo>,</mo><mi>y</mi>';
const loss = (/** @type {string} */ of, /** @type {number} */ t) =>
  `<mfrac><mrow><mo>∂</mo>${sub('L', t)}</mrow><mrow><mo>∂</mo>${of}</mrow></mfrac>`;

/**
 * @param {ArrayLike<number>} values @param {string} ref @param {Numbers['kind']} kind @param {number | null} t
 * @param {number} [cols]
 * @returns {Numbers}
 */
const numbers = (values, ref, kind, t, cols = 1) => ({
  ref,
  t,
  first: 0,
  rows: values.length / cols,
  cols,
  values,
  kind,
  parameter: t === null,
  token: null,
});

/** @param {View} view @param {string} name @param {number} t @returns {Numbers | null} */
function at(view, name, t) {
  if (t < 1 || t > view.seen) return null;
  return numbers(view.vector(name, t), name, view.block(name).kind, t);
}

/** @param {View} view @param {string} name @returns {Numbers | null} */
const parameter = (view, name) =>
  view.has(name) ? numbers(view.array(name), name, 'weight', null, view.shape(name)[1] ?? 1) : null;

/** @param {string} text @param {number} t @returns {Numbers} */
const token = (text, t) => ({ ...numbers([], 'x', 'value', t), token: text });

/** What stands before, between and after both memories. @type {Record<string, [string, string, string]>} */
const SIGNS = { concat: ['[', ';', ']'], sum: ['(', '+', ')'], product: ['(', '⊙', ')'] };

/**
 * @param {View} view
 * @param {import('./view.js').Operation} operation
 * @param {boolean} plain whether the cell has no gates
 * @returns {Term[]}
 */
export function equationOf(view, { op, t }, plain) {
  const reverse = op === 'r' || op === 'dr';
  const prime = reverse ? '′' : '';
  const block = reverse ? 'h_reverse' : 'h';
  const end = reverse ? '_l0_reverse' : '_l0';
  const before = reverse ? t + 1 : t - 1;
  const state = (/** @type {number} */ step) => ({
    math: sub('h', step, prime),
    n: at(view, block, step),
  });
  const x = { math: sub('x', t), n: token(view.index.tokens[t - 1] ?? '', t) };
  if (op === 'h' || op === 'r') {
    if (!plain)
      return [
        state(t),
        { math: `${mo('=')}<mi>${reverse ? 'A′' : 'A'}</mi>${mo('(')}` },
        x,
        { math: mo(',') },
        state(before),
        { math: mo(')') },
      ];
    return [
      state(t),
      { math: `${mo('=')}<mi>tanh</mi>${mo('(')}` },
      { math: weight(XH, prime), n: parameter(view, `rnn.weight_ih${end}`) },
      x,
      { math: mo('+') },
      { math: weight(HH, prime), n: parameter(view, `rnn.weight_hh${end}`) },
      state(before),
      { math: `${mo('+')}${letter('b', prime)}${mo(')')}` },
    ];
  }
  const h = { math: sub('h', t), n: at(view, 'h', t) };
  const r = { math: sub('h', t, '′'), n: at(view, 'h_reverse', t) };
  const output = { math: sub('o', t), n: at(view, 'output', t) };
  if (op === 'o') {
    const sign = SIGNS[view.combine];
    return [
      output,
      { math: mo(view.combine === 'concat' ? '=[' : '=') },
      h,
      { math: mo(sign[1]) },
      r,
      ...(view.combine === 'concat' ? [{ math: mo(']') }] : []),
    ];
  }
  if (op === 'L') {
    const target = view.index.targets[t - 1];
    if (target === null) return [{ math: sub('L', t) }, { math: `${mo('=')}<mn>0</mn>` }];
    return [
      { math: sub('L', t), n: at(view, 'L', t) },
      { math: `${mo('=')}${mo('−')}<mi>ln</mi>` },
      {
        math: `<msub><mi>y</mi><mrow><mn>${t}</mn><mo>,</mo><mn>${target}</mn></mrow></msub>`,
        n: numbers([view.vector('y', t)[target]], 'y', 'probability', t),
      },
    ];
  }
  if (op === 'ds') {
    const y = view.vector('y', t);
    return [
      { math: loss(sub('s', t), t), n: numbers(view.array('dscores'), 'dscores', 'gradient', t) },
      { math: mo('=') },
      { math: sub('y', t), n: numbers(y, 'y', 'probability', t) },
      { math: `${mo('−')}<msubsup><mi>y</mi><mn>${t}</mn><mo>*</mo></msubsup>` },
    ];
  }
  if (op === 'do')
    return [
      { math: loss(sub('o', t), t), n: numbers(view.array('doutput'), 'doutput', 'gradient', t) },
      { math: mo('=') },
      { math: `<msup>${weight(HY)}<mo>⊤</mo></msup>`, n: parameter(view, 'output.weight') },
      { math: loss(sub('s', t), t), n: numbers(view.array('dscores'), 'dscores', 'gradient', t) },
    ];
  if (op === 'dh' || op === 'dr') return backward(view, t, { prime, reverse, end, plain });
  const sign = SIGNS[view.combine];
  return [
    { math: sub('y', t), n: at(view, 'y', t) },
    { math: `${mo('=')}<mi>softmax</mi>${mo('(')}` },
    { math: weight(HY), n: parameter(view, 'output.weight') },
    { math: mo(sign[0]) },
    h,
    { math: mo(sign[1]) },
    r,
    { math: `${mo(sign[2])}${mo('+')}${mi('b', '<mi>y</mi>')}${mo(')')}` },
  ];
}

/**
 * What a state is asked by the one that reads it, or by the combination where the loss is.
 * @param {View} view @param {number} t @param {{prime: string, reverse: boolean, end: string, plain: boolean}} chain
 * @returns {Term[]}
 */
function backward(view, t, { prime, reverse, end, plain }) {
  const name = reverse ? 'dh_reverse' : 'dh';
  const asked = view.asked;
  const own = { math: loss(sub('h', t, prime), asked), n: at(view, name, t) };
  if (t === asked) {
    const o = {
      math: loss(sub('o', t), asked),
      n: numbers(view.array('doutput'), 'doutput', 'gradient', t),
    };
    if (view.combine === 'product')
      return [
        own,
        { math: mo('=') },
        o,
        { math: mo('⊙') },
        { math: sub('h', t, reverse ? '' : '′'), n: at(view, reverse ? 'h' : 'h_reverse', t) },
      ];
    return [own, { math: mo(view.combine === 'concat' ? (reverse ? '= ↓' : '= ↑') : '=') }, o];
  }
  const next = reverse ? t - 1 : t + 1;
  const after = { math: loss(sub('h', next, prime), asked), n: at(view, name, next) };
  const slope = `<msup><mrow>${mo('(')}<mfrac><mrow><mo>∂</mo>${sub('h', next, prime)}</mrow><mrow><mo>∂</mo>${sub('h', t, prime)}</mrow></mfrac>${mo(')')}</mrow><mo>⊤</mo></msup>`;
  if (!plain) return [own, { math: `${mo('=')}${slope}` }, after];
  const state = reverse ? 'h_reverse' : 'h';
  return [
    own,
    { math: mo('=') },
    {
      math: `<msup>${weight(HH, prime)}<mo>⊤</mo></msup>`,
      n: parameter(view, `rnn.weight_hh${end}`),
    },
    { math: `${mo('(')}${mo('(')}<mn>1</mn>${mo('−')}` },
    {
      math: `<msup><mrow>${sub('h', next, prime)}</mrow><mn>2</mn></msup>`,
      n: at(view, state, next),
    },
    { math: `${mo(')')}${mo('⊙')}` },
    after,
    { math: mo(')') },
  ];
}

const WIDE_ROOM = 660;
const NARROW_ROOM = 350;

export class ChainsEquation extends SeqEquation {
  /**
   * Weights have many numbers and stay while a hand moves.
   * @param {Numbers} n @param {import('../../elements/equation-terms.js').Fit} f
   */
  drawn(n, f) {
    if (!n.parameter) return this.numbers(n, f);
    const { trace, driver, theme } = this.instrument;
    const { branch } = /** @type {import('./pair.js').Pair} */ (driver.handle) ?? {};
    return guard(
      [n.ref, trace.index.step, trace.key, branch, driver.handle, f.as, f.width, theme],
      () => this.numbers(n, f),
    );
  }

  render() {
    const { instrument } = this;
    const view = /** @type {View | null} */ (instrument.trace);
    if (!view) return nothing;
    const stacked = instrument.layout === 'stacked';
    this.toggleAttribute('stacked', stacked);
    // Before anything is done, and when all is, the answer is what there is to see.
    const now = /** @type {import('./view.js').Operation} */ (
      /** @type {unknown} */ (instrument.op)
    );
    const whole = now.op === '' || instrument.position === view.N;
    const shown = whole ? { ...now, op: /** @type {const} */ ('y'), t: view.asked } : now;
    const done = view.positionOf(/** @type {any} */ (shown.op), shown.t) <= instrument.position;
    const terms = equationOf(view, shown, instrument.settings.cell === 'rnn');
    const given = terms.map(({ n }) => n ?? null);
    const signs = terms.filter(({ n }) => !n).length;
    const fits = fitted(given, stacked ? NARROW_ROOM : WIDE_ROOM - signs * 34, 60);
    this.shape = [
      shown.op,
      view.combine,
      instrument.u,
      instrument.settings.cell,
      ...fits.map((f) => f?.width),
    ].join();
    return html`<div class="row" role="img" aria-label=${instrument.t('bidirectional-equation')}>
      ${terms.map(({ math }, index) => {
        const n = given[index];
        const f = fits[index];
        return html`<div class="term ${index === 0 ? 'subject' : ''} ${n?.kind ?? ''}">
          <span class="math ${math.includes('<mfrac') ? 'tall' : ''} ${n?.kind ?? ''}">${unsafeHTML(`<math>${math}</math>`)}</span>
          ${n && f && (done || (index > 0 && n.parameter)) ? this.drawn(n, f) : html`<span class="blank"></span>`}
        </div>`;
      })}
    </div>`;
  }
}

customElements.define('seq-chains-equation', ChainsEquation);
