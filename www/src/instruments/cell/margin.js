import { html, nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { hue } from './model.js';
import { outcome } from './outcome.js';
import { valve } from './pipes.js';

/** The right margin: what it all adds up to, what the road keeps, how the gradient came, the scales. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {{x: number, y: number, width: number}} Place */

/** @param {Model} m */
export function margin(m) {
  const { frame, lane } = m;
  const x = frame.margin;
  const width = frame.marginWidth - 14;
  return svg`${total(m, { x, y: lane.output.y + 17, width })}
    ${facts(m, { x, y: 46, width })}
    ${legends(m, { x, y: lane.time.y - 80, width })}`;
}

/** On a telephone the margin stands below. @param {Model} m */
export function below(m) {
  const x = 16;
  const width = 358;
  const height = m.cell === 'rnn' ? 262 : 300;
  return html`<svg class="below" viewBox="0 0 390 ${height}" role="img" aria-label=${m.host.summary(m)}>${total(m, { x, y: 24, width })}
    ${facts(m, { x, y: 48, width })}${legends(m, { x, y: height - 74, width })}</svg>`;
}

/** What the hand changed; with nothing held, what the road keeps and how the gradient came. @param {Model} m @param {Place} place */
const facts = (m, { x, y, width }) =>
  m.free
    ? outcome(m, { x, y, width })
    : svg`${road(m, { x, y, width })}${split(m, { x, y: y + 110, width })}`;

/** The loss, and what it would be with nothing held. @param {Model} m @param {Place} place */
export function total(m, { x, y, width }) {
  const { sum, count } = m.lossSoFar;
  const { host, trace, write } = m;
  const all = count === m.T;
  const mean = host.settings.reduction === 'mean';
  const shown = all ? trace.scalar('loss') : sum;
  return svg`${math(mean ? 'L = ¹⁄T Σ_{t} L_{t}' : 'L = Σ_{t} L_{t}', { x, y, size: 16, fill: 'var(--ink2)' })}
    <text x=${x + width} y=${y} text-anchor="end" font-size="19" font-weight="600" fill=${all ? 'var(--ink)' : 'var(--ink3)'}>${count ? write.fixed(shown, 2) : '·'}</text>`;
}

/**
 * A number between 0 and 1 a step, for the told unit. For a road the product of its valves: on the
 * way forward what is left of the first memory at each step, on the way back what of each is still on
 * the road at the last. The plain cell has none: what its tanh lets a gradient through.
 * @param {Model} m @param {Place} place
 */
function road(m, { x, y, width }) {
  const { T, now } = m;
  const block = m.cell === 'rnn' ? 'gprime' : m.back ? 'road' : 'since';
  const whole = block === 'road';
  const gate = { rnn: '', lstm: 'f', gru: 'z' }[m.cell];
  const ink = m.cell === 'rnn' ? 'var(--ink2)' : hue(gate);
  const known = (/** @type {number} */ t) => m.has(m.memory, whole ? T : t);
  const top = y + 39;
  const height = 36;
  const step = width / T;
  let d = '';
  for (let t = 1; t <= T && known(t); t++) {
    const h = Math.max(0.6, Math.min(1, m.of(block, t)) * height);
    const inset = step > 6 ? 1.5 : 0.1;
    d += `M${(x + (t - 1) * step + inset).toFixed(1)} ${top + height}h${(step - 2 * inset).toFixed(1)}v${(-h).toFixed(1)}h${(2 * inset - step).toFixed(1)}z`;
  }
  const factor = m.cell === 'gru' && m.form === 'lecture' ? '(1-z_{m})' : `${gate}_{m}`;
  const range = whole ? `m>${now}` : `1<m≤${now}`;
  const symbol = m.cell === 'rnn' ? `1-h_{${now}}^{2}` : `Π_{${range}} ${factor}`;
  const words =
    m.cell === 'rnn'
      ? m.t('cell-slope-words')
      : m.t('cell-road-words', {
          memory: `${m.memory}${sub(whole ? now : 1)}`,
          last: `${m.memory}${sub(whole ? T : now)}`,
        });
  return svg`${math(symbol, { x, y: y + 12, size: 16, fill: ink })}
    <text x=${x + width} y=${y + 14} text-anchor="end" font-size="19" font-weight="650" fill=${known(now) ? ink : 'var(--ink3)'}>${known(now) ? m.write.compact(m.of(block)) : '·'}</text>
    <text x=${x} y=${y + 31} font-size="12.5" fill="var(--ink2)">${words}</text>
    <rect x=${x} y=${top} width=${width} height=${height} fill=${`color-mix(in oklab, ${ink} 9%, var(--plane))`}></rect>
    <path d=${d} fill=${`color-mix(in oklab, ${ink} 55%, var(--plane))`}></path>
    ${known(now) ? svg`<rect x=${x + (now - 1) * step} y=${top - 2} width=${Math.max(2, step)} height=${height + 3} fill="none" stroke="var(--ink)" stroke-width="1.5"></rect>` : nothing}
    ${ticks(m, x, top + height + 14, step)}`;
}

/** @param {Model} m @param {number} x @param {number} y @param {number} step */
function ticks(m, x, y, step) {
  const every = Math.max(1, Math.ceil((m.T > 99 ? 36 : 26) / step));
  const out = [];
  for (let t = 1; t <= m.T; t += every)
    out.push(
      math(`${m.memory}_{${t}}`, {
        x: x + (t - 0.5) * step,
        y,
        size: 13.5,
        anchor: 'middle',
        script: 12,
        fill: t === m.now ? 'var(--ink)' : 'var(--ink2)',
      }),
    );
  return out;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** @param {number} n */
const sub = (n) => [...String(n)].map((digit) => SUBSCRIPTS[Number(digit)]).join('');

/**
 * The whole gradient of the memory, and how much of it came by the road alone: the rest came back
 * through the state and the gates of later steps. For the plain cell: what is left of it.
 * @param {Model} m @param {Place} place
 */
function split(m, { x, y, width }) {
  const memory = `d${m.memory}`;
  const alone = m.cell === 'lstm' ? 'dc_road' : 'dh_road';
  const known = m.has(memory);
  const whole = m.of(memory);
  const gated = m.trace.has(alone);
  const part = gated ? m.of(alone) : 0;
  const most = Math.max(Math.abs(whole), Math.abs(part)) || 1;
  const middle = x + width / 2 + 30;
  const half = width / 2 - 90;
  const row = (
    /** @type {number} */ at,
    /** @type {string} */ word,
    /** @type {number} */ v,
    /** @type {boolean} */ strong,
  ) => {
    const length = known ? (Math.abs(v) / most) * half : 0;
    return svg`<text x=${x} y=${at + 9} font-size="12.5" fill="var(--ink2)">${word}</text>
      <rect x=${v < 0 ? middle - length : middle} y=${at} width=${length} height="11" fill=${strong ? 'var(--gradient)' : 'none'} stroke="var(--gradient)"
        stroke-width=${length ? 1.5 : 0}></rect>
      <text x=${x + width} y=${at + 10} text-anchor="end" font-size="13.5" font-weight="650" fill=${known ? 'var(--gradient)' : 'var(--ink3)'}>${known ? m.write.compact(v) : '·'}</text>`;
  };
  return svg`${math(`∂L/∂${m.memory}_{${m.now}}`, { x, y: y + 12, size: 16, fill: 'var(--gradient)' })}
    <text x=${x + 64} y=${y + 12} font-size="12.5" fill="var(--ink2)">${m.t('cell-split-title', { unit: m.u + 1 })}</text>
    <path d=${`M${middle} ${y + 20}v${gated ? 36 : 17}`} stroke="var(--line2)"></path>
    ${row(y + 23, m.t('cell-split-all'), whole, true)}
    ${gated ? row(y + 42, m.t('cell-split-road'), part, false) : nothing}`;
}

/** @param {Model} m @param {Place} place */
function legends(m, { x, y, width }) {
  const d = 34;
  const px = d / m.fullest;
  const ink = 'var(--ink2)';
  const wide = x + 92;
  const room = (width - 92) / 3;
  const one = (/** @type {number} */ i, /** @type {number} */ open) =>
    svg`${valve({ x: wide + (i + 0.3) * room, y: y + 44, diameter: 18, open, ink, size: 6 })}
      <text x=${wide + (i + 0.3) * room + 12} y=${y + 48.5} font-size="12" fill=${ink}>${m.write.fixed(open, open % 1 ? 1 : 0)}</text>`;
  const value = 1;
  const strand = (/** @type {number} */ i, /** @type {number} */ v) => {
    const size = m.strand(v, 30);
    const left = x + width * (0.3 + i * 0.25);
    return svg`<rect x=${left} y=${y + 12 - size / 2} width="14" height=${size} fill="var(--gradient)"></rect>
      <text x=${left + 18} y=${y + 16.5} font-size="12" fill=${ink}>${m.write.short(v)}</text>`;
  };
  const sizes = [m.steepest / 100, m.steepest / 10, m.steepest];
  return svg`<text x=${x} y=${y + 16} font-size="12.5" fill=${ink}>${m.t(m.back ? 'cell-legend-gradient' : 'cell-legend-section')}</text>
    ${
      m.back
        ? sizes.map((v, i) => strand(i, v))
        : [1, -1].map(
            (
              sign,
              i,
            ) => svg`<rect x=${wide + i * room * 1.5} y=${y + 12 - (value * px) / 2} width=${room * 0.5} height=${Math.max(2, value * px)}
              fill=${`var(--value-${sign > 0 ? 'plus' : 'minus'})`}></rect>
              <text x=${wide + i * room * 1.5 + room * 0.5 + 5} y=${y + 16.5} font-size="12" fill=${ink}>${m.write.fixed(sign * value, 0)}</text>`,
          )
    }
    ${m.cell === 'rnn' ? nothing : svg`<text x=${x} y=${y + 48.5} font-size="12.5" fill=${ink}>${m.t('cell-legend-valve')}</text>${[0, 0.5, 1].map((open, i) => one(i, open))}`}`;
}
