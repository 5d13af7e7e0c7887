import { html } from 'lit';

/** The picture in words, for who does not see it. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m @param {import('./market.js').Market} view */
export function spokenHouses(m, view) {
  const { known, values, scores, weights, products, score_slopes: slopes } = view.told;
  const none = m.t('not-yet');
  const cell = (/** @type {any} */ op, /** @type {string} */ text) =>
    html`<td>${view.done(op, m.position) ? text : none}</td>`;
  return html`<div class="unseen"><table><caption>${m.t('table')}</caption>
    <tr><td></td>${['attributes', 'scores', 'weights', 'values', 'product', 'slope'].map((id) => html`<th scope="col">${m.t(`lane-${id}`)}</th>`)}</tr>
    ${known.map(
      ([area, rooms, pool], i) =>
        html`<tr><th scope="row">${m.t('house', { i: i + 1 })}</th><td>${m.t('query-at', { area, rooms, pool: String(pool > 0) })}</td>
        ${cell('s', m.write.compact(scores[i]))}${cell('w', m.weight(weights[i]))}<td>${m.price(values[i])}</td>${cell('p', m.write.compact(products[i]))}${cell('ds', m.write.compact(slopes[i]))}</tr>`,
    )}</table></div>`;
}

/** @param {Model} m @param {import('./translator.js').Translator} view */
export function spokenRoles(m, view) {
  const i = view.wordAt(m.position);
  const none = m.t('not-yet');
  return html`<div class="unseen"><table><caption>${m.t('table-roles', { word: view.words[i - 1] })}</caption>
    <tr><td></td>${view.source.map((word) => html`<th scope="col">${word}</th>`)}</tr>
    <tr><th scope="row">e</th>${view.source.map((_, j) => html`<td>${view.done('e', i, m.position) ? m.write.fixed(view.scores(i)[j], 2) : none}</td>`)}</tr>
    <tr><th scope="row">α</th>${view.source.map((_, j) => html`<td>${view.done('α', i, m.position) ? m.write.fixed(view.weights(i)[j], 2) : none}</td>`)}</tr></table></div>`;
}
