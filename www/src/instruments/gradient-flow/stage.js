import { html, nothing, svg } from 'lit';
import { nowBand, rule } from '../../draw/grid.js';
import { renderTransport } from '../../elements/transport.js';
import { knobs, segments, training } from './controls.js';
import { curveLane } from './lane-curves.js';
import { stateLane } from './lane-states.js';
import { timeLane } from './lane-time.js';
import { hatch, names, strips } from './lanes-strips.js';
import { margin } from './margin.js';
import { Model } from './model.js';
import { spectrum } from './spectrum.js';
import { spoken } from './spoken.js';

/** The whole picture of one position of the long chain. */

/** @param {Model} m */
export function chain(m) {
  const { host, small, layout } = m;
  const { frame, height, time, curves, states } = layout;
  const lines = [curves.y - 8, states.y - 8, time.y - 8];
  const width = Math.max(5, m.column);
  const band = { x: m.centre(m.k) - width / 2, width, height: time.y - 4, fill: false };
  const parts = host.controls === 'none' ? null : knobs(host);
  const at = (/** @type {number} */ y) => `top:calc(${y} * var(--u))`;
  const side = `left:calc(${frame.margin} * var(--u));width:calc(${frame.marginWidth - 12} * var(--u))`;
  return html`<div class="score ${small ? 'small' : ''} ${host.running || host.dragging ? '' : 'stepping'}" @click=${host.pressed} @keydown=${host.keyed}>
    <canvas class="heat" style=${small ? '' : `height:calc(${height} * var(--u))`}></canvas>
    <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" @pointerdown=${host.grabbed} @pointermove=${host.moved}
      @pointerup=${host.dropped} @pointercancel=${host.dropped}>
      <defs>${hatch}</defs>
      ${lines.map((y) => rule(y, frame.width))}${names(m)}${strips(m)}${curveLane(m)}${stateLane(m)}
      ${nowBand(band)}${timeLane(m)}${small ? nothing : svg`${margin(m)}${spectrum(m)}`}
    </svg>
    ${
      small || !parts
        ? nothing
        : html`<div class="corner" style="${side};${at(9)}">${segments(host, 'view', (one) => host.t(`gradient-flow-view-${one}`))}</div>
          <div class="knobs strength" style=${at(layout.input.y)}>${parts.input}</div>
          <div class="knobs" style=${at(layout.rnn.y - 3)}>${parts.rnn}</div>
          <div class="knobs" style=${at(layout.lstm.y - 3)}>${parts.lstm}</div>
          <div class="knobs" style=${at(layout.gru.y - 3)}>${parts.gru}</div>
          <div class="knobs function" style=${at(curves.bottom - 28)}>${parts.activation}</div>
          <div class="place" style=${at(time.y + 1)}>${renderTransport(host)}</div>
          <div class="corner" style="${side};${at(time.y + 38)}">${training(host)}</div>`
    }
    ${small ? below(m, parts) : nothing}
    ${spoken(m)}
  </div>`;
}

/** On a telephone what stands beside the lanes stands below them. @param {Model} m @param {ReturnType<typeof knobs> | null} parts */
function below(m, parts) {
  const { host } = m;
  return html`<div class="below">
    ${
      parts
        ? html`${segments(host, 'view', (one) => host.t(`gradient-flow-view-${one}`))}
      <div class="knobs">${parts.rnn}</div><div class="knobs">${parts.lstm}</div><div class="knobs">${parts.gru}</div>
      <div class="knobs"><span class="name">${host.t('setting-input_strength')}</span>${parts.input}</div>
      ${parts.activation !== nothing ? html`<div class="knobs">${parts.activation}</div>` : nothing}${training(host)}`
        : nothing
    }
    <svg viewBox="924 36 330 448">${margin(m.wide)}${spectrum(m.wide)}</svg>
  </div>`;
}
