import { html, nothing } from 'lit';

/** What the networks write by themselves, the words that are not the reference's struck out. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./view.js').Role} Role */
/** @typedef {{word: string, right: boolean | null}} Said */

/** @param {string[]} words @param {string[] | null} against */
const judged = (words, against) =>
  words.map((word, at) => /** @type {Said} */ ({ word, right: against && word === against[at] }));

/** The language that is written, where it is known. @param {Model} m */
const tongue = (m) => (m.host.settings_.task === 'translation' ? 'fr' : nothing);

/** What a network writes. @param {Model} m @param {Role} role */
export function saidBy(m, role) {
  const { words, target } = m.view.answer(role);
  const said = judged(words, target);
  return { said, right: said.filter(({ right }) => right).length, of: target?.length ?? null };
}

/** @param {Model} m */
export function wordLines(m) {
  const { view, small, lane, frame } = m;
  const place = small
    ? ''
    : `top:calc(${lane.words.y} * var(--u));left:calc(${frame.gutter} * var(--u));width:calc(${frame.margin + frame.marginWidth - frame.gutter} * var(--u))`;
  const roles = view.roles;
  return html`<div class="said ${roles.length > 2 ? 'many' : ''}" style=${place}>
    ${view.forced ? forced(m) : line(m, roles[0], small ? '' : 'first')}
    ${roles.slice(1).map((role) => line(m, role, ''))}
  </div>`;
}

/** @param {Model} m @param {Role} role @param {string} kind */
function line(m, role, kind) {
  const { said, right, of } = saidBy(m, role);
  const name =
    role === 'without'
      ? m.t('without')
      : m.view.roles.length > 2
        ? m.t(`role-${role}`)
        : m.t('with');
  return html`<p class=${kind}><b>${name}</b><span class="words" lang=${tongue(m)}>${
    said.length === 0 ? html`<i>${m.t('nothing-said')}</i>` : said.map(word)
  }</span>${of === null ? nothing : html`<span class="count"><strong>${right} / ${of}</strong> ${m.t('right-words', { count: of })}</span>`}</p>`;
}

/** @param {Said} said */
const word = ({ word, right }) =>
  right === false ? html`<s>${word}</s> ` : html`<span>${word}</span> `;

/** With weights held by hand: what changes stands out. @param {Model} m */
function forced(m) {
  const { view } = m;
  const words = view.forced?.words ?? [];
  const free = view.written;
  const changed = words.filter((one, at) => one !== free[at]).length;
  return html`<p class="first"><b>${m.t('forced')}</b><span class="words" lang=${tongue(m)}>${words.map(
    (one, at) => (one === free[at] ? html`<span>${one}</span> ` : html`<mark>${one}</mark> `),
  )}</span><span class="count"><strong>${changed}</strong> ${m.t('changed-words', { count: changed })} <button type="button" class="release" @click=${() => m.host.hand.release()}>${m.t('release')}</button></span></p>`;
}
