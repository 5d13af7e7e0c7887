import { html, nothing } from 'lit';

/** The small panel in which a word is chosen or a weight typed, at the place that was clicked. */

/** @typedef {import('./model.js').Model} Model */
/**
 * @typedef {{kind:'token', t:number, x:number, y:number} |
 *   {kind:'weight', row:number, column:number, x:number, y:number}} Editing x and y in the score's units
 */

/** @param {Model} m */
export function editor(m) {
  const { editing } = m.host;
  if (!editing) return nothing;
  const x = Math.max(
    m.small ? 24 : 6,
    Math.min(m.small ? 50 : 76, (100 * editing.x) / m.frame.width),
  );
  const below = editing.y < m.height * 0.55;
  const y = (100 * editing.y) / m.height;
  const place = below ? `top:${y}%` : `bottom:${100 - y}%`;
  return html`<div class="editor" style="left:${x}%;${place}" @pointerdown=${stop} @click=${stop} @keydown=${(
    /** @type {KeyboardEvent} */ e,
  ) => {
    e.stopPropagation();
    if (e.key === 'Escape') m.host.closeEditor();
  }}>
    ${editing.kind === 'token' ? words(m, editing.t) : weight(m, editing.row, editing.column)}
    <button class="close" aria-label=${m.t('bptt-edit-close')} @click=${() => m.host.closeEditor()}>×</button></div>`;
}

const stop = (/** @type {Event} */ event) => event.stopPropagation();

/** Symbols that cannot be seen, made visible. @param {string} text */
export const visible = (text) => text.replace(/ /g, '␣').replace(/\n/g, '↵').replace(/\t/g, '⇥');

/** @param {Model} m @param {number} t */
function words(m, t) {
  const { vocabulary, tokens } = m.trace.index;
  return html`<form @submit=${(/** @type {SubmitEvent} */ e) => {
    e.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLFormElement} */ (e.target).elements[0]
    );
    if (field.value) m.host.setToken(t, field.value);
  }}>
      <label>${m.t('bptt-edit-token', { t })}<input name="word" .value=${tokens[t - 1]} autocomplete="off" spellcheck="false" list="vocabulary" /></label>
      <button>${m.t('bptt-edit-apply')}</button></form>
    <div class="choices">${vocabulary
      .slice(0, 60)
      .map(
        (word) =>
          html`<button aria-pressed=${word === tokens[t - 1]} @click=${() => m.host.setToken(t, word)}>${visible(word)}</button>`,
      )}</div>`;
}

/** @param {Model} m @param {number} row @param {number} column */
function weight(m, row, column) {
  const { H } = m;
  const value = m.trace.at('weight_hh_l0', row, column);
  const name = 'weight_hh_l0';
  return html`<form @submit=${(/** @type {SubmitEvent} */ e) => {
    e.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLFormElement} */ (e.target).elements[0]
    );
    const typed = Number(field.value);
    if (field.value !== '' && Number.isFinite(typed)) m.host.setWeight(row, column, typed);
  }}>
    <label>${m.t('bptt-edit-weight', { name, from: column + 1, to: (row % H) + 1 })}<input type="number" step="any" .value=${value.toFixed(4)} /></label>
    <button>${m.t('bptt-edit-apply')}</button></form>`;
}
