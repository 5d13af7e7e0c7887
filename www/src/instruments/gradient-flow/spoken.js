import { html } from 'lit';

/** The picture in words, for who does not see it: every sixteenth step of each gradient. */

/** @param {import('./model.js').Model} m */
export function spoken(m) {
  /** @type {number[]} */
  const lags = [];
  for (let lag = 0; lag <= m.lag; lag += 16) lags.push(lag);
  if (lags.at(-1) !== m.lag) lags.push(m.lag);
  return html`<div class="unseen"><table>
    <caption>${m.t('table')}</caption>
    <tr><td></td>${lags.map((lag) => html`<th scope="col">k = ${m.T - lag}</th>`)}</tr>
    ${m.lines.map(
      ({ name, logs }) =>
        html`<tr><th scope="row">${name}</th>${lags.map((lag) => html`<td>${m.amount(logs[lag])}</td>`)}</tr>`,
    )}
  </table></div>`;
}
