import { html, nothing, svg } from 'lit';
import { fitting, roughWidth } from '../../draw/fitting.js';
import { leftOf, narrowRuns, widthOf } from '../../draw/geometry.js';
import { columnLines, laneName, nowBand, rule } from '../../draw/grid.js';
import { hit } from '../../draw/hit.js';
import { math } from '../../draw/math.js';
import { renderTransport } from '../../elements/transport.js';
import { speeds, spine } from '../../score/spine.js';
import { activity } from './activity.js';
import { others } from './columns.js';
import { drawings } from './drawings.js';
import { below, margin } from './margin.js';
import { hue, VALVES } from './model.js';
import { panel } from './panel.js';
import { plan } from './plan.js';

/** The whole picture of one position. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function stage(m) {
  const { frame, height, columns, now, small, op, host } = m;
  const p = plan(m);
  const band = op.phase === 'forward' || op.phase === 'backward' || op.phase === 'start';
  const place = (/** @type {number} */ y) => `top:${(100 * y) / height}%`;
  const bar = host.controls !== 'none' && !small;
  return html`<div class="score ${small ? 'small' : ''} ${host.stepping ? 'stepping' : ''}" @click=${host.pressed} @dblclick=${host.doubled}
      @keydown=${host.keyed} @pointerdown=${host.grabbed} @pointermove=${host.moved} @pointerup=${host.dropped} @pointercancel=${host.dropped}>
    <div class="picture">
    <svg class="under" viewBox="0 0 ${frame.width} ${height}" aria-hidden="true">
      ${band && !m.stacked ? nowBand({ x: leftOf(columns, now), width: widthOf(columns, now), height }) : nothing}
      ${m.stacked ? nothing : columnLines(columns, m.lane.time.y - 8)}</svg>
    <canvas class="heat" aria-hidden="true"></canvas>
    <svg class="lines" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('cell-title')}>
      ${
        m.stacked
          ? drawings.stacked.stacked(m)
          : svg`${output(m)}${names(m, p)}${others(m, p)}${drawings[m.cell](m, p)}${tokens(m)}${activity(m)}${rule(m.lane[m.rows[0]].y - 8, small ? frame.width : frame.x1)}`
      }
      ${rule(m.lane.time.y - 9, frame.width)}${spine(m, host.operationName)}${small || m.stacked ? nothing : margin(m)}</svg>
    ${bar ? html`<div class="place" style=${place(m.lane.time.y + 4)}>${renderTransport(host, { steps: false })}</div>${speeds(m)}` : nothing}
    ${host.controls === 'none' ? nothing : switcher(m)}
    ${small ? nothing : beside(m)}</div>
    ${small && !m.stacked ? below(m) : nothing}${small ? beside(m) : nothing}
    <p class="unseen">${host.summary(m)}</p>
  </div>`;
}

/** What stands in the margin as text and buttons. @param {Model} m */
const beside = (m) =>
  m.stacked ? drawings.stacked.stackedWords(m) : m.host.controls === 'none' ? nothing : panel(m);

/** Pipes, or the one stacked W. @param {Model} m */
function switcher(m) {
  const { host } = m;
  const top = m.small ? '' : `top:${(100 * (m.stacked ? 10 : m.lane.pipes.y + 2)) / m.height}%`;
  return html`<div class="switch" role="group" style=${top} aria-label=${m.t('cell-view')}>
    ${['pipes', 'stacked'].map(
      (view) =>
        html`<button aria-pressed=${(view === 'stacked') === m.stacked} @click=${() => host.change('view', view)}>${m.t(`cell-view-${view}`)}</button>`,
    )}</div>`;
}

/** @param {Model} m @param {import('./plan.js').Plan} p */
function names(m, p) {
  const { frame, small } = m;
  const end = frame.x0 - 12;
  const at = (/** @type {string} */ word, /** @type {string} */ symbol, /** @type {number} */ y) =>
    laneName({ x: frame.gutter, end, y, word: m.t(word), symbol, small });
  const valves = VALVES[m.cell];
  return svg`${at(m.cell === 'rnn' ? 'cell-lane-state' : 'cell-lane-road', `${m.memory}_t`, p.road)}
    ${
      small || valves.length === 0
        ? nothing
        : svg`<text x=${frame.gutter} y=${p.valves + 5} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('cell-lane-valves')}</text>
      ${valves.map((gate, i) => math(m.letter(gate), { x: end - (valves.length - 1 - i) * 19, y: p.valves + 5, size: 16, anchor: 'end', fill: hue(gate) }))}`
    }
    ${m.cell === 'lstm' ? at('cell-lane-state', 'h_t', p.state) : nothing}
    ${at('cell-lane-token', 'x_t', m.lane.token.middle)}`;
}

/** The chance the next word had, with what it would be with nothing held. @param {Model} m */
function output(m) {
  const { lane, frame, small, trace } = m;
  const { y } = lane.output;
  const p = trace.array('p_target');
  const free = m.free?.array('p_target');
  const bars = [];
  for (let t = 1; t <= m.T; t++) {
    const { x, width } = m.card(t);
    if (width < 2) continue;
    if (!m.has('L', t)) {
      bars.push(
        svg`<rect x=${x} y=${y + 20.5} width=${width} height="4.5" fill="none" stroke="var(--line2)" stroke-dasharray="2 3"></rect>`,
      );
      continue;
    }
    const was = free && free[t - 1] !== p[t - 1] ? free[t - 1] : Number.NaN;
    bars.push(svg`<rect x=${x} y=${y + 20.5} width=${width} height="4.5" fill="var(--line)"></rect>
      <rect x=${x} y=${y + 20.5} width=${width * p[t - 1]} height="4.5" fill="var(--probability)"></rect>
      ${Number.isNaN(was) ? nothing : svg`<path d=${`M${x + width * was} ${y + 17}v11`} stroke="var(--ink)" stroke-width="2"></path>`}
      ${width > 34 ? numbers(m, t, x, width, was) : nothing}`);
  }
  return svg`${laneName({ x: frame.gutter, end: frame.x0 - 12, y: y + 14, word: m.t('cell-lane-output'), symbol: small ? 'p' : 'p(y_t)', small })}${bars}`;
}

/** @param {Model} m @param {number} t @param {number} x @param {number} width @param {number} was */
function numbers(m, t, x, width, was) {
  const p = m.trace.array('p_target')[t - 1];
  const target = m.trace.index.tokens[t];
  const text = m.write.fixed(p);
  const from = Number.isNaN(was) ? '' : `${m.write.fixed(was)} → `;
  const wide = t === m.now;
  const y = m.lane.output.y + 15;
  return svg`<text x=${x + width} y=${y} text-anchor="end" font-size=${wide ? 16 : 13.5} font-weight="650" fill="var(--probability)">${
    wide && from ? svg`<tspan font-weight="450" fill="var(--ink2)">${from}</tspan>` : nothing
  }${text}</text>
  ${wide ? svg`<text x=${x + 2} y=${y} font-size="14" fill="var(--ink2)">${fitting(m.t('cell-next', { word: m.write.quote(target) }), width - 130, 14)}</text>` : nothing}`;
}

/** @param {Model} m */
function tokens(m) {
  const { lane, trace } = m;
  const out = [];
  for (let t = 1; t <= m.T; t++) {
    const w = widthOf(m.columns, t);
    const word = trace.index.tokens[t - 1];
    const x = m.centre(t);
    const now = t === m.now;
    const size = now ? 22 : m.small ? 13 : 16;
    const room = w - 4;
    if (w < 11) continue;
    const upright = now || roughWidth(word, 12) <= room;
    const fit = upright ? Math.max(12, Math.min(size, (size * room) / roughWidth(word, size))) : 12;
    out.push(svg`<text x=${x} y=${lane.token.middle + fit * 0.34} text-anchor="middle" font-size=${fit} font-weight=${now ? 700 : 550}
        fill=${now ? 'var(--ink)' : 'var(--ink2)'} transform=${upright ? nothing : `rotate(-90 ${x} ${lane.token.middle})`}>${upright && roughWidth(word, fit) <= room + 1 ? visible(word) : fitting(visible(word), upright ? room + 2 : lane.token.height + 8, fit)}</text>
      ${hit({ x: leftOf(m.columns, t) + 1, y: lane.token.y, width: w - 2, height: lane.token.height, verb: `token:${t}`, label: m.t('cell-token', { t, word }), kind: 'token' })}`);
  }
  return svg`${out}${narrowRuns(m.columns)
    .filter((run) => run.width / (run.to - run.from + 1) < 11 && run.width > 60)
    .map(
      (run) =>
        svg`<text x=${run.x + run.width / 2} y=${lane.token.middle + 4} text-anchor="middle" font-size="12" fill="var(--ink3)">${run.from} – ${run.to}</text>`,
    )}`;
}

/** @param {string} word */
const visible = (word) => (word === ' ' ? '␣' : word === '\n' ? '¶' : word);
