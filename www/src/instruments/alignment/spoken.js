import { html, nothing } from 'lit';
import { saidBy } from './words.js';

/** The picture in words, for who does not see it: a row for each word written. @param {import('./model.js').Model} m */
export function spoken(m) {
  const { view, host } = m;
  const { count, of } = view.agreement;
  const none = m.t('not-yet');
  const place = (/** @type {number} */ i, /** @type {number} */ rank) => {
    const order = Array.from(view.row(i), (a, at) => ({ a, at })).sort((x, y) => y.a - x.a);
    const found = order[rank];
    return found ? `${view.source[found.at]} ${host.percent(found.a)}` : '–';
  };
  return html`<div class="unseen"><table>
    <caption>${m.t('table')}</caption>
    <tr><th scope="col">${m.t('table-word')}</th><th scope="col">${m.t('table-first')}</th><th scope="col">${m.t('table-second')}</th><th scope="col">${m.t('table-gold')}</th></tr>
    ${view.words.map((word, at) => {
      const i = at + 1;
      const known = m.looked(i);
      const gold = [...view.gold(i)].map((j) => view.source[j - 1]).join(', ');
      return html`<tr><th scope="row">${view.ends(i) ? m.t('end-mark') : word}</th><td>${known ? place(i, 0) : none}</td><td>${known ? place(i, 1) : none}</td><td>${gold || '–'}</td></tr>`;
    })}
  </table></div>
  <p class="unseen">${of > 0 ? m.t('agreement', { count, of }) : nothing}
    ${view.roles.map((role) => {
      const { said } = saidBy(m, role);
      const name = role === 'without' ? m.t('without') : m.t(`role-${role}`);
      return html`${name}: ${said.map(({ word }) => word).join(' ') || m.t('nothing-said')}. `;
    })}</p>`;
}
