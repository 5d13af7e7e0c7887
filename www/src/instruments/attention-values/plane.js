import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The attributes: known houses and the one asked for, by area and rooms. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./market.js').Market} Market */

/**
 * A house as wide as its area, with a window a room and a pool beside it.
 * @param {{x: number, y: number, area: number, rooms: number, pool: boolean, scale: number, stroke: string, fill: string}} house
 */
function glyph({ x, y, area, rooms, pool, scale, stroke, fill }) {
  const width = (24 + area / 5) * scale;
  const height = 26 * scale;
  const roof = 13 * scale;
  const [left, top] = [x - width / 2, y - height / 2 + 4 * scale];
  const panes = Math.round(rooms);
  const pane = { width: 5 * scale, height: 6 * scale };
  const columns = Math.min(4, panes);
  const gap = width / (columns + 1);
  return svg`<path d="M${left} ${top + height}V${top}L${x} ${top - roof}L${left + width} ${top}V${top + height}Z" fill=${fill} stroke=${stroke} stroke-width="2" stroke-linejoin="round"></path>
    ${Array.from({ length: panes }, (_, i) => {
      const [column, row] = [i % 4, Math.floor(i / 4)];
      return svg`<rect x=${left + gap * (column + 1) - pane.width / 2} y=${top + 5 * scale + row * (pane.height + 3 * scale)} width=${pane.width} height=${pane.height} fill=${stroke}></rect>`;
    })}
    ${pool ? svg`<ellipse cx=${left + width + 14 * scale} cy=${top + height - 3 * scale} rx=${10 * scale} ry=${4 * scale} fill="none" stroke=${stroke} stroke-width="2"></ellipse>` : nothing}`;
}

/** @param {Model} m @param {Market} view @param {Layout} l */
export function plane(m, view, l) {
  const { told } = view;
  const { known, weights, query_slopes: slopes } = told;
  const scale = m.small ? 0.72 : 1;
  const q = { x: l.across(Number(m.host.settings_.area)), y: l.up(Number(m.host.settings_.rooms)) };
  const pool = told.query[2] > 0;
  const weighed = view.done('w', m.position);
  return svg`${grid(m, l)}
    ${m.host.settings_.score === 'learnt' ? market(told, l) : nothing}
    ${known.map(([area, rooms], i) => {
      const [x, y] = [l.across(area), l.up(rooms)];
      const share = weighed ? weights[i] : 0;
      return svg`<line x1=${x} y1=${y} x2=${q.x} y2=${q.y} stroke=${weighed ? 'var(--probability)' : 'var(--line2)'} stroke-opacity=${weighed ? 0.42 : 1} stroke-width=${weighed ? Math.max(0.8, 14 * share) : 1} stroke-dasharray=${weighed ? nothing : '3 3'}></line>`;
    })}
    ${known.map(([area, rooms, has], i) => {
      const [x, y] = [l.across(area), l.up(rooms)];
      const label = y - 33 * scale < l.plane.top - 20 ? y + 32 * scale : y - 27 * scale;
      return svg`<path d="M${x} ${y + 19 * scale}L${l.column[i]} ${l.lane.score}" stroke="var(--role-key)" stroke-dasharray="2 3" fill="none" opacity="0.7"></path>
        ${glyph({ x, y, area, rooms, pool: has > 0, scale, stroke: 'var(--role-key)', fill: 'var(--plane)' })}
        ${math(`k_{${i + 1}}`, { x: x - (24 + area / 5) * scale * 0.5 - 5, y: label + 14 * scale, size: 16, anchor: 'end', fill: 'var(--role-key)', halo: true })}`;
    })}
    <g class="query" role="slider" tabindex="0" aria-label=${m.t('query')} aria-valuemin=${l.areas[0]} aria-valuemax=${l.areas[1]} aria-valuenow=${Math.round(Number(m.host.settings_.area))} aria-valuetext=${m.t('query-at', spokenPlace(m))}>
      <rect class="focus" x=${q.x - 36 * scale} y=${q.y - 34 * scale} width=${72 * scale + (pool ? 20 : 0)} height=${58 * scale} rx="6" fill="transparent"></rect>
      ${glyph({ x: q.x, y: q.y, area: told.query[0] * told.area_unit, rooms: told.query[1], pool, scale, stroke: 'var(--role-query)', fill: 'var(--now-band)' })}
      ${math('q', { x: q.x, y: q.y - 25 * scale, size: 19, anchor: 'middle', fill: 'var(--role-query)', halo: true })}
    </g>
    ${view.done('dq', m.position) ? pull(q, slopes, m) : nothing}`;
}

/** @param {Model} m */
const spokenPlace = (m) => ({
  area: m.write.fixed(Number(m.host.settings_.area), 0),
  rooms: m.write.fixed(Number(m.host.settings_.rooms), 1),
  pool: String(m.host.settings_.pool === true),
});

/** @param {Model} m @param {Layout} l */
function grid(m, l) {
  const { left, right, top, bottom } = l.plane;
  const areas = m.small ? [60, 120, 180] : [30, 60, 90, 120, 150, 180];
  const rooms = [1, 3, 5, 7];
  return svg`${areas.map(
    (
      area,
    ) => svg`<path d="M${l.across(area)} ${top - 12}V${bottom + 8}" stroke="var(--line)"></path>
      <text class="halo" x=${l.across(area) - 4} y=${bottom + 20} text-anchor="end" font-size="12" fill="var(--ink3)">${area === 30 ? '' : m.t('area', { shown: area })}</text>`,
  )}
    ${rooms.map(
      (count) => svg`<path d="M${left} ${l.up(count)}H${right}" stroke="var(--line)"></path>
      ${count === 7 ? nothing : svg`<text x=${left - 8} y=${l.up(count) + 4} text-anchor="end" font-size="12" fill="var(--ink3)">${count}</text>`}`,
    )}
    ${m.small ? nothing : svg`<text x=${left - 28} y=${l.up(4) + 4} text-anchor="end" font-size="12.5" fill="var(--ink2)">${m.t('rooms-axis')}</text>`}`;
}

/** The houses that a layer learns from: a dot each, the darker the dearer. @param {import('./market.js').Houses} told @param {Layout} l */
function market({ sold, area_unit: unit }, l) {
  const dots = [];
  for (let i = 0; i < sold.length; i += 4) {
    const [x, rooms, pool, price] = sold.slice(i, i + 4);
    const shade = Math.round(100 * Math.max(0.15, Math.min(1, (price - 120) / 360)));
    dots.push(
      svg`<circle cx=${l.across(x * unit)} cy=${l.up(rooms)} r=${pool ? 4.5 : 3.5} fill="color-mix(in oklab, var(--role-value) ${shade}%, var(--plane))" stroke=${pool ? 'var(--ink3)' : 'none'} opacity="0.75"></circle>`,
    );
  }
  return dots;
}

/** Where a step of the query would raise the price most. @param {{x: number, y: number}} q @param {number[]} slopes @param {Model} m */
function pull(q, slopes, m) {
  // A unit of the first attribute is as far across the plane as a room is up it, in its own scale.
  const size = Math.hypot(slopes[0], slopes[1]);
  if (!(size > 1e-9)) return nothing;
  const length = Math.min(64, 14 + size / 2) * (m.small ? 0.7 : 1);
  const [dx, dy] = [(slopes[0] / size) * length, (-slopes[1] / size) * length];
  const [x, y] = [q.x + dx, q.y + dy];
  const [ux, uy] = [dx / length, dy / length];
  return svg`<path d="M${q.x} ${q.y}L${x} ${y}" stroke="var(--gradient)" stroke-width="4" fill="none"></path>
    <path d="M${x + 9 * ux} ${y + 9 * uy}L${x - 6 * uy} ${y + 6 * ux}L${x + 6 * uy} ${y - 6 * ux}Z" fill="var(--gradient)"></path>`;
}
