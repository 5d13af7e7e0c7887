import { html } from 'lit';
import { arrived, leads, normOf, ROWS } from './lanes-gradients.js';

/** The picture in words, for who does not see it. @param {import('./model.js').Model} m */
export function spoken(m) {
  const { view } = m;
  const steps = Array.from({ length: Math.min(m.T, 32) }, (_, i) => i + 1);
  const none = m.t('not-yet');
  return html`<div class="unseen"><table>
    <caption>${m.t('table')}</caption>
    <tr><td></td>${steps.map((t) => html`<th scope="col">t = ${t}</th>`)}</tr>
    <tr><th scope="row">${m.t('lane-bits')}</th>${steps.map((t) => html`<td>${t > m.seen ? m.t('hidden-bit') : m.bit(t)}</td>`)}</tr>
    <tr><th scope="row">${m.t('lane-target')}</th>${steps.map((t) => html`<td>${m.target(t) ?? '–'}</td>`)}</tr>
    ${
      /** @type {const} */ (['both', 'past']).map(
        (id) =>
          html`<tr><th scope="row">${m.t(`lane-${id}`)}</th>${steps.map((t) => {
            const of = id === 'both' ? view : view.past;
            return html`<td>${m.done('y', t) ? `${of.index.given[t - 1]} (${m.write.fixed(view.one(of, t), 2)})` : none}</td>`;
          })}</tr>`,
      )
    }
    ${ROWS.map(
      (row) =>
        html`<tr><th scope="row">${m.t(`lane-${row.id}`)}</th>${steps.map((t) => html`<td>${leads(m, row, t) ? (arrived(m, row, t) ? m.write.compact(normOf(m, row, t)) : none) : '–'}</td>`)}</tr>`,
    )}
  </table></div>`;
}
