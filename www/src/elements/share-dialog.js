/** Share: a link, its code, a frame, an element; each with what it is for. */
import { html, nothing } from 'lit';
import { LONG } from '../state/url.js';
import { codeOf, drawCode, fileOf } from './code.js';
import { dialogStyles } from './dialog-style.js';
import { save } from './export.js';
import { Part, partStyles } from './part.js';
import { shorterLink, snippets } from './share.js';

/** Addresses that lead every machine to itself. */
const OWN_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** How long it is said that something was copied, in milliseconds. */
const SAID = 2000;

export class SeqShare extends Part {
  static properties = {
    ...Part.properties,
    copied: { state: true },
    large: { state: true },
  };
  static styles = [partStyles, dialogStyles];

  constructor() {
    super();
    /** What was copied just now. */
    this.copied = '';
    /** The code fills the dialog. */
    this.large = false;
  }

  /** @param {string} kind @param {string} text */
  async copy(kind, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without the right to the clipboard, the old way: the text is selected, and copied if allowed.
      const area = this.renderRoot.querySelector(`#${kind}`);
      if (area instanceof HTMLTextAreaElement) area.select();
      if (!document.execCommand('copy')) return;
    }
    this.copied = kind;
    setTimeout(() => {
      if (this.copied === kind) this.copied = '';
    }, SAID);
  }

  saveCode() {
    const drawing = this.renderRoot.querySelector('.code');
    if (drawing instanceof SVGElement) {
      save(this.instrument, fileOf(drawing), 'image/svg+xml', 'qr.svg');
    }
  }

  render() {
    const texts = snippets(this.instrument);
    const code = this.code(texts.link);
    if (this.large) return code;
    return html`<div class="parts">
      ${this.text('link', texts.link, this.leftOut())} ${code}
      ${this.text('frame', texts.frame)} ${this.text('element', texts.element)}
    </div>`;
  }

  /** @param {'link' | 'frame' | 'element'} kind @param {string} text @param {unknown} [more] */
  text(kind, text, more = nothing) {
    const copied = this.copied === kind;
    return html`<section>
      <h3 id="${kind}-name">${this.t(`share-${kind}`)}</h3>
      <p>${this.t(`share-${kind}-what`)}</p>
      <textarea id=${kind} readonly spellcheck="false" aria-labelledby="${kind}-name" .value=${text}></textarea>
      <div class="row">
        <button aria-describedby="${kind}-name" @click=${() => this.copy(kind, text)}>
          ${this.t(copied ? 'share-copied' : 'share-copy')}
        </button>
        <span class="unseen" role="status">${copied ? this.t('share-copied') : ''}</span>
      </div>
      ${more}
    </section>`;
  }

  /** A link says so when it cannot hold the text that is looked at, or all that was set by hand. */
  leftOut() {
    const { settings_: settings, driver } = this.instrument;
    const { forced, text } = driver.base;
    const long = (/** @type {unknown} */ value, /** @type {unknown} */ base) =>
      String(value ?? '').length > LONG && value !== base;
    const byHand = long(driver.edits.text, null) || long(settings.forced, forced);
    return [long(settings.text, text) ? 'share-text-left-out' : '', byHand ? 'share-by-hand' : '']
      .filter(Boolean)
      .map((id) => html`<p class="said warn">${this.t(id)}</p>`);
  }

  /** @param {string} link */
  code(link) {
    const whole = codeOf(link);
    const shorter = whole ? null : shorterLink(this.instrument);
    const code = whole ?? (shorter ? codeOf(shorter) : null);
    const long = code ? 'share-code-shorter' : 'share-code-none';
    return html`<section class=${this.large ? 'large' : ''}>
      <h3>${this.t('share-code')}</h3>
      <p>${this.t(whole ? 'share-code-what' : long)}</p>
      ${
        code
          ? html`<div class="coded">
              ${drawCode(code, this.t('share-code-of'))}
              <div class="row">
                <button
                  @click=${() => {
                    this.large = !this.large;
                  }}
                >
                  ${this.t(this.large ? 'share-code-small' : 'share-code-large')}
                </button>
                <button @click=${() => this.saveCode()}>${this.t('share-code-save')}</button>
              </div>
            </div>`
          : nothing
      }
      ${code && isLocal(link) ? html`<p class="said">${this.t('share-code-local')}</p>` : nothing}
    </section>`;
  }
}

/** @param {string} link */
function isLocal(link) {
  const { protocol, hostname } = new URL(link);
  return protocol === 'file:' || OWN_MACHINE.test(hostname);
}

customElements.define('seq-share', SeqShare);
