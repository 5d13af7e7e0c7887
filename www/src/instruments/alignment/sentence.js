import { css, html } from 'lit';

/** The words that a sentence may have: found by their beginning, and each put behind what is typed. */

/** @typedef {import('./model.js').Model} Model */

/** More are found by typing how they begin. */
const SHOWN = 300;

/** What a word that is picked makes of what is typed: before the last stop, where there is one. @param {string} text @param {string} word @param {string} glue */
export function withWord(text, word, glue) {
  const stop = /^(.*?)(\s*\.\s*)$/s.exec(text);
  const before = glue && stop && word !== '.' ? stop[1] : text;
  const after = before === text ? '' : (stop?.[2] ?? '');
  return `${before.trimEnd()}${before.trim() && glue}${word}${after}`;
}

/** Those that begin so. @param {string[]} words @param {string} beginning */
export function beginning(words, beginning) {
  const wanted = beginning.trim().toLowerCase();
  return words.filter((word) => word.toLowerCase().startsWith(wanted));
}

/** @param {Model} m */
export function known(m) {
  const { host } = m;
  /** @type {string[]} */
  const words = host.info?.source ?? [];
  const letters = host.settings.task === 'dates';
  const found = beginning(words, host.begins);
  const pick = (/** @type {string} */ word) => {
    const field = /** @type {any} */ (host.renderRoot.querySelector('.typed seq-text-field'));
    field.draft = withWord(field.draft ?? field.inForce, word, letters ? '' : ' ');
    field.focusField();
  };
  return html`<details><summary>${m.t('panel-known', { count: words.length, shown: host.whole(words.length) })}</summary>
    ${
      letters
        ? ''
        : html`<label>${m.t('panel-begins')} <input spellcheck="false" autocomplete="off" .value=${host.begins} @input=${(
            /** @type {any} */ event,
          ) => {
            host.begins = event.target.value;
            host.requestUpdate();
          }}></label>`
    }
    <p class="known">${found.slice(0, SHOWN).map((word, n) => html`${n ? ' · ' : ''}<button type="button" class="pick" @click=${() => pick(word)}>${word === ' ' ? '␣' : word}</button>`)}${found.length > SHOWN ? ' …' : ''}</p></details>`;
}

export const sentenceStyles = css`
  .typed .pick {
    padding: 0 calc(2 * var(--u));
    border: 0;
    border-radius: calc(3 * var(--u));
    background: none;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .typed .pick:hover {
    text-decoration: underline;
  }
  .typed label input {
    margin-inline-start: calc(6 * var(--u));
    inline-size: calc(120 * var(--u));
    padding: calc(2 * var(--u)) calc(6 * var(--u));
    border: 1px solid var(--line2);
    border-radius: calc(5 * var(--u));
    background: var(--plane);
    color: var(--ink);
    font: inherit;
  }
  .typed .example {
    margin-block-start: calc(8 * var(--u));
    padding: calc(4 * var(--u)) calc(10 * var(--u));
    border: 1px solid var(--line2);
    border-radius: calc(5 * var(--u));
    background: var(--plane);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .small .typed :is(.pick, .example, label input) {
    min-block-size: 36px;
  }
`;
