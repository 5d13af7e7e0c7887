import { html, nothing } from 'lit';
import { hue, VALVES } from './model.js';

/** Valves held by hand, as buttons: what to hold, how far open, where; and a way to let go. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function panel(m) {
  const { host, small } = m;
  const valves = VALVES[m.cell];
  if (valves.length === 0) return nothing;
  const top = small ? '' : `top:${(100 * 222) / m.height}%`;
  const held = m.held.length > 0;
  return html`<section class="panel" style=${top} aria-label=${m.t('cell-hold-title')}>
    <header><h2>${m.t('cell-hold-title')}</h2>
      ${held ? html`<button class="let-go" @click=${() => host.letGo()}>${m.t('cell-let-go')}</button>` : nothing}</header>
    <div class="scope">
      ${choice(m, m.t('cell-scope-unit'), [
        {
          text: m.t('cell-scope-one', { unit: m.u + 1 }),
          on: m.neuron > 0,
          act: () => host.change('neuron', m.u + 1),
        },
        { text: m.t('cell-scope-units'), on: m.neuron === 0, act: () => host.change('neuron', 0) },
      ])}
      ${choice(m, m.t('cell-scope-time'), [
        { text: `t = ${m.now}`, on: !host.everywhere, act: () => host.setEverywhere(false) },
        {
          text: m.t('cell-scope-always'),
          on: host.everywhere,
          act: () => host.setEverywhere(true),
        },
      ])}
    </div>
    ${valves.map((gate) => row(m, gate))}
    <p class="held">${held ? told(m) : m.t('cell-hold-how')}</p>
  </section>`;
}

/** What is held, in words. @param {Model} m */
const told = (m) =>
  m.held
    .map(({ gate, unit, from, to, value }) => {
      const block = m.blockOf(gate);
      return m.t('cell-held-one', {
        gate: m.letter(block),
        value: m.write.fixed(block === gate ? value : 1 - value),
        unit: unit ? m.t('cell-one-unit', { unit }) : m.t('cell-all-units'),
        time: from === 0 ? m.t('cell-scope-always') : `t = ${from === to ? from : `${from}–${to}`}`,
      });
    })
    .join(' ; ');

/** @param {Model} m @param {string} gate */
function row(m, gate) {
  const { host } = m;
  const held = host.heldHere(m, gate);
  const block = m.blockOf(gate);
  const flip = block !== gate;
  const options = [
    { text: m.t('cell-free'), on: !held, act: () => host.release(gate) },
    ...[0, 1].map((shown) => {
      const value = flip ? 1 - shown : shown;
      return {
        text: String(shown),
        on: held?.value === value,
        act: () => host.holdAt(gate, value),
      };
    }),
  ];
  return html`<div class="row" style="--hue:${hue(gate)}"><i>${m.letter(block)}</i>${choice(m, m.t('cell-hold-gate', { gate: m.letter(block) }), options)}</div>`;
}

/** @param {Model} _ @param {string} label @param {{text: string, on: boolean, act: () => unknown}[]} options */
const choice = (_, label, options) =>
  html`<div class="choice" role="group" aria-label=${label}>${options.map(
    ({ text, on, act }) => html`<button aria-pressed=${on} @click=${act}>${text}</button>`,
  )}</div>`;
