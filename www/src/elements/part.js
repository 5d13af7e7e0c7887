/**
 * A part of an instrument. It reads the instrument's fields and calls its methods; what it keeps
 * itself is only what the hand is doing (a draft, a drag).
 */
import { css, LitElement } from 'lit';
import { learn } from '../i18n/i18n.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

export class Part extends LitElement {
  static properties = { instrument: { attribute: false }, revision: { attribute: false } };

  constructor() {
    super();
    /** The instrument this part belongs to. @type {InstrumentElement} */
    this.instrument = /** @type {any} */ (null);
    /** Changes whenever anything in the instrument did. */
    this.revision = 0;
    /** Whether its words have been waited for. */
    this.worded = false;
  }

  /** Nothing is drawn before there are words for it: a part may bring its own. */
  scheduleUpdate() {
    this.worded = this.instrument !== null;
    const learning = this.instrument && learn(this.instrument.language);
    return learning ? learning.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** @override */
  shouldUpdate() {
    // A tag that was there before its class gets its instrument with its first update, too late to
    // have waited for the words.
    if (this.instrument && !this.worded) queueMicrotask(() => this.requestUpdate());
    return this.worded && !this.instrument.between;
  }

  /**
   * @param {string} id
   * @param {Record<string, string | number>} [args]
   * @returns {string}
   */
  t(id, args) {
    return this.instrument.t(id, args);
  }
}

/** What all parts have in common: the type, the buttons, the lit words. */
export const partStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    font-family: var(--font);
    font-size: calc(13 * var(--u));
    line-height: 1.35;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    background: var(--plane);
    border: 1px solid var(--line2);
    border-radius: calc(5 * var(--u));
    padding: calc(4 * var(--u)) calc(10 * var(--u));
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink2);
  }
  button:disabled {
    color: var(--ink3);
    cursor: default;
    opacity: 0.6;
  }
  button.main {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--on-ink);
    font-weight: 600;
  }
  button.bare {
    background: none;
    border-color: transparent;
  }
  @media (forced-colors: active) {
    :is([aria-pressed='true'], [aria-checked='true'], [aria-selected='true'], [aria-current]) {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  :is(button, input, textarea, select, summary, [tabindex]):focus-visible {
    outline: calc(2 * var(--u)) solid var(--focus);
    outline-offset: calc(1 * var(--u));
  }
  .sym {
    font-family: var(--math);
    white-space: nowrap;
  }
  .sym i {
    font-style: normal;
  }
  .sym .scripts {
    display: inline-flex;
    flex-direction: column;
    vertical-align: -0.35em;
    margin-block: -0.6em;
    line-height: 1;
  }
  .sym sub,
  .sym sup {
    font-size: max(0.68em, calc(12 * var(--u)));
    vertical-align: baseline;
    line-height: 1;
    font-style: normal;
  }
  .lit {
    font-weight: 650;
    white-space: nowrap;
  }
  .lit.value {
    color: var(--value-plus);
  }
  .lit.value.minus {
    color: var(--value-minus);
  }
  .lit.gradient {
    color: var(--gradient);
  }
  .lit.probability {
    color: var(--probability);
  }
  .lit.token {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    display: block;
    overflow: visible;
  }
`;
