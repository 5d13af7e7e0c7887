/**
 * The drawer at the right: the story, the text with the training, the settings. Closed, only its
 * handle shows; open, it covers the right margin and no column.
 */
import { css, html, nothing } from 'lit';
import { Part, partStyles } from './part.js';
import { tell } from './tell.js';

/** What stands behind a tab comes when the tab is first opened. */
const PARTS = {
  story: (/** @type {import('./instrument.js').InstrumentElement} */ instrument) =>
    Promise.all([import('./story.js'), tell(instrument)]),
  training: () => import('./training.js'),
  settings: () => import('./settings.js'),
};

export class SeqDrawer extends Part {
  static styles = [
    partStyles,
    css`
      :host {
        position: absolute;
        inset-block: calc(44 * var(--u)) 0;
        inset-inline-end: 0;
        z-index: 5;
        pointer-events: none;
      }
      .handles {
        position: absolute;
        inset-inline-end: 0;
        inset-block-start: calc(128 * var(--u));
        display: flex;
        flex-direction: column;
        gap: calc(6 * var(--u));
        pointer-events: auto;
      }
      .handles button {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
        border-inline-end: 0;
        inline-size: calc(20 * var(--u));
        padding: calc(12 * var(--u)) calc(1 * var(--u)) calc(12 * var(--u)) calc(2 * var(--u));
        font-size: calc(12.5 * var(--u));
        line-height: calc(16 * var(--u));
        color: var(--ink2);
        background: var(--raise);
        font-weight: 550;
      }
      /* Not on the button itself: WebKit writes its words horizontally all the same, nor does a
         button there become as wide as such words. */
      .handles span {
        display: block;
        writing-mode: vertical-rl;
        transform: rotate(180deg);
      }
      .panel {
        position: absolute;
        inset-block: 0;
        inset-inline-end: 0;
        inline-size: calc(320 * var(--u));
        background: var(--raise);
        border-inline-start: 1px solid var(--line2);
        box-shadow: 0 0 calc(18 * var(--u)) var(--shade);
        display: flex;
        flex-direction: column;
        pointer-events: auto;
      }
      .head {
        display: flex;
        align-items: stretch;
        border-block-end: 1px solid var(--line2);
        padding-inline: calc(12 * var(--u)) calc(6 * var(--u));
      }
      [role='tablist'] {
        display: flex;
        flex: 1;
      }
      [role='tab'] {
        border: 0;
        border-radius: 0;
        background: none;
        color: var(--ink2);
        padding: calc(10 * var(--u)) calc(9 * var(--u)) calc(8 * var(--u));
        border-block-end: calc(2.5 * var(--u)) solid transparent;
        font-weight: 550;
        white-space: nowrap;
      }
      [role='tab'][aria-selected='true'] {
        color: var(--ink);
        border-block-end-color: var(--ink);
      }
      .close {
        border: 0;
        background: none;
        font-size: calc(18 * var(--u));
        line-height: 1;
        padding: 0 calc(8 * var(--u));
      }
      .body {
        flex: 1;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: calc(12 * var(--u)) calc(20 * var(--u)) calc(16 * var(--u));
        scrollbar-width: thin;
      }
      :host([stacked]) {
        position: fixed;
        inset: auto 0 0 0;
        z-index: 30;
      }
      :host([stacked]) .panel {
        position: static;
        inline-size: 100%;
        block-size: min(72dvh, 620px);
        border-block-start: 1px solid var(--line2);
      }
      /* The story speaks of the picture: it leaves room for it. */
      :host([stacked][low]) .panel {
        block-size: auto;
        max-block-size: 50dvh;
      }
      :host([stacked]) .handles {
        position: fixed;
        inset: auto 0 calc(56px + env(safe-area-inset-bottom)) 0;
        flex-direction: row;
        gap: 0;
        background: var(--raise);
        border-block-start: 1px solid var(--line2);
      }
      :host([stacked]) .handles button {
        flex: 1;
        inline-size: auto;
        border: 0;
        border-radius: 0;
        padding: 9px 4px;
        font-size: 13px;
      }
      :host([on-its-side]) .handles {
        inset: auto auto 0 0;
        inline-size: var(--sentence);
        block-size: 53px;
      }
      :host([on-its-side]) .panel {
        inline-size: var(--sentence);
        block-size: 100dvh;
      }
      :host([on-its-side][low]) .panel {
        max-block-size: 72dvh;
      }
      :host([stacked]) .handles span {
        writing-mode: horizontal-tb;
        transform: none;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  get tabs() {
    return this.instrument.own.tabs;
  }

  /** @param {import('./instrument.js').InstrumentElement['drawerTab']} tab */
  async open(tab) {
    const { instrument } = this;
    if (tab) await PARTS[tab](instrument);
    instrument.drawerTab = tab;
    await instrument.drawn();
    await this.updateComplete;
    const next = tab ? `[aria-selected='true']` : `.handles button`;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(next))?.focus();
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const { tabs } = this;
    const at = tabs.indexOf(/** @type {any} */ (this.instrument.drawerTab));
    this.open(tabs[(at + way + tabs.length) % tabs.length]);
  }

  content() {
    const { instrument, revision } = this;
    if (instrument.drawerTab) PARTS[instrument.drawerTab](instrument);
    switch (instrument.drawerTab) {
      case 'settings':
        return html`<seq-settings .instrument=${instrument} .revision=${revision}></seq-settings>`;
      case 'training':
        return html`<seq-training .instrument=${instrument} .revision=${revision}></seq-training>`;
      case 'story':
        if (instrument.story.length === 0) return nothing;
        return html`<seq-story .instrument=${instrument} .revision=${revision}></seq-story>`;
      default:
        return nothing;
    }
  }

  render() {
    const { instrument } = this;
    this.toggleAttribute('stacked', instrument.layout === 'stacked');
    this.toggleAttribute('on-its-side', instrument.onItsSide);
    this.toggleAttribute('low', instrument.drawerTab === 'story');
    const shown = this.tabs.find((tab) => tab === instrument.drawerTab);
    if (!shown) {
      return html`<div class="handles" role="group" aria-label=${this.t('drawer-label')}>
        ${this.tabs
          .toReversed()
          .map(
            (tab) =>
              html`<button type="button" @click=${() => this.open(tab)}><span>${this.t(`drawer-${tab}`)}</span></button>`,
          )}
      </div>`;
    }
    return html`<aside class="panel" aria-label=${this.t('drawer-label')}>
      <div class="head">
        <div role="tablist" @keydown=${this.keyed}>
          ${this.tabs.map(
            (tab) => html`<button
              type="button"
              role="tab"
              id="tab-${tab}"
              aria-selected=${tab === shown}
              aria-controls="tab-body"
              tabindex=${tab === shown ? 0 : -1}
              @click=${() => this.open(tab)}
            >
              ${this.t(`drawer-${tab}`)}
            </button>`,
          )}
        </div>
        <button type="button" class="close" aria-label=${this.t('drawer-close')} @click=${() => this.open('')}>
          ×
        </button>
      </div>
      <div class="body" id="tab-body" role="tabpanel" aria-labelledby="tab-${shown}" tabindex="0">${this.content()}</div>
    </aside>`;
  }
}

customElements.define('seq-drawer', SeqDrawer);
