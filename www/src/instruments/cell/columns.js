import { nothing, svg } from 'lit';
import { leftOf, narrowRuns, widthOf } from '../../draw/geometry.js';
import { hit } from '../../draw/hit.js';
import { hue } from './model.js';
import { casings, strand, tee, valueInk, valve } from './pipes.js';
import { section } from './sections.js';
import { gauges } from './valves.js';

/** The other steps: the same road with its valves, small; and where there is no room, its outline. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./plan.js').Plan} Plan */

/** Narrower than this, a column has no valves. */
const ROOM = 30;

/** Which blocks stand where on the road of each cell. */
const PARTS =
  /** @type {Record<string, {valve: string, inlet: string, written: string, memory: string} | null>} */ ({
    rnn: null,
    lstm: { valve: 'f', inlet: 'i', written: 'g', memory: 'c' },
    gru: { valve: 'z', inlet: 'u', written: 'n', memory: 'h' },
  });

/** @param {Model} m @param {Plan} p */
export function others(m, p) {
  const steps = [];
  for (let t = 1; t <= m.T; t++) if (t !== m.now && widthOf(m.columns, t) >= ROOM) steps.push(t);
  return svg`${steps.map((t) => small(m, p, t))}${steps.length ? nothing : outline(m, p)}
    ${steps.map((t) =>
      hit({
        x: leftOf(m.columns, t) + 1,
        y: p.top + 2,
        width: widthOf(m.columns, t) - 2,
        height: p.bottom - p.top - 4,
        verb: `step:${t}`,
        label: m.t('cell-open-step', { t }),
      }),
    )}`;
}

/** @param {Model} m @param {Plan} p @param {number} t */
function small(m, p, t) {
  const x = leftOf(m.columns, t);
  const w = widthOf(m.columns, t);
  const parts = PARTS[m.cell];
  const memory = parts?.memory ?? 'h';
  const at = { valve: x + w * 0.28, join: x + w * 0.64 };
  const pale = m.back;
  const d = p.diameter;
  const told = m.neuron > 0;
  const value = (
    /** @type {string} */ line,
    /** @type {string} */ block,
    /** @type {string} */ op,
    when = t,
  ) => {
    if (!told || when < 1 || !m.has(op, when)) return nothing;
    const v = m.of(block, when);
    return strand({ d: line, width: m.section(v, d), ink: valueInk(v, pale) });
  };
  const branch = Math.min(p.side, w * 0.42);
  const road = `M${x} ${p.road}H${x + w}`;
  if (!parts)
    return svg`${casings([{ d: road, width: d }])}${value(road, 'h', 'h')}
      ${asked(m, p, t, x, w, at.valve)}${told ? nothing : whole(m, p, t, x, w)}
      <rect x=${x + w * 0.2} y=${p.road - d / 2 - 5} width=${Math.min(16, w * 0.3)} height=${d + 10} rx="3" fill="var(--ink2)"></rect>
      ${label(m, p, t, x, w, memory)}`;
  const own = (/** @type {string} */ gate) => ({
    open: m.has(gate, t) ? m.of(gate, t) : 0.5,
    known: m.has(gate, t),
    held: Boolean(m.heldAt(gate, t)),
    ink: hue(gate),
  });
  const below = p.road + 52;
  const flows =
    told && m.has(memory, t)
      ? tee({
          y: p.road,
          from: at.valve,
          join: at.join,
          // A hair over the border, lest a gap be seen between two columns.
          to: x + w + 0.5,
          below,
          tee: { past: m.of('past', t), fresh: m.of('fresh', t), after: m.of(memory, t) },
          size: (v) => m.section(v, d),
          pale,
          reach: Math.min(12, w * 0.16),
        })
      : nothing;
  return svg`${casings([
    { d: road, width: d },
    { d: `M${at.join} ${p.road}V${p.road + 82}`, width: branch },
  ])}
  ${value(`M${x} ${p.road}H${at.valve}`, memory, memory, t - 1)}
  ${value(`M${at.join} ${p.road + 82}V${below}`, parts.written, parts.written)}
  ${flows}
  ${told ? asked(m, p, t, x, w, at.valve) : whole(m, p, t, x, w)}
  ${m.cell === 'lstm' ? shown(m, p, t, x, w) : nothing}
  ${
    told
      ? svg`${valve({ x: at.valve, y: p.road, diameter: d, size: Math.min(8, w * 0.14), ...own(parts.valve) })}
        ${valve({ x: at.join, y: below, diameter: branch, upright: true, size: 7, ...own(parts.inlet) })}`
      : svg`${gauges(m, { gate: parts.valve, x: x + w * 0.2, y: p.road, t, size: 26, room: w * 0.26 })}
        ${gauges(m, { gate: parts.inlet, x: at.join, y: below, t, size: 24, room: branch - 6, upright: true })}`
  }
  ${label(m, p, t, x, w, memory)}`;
}

/** All units of the memory, or of its gradient. @param {Model} m @param {Plan} p @param {number} t @param {number} x @param {number} w */
function whole(m, p, t, x, w) {
  const gradient = m.back && m.has(`d${m.memory}`, t);
  if (!gradient && !m.has(m.memory, t)) return nothing;
  const block = gradient ? `d${m.memory}` : m.memory;
  const most = gradient ? m.mostOf(block) : undefined;
  const at = { x: x + w * 0.68, y: p.road, width: w * 0.5, height: p.diameter };
  return section(m, { block, t, gradient, most, ...at });
}

/** What the step shows of its memory: the state, on its way to the next. @param {Model} m @param {Plan} p @param {number} t @param {number} x @param {number} w */
function shown(m, p, t, x, w) {
  const line = svg`<path d=${`M${x} ${p.state}H${x + w}`} stroke=${m.has('h', t) ? 'var(--ink3)' : 'var(--line2)'} fill="none"
    stroke-dasharray=${m.has('h', t) ? nothing : '3 3'}></path>`;
  if (!m.has('h', t)) return line;
  if (!m.neuron) {
    const gradient = m.back && m.has('dh', t);
    const block = gradient ? 'dh' : 'h';
    const most = gradient ? m.mostOf('dh') : 1;
    const at = { x: x + w * 0.68, y: p.state, width: w * 0.5, height: 24 };
    return svg`${line}${section(m, { block, t, gradient, most, ...at })}`;
  }
  const from = x + w * 0.55;
  const d = `M${from} ${p.state}H${x + w}`;
  const v = m.of('h', t);
  const gradient = m.back && m.has('dh', t) ? m.of('dh', t) : 0;
  return svg`${line}${strand({ d, width: m.section(v, p.diameter), ink: valueInk(v, m.back) })}
    ${gradient ? strand({ d, width: Math.min(p.side, m.strand(gradient, p.diameter)), ink: 'var(--gradient)' }) : nothing}`;
}

/** The gradient on the road of a small column. @param {Model} m @param {Plan} p @param {number} t @param {number} x @param {number} w @param {number} at */
function asked(m, p, t, x, w, at) {
  if (!m.back || !m.neuron) return nothing;
  const memory = `d${m.memory}`;
  const one = (/** @type {string} */ d, /** @type {string} */ block, /** @type {string} */ op) =>
    m.has(op, t) && m.trace.has(block) && m.of(block, t) !== 0
      ? strand({ d, width: m.strand(m.of(block, t), p.diameter), ink: 'var(--gradient)' })
      : nothing;
  return svg`${one(`M${x + w} ${p.road}H${at}`, memory, memory)}${one(`M${at} ${p.road}H${x}`, 'back', 'dW_hh_t')}`;
}

/** The memory's number, or its gradient's. @param {Model} m @param {Plan} p @param {number} t @param {number} x @param {number} w @param {string} memory */
function label(m, p, t, x, w, memory) {
  if (!m.neuron || w < 44) return nothing;
  const gradient = m.back && m.has(`d${memory}`, t);
  if (!gradient && !m.has(memory, t)) return nothing;
  const v = m.of(gradient ? `d${memory}` : memory, t);
  return svg`<text x=${x + w - 5} y=${p.road - p.diameter / 2 - 16} text-anchor="end" font-size="13.5" font-weight="600"
    fill=${gradient ? 'var(--gradient)' : m.back ? 'var(--ink3)' : valueInk(v, false)}>${gradient ? m.write.short(v) : m.write.fixed(v)}</text>`;
}

/** The section of the road over many narrow steps: as thick as the memory, in the hue of its sign. @param {Model} m @param {Plan} p */
function outline(m, p) {
  const value = { plus: '', minus: '' };
  let gradient = '';
  for (const run of m.neuron ? narrowRuns(m.columns) : []) {
    const w = run.width / (run.to - run.from + 1);
    for (let t = run.from; t <= run.to; t++) {
      const x = (run.x + (t - run.from) * w).toFixed(2);
      const bar = (/** @type {number} */ size) =>
        `M${x} ${(p.road - size / 2).toFixed(2)}h${(w + 0.2).toFixed(2)}v${size.toFixed(2)}h-${(w + 0.2).toFixed(2)}z`;
      if (m.has(m.memory, t)) {
        const v = m.of(m.memory, t);
        value[v < 0 ? 'minus' : 'plus'] += bar(m.section(v, p.diameter));
      }
      if (m.back && m.has(`d${m.memory}`, t))
        gradient += bar(m.strand(m.of(`d${m.memory}`, t), p.diameter));
    }
  }
  const pale = m.back ? '-low' : '';
  return svg`${narrowRuns(m.columns).map((run) => casings([{ d: `M${run.x} ${p.road}h${run.width}`, width: p.diameter }]))}
    <path d=${value.plus} fill=${`var(--value-plus${pale})`}></path><path d=${value.minus} fill=${`var(--value-minus${pale})`}></path>
    <path d=${gradient} fill="var(--gradient)"></path>`;
}
