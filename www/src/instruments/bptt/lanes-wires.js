import { nothing, svg } from 'lit';
import { leftOf, wideSteps, widthOf } from '../../draw/geometry.js';
import { gradientColour } from '../../draw/paint.js';
import { magnitude, strandWidth } from '../../draw/scales.js';
import { cutWire, scissors, strand, tag, wire } from '../../draw/strand.js';

/** The wires between the cards, and what travels on them: forward a line, backward a strand. */

/** @typedef {import('./model.js').Model} Model */

/** Left and right end of a card, or of the run of narrow columns it touches. @param {Model} m @param {number} t */
function ends(m, t) {
  if (t === m.unfolded) {
    const x = leftOf(m.columns, t);
    return { left: x + 3, right: x + widthOf(m.columns, t) - 3 };
  }
  if (!m.wide(t)) {
    const x = leftOf(m.columns, t);
    return { left: x, right: x + widthOf(m.columns, t) };
  }
  const { x, width } = m.card(t);
  return { left: x, right: x + width };
}

/** Vertical wires of one column, from the input up to the loss. @param {Model} m @param {number} t */
function column(m, t) {
  const { lane } = m;
  const x = m.centre(t);
  const path = m.path;
  const lit = path?.j === t;
  const stops = [lane.token.y, ...(lane.gates ? [lane.gates.bottom, lane.gates.y] : [])];
  if (lane.memory) stops.push(lane.memory.bottom, lane.memory.y);
  stops.push(lane.state.bottom);
  const first = m.trace.operations.forward[0];
  const out = [];
  for (let i = 0; i + 1 < stops.length; i += 2) {
    const op = i === 0 ? first : i === 2 && lane.memory ? 'c' : 'h';
    out.push(
      wire({
        x1: x,
        y1: stops[i],
        x2: x,
        y2: stops[i + 1],
        done: m.done(op, t),
        active: m.isNow(op, t),
      }),
    );
  }
  out.push(
    wire({
      x1: x,
      y1: lane.state.y,
      x2: x,
      y2: lane.output.bottom,
      done: m.done('y', t),
      active: m.isNow('y', t),
    }),
    wire({
      x1: x,
      y1: lane.output.y,
      x2: x,
      y2: lane.loss.bottom,
      done: m.done('L', t),
      active: m.isNow('L', t),
    }),
  );
  if (m.done('dy', t)) {
    const n = m.norm('dlogits', t);
    const w = strandWidth(n, m.facts.decades);
    out.push(
      strand({
        x1: x,
        y1: lane.loss.bottom,
        x2: x,
        y2: lane.output.y,
        start: Math.min(w, 9),
        end: Math.min(w, 9),
        fill: gradientColour(magnitude(n, m.facts.decades)),
        ring: lit,
        active: m.isNow('dy', t),
      }),
    );
  }
  if (m.done('dh', t)) {
    const n = m.norm('dh_local', t);
    const w = strandWidth(n, m.facts.decades);
    out.push(
      strand({
        x1: x,
        y1: lane.output.bottom,
        x2: x,
        y2: lane.state.y,
        start: w,
        end: w,
        fill: gradientColour(magnitude(n, m.facts.decades)),
        ring: lit,
        active: m.isNow('dh', t),
      }),
    );
    if (!m.small)
      out.push(
        tag({
          x: x + Math.max(w / 2, 5) + 5,
          y: (lane.output.bottom + lane.state.y) / 2 + 4.5,
          text: m.write.compact(n),
          anchor: 'start',
          strong: lit || m.isNow('dh', t),
        }),
      );
  }
  return out;
}

/**
 * What leaves a step for the step before, on one lane. A strand that has left but not arrived stops
 * half-way.
 * @param {Model} m @param {number} t @param {number} y @param {boolean} ring @param {string} carried
 */
function between(m, t, y, ring, carried) {
  const from = ends(m, t).left;
  const to = ends(m, t - 1).right;
  if (from - to < 4) return nothing;
  const gone = m.done('dh', t);
  if (m.facts.truncated && !m.crosses(t))
    return gone || m.op.phase !== 'backward'
      ? svg`${cutWire({ x1: from, x2: to, y, scale: Math.min(1, (from - to) / 34) })}`
      : nothing;
  const arrived = m.done(carried === 'dc' ? 'dc' : 'dh', t - 1);
  const left = m.done(m.leaving, t);
  if (!arrived && !left) return nothing;
  const { decades } = m.facts;
  const leaving = m.norm(carried, t);
  const end = m.norm(`${carried}_carry`, t - 1);
  const w1 = strandWidth(leaving, decades);
  const w2 = strandWidth(end, decades);
  const fill = gradientColour(magnitude(arrived ? end : leaving, decades));
  const x2 = arrived ? to : from - (from - to) * 0.45;
  const text = (from - to < 48 ? m.write.short : m.write.compact)(
    ring && m.path ? m.contribution(m.path.j, t - 1) : end,
  );
  return svg`${strand({
    x1: from,
    y1: y,
    x2,
    y2: y,
    start: w1,
    end: arrived ? w2 : w1,
    fill,
    ring,
    active: m.isNow(carried, t - 1) || m.isNow(m.leaving, t),
  })}${
    arrived && from - to >= 30 && [...text].length <= (from - to) / 6.4
      ? tag({
          x: (from + to) / 2,
          y: y - Math.max(w1, w2, 9) / 2 - 5,
          text,
          strong: ring || m.isNow(carried, t - 1),
        })
      : nothing
  }${
    m.path && m.pathEnd === t && m.path.k < t
      ? svg`<circle cx=${(from + to) / 2} cy=${y} r="10" fill="var(--plane)"></circle>${scissors((from + to) / 2, y, 17)}`
      : nothing
  }`;
}

/** @param {Model} m */
export function wires(m) {
  const { lane } = m;
  const out = [];
  for (const t of wideSteps(m.columns)) {
    if (t !== m.unfolded) out.push(column(m, t));
  }
  const edges = new Set(wideSteps(m.columns).flatMap((t) => [t, t + 1]));
  for (const t of edges) {
    if (t > m.T) continue;
    const from = ends(m, t).left;
    const to = t > 1 ? ends(m, t - 1).right : m.columns.x0 - (m.small ? 4 : 8);
    const first = m.trace.operations.forward[0];
    out.push(
      wire({
        x1: to,
        y1: lane.state.middle,
        x2: from,
        y2: lane.state.middle,
        done: m.done(first, t),
        active: m.isNow(first, t),
      }),
    );
    if (lane.memory)
      out.push(
        wire({
          x1: to,
          y1: lane.memory.middle,
          x2: from,
          y2: lane.memory.middle,
          done: m.done('c', t),
          active: m.isNow('c', t),
        }),
      );
    if (t > 1) {
      out.push(between(m, t, lane.state.middle, !m.byMemory && m.onPath(t), 'dh'));
      if (lane.memory) out.push(between(m, t, lane.memory.middle, m.byMemory && m.onPath(t), 'dc'));
    }
  }
  return out;
}

/** The lit path over columns too narrow for strands: an ink line through the lane. @param {Model} m */
export function pathLine(m) {
  if (!m.path || m.columns.even) return nothing;
  const lane = m.byMemory ? m.lane.memory : m.lane.state;
  const y = lane.middle;
  const parts = [];
  for (let t = m.path.j; t > m.path.k; t--) {
    if (m.wide(t) && m.wide(t - 1)) continue;
    const x1 = m.wide(t) ? m.card(t).x : m.centre(t);
    const x2 = m.wide(t - 1) ? m.card(t - 1).x + m.card(t - 1).width : m.centre(t - 1);
    parts.push(`M${x1.toFixed(1)} ${y}H${x2.toFixed(1)}`);
  }
  if (!parts.length) return nothing;
  return svg`<path d=${parts.join('')} stroke="var(--plane)" stroke-width="5"></path>
    <path d=${parts.join('')} stroke="var(--ink)" stroke-width="2"></path>`;
}

/** Scissors where a run of narrow columns is cut. @param {Model} m */
export function narrowCuts(m) {
  if (!m.facts.truncated) return nothing;
  const out = [];
  for (let t = 2; t <= m.T; t++) {
    if (m.crosses(t) || (m.wide(t) && m.wide(t - 1))) continue;
    const x = m.wide(t) ? leftOf(m.columns, t) : leftOf(m.columns, t);
    out.push(
      svg`<path d="M${x} ${m.lane.state.y - 3}V${m.lane.state.bottom + 3}" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="4 3"></path>`,
    );
    if (widthOf(m.columns, t) > 13) out.push(scissors(x, m.lane.state.y - 8, 13));
  }
  return out;
}
