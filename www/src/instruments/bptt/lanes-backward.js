import { nothing, svg } from 'lit';
import { columnBars } from '../../draw/bars.js';
import { leftOf, wideSteps, widthOf } from '../../draw/geometry.js';
import { gateBlocks } from '../../draw/hinton.js';
import { math } from '../../draw/math.js';
import { magnitude } from '../../draw/scales.js';
import { triangle } from '../../draw/triangle.js';
import { GATES } from '../../score/model.js';

/** The lanes of the backward pass: contributions, their sums, each step's share of ∂L/∂W. */

/** @typedef {import('./model.js').Model} Model */

/** More cells than this go to the canvas. */
export const MOST_CELLS = 80;

/** @param {Model} m */
export const tableOnCanvas = (m) =>
  (m.T * (m.T + 1)) / 2 > MOST_CELLS || Math.min(...m.columns.width) < 20;

/** @param {Model} m */
export function contributionLane(m) {
  const { T, lane, ringed } = m;
  const tri = lane.triangle;
  const row = tri.height / T;
  if (!tableOnCanvas(m))
    return svg`${triangle({
      T,
      lane: tri,
      left: (k) => leftOf(m.columns, k),
      width: (k) => widthOf(m.columns, k),
      value: (j, k) => m.contribution(j, k),
      known: (k) => m.done(m.byMemory ? 'dc' : 'dh', k),
      kept: (j, k) => m.kept(j, k),
      decades: m.facts.decades,
      text: m.write.compact,
      name: (j, k) => m.t('bptt-name-cell', { j, k }),
      selected: ringed,
      now: m.isNow(m.byMemory ? 'dc' : 'dh', m.op.t) ? m.op.t : 0,
      palette: m.palette,
    })}${rowNames(m, row)}`;
  return svg`${staircase(m, row)}${cuts(m, row)}
    <rect class="hit table" data-do="table" tabindex="0" role="button" aria-label=${m.t('bptt-name-table', { T })}
      x=${m.columns.x0} y=${tri.y} width=${m.columns.x1 - m.columns.x0} height=${tri.height} fill="transparent"></rect>
    ${
      ringed
        ? svg`<rect class="pointed" x=${leftOf(m.columns, ringed.k) - 1} y=${tri.y + (ringed.j - 1) * row - 1}
            width=${Math.max(3, widthOf(m.columns, ringed.k)) + 2} height=${Math.max(3, row) + 2} rx="2" fill="none"
            stroke="var(--ink)" stroke-width="2"></rect>`
        : nothing
    }${rowNames(m, row)}`;
}

/** The outline of the possible cells, dashed until they are known. @param {Model} m @param {number} row */
function staircase(m, row) {
  const { T, lane } = m;
  const { y } = lane.triangle;
  let last = T;
  while (last > 0 && m.done(m.byMemory ? 'dc' : 'dh', last)) last--;
  if (last === 0) return nothing;
  let d = `M${m.columns.x0} ${y}`;
  for (let k = 1; k <= last; k++)
    d += `V${(y + (k - 1) * row).toFixed(1)}H${(leftOf(m.columns, k) + widthOf(m.columns, k)).toFixed(1)}`;
  d += `V${lane.triangle.bottom}H${m.columns.x0}Z`;
  return svg`<path d=${d} fill="none" stroke="var(--line2)" stroke-width="1"
    stroke-dasharray="3 3"></path>`;
}

/** What truncation cut, hatched column by column. @param {Model} m @param {number} row */
function cuts(m, row) {
  if (!m.facts.truncated) return nothing;
  let d = '';
  for (let k = 1; k <= m.T; k++) {
    if (!m.done(m.byMemory ? 'dc' : 'dh', k)) continue;
    for (let j = k; j <= m.T; j++) {
      if (m.kept(j, k)) continue;
      let end = j;
      while (end < m.T && !m.kept(end + 1, k)) end++;
      const top = m.lane.triangle.y + (j - 1) * row;
      d += `M${leftOf(m.columns, k).toFixed(1)} ${top.toFixed(1)}h${widthOf(m.columns, k).toFixed(1)}v${((end - j + 1) * row).toFixed(1)}h${(-widthOf(m.columns, k)).toFixed(1)}z`;
      j = end;
    }
  }
  return svg`<path d=${d} fill="url(#hatch)"></path>`;
}

/** L_1 … L_T at the end of the gutter, as many as fit. @param {Model} m @param {number} row */
function rowNames(m, row) {
  const { T, lane, ringed, frame } = m;
  const step = Math.max(1, Math.ceil(15 / row));
  const end = frame.x0 - (m.small ? 8 : 12);
  const out = [];
  for (let j = 1; j <= T; j++) {
    const on = ringed?.j === j;
    const near = ringed !== null && !on && Math.abs(ringed.j - j) * row < 15;
    const regular =
      row >= 14.5 ||
      j === 1 ||
      j === T ||
      (j % step === 0 && (T - j) * row >= 15 && (j - 1) * row >= 15);
    if ((!regular || near) && !on) continue;
    const y = lane.triangle.y + (j - 0.5) * row + 5;
    out.push(
      math(`L_{${j}}`, {
        x: end,
        y,
        size: row > 17 ? 15 : 13.5,
        anchor: 'end',
        fill: on ? 'var(--ink)' : 'var(--ink2)',
      }),
    );
    if (on)
      out.push(svg`<rect x=${frame.x0 - 5} y=${lane.triangle.y + (j - 1) * row + Math.min(2, row / 4)} width="3"
        height=${Math.max(4, row - 4)} fill="var(--ink)"></rect>`);
  }
  return out;
}

/** @param {Model} m */
export function sumLane(m) {
  const { lane, trace } = m;
  const block = trace.has('dh_norm') ? trace.array('dh_norm') : null;
  /** @param {number} k */
  const total = (k) => (m.byMemory ? m.norm('dc', k) : block ? block[k - 1] : m.norm('dh', k));
  const y = lane.sum.middle + 5;
  return svg`<line x1=${m.columns.x0 + 3} x2=${m.columns.x1 - 3} y1=${lane.sum.y} y2=${lane.sum.y}
      stroke="var(--ink2)" stroke-width="1.25"></line>
    ${wideSteps(m.columns).map((k) => {
      const done = m.done(m.byMemory ? 'dc' : 'dh', k);
      const now = m.isNow(m.byMemory ? 'dc' : 'dh', k);
      return done
        ? svg`<text class=${now ? 'drop' : ''} x=${m.centre(k)} y=${y + (now ? 1.5 : 0)} text-anchor="middle"
            font-size=${now ? (m.small ? 16 : 19) : m.small ? 13 : 15} font-weight=${now ? 700 : 600}
            fill="var(--gradient)">${m.write.compact(total(k))}</text>`
        : svg`<text x=${m.centre(k)} y=${y - 1} text-anchor="middle" font-size="15" fill="var(--ink3)">·</text>`;
    })}`;
}

/** @param {Model} m */
export function weightLane(m) {
  const { lane, trace, cell, H } = m;
  const gates = GATES[cell].length ? GATES[cell] : ['W'];
  const G = gates.length;
  const has = trace.has('dW_hh_t');
  const norms = trace.array('dW_hh_norm');
  const { decades } = m.facts;
  const y = lane.weight.y;
  const out = wideSteps(m.columns).map((t) => {
    const done = m.done('dW', t);
    const { x, width } = m.card(t);
    const gap = G > 1 ? 4 : 0;
    const beside = G === 1 && width >= 96;
    const room = (beside ? width * 0.52 : width) - gap * (G - 1);
    const below = beside || m.small ? 0 : 14;
    const size = Math.min((lane.weight.height - below) / H, room / (G * H));
    const now = m.isNow('dW', t);
    const squares = size >= 2.6 && has;
    const wide = G * H * size + gap * (G - 1);
    const text = m.write.compact(norms[t - 1]);
    return svg`${
      squares
        ? svg`<g class=${now ? 'arrive' : ''}>${gateBlocks({
            x: beside ? x : x + (width - wide) / 2,
            y,
            cell: size,
            H,
            columns: H,
            gates,
            gap,
            values: done ? trace.vector('dW_hh_t', t) : null,
            most: m.facts.mostShare,
          })}</g>`
        : nothing
    }${
      m.small && squares
        ? nothing
        : done
          ? svg`<text x=${beside ? x + width : x + width / 2} y=${beside || !squares ? lane.weight.middle + 5 : lane.weight.bottom - 0.5}
              text-anchor=${beside ? 'end' : 'middle'} font-size=${beside ? 15 : now ? 14 : 12.5}
              font-weight=${now ? 700 : 600} fill="var(--gradient)">${text}</text>`
          : beside
            ? math(`∂h_{${t}}/∂W`, {
                x: x + width,
                y: lane.weight.middle + 5,
                size: 13,
                anchor: 'end',
                fill: 'var(--ink3)',
              })
            : nothing
    }${
      t > 1 && m.wide(t - 1) && !m.small
        ? svg`<text class="halo" x=${leftOf(m.columns, t)} y=${lane.weight.middle + 5} text-anchor="middle"
            font-size="15" fill="var(--ink2)">+</text>`
        : nothing
    }`;
  });
  return [
    ...out,
    ...columnBars(
      m.columns,
      lane.weight,
      (t) => (m.done('dW', t) ? magnitude(norms[t - 1], decades) : NaN),
      'var(--gradient)',
    ),
  ];
}
