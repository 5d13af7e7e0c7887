import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { hue } from './model.js';
import {
  box,
  casings,
  chevron,
  operator,
  ring,
  rod,
  strand,
  tee,
  term,
  valueInk,
  wire,
} from './pipes.js';
import { section } from './sections.js';
import { valveAt } from './valves.js';

/**
 * The gated recurrent unit, as pipes: the state itself is the road. One rod moves two valves: what
 * opens for the new closes for the old. A side pipe takes the past to the candidate, through r.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./plan.js').Plan} Plan */

/** @param {Plan} p */
const stations = (p) => ({
  ...(p.small
    ? { past: p.at(0.12), r: p.at(0.28), keep: p.at(0.38), z: p.at(0.49), join: p.at(0.66) }
    : { past: p.at(0.1), r: p.at(0.225), keep: p.at(0.34), z: p.at(0.45), join: p.at(0.62) }),
  boxes: p.boxes - 16,
  level: p.state + 4,
  pipe: 20,
});

/** @typedef {ReturnType<typeof stations>} Stations */

/** @param {Model} m @param {Plan} p */
export function gru(m, p) {
  const s = stations(p);
  const before = m.host.settings_.reset === 'before';
  const side = `M${s.past} ${p.road}V${s.level}H${s.join}V${s.boxes + 10}`;
  return svg`${wires(m, p, s)}${casings([
    { d: `M${p.x0} ${p.road}H${p.x1}`, width: p.diameter },
    { d: `M${s.join} ${p.road}V${s.boxes - 10}`, width: p.side },
    { d: side, width: s.pipe },
  ])}
  ${m.neuron ? flow(m, p, s, before) : sections(m, p, s)}
  ${rods(m, p, s)}${boxes(m, p, s)}
  ${valveAt(m, { gate: 'z', x: s.keep, y: p.road, diameter: p.diameter })}
  ${valveAt(m, { gate: 'u', x: s.join, y: p.road + 56, diameter: p.side, upright: true })}
  ${valveAt(m, { gate: 'r', x: s.past, y: p.valves + 8, diameter: s.pipe, upright: true })}
  ${matrix(m, before ? (s.z + s.join) / 2 + 8 : s.past, before ? s.level : p.road + 40)}
  ${m.back ? asked(m, p, s) : sum(m, p, s)}
  ${m.isNow('h', m.now) || m.isNow('dh', m.now) ? ring(s.join, p.road, 28) : nothing}`;
}

/** Where the past meets the weights of the candidate: before its valve, or behind it. @param {Model} m @param {number} x @param {number} y */
const matrix = (m, x, y) =>
  svg`<rect x=${x - 14} y=${y - 10} width="28" height="20" rx="4" fill="var(--plane)" stroke="var(--ink2)" stroke-width="1.25"></rect>
    ${math(m.form === 'lecture' ? 'W_h' : 'W_{hn}', { x, y: y + 5, size: 12.5, anchor: 'middle', script: 12 })}`;

/** @param {Model} m @param {Plan} p @param {Stations} s @param {boolean} before */
function flow(m, p, s, before) {
  const { back, now } = m;
  const value = (
    /** @type {string} */ d,
    /** @type {string} */ block,
    /** @type {string} */ op,
    t = now,
  ) => {
    if (!m.has(op, t)) return nothing;
    const v = m.of(block, t);
    return strand({
      d,
      width: m.section(v, p.diameter),
      ink: valueInk(v, back),
      moving: m.isNow(op, now),
    });
  };
  const one = (/** @type {string} */ d, /** @type {number} */ v, /** @type {string} */ op) =>
    back && m.has(op) && v !== 0
      ? strand({
          d,
          width: m.strand(v, p.diameter),
          ink: 'var(--gradient)',
          moving: m.isNow(op, now),
        })
      : nothing;
  const small = (/** @type {number} */ v) => Math.min(s.pipe, m.section(v, p.diameter));
  const old = now > 1 ? m.of('h', now - 1) : 0;
  const past = m.has('h', now - 1)
    ? strand({
        d: `M${s.past} ${p.road}V${p.road + 40}`,
        width: small(old),
        ink: valueInk(old, back),
      })
    : nothing;
  // Behind the valve flows what it lets pass: of the state itself, or of what the weights made of it.
  const behind = before ? (m.has('rh') ? m.of('rh') : 0) : m.has('r') ? m.of('r') * m.of('m_n') : 0;
  const product = before ? old : m.of('m_n');
  const after = m.has('r')
    ? svg`${strand({ d: `M${s.past} ${p.road + 40}V${p.valves + 8}`, width: small(product), ink: valueInk(product, back) })}
      ${strand({
        d: `M${s.past} ${p.valves + 8}V${s.level}H${before ? (s.z + s.join) / 2 : `${s.join}V${s.boxes + 10}`}`,
        width: small(behind),
        ink: valueInk(behind, back),
      })}`
    : nothing;
  return svg`${past}${after}
    ${value(`M${p.x0} ${p.road}H${s.keep}`, 'h', 'h', now - 1)}
    ${value(`M${s.join} ${s.boxes - 10}V${p.road + 56}`, 'n', 'n')}
    ${m.has('h') ? tee({ y: p.road, from: s.keep, join: s.join, to: p.x1, below: p.road + 56, tee: { past: m.of('past'), fresh: m.of('fresh'), after: m.of('h') }, size: (v) => m.section(v, p.diameter), pale: back, moving: m.isNow('h', now) }) : nothing}
    ${ghost(m, p, s)}
    ${one(`M${p.x1} ${p.road}H${s.keep}`, m.of('dh'), 'dh')}
    ${one(`M${s.join} ${p.road}V${p.road + 56}`, m.of('dh'), 'dh')}
    ${one(`M${s.join} ${p.road + 56}V${s.boxes - 11}`, m.of('dn'), 'dn')}
    ${one(`M${s.keep} ${p.road}H${p.x0}`, m.of('back'), 'dz')}
    ${back && m.has('dh') ? chevron({ x: (s.keep + s.join) / 2, y: p.road, way: 'left', ink: 'var(--gradient)' }) : nothing}
    ${!back && m.has('h') && m.section(m.of('h'), p.diameter) > 10 ? chevron({ x: p.x1 - 18, y: p.road, way: 'right', ink: 'var(--on-dark)' }) : nothing}`;
}

/** The state as it would be with nothing held. @param {Model} m @param {Plan} p @param {Stations} s */
function ghost(m, p, s) {
  if (!m.free || !m.has('h')) return nothing;
  const v = m.freeOf('h');
  if (v === m.of('h')) return nothing;
  const half = m.section(v, p.diameter) / 2;
  return svg`<path d=${`M${s.join + 24} ${p.road - half}H${p.x1}M${s.join + 24} ${p.road + half}H${p.x1}`}
    stroke=${valueInk(v, false)} stroke-width="1.75" stroke-dasharray="5 3" fill="none"></path>`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function sections(m, p, s) {
  const width = p.small ? 30 : 52;
  const common = { y: p.road, width, height: p.diameter };
  const show = (/** @type {string} */ op, /** @type {any} */ options, t = m.now) =>
    m.has(op, t) && t > 0 ? section(m, { t, ...common, ...options }) : nothing;
  const left = p.x0 + width / 2 + 6;
  const right = p.x1 - width / 2 - 6;
  const between = (s.keep + s.join) / 2;
  const low = { width: p.side - 6, height: 24, y: s.boxes - 24, x: s.join };
  const most = m.mostOf('dh');
  if (m.back)
    return svg`${show('dz', { block: 'back', x: left, gradient: true, most })}
      ${show('dh', { block: 'dh', x: right, gradient: true, most })}
      ${show('dn', { block: 'dn', ...low, gradient: true, most })}`;
  return svg`${show('h', { block: 'h', x: left }, m.now - 1)}${show('h', { block: 'past', x: between })}
    ${show('h', { block: 'h', x: right })}${show('n', { block: 'n', ...low, most: 1 })}`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function wires(m, p, s) {
  const first = m.has('h', m.now - 1);
  const up = (/** @type {number} */ x) => wire(`M${x} ${p.bus + 2}V${s.boxes + 12}`, first);
  const middle = (p.x0 + p.x1) / 2;
  const x = Math.max(middle, s.z + 24);
  return svg`${wire(`M${p.x0 + 6} ${p.road + p.diameter / 2}V${p.bus + 2}H${Math.max(s.join + 30, x)}V${s.boxes}H${s.join + p.box / 2}`, first)}
    ${up(s.r)}${up(s.z)}${wire(`M${middle} ${p.bottom}V${p.bus + 2}`, true)}
    ${math(`h_{${m.now - 1}}`, { x: p.x0 + 12, y: p.bus - 5, size: 14, fill: 'var(--ink2)' })}
    ${math(`x_{${m.now}}`, { x: middle + 6, y: p.bottom, size: 14, fill: 'var(--ink2)' })}`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function rods(m, p, s) {
  const one = (/** @type {string} */ gate, /** @type {string} */ d) => {
    const held = Boolean(m.heldAt(gate));
    const asked = m.back && m.has(`d${gate}`) && m.neuron > 0;
    return svg`${rod({ d, ink: hue(gate), known: m.has(gate) && (!held || asked) })}
      ${asked ? rod({ d, ink: 'var(--gradient)', known: !held, width: Math.max(1, m.strand(m.of(`d${gate}`), 9)) }) : nothing}`;
  };
  const top = p.road + 56;
  return svg`${one('z', `M${s.z} ${s.boxes - 12}V${top}H${s.join - p.side / 2 - 9}`)}
    ${one('z', `M${s.z} ${top}H${s.keep}V${p.road + p.diameter / 2 + 9}`)}
    ${one('r', `M${s.r} ${s.boxes - 12}V${p.valves + 8}H${s.past + s.pipe / 2 + 9}`)}`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function boxes(m, p, s) {
  const lecture = m.form === 'lecture';
  const all = /** @type {const} */ ([
    ['r', 'r', s.r],
    ['z', lecture ? 'u' : 'z', s.z],
    ['n', 'n', s.join],
  ]);
  return all.map(([gate, block, x]) => {
    const known = m.has(gate);
    const text = !known
      ? gate === 'n'
        ? 'tanh'
        : 'σ'
      : m.neuron
        ? m.write.fixed(m.of(block))
        : m.letter(block);
    return svg`${box({
      x,
      y: s.boxes,
      width: p.box,
      fill: gate === 'n' ? 'var(--ink2)' : hue(gate),
      ink: gate === 'n' ? 'var(--on-ink)' : 'var(--on-gate)',
      text,
      known,
      now: m.isNow(gate, m.now) || m.isNow(`d${gate}`, m.now),
    })}${m.neuron ? math(`${m.letter(block)}_{${m.now}}`, { x: gate === 'n' ? x + p.box / 2 + 6 : x + 5, y: gate === 'n' ? s.boxes - 6 : s.boxes + 27, size: 15, fill: gate === 'n' ? 'var(--ink2)' : hue(gate) }) : nothing}`;
  });
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function sum(m, p, s) {
  const { now, write } = m;
  const size = p.size;
  const y = m.neuron ? p.line : p.line + 12;
  const number = (/** @type {boolean} */ known, /** @type {number} */ v) =>
    !m.neuron ? '' : known ? write.fixed(v) : '·';
  const ink = (/** @type {number} */ v) => valueInk(v, false);
  const before = now > 1 ? m.of('h', now - 1) : 0;
  const keep = m.form === 'lecture' ? `⊙ (1-z_{${now}})` : `⊙ z_{${now}}`;
  const write2 =
    m.form === 'lecture' ? `+ z_{${now}} ⊙ h̃_{${now}}` : `+ (1-z_{${now}}) ⊙ n_{${now}}`;
  const fresh = m.of('fresh');
  const right = p.x1 - (p.small ? 24 : 58);
  return svg`
    ${term({ x: p.at(p.small ? 0.085 : 0.1), y, symbol: `h_{${now - 1}}`, text: number(true, before), ink: ink(before), size })}
    ${m.neuron ? operator((p.at(0.1) + s.keep) / 2 + 2, y, '×') : nothing}
    ${term({ x: s.keep, y, symbol: keep, text: number(m.has('z'), m.of('z')), ink: hue('z'), size })}
    ${term({ x: s.join, y, symbol: p.small ? '+' : write2, text: m.has('h') && m.neuron && fresh >= 0 ? `+${number(true, fresh)}` : number(m.has('h'), fresh), ink: ink(fresh), size })}
    ${m.neuron ? operator((s.join + right) / 2 + 4, y, '=') : nothing}
    ${term({ x: right, y, symbol: `h_{${now}}`, text: number(m.has('h'), m.of('h')), ink: ink(m.of('h')), size: size + (p.small ? 0 : 3) })}`;
}

/** @param {Model} m @param {Plan} p @param {Stations} s */
function asked(m, p, s) {
  const y = m.neuron ? p.line : p.line + 12;
  const { now } = m;
  const number = (/** @type {string} */ op, /** @type {string} */ block) =>
    !m.neuron ? '' : m.has(op) ? m.write.compact(m.of(block)) : '·';
  const ink = 'var(--gradient)';
  const keep = m.form === 'lecture' ? `∂h_{${now}} ⊙ (1-z_{${now}})` : `∂h_{${now}} ⊙ z_{${now}}`;
  return svg`
    ${term({ x: p.at(p.small ? 0.18 : 0.14), y, symbol: keep, text: number('dz', 'back'), ink, size: p.size })}
    ${term({ x: p.small ? s.z : (s.keep + s.join) / 2 + 14, y, symbol: `∂L/∂h_{${now}}`, text: number('dh', 'dh'), ink, size: p.size + (p.small ? 0 : 2) })}
    ${term({ x: p.at(0.86), y, symbol: m.t('cell-from-future'), text: now < m.T ? number('dh', 'dh_carry') : '0', ink, size: p.size })}`;
}
