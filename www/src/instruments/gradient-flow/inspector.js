import { html, nothing } from 'lit';
import { FACTORS } from './spectrum.js';

/** How one number of the picture was made: a gradient at the cursor, or a singular value. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function inspector(m) {
  const { host } = m;
  if (host.look_) return card(m, figure(m, host.look_));
  if (host.singular !== null && host.factors) return card(m, singular(m, host.singular));
  return nothing;
}

/** @typedef {{name: unknown, value: string, kind: string, rows: Array<[unknown, string]>, words: string}} Told */

/** @param {Model} m @param {Told} told */
function card(m, { name, value, kind, rows, words }) {
  return html`<section class="inspect" aria-label=${m.host.t('inspector-label')}>
    <header><span class="what">${name}</span><b class=${kind}>${value}</b>
      <button type="button" aria-label=${m.host.t('inspector-close')} @click=${() => m.host.pick(null)}>×</button></header>
    ${rows.length > 0 ? html`<table>${rows.map(([what, much]) => html`<tr><th scope="row">${what}</th><td>${much}</td></tr>`)}</table>` : nothing}
    <p>${words}</p>
  </section>`;
}

/** @param {string} base @param {string | number} below */
const sym = (base, below) => html`<span class="sym"><i>${base}</i><sub>${below}</sub></span>`;
/** @param {string} base @param {string | number} below */
const length = (base, below) =>
  html`<span class="sym">‖∂<i>𝐿</i>/∂<i>${base}</i><sub>${below}</sub>‖</span>`;

/** @param {Model} m @param {string} id @returns {Told} */
function figure(m, id) {
  const { race, lag, k } = m;
  const memory = id === 'memory';
  const lane = race.of(/** @type {import('./race.js').Cell} */ (memory ? 'lstm' : id));
  const logs = memory ? lane.cell : lane.hidden;
  const letter = memory ? '𝑐' : 'ℎ';
  /** @type {Array<[unknown, string]>} */
  const rows = [];
  if (lag > 0) {
    rows.push([length(letter, k + 1), m.amount(logs[lag - 1])]);
    if (id === 'rnn')
      rows.push([html`× diag(<i>𝑔</i>′(${sym('𝑎', k + 1)}))`, m.amount(lane.inside[lag - 1])]);
    else if (memory) rows.push([m.t('inspect-gate', { m: k + 1 }), m.write.fixed(lane.open[k], 3)]);
    else rows.push([m.t('inspect-slopes'), m.amount(lane.inside[lag - 1])]);
    rows.push([
      id === 'rnn' ? html`× <span class="sym">𝑊<sub>ℎ</sub>ᵀ</span>` : m.t('inspect-sum'),
      m.amount(logs[lag]),
    ]);
    if (id === 'rnn') {
      rows.push([m.t('inspect-bound'), m.amount(lane.bound[lag])]);
      if (m.host.product && m.cell === 'rnn')
        rows.push([m.t('line-product'), m.amount(m.host.product[lag])]);
    } else rows.push([m.t(`line-kept-${memory ? 'lstm' : id}`), m.amount(lane.kept[lag])]);
  }
  return {
    name: html`${length(letter, k)} ${m.t(`name-${id}`)}`,
    value: logs[lag] === Number.NEGATIVE_INFINITY ? m.t('zero') : m.amount(logs[lag]),
    kind: 'gradient',
    rows,
    words: m.t(lag === 0 ? 'inspect-first' : 'inspect-means', {
      k,
      last: m.T,
      value: m.amount(logs[lag]),
    }),
  };
}

/** @param {Model} m @param {number} i @returns {Told} */
function singular(m, i) {
  const { other_values: other, diagonal_values: diagonal, jacobian_values: whole } = m.host.factors;
  const names = FACTORS[m.cell];
  const write = (/** @type {number} */ v) => m.write.compact(v);
  return {
    name: html`<span class="sym">𝜎<sub>${i + 1}</sub>(𝐽<sub>${m.m}</sub>)</span>`,
    value: write(whole[i]),
    kind: '',
    rows: [
      [
        html`<span class="sym">𝜎<sub>${i + 1}</sub></span> ${plainName(m, names.other)}`,
        write(other[i]),
      ],
      [
        html`<span class="sym">𝜎<sub>${i + 1}</sub></span> ${plainName(m, names.diagonal)}`,
        write(diagonal[i]),
      ],
    ],
    words: m.t(
      i === 0 ? 'inspect-largest' : i === whole.length - 1 ? 'inspect-least' : 'inspect-singular',
      { i: i + 1, m: m.m },
    ),
  };
}

/** @param {Model} m @param {string} name */
const plainName = (m, name) => {
  if (name === '↺') return m.t(`around-${m.cell}`);
  return { 'W_h^⊤': 'W_hᵀ', f_m: 'f', '1−z_m': '1−z' }[name] ?? name;
};
