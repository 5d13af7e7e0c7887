import { html, nothing } from 'lit';

/** The picture in words, for who does not see it. */

/** @typedef {import('./model.js').Model} Model */

const ROLES = /** @type {const} */ (['plain', 'reversed', 'attention']);

/** @param {Model} m */
export function spoken(m) {
  const { view, host } = m;
  const writes = Array.from({ length: view.I }, (_, k) => k + 1);
  const none = m.t('not-yet');
  const shares = view.shares('plain');
  return html`<div class="unseen"><table><caption>${m.t('table-written')}</caption>
      <tr><td></td>${writes.map((i) => html`<th scope="col">${i}</th>`)}</tr>
      <tr><th scope="row">${m.t('lane-inputs')}</th>${writes.map((i) => html`<td>${m.done('s', i) ? view.fed(i) : none}</td>`)}</tr>
      <tr><th scope="row">${m.t('lane-shares')}</th>${writes.map((i) => html`<td>${m.done('y', i) ? `${view.words[i - 1]} ${m.write.fixed(view.probability(i), 2)}` : none}</td>`)}</tr></table></div>
    ${
      shares.length === 0
        ? nothing
        : html`<div class="unseen"><table><caption>${m.t('table-shares')}</caption>
      <tr><td></td>${shares.map(({ least, most }) => html`<th scope="col">${least === most ? least : `${least}–${most}`}</th>`)}</tr>
      ${ROLES.map((role) => html`<tr><th scope="row">${m.t(`read-${role}`)}</th>${view.shares(role).map(({ share }) => html`<td>${host.percent(share)}</td>`)}</tr>`)}</table></div>`
    }`;
}
