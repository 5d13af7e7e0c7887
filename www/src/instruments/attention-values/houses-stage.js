import { html, nothing, svg } from 'lit';
import { rule } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { renderTransport } from '../../elements/transport.js';
import { layout } from './layout.js';
import { plane } from './plane.js';
import { scoreLane, valueLane, weightLane } from './price-lanes.js';
import { spokenHouses } from './spoken.js';
import { timeline } from './timeline.js';

/** The houses: attributes above, the price below, what may be changed at the right. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./market.js').Market} Market */

export const KEYS = {
  forward: ['s_i = a(q, k_i)', 'w_i', 'w_i V_i', 'V'],
  back: ['∂V/∂w_i', '∂V/∂s_i', '∂V/∂q'],
};

/** @param {Model} m @param {Market} view */
export function housesStage(m, view) {
  const { host, frame, small } = m;
  const l = layout(m, view.told.known);
  const { lane, height } = l;
  const keys = { y: lane.time, ...KEYS };
  return html`<div class="score ${small ? 'small' : ''}" @click=${host.hand.pressed} @keydown=${host.hand.keyed}>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('title')} @pointerdown=${host.hand.grabbed} @pointermove=${host.hand.moved} @pointerup=${host.hand.dropped} @pointercancel=${host.hand.dropped}>
        ${[lane.score, lane.weight, lane.value, lane.price, lane.time - 8].map((y) => rule(y, small ? frame.width : lane.time - 8 === y ? frame.width : frame.x1 + 8))}
        ${names(m, l)}${plane(m, view, l)}${scoreLane(m, view, l)}${weightLane(m, view, l)}${valueLane(m, view, l)}
        ${timeline(m, keys)}${small ? nothing : sums(m, view, l)}
      </svg>
      ${small || m.bare ? nothing : html`<div class="place" style="top:calc(${lane.time + 10} * var(--u))">${renderTransport(host, { steps: false })}</div>`}
      ${m.bare ? nothing : controls(m, view)}
      ${small ? html`<svg class="below" viewBox="0 0 390 96">${below(m, view)}</svg>` : nothing}
      ${spokenHouses(m, view)}
    </div>`;
}

/** @param {Model} m @param {Layout} l */
function names(m, { lane }) {
  const { gutter } = m.frame;
  const rows = [
    ['attributes', m.small ? 'k, q' : 'k_i , q', lane.plane + 24],
    ['scores', 's_i', lane.score + 30],
    ['weights', 'w_i', lane.weight + 28],
    ['values', 'V_i', lane.value + 30],
    ['price-lane', 'V', lane.price + 44],
  ];
  return rows.map(([id, symbol, y]) =>
    m.small
      ? math(String(symbol), { x: gutter, y: Number(y), size: 15, fill: 'var(--ink2)' })
      : svg`<text x=${gutter} y=${y} font-size="13.5" font-weight="550" fill="var(--ink)">${m.t(`lane-${id}`)}</text>${math(String(symbol), { x: 148, y: Number(y), size: 16, anchor: 'end', fill: 'var(--ink2)' })}`,
  );
}

/** What the lanes add up to. @param {Model} m @param {Market} view @param {Layout} l */
function sums(m, view, { lane, order }) {
  const { weights, values, products, total, value, query_slopes: slopes } = view.told;
  const x = m.frame.margin;
  const right = x + m.frame.marginWidth - 16;
  const rows = order.toReversed();
  return svg`${
    view.done('w', m.position)
      ? svg`${math('Σ_i w_i', { x, y: lane.weight + 30, size: 17 })}<text x=${right} y=${lane.weight + 30} text-anchor="end" font-size="20" font-weight="650" fill="var(--probability)">${m.weight(total)}</text>`
      : nothing
  }
    ${
      view.done('p', m.position)
        ? rows.map(
            (i, row) =>
              svg`<text x=${right} y=${lane.value + 24 + 21 * row} text-anchor="end" font-size="15" fill="var(--ink)"><tspan fill="var(--probability)" font-weight="650">${m.weight(weights[i])}</tspan> × ${m.write.fixed(values[i], 0)} = ${m.write.fixed(products[i], Math.abs(products[i] - Math.round(products[i])) < 0.005 ? 0 : 2)}</text>`,
          )
        : nothing
    }
    ${
      view.done('V', m.position)
        ? svg`${math('V = Σ_i w_i V_i', { x, y: lane.price + 46, size: 18 })}<text x=${right} y=${lane.price + 46} text-anchor="end" font-size="22" font-weight="700" fill="var(--ink)">${m.price(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1)}</text>`
        : nothing
    }
    ${
      view.done('dq', m.position)
        ? svg`<text x=${x} y=${lane.price - 18} font-size="13" fill="var(--gradient)" font-weight="600">${m.t('slope-area', { shown: m.write.compact(slopes[0] / view.told.area_unit) })}</text>
      <text x=${x} y=${lane.price} font-size="13" fill="var(--gradient)" font-weight="600">${m.t('slope-rooms', { shown: m.write.compact(slopes[1]) })}</text>`
        : nothing
    }`;
}

/** The same for a telephone. @param {Model} m @param {Market} view */
function below(m, view) {
  const { weights, values, products, value } = view.told;
  if (!view.done('p', m.position)) return nothing;
  return svg`${weights.map((weight, i) => svg`<text x="374" y=${20 + 21 * i} text-anchor="end" font-size="15" fill="var(--ink)">${m.weight(weight)} × ${m.write.fixed(values[i], 0)} = ${m.write.fixed(products[i], 1)}</text>`)}
    ${view.done('V', m.position) ? svg`<text x="374" y="88" text-anchor="end" font-size="18" font-weight="700" fill="var(--ink)">V = ${m.price(value, 1)}</text>` : nothing}`;
}

const SCORES = /** @type {const} */ ([
  ['gaussian', '−‖q−k‖²/2h²'],
  ['dot', 'q·k'],
  ['scaled_dot', 'q·k/√d'],
  ['learnt', '−½‖W(q−k)‖²'],
]);

/** What may be changed. @param {Model} m @param {Market} view */
function controls(m, view) {
  const { host } = m;
  const { score, width, pool, area, rooms } = host.settings_;
  return html`<div class="choices">
      <div class="scores" role="group" aria-label=${m.t('score')}>${SCORES.map(
        ([id, sign]) =>
          html`<button type="button" aria-pressed=${score === id} @click=${() => host.change('score', id)}><span class="sign">${sign}</span>${m.t(`score-${id}`)}</button>`,
      )}</div>
      ${
        score === 'gaussian'
          ? html`<label class="slider"><span>${m.t('width')}</span><input type="range" min="-3" max="3" step="0.01" .value=${String(Math.log(Number(width)))} aria-valuetext=${m.write.compact(Number(width))}
          @input=${(/** @type {any} */ e) => host.slide('width', Number(Math.exp(Number(e.target.value)).toPrecision(4)))} /><output>h = ${m.write.compact(Number(width))}</output></label>`
          : nothing
      }
      ${score === 'learnt' ? lesson(m, view) : nothing}
      ${score === 'dot' || score === 'scaled_dot' ? html`<p class="note">${m.t('dot-note')}</p>` : nothing}
      <div class="row">
        <button type="button" class="aim" @click=${() => host.aim([0.6, 0.3, 0.1])}>${m.t('aim')}</button>
        <button type="button" class="pool" aria-pressed=${pool === true} @click=${() => host.change('pool', pool !== true)}>${m.t('pool')}</button>
      </div>
      ${score === 'learnt' ? html`<p class="note">${m.t('sold')}</p>` : nothing}
      <p class="note place-note" role="status">${host.missed ? m.t('missed') : html`<b>q</b> ${m.t('query-at', { area: m.write.fixed(Number(area), 0), rooms: m.write.fixed(Number(rooms), 1), pool: String(pool === true) })} · ${m.t('drag')}`}</p>
    </div>
    ${views(m)}`;
}

/** The layer, its lesson, and how far off the prices are. @param {Model} m @param {Market} view */
function lesson(m, view) {
  const { host } = m;
  const { layer, off } = view.told;
  const last = Math.max(off.length - 1, host.info?.furthest ?? 0, 100);
  // A line has no use for more points than it has pixels.
  const every = Math.max(1, Math.floor(off.length / 120));
  const path = off
    .map((y, i) => `${((i / last) * 120).toFixed(1)} ${(36 - (y / off[0]) * 34).toFixed(1)}`)
    .filter((_, i) => i % every === 0 || i === off.length - 1);
  return html`<div class="lesson">
    <table class="layer"><caption class="unseen">W</caption>${[0, 1, 2].map((r) => html`<tr>${[0, 1, 2].map((c) => html`<td>${m.write.fixed(layer[3 * r + c], 1)}</td>`)}</tr>`)}</table>
    <div class="course"><svg viewBox="0 0 120 40" aria-hidden="true"><path d="M0 36.5H120" stroke="var(--line2)"></path><path d="M${path.join('L')}" fill="none" stroke="var(--ink)" stroke-width="1.75"></path></svg>
      <span>${m.t('off', { step: host.trainingStep, shown: host.whole(host.trainingStep), error: m.write.fixed(off[off.length - 1], 0) })}</span></div>
    <div class="row learn"><button type="button" class="train" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.training ? '❚❚' : '▶'} ${m.t(host.training ? 'stop' : 'train')}</button>
      <button type="button" ?disabled=${host.training} aria-label=${host.t('training-more', { count: 10, shown: '10' })} @click=${() => host.train(10)}>+10</button>
      <button type="button" ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-reset')} @click=${() => host.reset()}>↺</button>
      <input type="range" min="0" max=${Math.max(1, host.info?.furthest ?? 0)} .value=${String(host.trainingStep)} ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-scrub')} @input=${(/** @type {any} */ e) => host.hand.seeking.to(Number(e.target.value))} /></div>
  </div>`;
}

/** Houses, or the exercise. @param {Model} m */
export function views(m) {
  const { host } = m;
  const now = host.roles ? 'roles' : 'houses';
  return html`<div class="views" role="group" aria-label=${m.t('views')}>${['houses', 'roles'].map(
    (id) =>
      html`<button type="button" aria-pressed=${now === id} @click=${() => host.change('preset', id === 'roles' ? 'roles' : 'lecture')}>${m.t(`view-${id}`)}</button>`,
  )}</div>`;
}
