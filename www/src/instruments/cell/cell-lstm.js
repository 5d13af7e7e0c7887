import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { hue } from './model.js';
import {
  band,
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

/** The cell with a memory, as pipes: the road of c, the T where i ⊙ c̃ joins, the way out through tanh and o. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./plan.js').Plan} Plan */

/** @param {Plan} p */
const stations = (p) =>
  p.small
    ? { f: p.at(0.24), i: p.at(0.385), join: p.at(0.54), o: p.at(0.69), out: p.at(0.86) }
    : { f: p.at(0.25), i: p.at(0.375), join: p.at(0.5), o: p.at(0.64), out: p.at(0.79) };

/** @param {Model} m @param {Plan} p */
export function lstm(m, p) {
  const s = stations(p);
  const out = `M${s.out} ${p.road}V${p.state}H${p.x1}`;
  return svg`${casings([
    { d: `M${p.x0} ${p.road}H${p.x1}`, width: p.diameter },
    { d: `M${s.join} ${p.road}V${p.boxes - 10}`, width: p.side },
    { d: out, width: p.side },
    { d: `M${p.x0} ${p.state}h14`, width: p.side },
  ])}
  ${m.neuron ? flow(m, p, s) : sections(m, p, s)}
  ${control(m, p, s)}
  ${valveAt(m, { gate: 'f', x: s.f, y: p.road, diameter: p.diameter })}
  ${valveAt(m, { gate: 'i', x: s.join, y: p.valves, diameter: p.side, upright: true })}
  ${valveAt(m, { gate: 'o', x: s.out, y: p.valves + 10, diameter: p.side, upright: true })}
  ${m.isNow('h', m.now) || m.isNow('dh', m.now) ? ring(s.out, p.valves + 10, 29) : nothing}
  ${squash(m, p, s)}${m.back ? asked(m, p, s) : sum(m, p, s)}
  ${m.isNow('c', m.now) || m.isNow('dc', m.now) ? ring(s.join, p.road, 27) : nothing}`;
}

/** @typedef {ReturnType<typeof stations>} Stations */

/** What flows for one unit: values, and in the backward pass gradients over them. @param {Model} m @param {Plan} p @param {Stations} s */
function flow(m, p, s) {
  const { back } = m;
  const now = (/** @type {string} */ op) => m.isNow(op, m.now);
  const value = (
    /** @type {string} */ d,
    /** @type {string} */ block,
    /** @type {string} */ op,
    t = m.now,
  ) => {
    if (!m.has(op, t)) return nothing;
    const v = m.of(block, t);
    return strand({
      d,
      width: m.section(v, p.diameter),
      ink: valueInk(v, back),
      moving: now(op),
    });
  };
  const inlet = p.road + m.section(m.of('c'), p.diameter) / 2;
  const size = (/** @type {number} */ v) => m.section(v, p.diameter);
  return svg`
    ${value(`M${p.x0} ${p.road}H${s.f}`, 'c', 'c', m.now - 1)}
    ${value(`M${s.join} ${p.boxes - 10}V${p.valves}`, 'g', 'g')}
    ${m.has('c') ? tee({ y: p.road, from: s.f, join: s.join, to: p.x1, below: p.valves, tee: { past: m.of('past'), fresh: m.of('fresh'), after: m.of('c') }, size, pale: back, moving: now('c') }) : nothing}
    ${value(`M${s.out} ${inlet - 1}V${p.road + 42}`, 'c', 'h')}
    ${value(`M${s.out} ${p.road + 42}V${p.valves + 10}`, 'tanh_c', 'h')}
    ${value(`M${s.out} ${p.valves + 10}V${p.state}H${p.x1}`, 'h', 'h')}
    ${value(`M${p.x0} ${p.state}h14`, 'h', 'h', m.now - 1)}
    ${ghost(m, p, s)}
    ${back ? gradients(m, p, s) : ways(m, p, s)}`;
}

/** Which way values go, where something flows. @param {Model} m @param {Plan} p @param {Stations} s */
function ways(m, p, s) {
  if (!m.has('c')) return nothing;
  const ink = 'var(--on-dark)';
  const thick = (/** @type {string} */ block, t = m.now) =>
    m.section(m.of(block, t), p.diameter) > 10;
  const mid = (s.f + s.join) / 2;
  return svg`${m.now > 1 && thick('c', m.now - 1) ? chevron({ x: (p.x0 + s.f) / 2, y: p.road, way: 'right', ink }) : nothing}
    ${thick('past') ? chevron({ x: mid, y: p.road, way: 'right', ink }) : nothing}
    ${thick('c') ? chevron({ x: p.x1 - 18, y: p.road, way: 'right', ink }) : nothing}`;
}

/** The memory as it would be with nothing held. @param {Model} m @param {Plan} p @param {Stations} s */
function ghost(m, p, s) {
  if (!m.free || !m.has('c')) return nothing;
  const v = m.freeOf('c');
  if (v === m.of('c')) return nothing;
  const half = m.section(v, p.diameter) / 2;
  return svg`<path d=${`M${s.join + 24} ${p.road - half}H${p.x1}M${s.join + 24} ${p.road + half}H${p.x1}`}
    stroke=${valueInk(v, false)} stroke-width="1.75" stroke-dasharray="5 3" fill="none"></path>`;
}

/** Gradients run the other way in the same pipes. @param {Model} m @param {Plan} p @param {Stations} s */
function gradients(m, p, s) {
  const one = (
    /** @type {string} */ d,
    /** @type {number} */ v,
    /** @type {string} */ op,
    room = p.diameter,
  ) =>
    m.has(op) && v !== 0
      ? strand({
          d,
          width: Math.min(room, m.strand(v, p.diameter)),
          ink: 'var(--gradient)',
          moving: m.isNow(op, m.now),
        })
      : nothing;
  return svg`
    ${one(`M${p.x1} ${p.state}H${s.out}V${p.valves + 10}`, m.of('dh'), 'dh', p.side - 2)}
    ${one(`M${s.out} ${p.valves + 10}V${p.road}`, m.of('dc') - m.of('dc_carry'), 'dc')}
    ${
      m.has('dc')
        ? band({
            y: p.road,
            from: s.f,
            at: s.out,
            to: p.x1,
            sizes: [m.strand(m.of('dc'), p.diameter), m.strand(m.of('dc_carry'), p.diameter)],
            ink: 'var(--gradient)',
            moving: m.isNow('dc', m.now),
          })
        : nothing
    }
    ${one(`M${s.join} ${p.road}V${p.valves}`, m.of('dc'), 'dc')}
    ${one(`M${s.join} ${p.valves}V${p.boxes - 11}`, m.of('dg'), 'dg')}
    ${one(`M${s.f} ${p.road}H${p.x0}`, m.of('back'), 'df')}
    ${m.has('dc') ? chevron({ x: (s.f + s.join) / 2, y: p.road, way: 'left', ink: 'var(--gradient)' }) : nothing}`;
}

/** All units: a cut through the road before the valve, behind it, and behind the T. @param {Model} m @param {Plan} p @param {Stations} s */
function sections(m, p, s) {
  const { back } = m;
  const width = p.small ? 30 : 52;
  const common = { y: p.road, width, height: p.diameter };
  const show = (/** @type {string} */ op, /** @type {any} */ options, t = m.now) =>
    m.has(op, t) && t > 0 ? section(m, { t, ...common, ...options }) : nothing;
  const left = p.x0 + width / 2 + 8;
  const right = p.x1 - width / 2 - 6;
  const between = (s.f + s.join) / 2 + 2;
  const low = { width: p.side - 6, height: 24 };
  if (back)
    return svg`${show('df', { block: 'back', x: left, gradient: true, most: m.mostOf('dc') })}
      ${show('dc', { block: 'dc', x: between, gradient: true, most: m.mostOf('dc') })}
      ${show('dc', { block: 'dc_carry', x: right, gradient: true, most: m.mostOf('dc') })}
      ${show('dg', { block: 'dg', x: s.join, ...low, y: p.boxes - 24, gradient: true, most: m.mostOf('dc') })}
      ${show('dh', { block: 'dh', x: p.x1 - 26, ...low, width: 34, y: p.state, gradient: true, most: m.mostOf('dh') })}`;
  return svg`${show('c', { block: 'c', x: left }, m.now - 1)}
    ${show('c', { block: 'past', x: between })}${show('c', { block: 'c', x: right })}
    ${show('c', { block: 'fresh', x: s.join, ...low, y: p.road + 36 })}
    ${show('h', { block: 'h', x: p.x1 - 26, ...low, width: 34, y: p.state, most: 1 })}`;
}

/** Boxes, the bus that feeds them, and the rods to the valves. @param {Model} m @param {Plan} p @param {Stations} s */
function control(m, p, s) {
  const known = (/** @type {string} */ gate) => m.has(gate);
  const first = m.has('h', m.now - 1);
  const text = (/** @type {string} */ gate) =>
    !known(gate)
      ? gate === 'g'
        ? 'tanh'
        : 'σ'
      : m.neuron
        ? m.write.fixed(m.of(gate))
        : m.letter(gate);
  const up = (/** @type {number} */ x) => `M${x} ${p.bus}V${p.boxes + 12}`;
  const lines = {
    f: `M${s.f} ${p.boxes - 12}V${p.road + p.diameter / 2 + 9}`,
    i: `M${s.i} ${p.boxes - 12}V${p.valves}H${s.join - p.side / 2 - 9}`,
    o: `M${s.o} ${p.boxes - 12}V${p.valves + 10}H${s.out - p.side / 2 - 9}`,
  };
  const boxes = /** @type {const} */ ([
    ['f', s.f],
    ['i', s.i],
    ['g', s.join],
    ['o', s.o],
  ]);
  const middle = (p.x0 + p.x1) / 2;
  return svg`
    ${wire(`M${p.x0 + 14} ${p.state}V${p.bus}H${s.o}`, first)}${wire(`M${middle} ${p.bottom}V${p.bus}`, true)}
    ${boxes.map(([, x]) => wire(up(x), first))}
    ${m.back && m.has('dW_hh_t') ? boxes.map(([gate, x]) => back(m, gate, up(x))) : nothing}
    ${Object.entries(lines).map(([gate, d]) => rodOf(m, gate, d))}
    ${boxes.map(([gate, x]) =>
      box({
        x,
        y: p.boxes,
        width: p.box,
        fill: gate === 'g' ? 'var(--ink2)' : hue(gate),
        ink: gate === 'g' ? 'var(--on-ink)' : 'var(--on-gate)',
        text: text(gate),
        known: known(gate),
        now: m.isNow(gate, m.now) || m.isNow(`d${gate}`, m.now),
      }),
    )}
    ${boxes.map(([gate, x]) => (m.neuron ? math(`${m.letter(gate)}_{${m.now}}`, { x: x + 4, y: p.boxes + 27, size: 15, fill: gate === 'g' ? 'var(--ink2)' : hue(gate) }) : nothing))}
    ${math(m.now > 1 ? `h_{${m.now - 1}}` : 'h_{0}', { x: p.x0 + 20, y: p.bus - 5, size: 14, fill: 'var(--ink2)' })}
    ${math(`x_{${m.now}}`, { x: middle + 6, y: p.bottom - 1, size: 14, fill: 'var(--ink2)' })}`;
}

/** The rod of a gate: its hue, or what the loss asks of the gate; a held one ends at the box. @param {Model} m @param {string} gate @param {string} d */
function rodOf(m, gate, d) {
  const held = Boolean(m.heldAt(gate));
  const asked = m.back && m.has(`d${gate}`);
  if (asked && m.neuron) {
    const v = m.of(`d${gate}`);
    return svg`${rod({ d, ink: hue(gate), known: true })}${rod({ d, ink: 'var(--gradient)', known: !held, width: Math.max(1, m.strand(v, 9)) })}`;
  }
  return rod({ d, ink: hue(gate), known: m.has(gate) && !held });
}

/** What goes back into the weights through a box. @param {Model} m @param {string} gate @param {string} d */
function back(m, gate, d) {
  const v = m.of(`da_${gate}`);
  return v === 0 ? nothing : wire(d, true, 'var(--gradient)', Math.max(1, m.strand(v, 9)));
}

/** The tanh on the way out. @param {Model} m @param {Plan} p @param {Stations} s */
function squash(m, p, s) {
  const y = p.road + 42;
  return svg`<rect x=${s.out - 23} y=${y - 10} width="46" height="20" rx="4" fill="var(--plane)" stroke="var(--ink2)" stroke-width="1.25"></rect>
    <text x=${s.out} y=${y + 4.5} font-size="13" text-anchor="middle" fill="var(--ink)">tanh</text>
    ${
      m.neuron && m.has('h')
        ? svg`<text x=${p.x1 - 5} y=${p.state - p.side / 2 - 6} text-anchor="end" font-size="13.5" font-weight="600"
            fill=${m.back ? 'var(--ink2)' : valueInk(m.of('h'), false)}>${m.write.fixed(m.of('h'))}</text>`
        : nothing
    }${math(`h_{${m.now}}`, { x: p.x1 - 5, y: p.state + p.side / 2 + 16, size: 14, anchor: 'end', fill: 'var(--ink2)' })}`;
}

/** The road as a line of arithmetic: c × f + i·c̃ = c. @param {Model} m @param {Plan} p @param {Stations} s */
function sum(m, p, s) {
  const { now, write } = m;
  const y = p.line;
  const size = p.size;
  const number = (/** @type {boolean} */ known, /** @type {number} */ v) =>
    !m.neuron ? '' : known ? write.fixed(v) : '·';
  const ink = (/** @type {number} */ v) => valueInk(v, false);
  const before = now > 1 ? m.of('c', now - 1) : 0;
  const low = m.neuron ? y : y + 12;
  const fresh = m.of('fresh');
  const right = (s.out + p.x1) / 2 - (p.small ? 12 : 8);
  return svg`
    ${term({ x: p.at(p.small ? 0.075 : 0.1), y: low, symbol: `c_{${now - 1}}`, text: number(true, before), ink: ink(before), size })}
    ${m.neuron ? operator((p.at(p.small ? 0.075 : 0.1) + s.f) / 2 + (p.small ? 0 : 2), y, '×') : nothing}
    ${term({ x: s.f, y: low, symbol: `⊙ f_{${now}}`, text: number(m.has('f'), m.of('f')), ink: hue('f'), size })}
    ${term({ x: s.join, y: low, symbol: `+ i_{${now}} ⊙ ${m.letter('g')}_{${now}}`, text: number(m.has('c'), fresh) === '' ? '' : (m.has('c') && fresh >= 0 ? '+' : '') + number(m.has('c'), fresh), ink: ink(fresh), size })}
    ${m.neuron ? operator((s.join + right) / 2 + 6, y, '=') : nothing}
    ${term({ x: right, y: low, symbol: `c_{${now}}`, text: number(m.has('c'), m.of('c')), ink: ink(m.of('c')), size: size + (p.small ? 0 : 3) })}`;
}

/** The way back as a line, from right to left. @param {Model} m @param {Plan} p @param {Stations} s */
function asked(m, p, s) {
  const y = p.line;
  const { now } = m;
  const number = (/** @type {string} */ op, /** @type {string} */ block) =>
    !m.neuron ? '' : m.has(op) ? m.write.compact(m.of(block)) : '·';
  const ink = 'var(--gradient)';
  const low = m.neuron ? y : y + 12;
  return svg`
    ${term({ x: p.at(0.11), y: low, symbol: `∂c_{${now}} ⊙ f_{${now}}`, text: number('df', 'back'), ink, size: p.size })}
    ${term({ x: p.small ? s.join - 6 : (s.f + s.join) / 2 + 24, y: low, symbol: `∂L/∂c_{${now}}`, text: number('dc', 'dc'), ink, size: p.size + (p.small ? 0 : 2) })}
    ${term({ x: p.at(p.small ? 0.86 : 0.87), y: low, symbol: m.t('cell-from-future'), text: now < m.T ? number('dc', 'dc_carry') : '0', ink, size: p.size })}`;
}
