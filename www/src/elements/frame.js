/** The frame: header, readout, stage, drawer. What stands in them belongs to others. */
import { html, nothing } from 'lit';
import { renderHeader } from './header.js';
import { renderProblems } from './messages.js';
import { renderTransport } from './transport.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** @param {InstrumentElement} element */
export function renderFrame(element) {
  const { controls, layout, onItsSide, trace, u, revision } = element;
  const bare = controls === 'none';
  const full = controls === 'full';
  const failed = !trace && Object.keys(element.problems).length > 0;
  // What the page put inside the tag for those without scripts also stands in for an engine that failed.
  const waiting = failed
    ? html`<slot></slot>`
    : html`<p class="waiting">${element.t('seq-loading')}</p>`;
  return html`
    <div class="frame ${layout} ${onItsSide ? 'on-its-side' : ''} ${full ? 'full' : 'bare'}" style="--u: ${u}px" lang=${element.language}>
      ${full ? renderHeader(element) : nothing}
      ${renderProblems(element)}
      ${
        trace
          ? html`<section class="readout" aria-label=${element.t('seq-readout')}>
                <seq-readout data-part .instrument=${element} .revision=${revision}></seq-readout>
              </section>
              <section class="stage" aria-label=${element.t('seq-stage')}>${element.renderStage()}</section>`
          : waiting
      }
      ${full && trace ? html`<seq-drawer data-part .instrument=${element} .revision=${revision}></seq-drawer>` : nothing}
      ${trace ? element.renderInspector() : nothing}
      ${layout === 'stacked' && !bare ? html`<div class="dock">${renderTransport(element, { training: true })}</div>` : nothing}
      ${element.dialog ? element.dialogs?.renderDialog(element) : nothing}
    </div>
  `;
}
