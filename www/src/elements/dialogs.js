/** Share, export, help: one small dialog at a time. */
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { exportJson, exportPng, exportSvg } from './export.js';
import { icons } from './icons.js';
import { snippets } from './share.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

const KEYS = ['operation', 'step', 'ends', 'play', 'update', 'reset', 'fold', 'help'];

/** @param {Element | undefined} dialog */
const open = (dialog) => {
  if (dialog instanceof HTMLDialogElement && dialog.isConnected && !dialog.open) dialog.showModal();
  else if (dialog instanceof HTMLDialogElement && !dialog.isConnected) {
    queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());
  }
};

/** @param {InstrumentElement} element */
export function renderDialog(element) {
  if (!element.dialog) return nothing;
  const close = () => element.openDialog('');
  const inside = { share: renderShare, export: renderExport, help: renderHelp }[element.dialog];
  return html`<dialog ${ref(open)} aria-labelledby="dialog-title" @close=${close}>
    <h2>
      <span id="dialog-title">${element.t(`seq-${element.dialog}`)}</span>
      <button class="tool" aria-label=${element.t('seq-close')} @click=${close}>${icons.close}</button>
    </h2>
    ${inside(element)}
  </dialog>`;
}

/** @param {InstrumentElement} element */
function renderShare(element) {
  const byHand = element.byHand ? html`<p>${element.t('seq-share-by-hand')}</p>` : nothing;
  const ways = Object.entries(snippets(element)).map(
    ([kind, text]) => html`
      <label for="share-${kind}">${element.t(`seq-share-${kind}`)}</label>
      <div class="copy">
        <textarea id="share-${kind}" readonly rows="2" .value=${text}></textarea>
        <button class="action" @click=${(/** @type {any} */ event) => copy(element, event.target, text)}>
          ${element.t('seq-copy')}
        </button>
      </div>
    `,
  );
  return [byHand, ways];
}

/**
 * @param {InstrumentElement} element
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
async function copy(element, button, text) {
  const area = button.parentElement?.querySelector('textarea');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the right to the clipboard, the old way: the text is selected, and copied if allowed.
    area?.select();
    document.execCommand('copy');
  }
  const before = button.textContent;
  button.textContent = element.t('seq-copied');
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

/** @param {InstrumentElement} element */
function renderExport(element) {
  /** @param {(element: InstrumentElement) => Promise<void>} act */
  const run = (act) => () => act(element).catch((error) => element.driver.fail(error));
  return html`
    <p>${element.t('seq-export-what')}</p>
    <div class="actions">
      <button class="action" @click=${run(exportSvg)}>${element.t('seq-export-svg')}</button>
      <button class="action" @click=${run(exportPng)}>${element.t('seq-export-png')}</button>
      <button class="action" @click=${run(exportJson)}>${element.t('seq-export-json')}</button>
    </div>
  `;
}

/** @param {InstrumentElement} element */
const renderHelp = (element) => html`
  <dl class="help">
    ${KEYS.map(
      (key) => html`<dt>${element.t(`seq-key-${key}`)}</dt>
        <dd>${element.t(`seq-key-${key}-does`)}</dd>`,
    )}
  </dl>
`;
