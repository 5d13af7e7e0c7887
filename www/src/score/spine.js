import { html, nothing, svg } from 'lit';
import { dragTo, leftOf, wideSteps, widthOf } from '../draw/geometry.js';
import { timeline, updateKey } from '../draw/timeline.js';
import { SPEEDS } from '../elements/speed-shown.js';

/** The timeline lane of every score: scrubber and transport in one; both grains for free. */

/** @typedef {import('./model.js').ScoreModel<any>} Model */

const ROW = 20;
const GAP = 3;

/**
 * @param {Model} m
 * @param {(op: string, t: number) => string} [title] what an operation's key says of itself
 */
export function spine(m, title) {
  const { lane, trace, frame, position } = m;
  const { y } = lane.time;
  const { forward, backward } = trace.operations;
  const last = trace.N;
  const below = y + 2 * ROW + GAP + 14;
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.t('seq-timeline')}
      aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${position} aria-valuetext=${m.host.placeText()}>
      <rect class="focus" x=${m.columns.x0 - 2} y=${y - 3} width=${m.columns.x1 - m.columns.x0 + 4} height=${2 * ROW + GAP + 6}
        rx="4" fill="transparent"></rect>
      ${timeline({
        columns: m.columns,
        y,
        row: ROW,
        gap: GAP,
        forward,
        backward,
        position,
        at: (phase, t, index) => trace.positionOf(phase, t, index),
        letter: (block) => m.letter(block),
        title: title && ((_, t, op) => title(op, t)),
      })}</g>
    ${updateKey({
      x: m.columns.x0 - (m.small ? 9 : 13),
      y: y + ROW * 1.5 + GAP,
      now: position === last,
      position: last,
      title: m.t('seq-update'),
    })}
    ${wideSteps(m.columns).map((t) => {
      const on = t === m.op.t;
      return svg`<g class="hit" data-do="step:${t}"><rect x=${leftOf(m.columns, t)} y=${below - 12} width=${widthOf(m.columns, t)} height="16" fill="transparent"></rect>
        <text x=${m.centre(t)} y=${below} text-anchor="middle" font-size="12.5" font-weight=${on ? 700 : 450}
          fill=${on ? 'var(--ink)' : 'var(--ink3)'}>${m.small && !on ? t : `t = ${t}`}</text></g>`;
    })}
    ${m.small ? nothing : counts(m, y, frame.margin + 10)}`;
}

/** How far each pass has got, at the end of its row. @param {Model} m @param {number} y @param {number} x */
function counts(m, y, x) {
  const { T, F, B } = m.trace;
  const forward = Math.min(T * F, m.position);
  const backward = Math.max(0, Math.min(T * B, m.position - T * F));
  const at = x + 140;
  // Long sequences count in thousands: the arrow alone then says the direction.
  const [ahead, back] = T * B > 999 ? ['', ''] : [m.t('seq-forward'), m.t('seq-backward')];
  return svg`<text x=${x} y=${y + 14.5} font-size="13" font-weight="550" fill="var(--ink2)">${ahead} →</text>
    <text x=${at} y=${y + 14.5} font-size="13" text-anchor="end" fill="var(--ink2)">${forward} / ${T * F}</text>
    <text x=${x} y=${y + ROW + GAP + 14.5} font-size="13" font-weight="600" fill="var(--gradient)">← ${back}</text>
    <text x=${at} y=${y + ROW + GAP + 14.5} font-size="13" font-weight="600" text-anchor="end" fill="var(--gradient)">${backward} / ${T * B}</text>`;
}

/** Playing speeds offered beside the timeline. @param {Model} m */
export function speeds(m) {
  const { host } = m;
  return html`<div class="speeds" style="top:${(100 * (m.lane.time.y + 9)) / m.height}%" role="group" aria-label=${m.t('seq-speed')}>${SPEEDS.map(
    (
      speed,
    ) => html`<button type="button" aria-pressed=${host.speed === speed} aria-label=${m.t('seq-speed-times', { speed: speed === 0.5 ? '½' : String(speed) })}
      @click=${() => host.setSpeed(speed)}>×${speed === 0.5 ? '½' : speed}</button>`,
  )}</div>`;
}

/**
 * The position under a pointer that drags along the timeline.
 * @param {import('../engine/trace.js').Trace} trace
 * @param {(now:number) => import('../draw/geometry.js').Columns} columnsAt
 * @param {number} x in the score's units @param {boolean} back on the backward row
 */
export function positionUnder({ T, F, B }, columnsAt, x, back) {
  const steps = dragTo(x, columnsAt, T);
  if (!back) return Math.max(0, Math.min(T * F, Math.floor(steps * F) + 1));
  return Math.max(T * F + 1, Math.min(T * (F + B), T * F + Math.ceil((T - steps) * B)));
}

/** Whether a point of the stage is on the backward row. @param {Model} m @param {number} y */
export const onBackwardRow = (m, y) => y > m.lane.time.y + ROW + GAP / 2;
