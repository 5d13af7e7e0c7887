/** Share, export, help: one small dialog at a time. */
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { register } from '../i18n/i18n.js';
import './export-dialog.js';
import { icons } from './icons.js';
import './share-dialog.js';

register('dialogs', {
  en: () => import('./dialogs-en.ftl?raw'),
  fr: () => import('./dialogs-fr.ftl?raw'),
});

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
  // In a small frame the picture shrinks; what is to be read and pressed does not.
  return html`<dialog
    ${ref(open)}
    class=${element.dialog}
    style="--u: ${Math.max(1, element.u)}px"
    aria-labelledby="dialog-title"
    @close=${close}
  >
    <h2>
      <span id="dialog-title">${element.t(`seq-${element.dialog}`)}</span>
      <button class="tool" aria-label=${element.t('seq-close')} @click=${close}>${icons.close}</button>
    </h2>
    ${inside(element)}
  </dialog>`;
}

/** @param {InstrumentElement} element */
const renderShare = (element) =>
  html`<seq-share data-part .instrument=${element} .revision=${element.revision}></seq-share>`;

/** @param {InstrumentElement} element */
const renderExport = (element) =>
  html`<seq-export data-part .instrument=${element} .revision=${element.revision}></seq-export>`;

/** @param {InstrumentElement} element */
const renderHelp = (element) => html`
  <dl class="help">
    ${KEYS.map(
      (key) => html`<dt>${element.t(`seq-key-${key}`)}</dt>
        <dd>${element.t(`seq-key-${key}-does`)}</dd>`,
    )}
  </dl>
`;
