import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { valueColour } from '../../draw/paint.js';
import { UNDERFLOW } from './model.js';

/** The right margin: what is left of each gradient at the cursor, and the states in two numbers. */

/** @typedef {import('./model.js').Model} Model */

/** A number that opens how it was made. @param {Model} m @param {{id: string, name: string, x: number, y: number, end: number, log: number, size: number}} one */
function figure(m, { id, name, x, y, end, log, size }) {
  const cut = log === Number.NEGATIVE_INFINITY;
  const text = cut ? m.t('zero') : m.amount(log);
  const pressed = m.host.look_ === id;
  return svg`${math(name, { x, y, size: 14, fill: 'var(--ink2)' })}
    <text x=${end} y=${y + 1} text-anchor="end" font-size=${size} font-weight="650" fill="var(--gradient)">${text}</text>
    <rect class="hit sheet" role="button" tabindex="0" data-do="open:${id}" aria-pressed=${pressed ? 'true' : 'false'}
      aria-label=${m.t('open-figure', { name: m.t(`name-${id}`), k: m.k, value: text })} x=${x - 4} y=${y - size + 1} width=${end - x + 8} height=${size + 5} rx="4" fill="transparent"></rect>`;
}

/** @param {Model} m */
export function margin(m) {
  const x = m.frame.margin;
  const end = x + m.frame.marginWidth - 12;
  const { rnn, lstm, memory, gru } = m.layout;
  const [one, two, three] = m.race.lanes;
  const { lag } = m;
  const step = (/** @type {import('./race.js').Lane} */ lane) => {
    const log = lane.hidden[lag];
    if (lag === 0 || log === Number.NEGATIVE_INFINITY) return '';
    const factor = m.t('per-step', { factor: m.write.fixed(lane.per_step[lag], 3) });
    return log < UNDERFLOW ? `${factor} · ${m.t('underflow')}` : factor;
  };
  const under = (/** @type {number} */ y, /** @type {string} */ text) =>
    svg`<text x=${x} y=${y} font-size="12.5" fill="var(--ink2)">${text}</text>`;
  const gates = (/** @type {number} */ y, /** @type {string} */ name, /** @type {number} */ log) =>
    svg`${math(name, { x: x + 128, y, size: 14, fill: 'var(--ink2)' })}<text x=${end} y=${y} text-anchor="end" font-size="14" font-weight="600" fill="var(--ink)">${m.amount(log)}</text>`;
  const h = `‖∂L/∂h_{${m.k}}‖`;
  return svg`${m.alone ? names(m) : nothing}
    ${figure(m, { id: 'rnn', name: h, x, y: rnn.y + 16, end, log: one.hidden[lag], size: 20 })}
    ${under(rnn.y + 36, step(one))}
    ${figure(m, { id: 'lstm', name: h, x, y: lstm.y + 13, end, log: two.hidden[lag], size: 18 })}
    ${figure(m, { id: 'memory', name: `‖∂L/∂c_{${m.k}}‖`, x, y: memory.y + 5, end, log: two.cell[lag], size: 18 })}
    ${under(memory.y + 25, step(two))}${gates(memory.y + 25, '∏ f_t', two.kept[lag])}
    ${figure(m, { id: 'gru', name: h, x, y: gru.y + 16, end, log: three.hidden[lag], size: 20 })}
    ${under(gru.y + 36, step(three))}${gates(gru.y + 36, '∏ (1−z_t)', three.kept[lag])}
    ${open(m, x, end)}`;
}

/** Whose numbers these are, where no lane stands beside them. @param {Model} m */
function names(m) {
  const { rnn, lstm, gru } = m.layout;
  const x = m.frame.margin - 52;
  const name = (/** @type {any} */ lane, /** @type {string} */ text) =>
    svg`<text x=${x} y=${lane.y + 15} font-size="13" font-weight="650" fill="var(--ink)">${text}</text>`;
  return svg`${name(rnn, 'RNN')}${name(lstm, 'LSTM')}${name(gru, 'GRU')}`;
}

/** The step taken apart, in two numbers, and the scale of the states. @param {Model} m @param {number} x @param {number} end */
function open(m, x, end) {
  const { states } = m.layout;
  const { lane, cell, m: step } = m;
  const row = (/** @type {number} */ y, /** @type {string} */ words, /** @type {string} */ text) =>
    svg`<text x=${x} y=${y} font-size="13" fill="var(--ink2)">${words}</text><text x=${end} y=${y} text-anchor="end" font-size="15" font-weight="650" fill="var(--ink)">${text}</text>`;
  const mean = m.write.fixed(lane.open[step - 1], 3);
  const y = states.y + 13;
  const ramp = x + 94;
  const room = end - ramp;
  const reach = m.write.fixed(m.reach, m.reach > 1 && m.reach < 9.95 ? 1 : 0);
  return svg`${
    cell === 'rnn'
      ? svg`${row(y, m.t('saturated', { m: step }), m.host.percent(lane.saturated[step - 1]))}${row(y + 22, m.t('mean-rnn'), mean)}`
      : row(y, m.t(`mean-${cell}`, { m: step }), mean)
  }
  <text x=${x} y=${states.bottom - 5} font-size="12.5" fill="var(--ink2)">${m.t('legend-states')}</text>
  ${Array.from({ length: 21 }, (_, i) => svg`<rect x=${ramp + (i * room) / 21} y=${states.bottom - 14} width=${room / 21 + 0.4} height="9" fill=${valueColour(i / 10 - 1)}></rect>`)}
  <text x=${ramp - 5} y=${states.bottom - 5} text-anchor="end" font-size="12" fill="var(--ink2)">−${reach}</text><text x=${end + 3} y=${states.bottom - 5} font-size="12" fill="var(--ink2)">${reach}</text>`;
}
