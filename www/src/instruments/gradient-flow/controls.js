import { html, nothing } from 'lit';
import { applies, fromSlider, PLACES, show, toSlider } from '../../elements/settings-form.js';
import '../../elements/settings-words.js';

/** Sliders and switches that stand in the picture, each repeating one row of the settings. */

/** @typedef {import('./element.js').GradientFlowElement} Host */

/** What the slider of the recurrent weights sets. @type {Record<string, string>} */
export const SIZE = {
  uniform: 'factor',
  radius: 'radius',
  largest: 'largest',
  orthogonal: 'factor',
};

/** @param {Host} host @param {string} name of the setting */
const rowOf = (host, name) => host.table.find((row) => row.name === name);

/** @param {Host} host @param {string} name @param {unknown} label what stands before it */
export function slider(host, name, label) {
  const row = rowOf(host, name);
  if (!row || !applies(row, host.settings_)) return nothing;
  const value = Number(host.settings_[name]);
  const shown = show(value, host.language);
  return html`<div class="knob">
    <span class="label">${label}</span>
    <input type="range" min="0" max=${PLACES} value=${toSlider(row, value)} .value=${String(toSlider(row, value))} aria-label=${host.t(`setting-${name}`)} aria-valuetext=${shown}
      @input=${(/** @type {any} */ event) => host.slide(name, fromSlider(row, Number(event.target.value)))} />
    <output>${shown}</output>
  </div>`;
}

/** @param {Host} host @param {string} name @param {(choice: string) => string} words */
export function choice(host, name, words) {
  const row = rowOf(host, name);
  if (!row || !applies(row, host.settings_)) return nothing;
  const now = String(host.settings_[name]);
  return html`<select aria-label=${host.t(`setting-${name}`)} .value=${now} @change=${(/** @type {any} */ event) => host.change(name, event.target.value)}>
    ${row.choices.map((/** @type {string} */ one) => html`<option value=${one} ?selected=${one === now}>${words(one)}</option>`)}
  </select>`;
}

/** One of few, side by side. @param {Host} host @param {string} name @param {(choice: string) => string} words */
export function segments(host, name, words) {
  const row = rowOf(host, name);
  if (!row) return nothing;
  const now = String(host.settings_[name]);
  return html`<div class="segments" role="group" aria-label=${host.t(`setting-${name}`)}>
    ${row.choices.map((/** @type {string} */ one) => html`<button type="button" aria-pressed=${one === now} @click=${() => host.change(name, one)}>${words(one)}</button>`)}
  </div>`;
}

/** The three cells' names with what opens or closes them. @param {Host} host */
export function knobs(host) {
  const { recurrent, cell, watched } = host.settings_;
  const size = SIZE[String(recurrent)];
  const name = (/** @type {string} */ id) =>
    html`<button type="button" class="cell" aria-pressed=${cell === id} title=${host.t('gradient-flow-take-apart', { cell: id.toUpperCase() })} @click=${() => host.change('cell', id)}>${id.toUpperCase()}</button>`;
  const which = choice(host, 'recurrent', (one) => host.t(`choice-recurrent-${one}`));
  return {
    input: slider(
      host,
      'input_strength',
      html`<span class="unseen">${host.t('setting-input_strength')}</span>`,
    ),
    rnn: html`${name('rnn')}${slider(host, size, which)}`,
    lstm: html`${name('lstm')}${slider(host, 'forget_bias', bias('𝑓'))}`,
    gru: html`${name('gru')}${slider(host, 'update_bias', bias('𝑧'))}`,
    activation:
      cell === 'rnn' && watched === 'noise'
        ? html`<span class="label">g =</span>${choice(host, 'activation', (one) => host.t(`choice-activation-${one}`))}`
        : nothing,
  };
}

/** @param {string} gate */
const bias = (gate) => html`<span class="sym"><i>𝑏</i><sub>${gate}</sub></span>`;

/** What is watched: noise, or a task that can be learnt, and how far that is. @param {Host} host */
export function training(host) {
  const learns = host.settings_.watched === 'order';
  const step = host.trainingStep;
  const furthest = Math.max(step, host.info?.furthest ?? 0, host.history.at(-1)?.step ?? 0);
  if (!learns) {
    return html`<div class="learning"><button type="button" class="go" @click=${() => host.change('watched', 'order')}>${host.t('gradient-flow-learn')}</button></div>`;
  }
  return html`<div class="learning">
    <button type="button" class="go" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.t(host.training ? 'training-pause' : 'training-play')}</button>
    <input type="range" min="0" max=${Math.max(1, furthest)} .value=${String(step)} ?disabled=${furthest === 0} aria-label=${host.t('training-scrub')}
      aria-valuetext=${host.t('training-scrub-at', { step, last: furthest })} @input=${(/** @type {any} */ event) => host.slide('training_step', Number(event.target.value))} />
    <output>${host.whole(step)}</output>
    <button type="button" class="close" title=${host.t('gradient-flow-unlearn')} aria-label=${host.t('gradient-flow-unlearn')} @click=${() => host.change('watched', 'noise')}>×</button>
  </div>`;
}
