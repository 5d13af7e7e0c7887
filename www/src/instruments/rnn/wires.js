import { nothing, svg } from 'lit';
import { leftOf, narrowRuns } from '../../draw/geometry.js';
import { math } from '../../draw/math.js';

/**
 * The wires and the weights they carry. The same weights run through every column, so one wire
 * under the pointer lights all its copies, and the matrix itself.
 */

/** @typedef {import('./model.js').Model} Model */

/** @param {'ih' | 'hh' | 'hy'} which */
export const parameterOf = (which) => (which === 'hy' ? 'output.weight' : `weight_${which}_l0`);

/** @param {Model} m @param {'ih' | 'hh' | 'hy'} which */
export const symbolOf = (m, which) => {
  const lecture = m.host.form === 'lecture';
  const gated = m.cell !== 'rnn';
  if (which === 'hy') return lecture ? 'W_{h,y}' : 'W_{hy}';
  if (lecture)
    return gated ? `W_{${which === 'ih' ? 'x' : 'h'}}` : `W_{${which === 'ih' ? 'x,h' : 'h,h'}}`;
  return `W_{${which}}`;
};

/**
 * A wire that carries weights, with a broad invisible twin for the pointer.
 * @param {Model} m @param {'ih' | 'hh' | 'hy'} which
 * @param {{d: string, done: boolean, now: boolean, label?: {x: number, y: number, anchor?: 'start' | 'middle' | 'end'}}} options
 */
function weighted(m, which, { d, done, now, label }) {
  const name = parameterOf(which);
  const lit = m.lit === name;
  return svg`<g class="weight ${lit ? 'lit' : ''}" data-weight=${name}>
    <path d=${d} fill="none" stroke="transparent" stroke-width="14"></path>
    <path class=${now ? 'wire run' : 'wire'} d=${d} fill="none" stroke=${lit || now ? 'var(--ink)' : done ? 'var(--ink3)' : 'var(--line2)'}
      stroke-width=${lit ? 3.5 : now ? 2.5 : 1.5} stroke-dasharray=${done || now || lit ? nothing : '3 3'}
      marker-end=${lit || now ? 'url(#head-now)' : done ? 'url(#head)' : 'url(#head-not)'}></path>
    ${
      label
        ? math(symbolOf(m, which), {
            ...label,
            size: 14,
            halo: true,
            fill: lit || now ? 'var(--ink)' : 'var(--ink2)',
            script: 12,
          })
        : nothing
    }</g>`;
}

/** The first lane that the input and the earlier state reach. @param {Model} m */
const entry = (m) => m.lane.gates ?? m.lane.state;

/** Wires inside one column: input → cell → output → loss. @param {Model} m @param {number} t */
export function upright(m, t) {
  const { lane } = m;
  const x = m.centre(t);
  const first = m.trace.operations.forward[0];
  const roomy = m.card(t).width > 84;
  const top = entry(m);
  const named = roomy && (m.folded || t === m.now || m.lit !== '' || m.T <= 6);
  const plain = (
    /** @type {number} */ from,
    /** @type {number} */ to,
    /** @type {boolean} */ done,
  ) =>
    svg`<line x1=${x} x2=${x} y1=${from} y2=${to} stroke=${done ? 'var(--ink3)' : 'var(--line2)'} stroke-width="1.5"
      stroke-dasharray=${done ? nothing : '3 3'}></line>`;
  return svg`${weighted(m, 'ih', {
    d: `M${x} ${lane.token.y + 2}V${top.bottom + 4}`,
    done: m.done(first, t),
    now: m.isNow(first, t),
    label: named
      ? {
          x: x + (m.folded ? -8 : 8),
          y: (lane.token.y + top.bottom) / 2 + 6,
          anchor: m.folded ? 'end' : 'start',
        }
      : undefined,
  })}${weighted(m, 'hy', {
    d: `M${x} ${lane.state.y - 1}V${lane.output.bottom + 4}`,
    done: m.done('y', t),
    now: m.isNow('y', t),
    label: named ? { x: x + 8, y: (lane.state.y + lane.output.bottom) / 2 + 5 } : undefined,
  })}
  ${plain(lane.output.y, lane.loss.bottom - 1, m.done('L', t))}
  ${lane.memory ? plain(lane.memory.y, lane.state.bottom, m.done('h', t)) : nothing}
  ${lane.gates ? plain(lane.gates.y, (lane.memory ?? lane.state).bottom, m.done(lane.memory ? 'c' : 'h', t)) : nothing}`;
}

/** The wire that brings the earlier state. @param {Model} m @param {number} t */
export function across(m, t) {
  const { lane } = m;
  const card = m.card(t);
  const from =
    t > 1 && m.wide(t - 1)
      ? m.card(t - 1).x + m.card(t - 1).width
      : leftOf(m.columns, t) - (t > 1 ? 4 : 8);
  const first = m.trace.operations.forward[0];
  const y = lane.state.middle;
  const gated = lane.gates;
  const done = m.done(first, t);
  const gap = card.x - from;
  // The earlier state goes down to the gates where there are some.
  const into = gated
    ? `M${from} ${y}H${from + gap * 0.42}V${gated.middle}H${card.x - 4}`
    : `M${from} ${y}H${card.x - 4}`;
  const memory = lane.memory;
  const named = !m.small && t > 1 && gap >= 34 && !gated;
  return svg`${weighted(m, 'hh', {
    d: into,
    done,
    now: m.isNow(first, t),
    label: named ? { x: (from + card.x) / 2, y: y - 8, anchor: 'middle' } : undefined,
  })}${
    memory
      ? svg`<path d="M${from} ${memory.middle}H${card.x - 4}" fill="none" stroke-width="3"
          stroke=${m.done('c', t) ? 'var(--ink3)' : 'var(--line2)'} stroke-dasharray=${m.done('c', t) ? nothing : '3 3'}></path>`
      : nothing
  }`;
}

/** One line through the narrow columns: the state goes on there too. @param {Model} m */
export function through(m) {
  const y = m.lane.state.middle;
  return narrowRuns(m.columns).map(
    (run) =>
      svg`<line x1=${run.x} x2=${run.x + run.width} y1=${y} y2=${y} stroke="var(--line2)" stroke-width="1"></line>`,
  );
}

/** The loop of the folded graph. @param {Model} m @param {number} x centre @param {{x: number, width: number}} card */
export function loop(m, x, card) {
  const { state } = m.lane;
  const right = x + card.width / 2;
  const bottom = (m.lane.gates ?? state).bottom;
  const d = `M${right} ${state.middle}h24a16 16 0 0 1 16 16V${bottom + 4}a14 14 0 0 1 -14 14H${x + 30}a14 14 0 0 1 -14 -14v-2`;
  return weighted(m, 'hh', {
    d,
    done: true,
    now: m.op.phase === 'forward' && m.op.index === 0 && m.op.t > 1,
    label: { x: right + 46, y: state.middle + 22 },
  });
}

/** Heads of arrows, one for each ink. */
export const heads = svg`<defs>${[
  ['head', 'var(--ink3)', 5],
  ['head-not', 'var(--line2)', 5],
  ['head-now', 'var(--ink)', 3.2],
].map(
  ([
    id,
    fill,
    size,
  ]) => svg`<marker id=${id} viewBox="0 0 8 8" refX="4" refY="4" markerWidth=${size} markerHeight=${size}
    orient="auto"><path d="M0 0 8 4 0 8Z" fill=${fill}></path></marker>`,
)}</defs>`;
