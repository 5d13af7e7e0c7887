import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { example } from './corpus.js';
import { known } from './sentence.js';

/** The panel that is open: a sentence, or two columns of text. It comes when it is first opened. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m @param {string} at */
export function typed(m, at) {
  const { host } = m;
  const name = host.panel === 'corpus' ? 'text' : 'sentence';
  const close = host.t('seq-close');
  return html`<section class="typed" style=${at} aria-label=${m.t(`panel-${host.panel}`)}>
    <h3>${m.t(`panel-${host.panel}`)}<button type="button" aria-label=${close} title=${close} @click=${() => host.openPanel('')}>×</button></h3>
    ${
      // What is half typed in one is not offered to the other.
      keyed(
        name,
        html`<seq-text-field data-part .instrument=${host} .revision=${host.revision} .name=${name}></seq-text-field>`,
      )
    }
    ${host.panel === 'corpus' ? read(m) : known(m)}
  </section>`;
}

/** What was read of two columns, and what was not. @param {Model} m */
function read(m) {
  const { host } = m;
  if (host.settings.task !== 'corpus')
    return html`<p class="known">${m.t('panel-form')}</p>
      <button type="button" class="example" @click=${() => host.change('text', example(host.language))}>${m.t('panel-example')}</button>`;
  const { source, vocabulary, notices } = host.info;
  const of = (/** @type {string} */ code) =>
    notices.find((/** @type {any} */ notice) => notice.code === code)?.args ?? {};
  const skipped = of('lines-skipped');
  const number = (/** @type {string} */ name) => Number(skipped[name] ?? 0);
  const why = ['no_tab', 'empty', 'too_long', 'too_many'];
  const lost = why.reduce((sum, name) => sum + number(name), 0);
  const lines = String(host.settings.text)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  const count = (/** @type {string} */ id, /** @type {number} */ n) =>
    m.t(`panel-${id}`, { count: n, shown: host.whole(n) });
  const given = host.settings.text === example(host.language);
  return html`${given ? html`<p class="read">${m.t('panel-example-left')}</p>` : nothing}<p class="read">${count('pairs', lines - lost)} · ${count('source', source.length)} · ${count('target', vocabulary.length - 2)}</p>
    ${
      lost > 0
        ? html`<p class="read">${m.t('panel-skipped', { count: lost, shown: host.whole(lost), first: host.whole(number('first')) })} ${why
            .filter((name) => number(name) > 0)
            .map((name) => count(name.replace('_', '-'), number(name)))
            .join(' · ')}</p>`
        : nothing
    }
    ${notices.some((/** @type {any} */ notice) => notice.code === 'vocabulary-cut') ? html`<p class="read">${m.t('panel-cut', { kept: host.whole(Number(of('vocabulary-cut').kept)), distinct: host.whole(Number(of('vocabulary-cut').distinct)) })}</p>` : nothing}`;
}
