import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { box, casings, chevron, operator, strand, term, valueInk, wire } from './pipes.js';
import { section } from './sections.js';

/**
 * The plain cell, as pipes, to be compared: no valve anywhere. At every step all of the state goes
 * through the matrix and is squeezed through tanh.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./plan.js').Plan} Plan */

/** @param {Plan} p */
const stations = (p) => ({ matrix: p.at(0.27), join: p.at(0.46), tanh: p.at(0.69) });

/** @param {Model} m @param {Plan} p */
export function rnn(m, p) {
  const s = stations(p);
  const { back, now } = m;
  const lecture = m.form === 'lecture';
  const width = p.small ? 28 : 48;
  const left = p.x0 + width / 2 + 8;
  const value = (/** @type {string} */ d, /** @type {string} */ block) => {
    if (!m.has(block) || !m.neuron) return nothing;
    const v = m.of(block);
    const share = block === 'a' ? m.fullest / m.facts.sum : 1;
    const size = Math.max(1.2, m.section(v * share, p.diameter));
    return strand({ d, width: size, ink: valueInk(v, back), moving: m.isNow(block, now) });
  };
  const one = (/** @type {string} */ d, /** @type {string} */ block) =>
    back && m.has(block) && m.neuron && m.of(block) !== 0
      ? strand({
          d,
          width: m.strand(m.of(block), p.diameter),
          ink: 'var(--gradient)',
          moving: m.isNow(block, now),
        })
      : nothing;
  const all = (
    /** @type {string} */ block,
    /** @type {number} */ x,
    /** @type {number} */ most,
    gradient = false,
  ) => section(m, { block, x, y: p.road, width, height: p.diameter, most, gradient });
  const most = m.mostOf('dh');
  const middle = (p.x0 + p.x1) / 2;
  return svg`${casings([
    { d: `M${p.x0} ${p.road}H${p.x1}`, width: p.diameter },
    { d: `M${s.join} ${p.road}V${p.boxes - 10}`, width: p.side },
  ])}
  ${wire(`M${s.join} ${p.boxes + 12}V${p.bus}H${middle}V${p.bottom}`, true)}
  ${value(`M${s.join} ${p.road}H${s.tanh}`, 'a')}${value(`M${s.tanh} ${p.road}H${p.x1}`, 'h')}
  ${one(`M${p.x1} ${p.road}H${s.tanh}`, 'dh')}${one(`M${s.tanh} ${p.road}H${s.matrix}`, 'da')}
  ${one(`M${s.join} ${p.road}V${p.boxes - 10}`, 'da')}
  ${back && m.neuron && m.has('da') ? chevron({ x: (s.join + s.tanh) / 2, y: p.road, way: 'left', ink: 'var(--gradient)' }) : nothing}
  ${now > 1 && m.has('h', now - 1) && !back ? section(m, { block: 'h', t: now - 1, x: left, y: p.road, width, height: p.diameter, most: 1 }) : nothing}
  ${!m.neuron && !back && m.has('a') ? all('a', (s.join + s.tanh) / 2, m.facts.sum) : nothing}
  ${!m.neuron && !back && m.has('h') ? all('h', p.x1 - width / 2 - 6, 1) : nothing}
  ${!m.neuron && back && m.has('da') ? all('da', (s.join + s.tanh) / 2, most, true) : nothing}
  ${!m.neuron && back && m.has('dh') ? all('dh', p.x1 - width / 2 - 6, most, true) : nothing}
  ${box({ x: s.matrix, y: p.road, width: p.small ? 44 : 58, height: p.diameter + 14, fill: 'var(--ink2)', ink: 'var(--on-ink)', text: '', known: true })}
  ${math(lecture ? 'W_{h,h}' : 'W_{hh}', { x: s.matrix, y: p.road + 6, size: 17, anchor: 'middle', fill: 'var(--on-ink)' })}
  ${box({ x: s.join, y: p.boxes, width: p.small ? 44 : 58, height: 24, fill: 'var(--ink2)', ink: 'var(--on-ink)', text: '', known: true })}
  ${math(lecture ? 'W_{x,h}' : 'W_{ih}', { x: s.join, y: p.boxes + 5, size: 15, anchor: 'middle', fill: 'var(--on-ink)' })}
  ${squeeze(s.tanh, p)}
  ${math(`x_{${now}}`, { x: middle + 6, y: p.bottom - 1, size: 14, fill: 'var(--ink2)' })}
  ${
    p.small
      ? nothing
      : svg`<text x=${p.at(0.75)} y=${p.valves + 28} font-size="15" font-weight="650" fill="var(--ink)" text-anchor="middle">${m.t('cell-no-valve')}</text>
        <text x=${p.at(0.75)} y=${p.valves + 47} font-size="13.5" fill="var(--ink2)" text-anchor="middle">${m.t('cell-no-valve-all')}</text>`
  }
  ${back ? asked(m, p, s) : sum(m, p, s)}`;
}

/** tanh as a narrowing of the pipe: nothing larger than one comes out. @param {number} x @param {Plan} p */
function squeeze(x, p) {
  const wall = p.diameter / 2 + 1;
  const jaw = (/** @type {1 | -1} */ side) =>
    svg`<path d="M${x - 24} ${p.road + side * (wall + 6)}H${x + 24}V${p.road + side * wall}C${x + 12} ${p.road + side * wall} ${x + 8} ${p.road + side * 8} ${x} ${p.road + side * 8}S${x - 12} ${p.road + side * wall} ${x - 24} ${p.road + side * wall}Z"
      fill="var(--ink2)"></path>`;
  return svg`${jaw(1)}${jaw(-1)}<text x=${x} y=${p.road + wall + 22} font-size="13" text-anchor="middle" fill="var(--ink2)">tanh</text>`;
}

/** @typedef {ReturnType<typeof stations>} Stations */

/** @param {Model} m @param {Plan} p @param {Stations} s */
function sum(m, p, s) {
  const { now, write } = m;
  const y = m.neuron ? p.line : p.line + 12;
  const number = (/** @type {string} */ block) =>
    !m.neuron ? '' : m.has(block) ? write.fixed(m.of(block)) : '·';
  const ink = (/** @type {string} */ block) => valueInk(m.of(block), false);
  const size = p.size;
  const right = p.x1 - (p.small ? 22 : 44);
  return svg`${term({ x: p.at(0.1), y, symbol: `h_{${now - 1}}`, text: '', ink: 'var(--ink)', size })}
    ${term({ x: (s.join + s.tanh) / 2, y, symbol: `a_{${now}}`, text: number('a'), ink: ink('a'), size })}
    ${m.neuron ? operator(s.tanh, y, '→') : nothing}
    ${term({ x: right, y, symbol: `h_{${now}}`, text: number('h'), ink: ink('h'), size: size + (p.small ? 0 : 3) })}`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function asked(m, p, s) {
  const y = m.neuron ? p.line : p.line + 12;
  const { now } = m;
  const number = (/** @type {string} */ block) =>
    !m.neuron ? '' : m.has(block) ? m.write.compact(m.of(block)) : '·';
  const ink = 'var(--gradient)';
  return svg`${term({ x: (s.join + s.tanh) / 2, y, symbol: `∂L/∂a_{${now}}`, text: number('da'), ink, size: p.size })}
    ${term({ x: p.x1 - (p.small ? 26 : 52), y, symbol: `∂L/∂h_{${now}}`, text: number('dh'), ink, size: p.size + (p.small ? 0 : 2) })}`;
}
