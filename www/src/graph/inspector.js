/**
 * One number of a graph: how it was made of which others, and what the loss asks of it. What it is of
 * is said by the instrument: `place()`; what it was made of by the core: `explainNode`.
 */
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { italics, parse } from '../draw/math.js';
import { writer } from '../draw/number.js';
import '../elements/inspector.js';
import { inspectorStyles } from '../elements/inspector-style.js';
import { Part, partStyles } from '../elements/part.js';
import { named, nameOf } from './names.js';

/**
 * @typedef {import('./names.js').Factor} Factor
 * @typedef {import('./names.js').Term} Term
 * @typedef {import('./names.js').GraphExplanation} GraphExplanation
 *
 * @typedef {object} Place
 * @property {any} index         of the graph's trace
 * @property {number} node       its place in there
 * @property {[number, number]} at   row and column, from 0
 * @property {boolean} back      whether it is the gradient
 * @property {number} value      the number itself
 * @property {number | null} gradient   what the loss asks of it; null where that is not known yet
 * @property {boolean} known     whether the position has come to it
 * @property {string} tone       value, gradient, probability
 */

/** So many steps between are looked through for one number. */
const MOST_BETWEEN = 8;

export class GraphInspector extends Part {
  static properties = { ...Part.properties, explanation: { state: true } };
  static styles = [partStyles, inspectorStyles];

  constructor() {
    super();
    /** @type {GraphExplanation | null} */
    this.explanation = null;
    this.asked = '';
    /** @type {unknown} */
    this.trace = null;
  }

  /** @returns {Place | null} */
  place() {
    return null;
  }
  /** @param {number} _node @param {number} _element @param {boolean} _gradient @returns {Promise<GraphExplanation | null>} */
  async explainNode(_node, _element, _gradient) {
    return null;
  }

  willUpdate() {
    const place = this.place();
    if (!place) return;
    const { node, at, back } = place;
    const key = `${node} ${at} ${back}`;
    const { trace } = this.instrument;
    if (this.trace === trace && this.asked === key) return;
    if (this.asked !== key) this.explanation = null;
    this.trace = trace;
    this.asked = key;
    this.ask(place, key);
  }

  /** @param {Place} place @param {string} key */
  async ask({ index, node, at, back }, key) {
    const columns = index.nodes[node].shape[1];
    let found = await this.explainNode(node, at[0] * columns + at[1], back);
    // What is only another's number is told by what made that one.
    for (let n = 0; n < MOST_BETWEEN && found; n++) {
      const factors = found.terms.length === 1 ? found.terms[0].factors : [];
      const [factor] = factors;
      if (factors.length !== 1 || factor.function || factor.node === null) break;
      const width = index.nodes[factor.node].shape[1];
      const inner = await this.explainNode(
        factor.node,
        factor.index[0] * width + factor.index[1],
        false,
      );
      if (!inner?.terms.length) break;
      found = inner;
    }
    const { trace } = this;
    const whole = found && (await this.through(index, found));
    if (this.asked === key && this.trace === trace) this.explanation = whole;
  }

  /** What has no name of its own is told by what it was made of. @param {any} index @param {GraphExplanation} found */
  async through(index, found) {
    let left = MOST_BETWEEN;
    const terms = await Promise.all(
      found.terms.map(async (term) => {
        const [factor] = term.factors;
        if (term.factors.length !== 1 || factor.node === null || named(index, factor)) return term;
        left -= 1;
        if (left < 0) return term;
        const columns = index.nodes[factor.node].shape[1];
        const inner = await this.explainNode(
          factor.node,
          factor.index[0] * columns + factor.index[1],
          false,
        );
        return inner?.terms.length === 1 ? { ...term, factors: inner.terms[0].factors } : term;
      }),
    );
    return { ...found, terms };
  }

  /** @param {any} index @param {Factor} factor */
  name(index, factor) {
    const { text, at } = nameOf(index, factor);
    return html`<span class="sym">${parse(text).map(({ text: part, level }) => (level < 0 ? html`<span class="scripts"><sub>${part}</sub></span>` : html`<i>${/[a-z]{2}/.test(part) ? part : italics(part)}</i>`))}</span>${at ? html`<span class="at">[${at}]</span>` : nothing}`;
  }

  /** @param {any} index @param {Factor} factor */
  factor(index, factor) {
    const { language } = this.instrument;
    if (!named(index, factor))
      return html`<span class="at">${writer(language).short(factor.value)}</span>`;
    const name = this.name(index, factor);
    if (factor.function === 'gradient') return html`<i>∂𝐿</i>/∂${name}`;
    return factor.function ? html`${factor.function}(${name})` : name;
  }

  /** @param {any} index @param {Term} term @param {number} most */
  term(index, term, most) {
    const write = writer(this.instrument.language);
    const { factors, value } = term;
    const share = Math.abs(value) / (most || 1);
    return html`<tr>
      <th scope="row">${factors.length === 0 ? this.t('inspector-rest') : factors.map((factor, i) => html`${i ? ' · ' : ''}${this.factor(index, factor)}`)}</th>
      <td class="product">${factors.length > 1 ? factors.map((factor) => write.short(factor.value)).join(' × ') : ''}</td>
      <td class="bar"><span class=${value < 0 ? 'minus' : 'plus'} style=${styleMap({ width: `${50 * share}%` })}></span></td>
      <td class="number">${write.short(value)}</td>
    </tr>`;
  }

  /** @param {Place} place */
  made({ index, known }) {
    const terms = (this.explanation?.terms ?? []).filter(({ value }) => value !== 0);
    if (!known || !this.explanation || terms.length === 0) return nothing;
    const write = writer(this.instrument.language);
    const most = Math.max(...terms.map(({ value }) => Math.abs(value)));
    return html`<table>
        <caption class="unseen">${this.t('inspector-label')}</caption>
        <tbody>${terms.map((term) => this.term(index, term, most))}</tbody>
        ${
          terms.length > 1
            ? html`<tfoot><tr><th scope="row" colspan="3">${this.t('inspector-sum')}</th><td class="number">${write.short(this.explanation.total)}</td></tr></tfoot>`
            : nothing
        }
      </table>`;
  }

  /** @param {Place} place */
  asks({ back, gradient }) {
    if (back) return nothing;
    if (gradient === null)
      return html`<p class="gradient later"><span>${this.t('inspector-gradient')}</span><span>${this.t('inspector-later')}</span></p>`;
    const write = writer(this.instrument.language);
    return html`<p class="gradient"><span>${this.t('inspector-gradient')}</span><b>${write.compact(gradient)}</b></p>
      <p class="hint">${this.t('inspector-gradient-hint', { change: write.compact(0.01 * gradient) })}</p>`;
  }

  render() {
    const { instrument } = this;
    const place = this.place();
    if (!place) return nothing;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    const { index, node, at, back, value, known, tone } = place;
    const name = this.name(index, { node, parameter: null, index: at, function: null, value });
    return html`<section aria-label=${this.t('inspector-label')}>
      <header>
        <span class="what">${back ? html`<i>∂𝐿</i>/∂` : nothing}${name}</span>
        ${known ? html`<b class="${tone} ${value < 0 ? 'minus' : 'plus'}">= ${instrument.num(value, 5, { plain: Math.abs(value) > 1e-5 })}</b>` : html`<span class="later">${this.t('inspector-later')}</span>`}
        <button type="button" class="bare" aria-label=${this.t('inspector-close')} @click=${() => instrument.select(null)}>×</button>
      </header>
      ${this.made(place)}${this.asks(place)}
    </section>`;
  }
}
