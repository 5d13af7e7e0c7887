import { html, nothing, svg } from 'lit';
import { rule } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { valueColour } from '../../draw/paint.js';
import { renderTransport } from '../../elements/transport.js';
import { charts } from './cliff-charts.js';
import { segments, slider } from './controls.js';

/** The error surface of one neuron from above, and two descents on it. */

/** @typedef {import('./cliff-model.js').CliffModel} Model */
/** @typedef {import('./descents.js').Descent} Descent */

/** The points of a descent up to the cursor, as far as lines can be told apart. @param {Model} m @param {Descent} descent */
function trail(m, { path }) {
  let d = '';
  let [px, py] = [Number.NaN, Number.NaN];
  for (let step = 0; step <= m.position; step++) {
    const [x, y] = [m.x(path[2 * step]), m.y(path[2 * step + 1])];
    const last = step === m.position;
    if (!last && Math.abs(x - px) + Math.abs(y - py) < 1.5) continue;
    // What was thrown out beyond all measure would leave the range of a drawing.
    const held = (/** @type {number} */ v) => Math.max(-1e6, Math.min(1e6, v)).toFixed(1);
    d += `${d ? 'L' : 'M'}${held(x)} ${held(y)}`;
    [px, py] = [x, y];
  }
  return d;
}

/** @param {Model} m @param {Descent} descent */
const end = (m, { path }) => ({ x: m.x(path[2 * m.position]), y: m.y(path[2 * m.position + 1]) });

/** @param {Model} m */
function map(m) {
  const { map: box } = m.layout;
  const { weights, biases } = m.trace.surface;
  const { free, clipped } = m.trace;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const from = { x: m.x(free.path[0]), y: m.y(free.path[1]) };
  const [out, low] = [end(m, free), end(m, clipped)];
  const inside = (/** @type {{x: number, y: number}} */ p) =>
    p.x >= box.x && p.x <= right && p.y >= box.y && p.y <= bottom;
  const ticks = (/** @type {Float64Array} */ [a, b]) =>
    Array.from({ length: Math.round(b - a) + 1 }, (_, i) => a + i);
  const w = m.write.fixed(free.path[0], 2);
  const b = m.write.fixed(free.path[1], 2);
  return svg`<g>
    <clipPath id="map"><rect x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect></clipPath>
    <rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} fill="none" stroke="var(--line2)"></rect>
    ${ticks(weights).map((v) => svg`<text x=${m.x(v)} y=${bottom + 16} text-anchor="middle" font-size="12" fill="var(--ink2)">${m.write.fixed(v, 0)}</text>`)}
    ${ticks(biases).map((v) => svg`<text x=${box.x - 7} y=${m.y(v) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${m.write.fixed(v, 0)}</text>`)}
    ${math('w', { x: right + (m.small ? -26 : 8), y: bottom + (m.small ? 17 : 5), size: 16, fill: 'var(--ink2)' })}
    ${math('b', { x: box.x - 7, y: box.y + 20, size: 16, anchor: 'end', fill: 'var(--ink2)' })}
    <g clip-path="url(#map)">
      ${line(trail(m, free), '5 4')}${line(trail(m, clipped), 'none')}
      ${inside(low) ? svg`<circle cx=${low.x} cy=${low.y} r="6" fill="var(--ink)" stroke="var(--plane)" stroke-width="2"></circle>` : nothing}
      ${inside(out) ? cross(out) : nothing}
    </g>
    ${inside(out) ? nothing : thrown(m, box)}
    <g class="beginning" role="slider" tabindex="0" aria-label=${m.t('cliff-start')} aria-valuenow=${free.path[0]} aria-valuemin=${weights[0]} aria-valuemax=${weights[1]}
      aria-valuetext=${m.t('cliff-start-at', { w, b })}>
      <circle class="focus" cx=${from.x} cy=${from.y} r=${m.small ? 26 : 17} fill="transparent"></circle>
      <circle cx=${from.x} cy=${from.y} r="9.5" fill="var(--plane)" stroke="var(--ink)" stroke-width="2.5"></circle>
      <circle cx=${from.x} cy=${from.y} r="3.5" fill="var(--ink)"></circle>
    </g></g>`;
}

/** A descent on coloured ground. @param {string} d @param {string} dash */
const line = (
  d,
  dash,
) => svg`<path d=${d} fill="none" stroke="var(--plane)" stroke-width="5" stroke-linejoin="round" opacity="0.85"></path>
  <path d=${d} fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round" stroke-dasharray=${dash}></path>`;

/** @param {{x: number, y: number}} at */
const cross = ({
  x,
  y,
}) => svg`<path d="M${x - 6} ${y - 6}l12 12m0 -12l-12 12" stroke="var(--plane)" stroke-width="6"></path>
  <path d="M${x - 6} ${y - 6}l12 12m0 -12l-12 12" stroke="var(--ink)" stroke-width="2.75"></path>`;

/** Where the free descent left the map for good. @param {Model} m @param {import('./cliff-model.js').Box} box */
function thrown(m, box) {
  const { path } = m.trace.free;
  const at = (/** @type {number} */ step) => ({
    x: m.x(path[2 * step]),
    y: m.y(path[2 * step + 1]),
  });
  let step = m.position;
  const inside = (/** @type {{x: number, y: number}} */ p) =>
    p.x >= box.x && p.x <= box.x + box.width && p.y >= box.y && p.y <= box.y + box.height;
  while (step > 0 && !inside(at(step))) step--;
  const [from, to] = [at(step), at(Math.min(step + 1, m.position))];
  const cut = (
    /** @type {number} */ a,
    /** @type {number} */ b,
    /** @type {number} */ low,
    /** @type {number} */ high,
  ) => (b < low ? (low - a) / (b - a) : b > high ? (high - a) / (b - a) : 1);
  const share = Math.min(
    cut(from.x, to.x, box.x, box.x + box.width),
    cut(from.y, to.y, box.y, box.y + box.height),
  );
  const x = from.x + share * (to.x - from.x);
  const y = from.y + share * (to.y - from.y);
  const angle = (180 / Math.PI) * Math.atan2(to.y - from.y, to.x - from.x);
  const right = x > box.x + box.width / 2;
  return svg`<path d="M0 0l-14 -6v12z" transform="translate(${x} ${y}) rotate(${angle})" fill="var(--ink)" stroke="var(--plane)" stroke-width="1.5"></path>
    <text class="halo" x=${right ? Math.min(x, box.x + box.width) - 18 : x + 18} y=${Math.max(box.y + 18, Math.min(box.y + box.height - 10, y + 22))} text-anchor=${right ? 'end' : 'start'} font-size="13" font-weight="650" fill="var(--ink)">${m.t('cliff-out')}</text>`;
}

/** @param {Model} m */
function names(m) {
  const x = m.frame.gutter;
  const lines = (/** @type {string} */ id, /** @type {number} */ y) =>
    m
      .t(id)
      .split('\n')
      .map(
        (text, i) =>
          svg`<text x=${x} y=${y + 16 * i} font-size="12.5" fill="var(--ink2)">${text.trim()}</text>`,
      );
  return svg`<text x=${x} y="62" font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('cliff-map')}</text>
    ${lines('cliff-map-words', 82)}
    ${Array.from({ length: 12 }, (_, i) => svg`<rect x=${x + 10} y=${300 - 9 * i} width="10" height="9.3" fill=${valueColour(i / 11)}></rect>`)}
    <rect x=${x + 10} y="201" width="10" height="108.3" fill="none" stroke="var(--line2)"></rect>
    <text x=${x + 28} y="308" font-size="12" fill="var(--ink2)">0</text>
    <text x=${x + 28} y="211" font-size="12" fill="var(--ink2)">≥ ${m.write.fixed(m.most, 2)}</text>
    ${math('E', { x: x + 11, y: 192, size: 15, fill: 'var(--ink2)' })}`;
}

/** The timeline of the updates. @param {Model} m */
function time(m) {
  const box = m.timeline;
  const { N } = m.trace;
  const y = box.y + 6;
  const here = m.across(box, m.position);
  const ticks = [0, 10, 100, 500, 1000, N];
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.t('cliff-timeline')} aria-valuemin="0" aria-valuemax=${N}
      aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${box.x - 2} y=${y - 4} width=${box.width + 4} height="28" rx="4" fill="transparent"></rect>
    <rect x=${box.x + 0.5} y=${y + 0.5} width=${box.width - 1} height="19" rx="2" fill="var(--plane)" stroke="var(--line2)"></rect>
    <rect x=${box.x} y=${y} width=${here - box.x} height="20" rx="2" fill="color-mix(in oklab, var(--gradient) 24%, var(--plane))"></rect>
    <rect x=${here - 1.5} y=${y - 2} width="3" height="24" fill="var(--now)"></rect></g>
    ${ticks
      .filter(
        (step) =>
          Math.abs(m.across(box, step) - here) > 34 && ((step !== 1000 && step !== 10) || !m.small),
      )
      .map(
        (step) =>
          svg`<text x=${m.across(box, step)} y=${y + 36} text-anchor=${step === N ? 'end' : 'middle'} font-size="12" fill="var(--ink3)">${m.host.whole(step)}</text>`,
      )}
    <text x=${Math.max(box.x + 20, Math.min(box.x + box.width - 22, here))} y=${y + 36} text-anchor="middle" font-size="13" font-weight="700" fill="var(--ink)">${m.host.whole(m.position)}</text>`;
}

/** @param {Model} m */
export function cliff(m) {
  const { host, small, layout } = m;
  const { frame, height, time: last } = layout;
  const bare = host.controls === 'none';
  const at = (/** @type {number} */ y) => `top:calc(${y} * var(--u))`;
  const side = `left:calc(${frame.margin} * var(--u));width:calc(${frame.marginWidth - 12} * var(--u))`;
  const view = bare
    ? nothing
    : segments(host, 'view', (one) => host.t(`gradient-flow-view-${one}`));
  const sliders = bare
    ? nothing
    : html`<div class="knobs">${slider(host, 'threshold', html`<span class="name">${host.t('setting-threshold')}</span>`)}</div>
      <div class="knobs">${slider(host, 'descent_rate', html`<span class="name">${host.t('setting-descent_rate')}</span>`)}</div>`;
  return html`<div class="score ${small ? 'small' : ''}" @click=${host.pressed} @keydown=${host.keyed}>
    <canvas class="heat" style=${small ? '' : `height:calc(${height} * var(--u))`}></canvas>
    <svg class="lanes cliff" viewBox="0 0 ${frame.width} ${height}" @pointerdown=${host.grabbed} @pointermove=${host.moved}
      @pointerup=${host.dropped} @pointercancel=${host.dropped}>
      ${small ? nothing : svg`${rule(last.y - 8, frame.width)}${names(m)}`}${map(m)}${charts(m)}${time(m)}
    </svg>
    ${
      small
        ? html`<div class="below">${view}${sliders}${table(m)}</div>`
        : html`<div class="corner" style="${side};${at(9)}">${view}</div>
          <div class="corner table" style="${side};${at(56)}">${table(m)}</div>
          <div class="corner sliders" style="${side};${at(310)}">${sliders}</div>
          ${bare ? nothing : html`<div class="place" style=${at(last.y + 1)}>${renderTransport(host)}</div>`}`
    }
  </div>`;
}

/** Both descents in numbers, at the cursor. @param {Model} m */
function table(m) {
  const { position, write, trace } = m;
  const row = (
    /** @type {string} */ id,
    /** @type {(descent: Descent) => string} */ of,
    kind = '',
  ) =>
    html`<tr class=${kind}><th scope="row">${m.t(id)}</th><td>${of(trace.free)}</td><td>${of(trace.clipped)}</td></tr>`;
  const number = (/** @type {number} */ v) => write.compact(v);
  return html`<table class="descents">
    <caption class="unseen">${m.t('cliff-table')}</caption>
    <tr><td></td><th scope="col"><svg viewBox="0 0 26 12" aria-hidden="true"><path d="M0 6h26" stroke="var(--ink)" stroke-width="2" stroke-dasharray="5 4"></path></svg>${m.t('cliff-free')}</th>
      <th scope="col"><svg viewBox="0 0 26 12" aria-hidden="true"><path d="M0 6h26" stroke="var(--ink)" stroke-width="2"></path></svg>${m.t('cliff-clipped')}</th></tr>
    ${row('cliff-error', ({ errors }) => number(errors[position]), 'big')}
    ${row('cliff-steepness', ({ steepness }) => number(steepness[position]), 'gradient')}
    ${row('cliff-step', ({ steps }) => number(steps[position]), 'gradient')}
    ${row('cliff-longest', ({ longest }) => number(longest), 'gradient')}
    ${row('cliff-w', ({ path }) => write.fixed(path[2 * position], 2))}
    ${row('cliff-b', ({ path }) => write.fixed(path[2 * position + 1], 2))}
  </table>`;
}
