/**
 * The inspector: one number, how it was made, what the loss asks of it; a weight or a word is changed
 * right here. Esc closes it (the frame's own key).
 */
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { italics } from '../draw/math.js';
import { writer } from '../draw/number.js';
import { bare, isParameter } from './equation-terms.js';
import { inspectorStyles } from './inspector-style.js';
import { Part, partStyles } from './part.js';
import { readNumber } from './settings-form.js';
import './parts-words.js';

/**
 * @typedef {{block?: string, parameter?: string, t?: number, index: number[], function?: string, value: number}} Factor
 * @typedef {{label: string, factors: Factor[], value: number, count: number}} Term
 * @typedef {{value: number, total: number, terms: Term[], gradient?: number}} Explanation
 */

/** The lecture's letters where PyTorch has others: its update gate lets the new in. */
const LECTURE = /** @type {Record<string, string>} */ ({
  u: 'z',
  z: '1−z',
  g: 'c̃',
  n: 'h̃',
  '∂u': '∂z',
  '∂z': '∂(1−z)',
  '∂g': '∂c̃',
  '∂n': '∂h̃',
});

/** Where time 0 of a block is kept. */
const START = /** @type {Record<string, string>} */ ({ h: 'h0', c: 'c0' });

/**
 * @param {any} trace
 * @param {import('./types.js').Selection} place
 * @returns {number | undefined} undefined where there is no such number
 */
export function numberAt(trace, { block = '', t = 0, unit = 0 }) {
  const name = t === 0 && START[block] ? START[block] : block;
  if (!trace?.has(name)) return undefined;
  if (isParameter(block) || name !== block) return trace.array(name)[unit];
  return t >= 1 && t <= trace.shape(block)[0] ? trace.vector(block, t)[unit] : undefined;
}

export class SeqInspector extends Part {
  static properties = { ...Part.properties, explanation: { state: true } };
  static styles = [partStyles, inspectorStyles];

  constructor() {
    super();
    /** @type {Explanation | null} */
    this.explanation = null;
    /** The function applied to what the terms add up to. @type {Factor | null} */
    this.outer = null;
    /** What the explanation is of: a trace and a place. @type {unknown} */
    this.trace = null;
    this.asked = '';
  }

  get place() {
    const { selection } = this.instrument;
    const { block = '', t = 0, unit = 0 } = selection ?? {};
    return { block, t, unit };
  }

  /** The number itself, from the trace that is drawn. */
  get value() {
    return numberAt(this.instrument.trace, this.place) ?? null;
  }

  willUpdate() {
    const { instrument } = this;
    const { block, t, unit } = this.place;
    const key = `${block},${t},${unit}`;
    if (!instrument?.trace || (this.trace === instrument.trace && this.asked === key)) return;
    if (this.asked !== key) this.explanation = null;
    this.trace = instrument.trace;
    this.asked = key;
    if (isParameter(block) || this.word !== null || !block) return;
    this.ask(key, block, t, unit);
  }

  /**
   * A number that is only a function of another (h = tanh a) is explained by what made that one.
   * @param {string} key @param {string} block @param {number} t @param {number} unit
   */
  async ask(key, block, t, unit) {
    const { instrument } = this;
    /** @type {Explanation | null} */
    const found = await instrument.explain(block, t, unit);
    const factor = found?.terms.length === 1 ? found.terms[0].factors[0] : undefined;
    const alone = factor?.function && factor.block && found?.terms[0].factors.length === 1;
    /** @type {Explanation | null} */
    const inner = alone
      ? await instrument.explain(factor.block ?? '', factor.t ?? t, factor.index[0])
      : null;
    if (this.asked !== key) return;
    this.explanation = inner?.terms.length ? inner : found;
    this.outer = inner?.terms.length ? (factor ?? null) : null;
  }

  /** The word at this place, where the input is a word and not a vector. */
  get word() {
    const { block, t } = this.place;
    const { trace } = this.instrument;
    return block === 'x' && trace && !trace.has('embedding.weight')
      ? trace.index.tokens[t - 1]
      : null;
  }

  /** @param {string} block @param {number} t @param {string | number} unit */
  name(block, t, unit) {
    const clean = bare(block);
    if (isParameter(clean)) {
      const known = this.parameter(clean);
      return html`<span class="sym"><i>${italics(known[0])}</i><span class="scripts"><sub>${italics(known[1])}</sub></span></span
        ><span class="at">[${unit}]</span>`;
    }
    const [pure, inner] = clean.replace(/^d(?=[a-z])/, '∂').split('_');
    const said = this.instrument.form === 'lecture' ? LECTURE : {};
    const letter = said[pure] ?? pure;
    const gate = said[inner] ?? inner;
    const time = [gate, t, unit].filter((part) => part !== undefined && part !== '').join(',');
    return html`<span class="sym"><i>${letter === 'tanh' ? 'tanh' : italics({ logits: 's', rh: 'r⊙h' }[letter] ?? letter)}</i
      ><span class="scripts"><sub>${time}</sub></span></span>`;
  }

  /** @param {string} name @returns {[string, string]} */
  parameter(name) {
    const lecture = this.instrument.form === 'lecture';
    const gated = this.instrument.trace?.index.cell !== 'rnn';
    const names = /** @type {Record<string, [string, string]>} */ ({
      weight_ih_l0: ['W', lecture ? (gated ? 'x' : 'x,h') : 'ih'],
      weight_hh_l0: ['W', lecture ? (gated ? 'h' : 'h,h') : 'hh'],
      bias_ih_l0: ['b', lecture ? 'x' : 'ih'],
      bias_hh_l0: ['b', lecture ? 'h' : 'hh'],
      'output.weight': ['W', lecture ? 'h,y' : 'hy'],
      'output.bias': ['b', 'y'],
      'embedding.weight': ['E', ''],
    });
    return names[name] ?? [name, ''];
  }

  /** @param {number} unit @param {string} block */
  unitName(unit, block) {
    const { trace } = this.instrument;
    if (!trace) return `${unit + 1}`;
    if (isParameter(block)) {
      const cols = trace.shape(block)[1] ?? 1;
      return `${Math.floor(unit / cols) + 1},${(unit % cols) + 1}`;
    }
    if (block === 'y' || block === 'logits' || block === 'x')
      return trace.index.vocabulary[unit] ?? `${unit + 1}`;
    return `${unit + 1}`;
  }

  /** @param {Term} term @param {number} most */
  term(term, most) {
    const { instrument } = this;
    const write = writer(instrument.language);
    const share = Math.abs(term.value) / (most || 1);
    const named = term.label === 'rest';
    const factors = term.factors ?? [];
    return html`<tr>
      <th scope="row">${
        named
          ? this.t('inspector-rest')
          : factors.length
            ? factors.map((factor, i) => html`${i ? ' · ' : ''}${this.factor(factor)}`)
            : term.label
      }</th>
      <td class="product">${factors.length > 1 ? factors.map(({ value }) => write.short(value)).join(' × ') : ''}</td>
      <td class="bar"><span class=${term.value < 0 ? 'minus' : 'plus'} style=${styleMap({ width: `${50 * share}%` })}></span></td>
      <td class="number">${write.short(term.value)}</td>
    </tr>`;
  }

  /** @param {Factor} factor */
  factor({ block, parameter, t, index, function: applied }) {
    const of = parameter ?? block;
    if (!of) return nothing;
    const unit = index.map((i) => i + 1).join(',');
    const name = this.name(of, t ?? 0, unit);
    return applied ? html`${applied}(${name})` : name;
  }

  /** Whether the position has got as far as this block at this time. @param {string} block */
  known(block) {
    const { trace, position } = this.instrument;
    const { t } = this.place;
    return isParameter(block) || !trace || t === 0 || trace.ready(block, t, position);
  }

  made() {
    const found = this.explanation;
    const { block } = this.place;
    const { instrument } = this;
    if (this.word !== null || isParameter(block)) return nothing;
    const terms = (found?.terms ?? []).filter(({ value }) => value !== 0);
    if (!found || terms.length === 0 || !this.known(block)) return nothing;
    const { outer } = this;
    const write = writer(instrument.language);
    const most = Math.max(...terms.map((term) => Math.abs(term.value)));
    const through = Math.abs(found.total - found.value) > 1e-4 * Math.max(1, Math.abs(found.value));
    return html`<table>
        <caption class="unseen">${this.t('inspector-label')}</caption>
        <tbody>${terms.map((term) => this.term(term, most))}</tbody>
        ${
          terms.length > 1 || through || outer
            ? html`<tfoot>
                <tr>
                  <th scope="row" colspan="3">${outer?.block ? this.name(outer.block, outer.t ?? 0, outer.index[0] + 1) : this.t('inspector-sum')}</th>
                  <td class="number">${write.fixed(found.total, 3)}</td>
                </tr>
                ${
                  outer
                    ? html`<tr class="applied">
                        <th scope="row" colspan="3">${this.factor(outer)}</th>
                        <td class="number">${write.fixed(outer.value, 3)}</td>
                      </tr>`
                    : nothing
                }
              </tfoot>`
            : nothing
        }
      </table>`;
  }

  gradient() {
    const { instrument } = this;
    const { trace } = instrument;
    const { block, t, unit } = this.place;
    const name = isParameter(block) ? `grad.${block}` : block === 'y' ? 'dlogits' : `d${block}`;
    // A one-hot input is a word: there is nothing to raise.
    if (!trace?.has(name) || (t === 0 && !isParameter(block)) || this.word !== null) return nothing;
    const g = isParameter(block) ? trace.array(name)[unit] : trace.vector(name, t)[unit];
    if (g === undefined) return nothing;
    if (!this.known(name)) {
      return html`<p class="gradient later"><span>${this.t('inspector-gradient')}</span><span>${this.t('inspector-later')}</span></p>`;
    }
    const write = writer(instrument.language);
    const hint = block !== 'y' && block !== 'x';
    return html`<p class="gradient"><span>${this.t('inspector-gradient')}</span><b>${write.compact(g)}</b></p>
      ${hint ? html`<p class="hint">${this.t('inspector-gradient-hint', { change: write.compact(0.01 * g) })}</p>` : nothing}`;
  }

  /** @param {Event} event */
  async set(event) {
    event.preventDefault();
    const { block, unit } = this.place;
    const { trace } = this.instrument;
    const input = this.renderRoot.querySelector('input');
    const value = readNumber(input?.value ?? '');
    if (!trace || !Number.isFinite(value)) return;
    const cols = trace.shape(block)[1] ?? 1;
    await this.instrument.edit(block, [Math.floor(unit / cols), unit % cols], value);
  }

  editor() {
    const { instrument } = this;
    const { block, t } = this.place;
    const { trace } = instrument;
    if (!trace || instrument.controls === 'none') return nothing;
    if (this.word !== null) return this.words(t);
    if (!isParameter(block) || /^(grad|new)\./.test(block)) return nothing;
    return html`<form @submit=${this.set}>
      <label>${this.t('inspector-edit')}
        <input inputmode="decimal" .value=${instrument.num(this.value ?? 0, 4, { plain: true })} /></label>
      <button type="submit">${this.t('inspector-apply')}</button>
    </form>`;
  }

  /** Another word at this place of the sequence. @param {number} t */
  words(t) {
    const { instrument } = this;
    const { trace } = instrument;
    if (!trace) return nothing;
    const { vocabulary, ids, tokens } = /** @type {import('../engine/trace.js').Trace} */ (trace)
      .index;
    const glue = instrument.settings.unit === 'character' ? '' : ' ';
    return html`<form><label>${this.t('inspector-token')}
      <select @change=${(/** @type {any} */ e) => {
        const next = [...tokens];
        next[t - 1] = vocabulary[Number(e.target.value)];
        instrument.change('sequence', next.join(glue));
      }}>
        ${vocabulary.map((word, id) => html`<option value=${id} ?selected=${id === ids[t - 1]}>${word === ' ' ? '␣' : word === '\n' ? '¶' : word}</option>`)}
      </select></label></form>
      <p class="hint">${this.t('inspector-token-hint')}</p>`;
  }

  render() {
    const { instrument } = this;
    const { block, t, unit } = this.place;
    const { value } = this;
    if (!block || value === null) return nothing;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    const sign = value < 0 ? 'minus' : 'plus';
    const kind = instrument.trace?.block(block).kind ?? 'value';
    return html`<section aria-label=${this.t('inspector-label')}>
      <header>
        <span class="what">${this.name(block, t, this.word === null ? this.unitName(unit, block) : '')}</span>
        ${this.word !== null ? html`<b>= ${this.word}</b>` : !this.known(block) ? html`<span class="later">${this.t('inspector-later')}</span>` : html`<b class="${kind} ${sign}">= ${instrument.num(value, 5, { plain: Math.abs(value) > 1e-5 })}</b>`}
        <button type="button" class="bare" aria-label=${this.t('inspector-close')} @click=${() => instrument.select(null)}>×</button>
      </header>
      ${this.made()}${this.gradient()}${this.editor()}
    </section>`;
  }
}

customElements.define('seq-inspector', SeqInspector);
