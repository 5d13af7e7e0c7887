import { html, nothing } from 'lit';

/** What a viewer types: a sentence to watch, or two columns of text to learn. */

/** @typedef {import('./model.js').Model} Model */

/** The buttons, and the panel that is open. @param {Model} m */
export function panel(m) {
  const { host, lane, frame, small } = m;
  if (host.controls === 'none') return nothing;
  const at = small ? '' : `left:calc(80 * var(--u));top:calc(${lane.source.y + 4} * var(--u))`;
  const button = (/** @type {'sentence' | 'corpus'} */ id, /** @type {string} */ sign) => {
    const name = m.t(`panel-${id}`);
    return html`<button type="button" aria-label=${name} title=${name} aria-expanded=${host.panel === id} @click=${() => host.openPanel(host.panel === id ? '' : id)}>${sign}</button>`;
  };
  return html`<div class="open" style=${at}>${button('sentence', '✎')}${button('corpus', '⇥')}</div>
    ${host.panel ? host.typed?.(m, small ? '' : `left:calc(${frame.x0} * var(--u));top:calc(${lane.source.bottom + 2} * var(--u))`) : nothing}`;
}
