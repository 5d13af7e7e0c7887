import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { leftOf, widthOf } from '../../draw/geometry.js';
import { columnLines, laneName, nowBand, rule } from '../../draw/grid.js';
import { hatch } from '../../draw/triangle.js';
import { renderTransport } from '../../elements/transport.js';
import { speeds, spine } from '../../score/spine.js';
import { curve } from './curve.js';
import { editor } from './editor.js';
import { contributionLane, sumLane, weightLane } from './lanes-backward.js';
import {
  gateLane,
  inputLane,
  lossLane,
  memoryLane,
  outputLane,
  stateLane,
} from './lanes-forward.js';
import { narrowCuts, pathLine, wires } from './lanes-wires.js';
import { identity, legends, note, pathProduct, totals, weightTotal } from './margin.js';

/** The whole picture of one position. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
function names(m) {
  const { lane, frame, small } = m;
  const x = frame.gutter;
  const end = frame.x0 - 12;
  const W = m.cell === 'rnn' ? 'W_{h,h}' : 'W_h';
  const at = (/** @type {string} */ id, /** @type {string} */ key, /** @type {string} */ symbol) =>
    lane[id] ? laneName({ x, end, y: lane[id].middle, word: m.t(key), symbol, small }) : nothing;
  const tri = lane.triangle;
  return svg`${at('loss', 'bptt-loss', 'L_t')}${at('output', 'bptt-output', 'y_t')}
    ${at('state', 'bptt-state', 'h_t')}${at('memory', 'bptt-memory', 'c_t')}
    ${at('gates', 'bptt-gates', '')}${at('token', 'bptt-input', 'x_t')}
    ${
      small
        ? nothing
        : svg`<text x=${x} y=${tri.y + 14} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('bptt-contributions')}</text>
          ${laneName({ x, end: 0, y: tri.y + 31, word: '', symbol: '', small: false })}`
    }
    ${small ? nothing : formula(`‖∂L_j/∂${m.target}_k‖`, x, tri.y + 36)}
    ${small ? laneName({ x, end, y: lane.sum.middle, word: '', symbol: 'Σ_j', small, symbolSize: 14 }) : formula(`‖∂L/∂${m.target}_k‖ = ‖Σ_j‖`, x, lane.sum.middle + 5)}
    ${small ? laneName({ x, end, y: lane.weight.middle, word: '', symbol: '∂W', small, symbolSize: 15 }) : at('weight', 'bptt-weights', `∂L/∂${W}`)}`;
}

/** @param {string} source @param {number} x @param {number} y */
const formula = (source, x, y) =>
  laneName({ x, end: 0, y: y - 5, word: '', symbol: source, small: true, symbolSize: 15 });

/** Rules between groups of lanes. @param {Model} m */
const rules = (m) =>
  ['triangle', 'weight', 'time'].map((id) => {
    const gap = id === 'triangle' ? 8 : id === 'weight' ? 3 : 6;
    return rule(m.lane[id].y - gap, m.frame.width);
  });

/** @param {Model} m */
function margin(m) {
  const { frame, lane } = m;
  const x = frame.margin;
  const width = frame.marginWidth;
  const top = lane.state.y - 12;
  const tall = lane.token.bottom - top > 110 ? 36 : 33;
  const roomy = lane.sum.bottom - lane.triangle.y;
  const curveAbove = lane.triangle.y - top > 3 * tall + 110;
  const hinted = curveAbove && !m.facts.truncated;
  return svg`${totals(m, x, width, lane.loss.y + 19, lane.output.middle + 5)}
    ${guard([m.trace, m.host.language, m.small], () => legends(m, { x, y: top, width }, tall))}
    ${
      m.path
        ? pathProduct(m, { x, y: lane.triangle.y - 2, width }, roomy - (m.facts.truncated ? 0 : 2))
        : m.facts.truncated
          ? savings(m, { x, y: lane.triangle.y + 12, width })
          : hinted
            ? note(
                m.t('bptt-path-hint'),
                { x, y: lane.triangle.y + 14, width },
                { size: 13.5, pitch: 18 },
              )
            : curve(m, { x, y: lane.triangle.y + 2, width }, roomy - 6)
    }
    ${curveAbove ? curve(m, { x, y: top + 3 * tall + 14, width }, lane.triangle.y - top - 3 * tall - 44, hinted) : nothing}
    ${weightTotal(m, { x: x + 2, y: lane.weight.y, width: width - 2 }, lane.weight.height)}
    ${identity(m, x, lane.time.y + 59, width)}`;
}

/** What truncation saves and what it loses, counted and measured. @param {Model} m @param {{x:number, y:number, width:number}} place */
function savings(m, place) {
  return note(m.host.savingText(m), place, { size: 14, pitch: 19, fill: 'var(--ink)' });
}

/** @param {Model} m */
export function stage(m) {
  const { frame, height, columns, now, small, op, host } = m;
  const band = op.phase === 'forward' || op.phase === 'backward';
  return html`<div class="score ${small ? 'small' : ''} ${host.stepping ? 'stepping' : ''}" @click=${host.pressed}
      @keydown=${host.keyed} @pointerdown=${host.grabbed} @pointermove=${host.moved} @pointerup=${host.dropped}
      @pointercancel=${host.dropped} @pointerleave=${host.left}>
    <div class="picture">
    <svg class="under" viewBox="0 0 ${frame.width} ${height}" aria-hidden="true">
      ${band ? nowBand({ x: leftOf(columns, now), width: widthOf(columns, now), height }) : nothing}
      ${columnLines(columns, height)}${rules(m)}</svg>
    <canvas class="heat" aria-hidden="true"></canvas>
    <svg class="lines" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('bptt-title')}>
      <defs>${hatch}</defs>
      ${guard([m.cell, m.small, m.target, host.language], () => names(m))}${wires(m)}${inputLane(m)}${gateLane(m)}${memoryLane(m)}${stateLane(m)}${pathLine(m)}${narrowCuts(m)}
      ${outputLane(m)}${lossLane(m)}${contributionLane(m)}${sumLane(m)}${weightLane(m)}
      ${m.unfolded ? host.drawUnfolded?.(m) : nothing}${spine(m)}${small ? nothing : margin(m)}</svg>
    ${
      small || host.controls === 'none'
        ? nothing
        : html`<div class="place" style="top:${(100 * (m.lane.time.y + 4)) / height}%">${renderTransport(host, { steps: false })}</div>${speeds(m)}`
    }
    ${m.cell === 'lstm' && host.controls === 'full' && !small ? switcher(m) : nothing}
    ${editor(m)}</div>
    ${m.cell === 'lstm' && small ? switcher(m) : nothing}
    ${small ? smallMargin(m) : nothing}
    <p class="unseen">${host.summary(m)}</p>
  </div>`;
}

/** States or memory cells in the triangle. @param {Model} m */
function switcher(m) {
  const { host } = m;
  const top = (100 * (m.lane.triangle.bottom - 27)) / m.height;
  return html`<div class="switch" role="group" style="top:${top}%">
    ${[false, true].map(
      (
        memory,
      ) => html`<button aria-pressed=${m.byMemory === memory} aria-label=${m.t(memory ? 'bptt-by-memory' : 'bptt-by-state')}
        title=${m.t(memory ? 'bptt-by-memory' : 'bptt-by-state')} @click=${() => host.showMemory(memory)}><i>${memory ? 'c' : 'h'}</i></button>`,
    )}</div>`;
}

/** On a telephone the margin stands below. @param {Model} m */
function smallMargin(m) {
  const x = 16;
  const width = 358;
  const path = m.path ? Math.min(190, 70 + 24 * (m.path.j - m.path.k + 1)) : 120;
  const height = 260 + path + 84;
  return html`<svg class="below" viewBox="0 0 390 ${height}" aria-hidden="true">
    ${totals(m, x, width, 30, 64)}${guard([m.trace, m.host.language, m.small], () => legends(m, { x, y: 92, width }, 36))}
    ${
      m.path
        ? pathProduct(m, { x, y: 214, width }, path - 10)
        : m.facts.truncated
          ? savings(m, { x, y: 228, width })
          : curve(m, { x, y: 216, width }, path - 20)
    }
    ${weightTotal(m, { x, y: 232 + path, width }, 54)}${identity(m, x, 232 + path + 80, width)}</svg>`;
}
