import { nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { strandWidth } from '../../draw/scales.js';
import { strand } from '../../draw/strand.js';
import { bars, head } from './marks.js';
import { SIGNS } from './model.js';

/** Both chains and what they are combined to; forwards they are wires, backwards strands of the gradient. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function chainsLane(m) {
  const { lane, frame } = m;
  const x = frame.gutter;
  const end = frame.x0 - 12;
  const { combine } = m.view;
  return svg`${laneName({ x, end, y: lane.output.middle - 8, word: m.t('lane-output'), symbol: m.small ? 'o_t' : '', small: m.small })}
    ${m.small ? nothing : laneName({ x, end: 0, y: lane.output.middle + 12, word: '', symbol: SIGNS[combine], small: true, symbolSize: 15 })}
    ${laneName({ x, end, y: lane.reverse.middle, word: m.t('lane-reverse'), symbol: m.small ? 'h′_t' : 'h′_t', small: m.small })}
    ${laneName({ x, end, y: lane.forward.middle, word: m.t('lane-forward'), symbol: 'h_t', small: m.small })}
    ${wires(m)}${strands(m)}${m.bars ? cards(m) : frames(m)}`;
}

/** What leads from the bits through both chains to the answer. @param {Model} m */
function wires(m) {
  const { seen } = m;
  let up = '';
  let [read, ahead] = ['', ''];
  const heads = [];
  for (let t = 1; t <= seen; t++) {
    if (m.detail !== 'strips') up += upward(m, t);
    if (!m.bars || t === seen) continue;
    const { x: left, width } = m.card(t);
    const next = m.card(t + 1).x;
    const ways = /** @type {const} */ ([
      ['forward', left + width, next, 1, m.done('h', t + 1)],
      ['reverse', next, left + width, -1, m.done('r', t)],
    ]);
    for (const [id, from, to, way, done] of ways) {
      const y = m.lane[id].middle;
      if (done) read += `M${from} ${y}H${to}`;
      else ahead += `M${from} ${y}H${to}`;
      if (next - left - width > 9)
        heads.push(head(to, y, way, done ? 'var(--ink3)' : 'var(--line2)'));
    }
  }
  return svg`<path d=${up} fill="none" stroke="var(--line2)" stroke-width="1.25" stroke-linejoin="round"></path>
    <path d=${ahead} stroke="var(--line2)" stroke-width="1.5" stroke-dasharray="3 3"></path>
    <path d=${read} stroke="var(--ink3)" stroke-width="1.5"></path>${heads}`;
}

/** How far beside its cards a wire passes a chain that it does not enter. */
const ASIDE = 5;

/** Whether there is room for that. @param {Model} m */
const passes = (m) => m.bars && m.column - m.card(1).width > 4 * ASIDE;

/** From a bit to both chains, and from both to their combination and the answer. @param {Model} m @param {number} t */
function upward(m, t) {
  const { bits, forward, reverse, output, past } = m.lane;
  const x = m.centre(t);
  const straight = `M${x} ${bits.y}V${forward.bottom}M${x} ${reverse.y}V${output.bottom}M${x} ${output.y}V${past.bottom + 5}`;
  if (!passes(m)) return `${straight}M${x} ${forward.y}V${reverse.bottom}`;
  const { x: left, width } = m.card(t);
  return `${straight}M${x} ${forward.bottom + ASIDE}H${left + width + ASIDE}V${reverse.bottom + ASIDE}H${x}V${reverse.bottom}
    M${x} ${forward.y}V${forward.y - ASIDE}H${left - ASIDE}V${output.bottom + ASIDE}H${x}`;
}

/** What the loss asks, running back along both chains. @param {Model} m */
function strands(m) {
  if (!m.back && !m.atEnd) return nothing;
  if (!m.view.graded) return nothing;
  const { lane, asked, seen, view } = m;
  const norm = (/** @type {string} */ name, /** @type {number} */ t) => view.vector(name, t)[0];
  const width = (/** @type {number} */ v) => {
    const full = strandWidth(v, m.decades);
    return m.small ? full * 0.6 : full * 0.75;
  };
  /** @type {unknown[]} */
  const parts = [];
  const fill = 'var(--gradient)';
  const x = m.centre(asked);
  const down = (
    /** @type {number} */ y1,
    /** @type {number} */ y2,
    /** @type {number} */ v,
    /** @type {boolean} */ active,
  ) => parts.push(strand({ x1: x, x2: x, y1, y2, start: width(v), end: width(v), fill, active }));
  const whole = Math.max(norm('dh_norm', asked), norm('dh_reverse_norm', asked));
  if (m.done('do', asked)) down(lane.past.bottom + 2, lane.output.y, whole, m.isNow('do', asked));
  if (m.done('dr', asked))
    down(lane.output.bottom, lane.reverse.y, norm('dh_reverse_norm', asked), m.isNow('dr', asked));
  if (m.done('dh', asked)) {
    const size = norm('dh_norm', asked);
    if (passes(m)) parts.push(around(m, width(size)));
    else down(lane.reverse.bottom, lane.forward.y, size, m.isNow('dh', asked));
  }
  if (!m.bars) return parts;
  for (let t = asked - 1; t >= 1 && m.done('dh', t); t--) {
    const [from, to] = [m.card(t + 1), m.card(t)];
    const [start, end] = [width(norm('dh_norm', t + 1)), width(norm('dh_norm', t))];
    const y = lane.forward.middle;
    parts.push(
      strand({
        x1: from.x,
        x2: to.x + to.width,
        y1: y,
        y2: y,
        start,
        end,
        fill,
        active: m.isNow('dh', t),
      }),
    );
  }
  for (let t = asked + 1; t <= seen && m.done('dr', t); t++) {
    const [from, to] = [m.card(t - 1), m.card(t)];
    const [start, end] = [width(norm('dh_reverse_norm', t - 1)), width(norm('dh_reverse_norm', t))];
    const y = lane.reverse.middle;
    parts.push(
      strand({
        x1: from.x + from.width,
        x2: to.x,
        y1: y,
        y2: y,
        start,
        end,
        fill,
        active: m.isNow('dr', t),
      }),
    );
  }
  return parts;
}

/** What the first chain is asked passes the other one by. @param {Model} m @param {number} width */
function around(m, width) {
  const { reverse, forward, output } = m.lane;
  const x = m.card(m.asked).x + 7;
  const left = m.card(m.asked).x - ASIDE;
  const tip = forward.y;
  return svg`<path d="M${x} ${output.bottom}V${output.bottom + ASIDE + 2}H${left}V${reverse.bottom + ASIDE + 1}H${x}V${tip - 5}" fill="none" stroke="var(--gradient)"
      stroke-width=${Math.max(1.5, Math.min(6, width * 0.6))} stroke-linejoin="round"></path>
    <path d="M${x} ${tip}l-5 -7h10z" fill="var(--gradient)"></path>`;
}

const LANES = /** @type {const} */ ([
  { id: 'output', block: 'output', op: 'o', back: 'do' },
  { id: 'reverse', block: 'h_reverse', op: 'r', back: 'dr' },
  { id: 'forward', block: 'h', op: 'h', back: 'dh' },
]);

/** @param {Model} m */
function cards(m) {
  return LANES.map(({ id, block, op, back }) =>
    Array.from({ length: m.seen }, (_, i) => {
      const t = i + 1;
      const lane = m.lane[id];
      const { x, width } = m.card(t);
      const known = m.done(op, t);
      const now = !m.atEnd && (m.isNow(op, t) || m.isNow(back, t));
      const aside =
        (m.back || m.atEnd) &&
        m.view.graded &&
        (id === 'output' ? t !== m.asked : !m.reached(id, t));
      const lit = m.view.graded && m.done(back, t) && (m.back || m.atEnd);
      const concat = id === 'output' && m.view.combine === 'concat';
      const values = known ? m.view.vector(block, t) : null;
      const inside = { x: x + 3, width: width - 6, most: id === 'output' ? m.most : 1 };
      return svg`<g class="state" opacity=${aside ? 0.42 : 1} data-do=${known ? `state:${block}:${t}` : nothing}>
        <rect class="plate" x=${x} y=${lane.y} width=${width} height=${lane.height} rx="4" fill="var(--plane)"
          stroke=${now ? 'var(--ink)' : lit ? 'var(--gradient)' : 'var(--line2)'} stroke-width=${now ? 2.5 : lit ? 1.75 : 1.25} stroke-dasharray=${known ? nothing : '3 3'}></rect>
        ${
          values === null
            ? nothing
            : concat
              ? svg`${bars({ ...inside, y: lane.y + 2, height: lane.height / 2 - 3, values: values.subarray(0, m.H) })}
              <line x1=${x} x2=${x + width} y1=${lane.middle} y2=${lane.middle} stroke="var(--line2)"></line>
              ${bars({ ...inside, y: lane.middle + 1, height: lane.height / 2 - 3, values: values.subarray(m.H) })}`
              : bars({ ...inside, y: lane.y + 3, height: lane.height - 6, values })
        }</g>`;
    }),
  );
}

/** Around the strips on the canvas. @param {Model} m */
function frames(m) {
  const width = m.left(m.seen) + m.column - m.frame.x0;
  return LANES.map(({ id, op, block }) => {
    const lane = m.lane[id];
    return svg`<rect data-do="state:${block}" x=${m.frame.x0} y=${lane.y} width=${width} height=${lane.height} fill="transparent" stroke="var(--line2)" class="state" aria-hidden=${op ? 'true' : nothing}></rect>`;
  });
}
