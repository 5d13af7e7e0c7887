import { html, nothing, svg } from 'lit';

/** One example that was kept out of training, and what the model answers. */

/** @typedef {import('./model.js').Model} Model */

const WIDTH = 190;

/** @param {Model} m @param {any} one */
export function answer(m, one) {
  const words = m.host.settings.task === 'agreement';
  const [wanted, given] =
    one.wanted_value === null
      ? [one.wanted, one.given]
      : [one.wanted_value, one.given_value].map((x) => m.write.fixed(x, 2));
  const share =
    one.probability === null ? nothing : html`<small>${m.host.percent(one.probability)}</small>`;
  const verdict = m.t(one.right ? 'right' : 'wrong');
  return html`<li class=${one.right ? 'right' : 'wrong'}>
    <span class="asked" title=${one.tokens.join(' ')}>${words ? sentence(one) : strip(m, one)}</span>
    <span class="given"><span class="unseen">${m.t('answered')}</span>${given}</span>
    <span class="sign" role="img" aria-label=${verdict}>${one.right ? '✓' : '✗'}</span>
    <span class="wanted">${one.right ? nothing : html`<span class="unseen">${m.t('expected')}</span>(${wanted})`} ${share}</span>
  </li>`;
}

/** The subject, how many words are between, the verb that is to be put in its form. @param {any} one */
function sentence(one) {
  const { tokens } = one;
  const between = tokens.slice(2, -1);
  const shown = between.length > 3 ? `… ${between.slice(-2).join(' ')}` : between.join(' ');
  return html`<b>${glue(tokens.slice(0, 2))}</b> ${shown} <i>(${tokens.at(-1)})</i>`;
}

/** @param {string[]} words */
const glue = (words) => words.join(' ').replace(/['’] /, '’');

/** @param {Model} m @param {any} one */
function strip(m, one) {
  const steps = one.tokens.length || one.numbers.length / one.width;
  const x = (/** @type {number} */ t) => 10 + ((WIDTH - 20) * t) / Math.max(1, steps - 1);
  let ticks = '';
  for (let t = 0; t < steps; t++) if (!one.places.includes(t)) ticks += `M${x(t).toFixed(1)} 9v6`;
  const said = (/** @type {number} */ t) => {
    if (one.tokens.length > 0) return one.tokens[t];
    return one.width === 2
      ? m.write.fixed(one.numbers[2 * t], 2)
      : m.write.fixed(one.numbers[t], 0);
  };
  const letters = one.tokens.length > 0 && steps <= 20;
  return html`<svg viewBox="0 0 ${WIDTH} 22" style="inline-size:calc(${WIDTH} * var(--u))" aria-hidden="true">
    ${letters ? one.tokens.map((/** @type {string} */ token, /** @type {number} */ t) => svg`<text x=${x(t)} y="16" text-anchor="middle" font-size="12.5" font-weight=${one.places.includes(t) ? 800 : 400} fill=${one.places.includes(t) ? 'var(--ink)' : 'var(--ink3)'}>${token}</text>`) : svg`<path d=${ticks} stroke="var(--line2)" stroke-width="1.5"></path>${one.places.slice(0, 2).map((/** @type {number} */ t) => svg`<text class="halo" x=${Math.max(14, Math.min(WIDTH - 14, x(t)))} y="17" text-anchor="middle" font-size="13" font-weight="700" fill="var(--ink)">${said(t)}</text>`)}`}</svg>`;
}
