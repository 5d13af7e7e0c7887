import { html } from 'lit';

/** The picture in words, for who does not see it. @param {import('./model.js').Model} m */
export function spoken(m) {
  return html`<div class="unseen"><table>
    <caption>${m.t('table')}</caption>
    <tr><td></td>${m.plan.columns.map((_, column) => html`<th scope="col">${m.label(column)}</th>`)}</tr>
    ${m.plan.cells.map(
      (_, cell) =>
        html`<tr><th scope="row">${m.name(cell)}</th>${m.plan.columns.map((_, column) => {
          const { of, ended, solved } = m.view.tally(cell, column, m.position);
          const reach = m.view.reach(cell, column);
          return html`<td>${ended === 0 ? m.t('stand-none') : m.t('tally', { solved, ended, of })}${reach ? ` ; r = ${m.write.compact(reach.ratio)}` : ''}</td>`;
        })}</tr>`,
    )}
  </table></div>`;
}
