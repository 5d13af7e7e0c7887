import { nothing, svg } from 'lit';
import { legend } from '../../draw/heat.js';
import { gateBlocks } from '../../draw/hinton.js';
import { italics, math } from '../../draw/math.js';
import { gradientColour } from '../../draw/paint.js';
import { logTicks, magnitude } from '../../draw/scales.js';
import { scissors } from '../../draw/strand.js';
import { GATES } from '../../score/model.js';

/** What the lanes add up to: L, p(y), the scales, the lit path, ∂L/∂W and the update. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {{x:number, y:number, width:number}} Place */

/** L and p(y), as far as they have been summed. @param {Model} m @param {number} x @param {number} width @param {number} yL @param {number} yP */
export function totals(m, x, width, yL, yP) {
  const { sum, count } = m.lossSoFar;
  const whole = count === m.T;
  const named = whole || count === 0;
  const loss = whole ? m.trace.scalar('loss') : sum;
  const p = whole ? m.trace.scalar('p') : Math.exp(-sum);
  const end = x + width;

  return svg`${math(named ? 'L = Σ_t L_t' : `Σ_{t≤${count}} L_t`, { x, y: yL, size: 16, fill: 'var(--ink2)' })}
    <text x=${end} y=${yL + 1} font-size="20" font-weight="650" text-anchor="end" fill=${count ? 'var(--ink)' : 'var(--ink3)'}>${count ? m.write.fixed(loss, 3) : '–'}</text>
    ${math(named ? 'p(y) = Π_t p(y_t|y_{<t})' : `Π_{t≤${count}} p(y_t|y_{<t})`, { x, y: yP, size: 16, fill: 'var(--ink2)' })}
    <text x=${end} y=${yP + 1} font-size="20" font-weight="650" text-anchor="end" fill=${count ? 'var(--probability)' : 'var(--ink3)'}>${count ? m.write.compact(p) : '–'}</text>`;
}

/** @param {Model} m @param {Place} place @param {number} pitch */
export function legends(m, { x, y, width }, pitch) {
  const { decades } = m.facts;
  const one = m.write.fixed(1, 0);
  return svg`${legend({
    x,
    y,
    width,
    name: m.t('bptt-legend-value'),
    ramp: 'value',
    ticks: [
      { at: 0, text: `−${one}` },
      { at: 0.5, text: '0' },
      { at: 1, text: `+${one}` },
    ],
  })}${legend({
    x,
    y: y + pitch,
    width,
    name: m.t('bptt-legend-gradient'),
    ramp: 'gradient',
    ticks: logTicks(decades).map(({ at, exponent }) => ({ at, text: m.write.decade(exponent) })),
  })}${legend({
    x,
    y: y + 2 * pitch,
    width,
    name: m.t('bptt-legend-probability'),
    ramp: 'probability',
    ticks: [
      { at: 0, text: '0' },
      { at: 1, text: one },
    ],
  })}`;
}

/** Text broken into lines that fit. @param {string} text @param {number} room characters */
export function lines(text, room) {
  const out = [''];
  for (const word of text.split(' ')) {
    const last = out[out.length - 1];
    if (last && last.length + word.length + 1 > room) out.push(word);
    else out[out.length - 1] = last ? `${last} ${word}` : word;
  }
  return out;
}

/** @param {string} text @param {Place} place @param {{size?:number, fill?:string, pitch?:number}} [style] */
export function note(text, { x, y, width }, { size = 13, fill = 'var(--ink2)', pitch = 17 } = {}) {
  return lines(text, Math.floor(width / (size * 0.5))).map(
    (line, i) => svg`<text x=${x} y=${y + i * pitch} font-size=${size} fill=${fill}>${line}</text>`,
  );
}

/** Steps of a path that are written out: all of a short one, the ends of a long one. @param {number} j @param {number} k @param {number} most */
export function shownSteps(j, k, most) {
  const all = [];
  for (let s = j; s >= k; s--) all.push(s);
  if (all.length <= most) return all;
  const head = Math.ceil((most - 1) / 2);
  return [...all.slice(0, head), 0, ...all.slice(all.length - (most - 1 - head))];
}

/**
 * The lit path, written out: what the loss at j asks of each state on the way, and the factor each
 * step back applied.
 * @param {Model} m @param {Place} place @param {number} height
 */
export function pathProduct(m, { x, y, width }, height) {
  if (!m.path) return nothing;
  const { j, k } = m.path;
  const { target, write } = m;
  const { decades } = m.facts;
  const kept = m.kept(j, k);
  const room = height - (kept ? 46 : 62);
  const rows = shownSteps(j, k, Math.max(2, Math.floor(room / 13.5)));
  const pitch = Math.min(24, room / rows.length);
  const size = pitch < 16 ? 12 : 13.5;
  const chain =
    j === k
      ? `∂L_{${j}}/∂${target}_{${j}}`
      : j - k === 1
        ? `∂L_{${j}}/∂${target}_{${j}}·∂${target}_{${j}}/∂${target}_{${k}}`
        : j - k === 2 && !m.byMemory
          ? `∂L_{${j}}/∂h_{${j}}·∂h_{${j}}/∂h_{${j - 1}}·∂h_{${j - 1}}/∂h_{${k}}`
          : `∂L_{${j}}/∂${target}_{${j}}·Π_m ∂${target}_m/∂${target}_{m-1}`;
  const full = width - 152;
  const base = m.contribution(j, j);
  const share = base > 0 ? m.contribution(j, k) / base : 0;
  return svg`<g class="path-product">${math(`∂L_{${j}}/∂${target}_{${k}} = ${chain}`, { x, y: y + 12, size: 14.5, script: 12 })}
    ${rows.map((s, i) => {
      const top = y + 21 + i * pitch;
      const middle = top + pitch / 2 + 1;
      if (s === 0)
        return svg`<text x=${x + 40} y=${middle + 3} font-size="13" fill="var(--ink3)">⋮</text>`;
      const n = m.contribution(j, s);
      const length = Math.max(2, full * magnitude(n, decades));
      const before = s < j ? m.contribution(j, s + 1) : 0;
      return svg`${math(`${target}_{${s}}`, { x, y: middle + 4.5, size: pitch < 16 ? 13.5 : 15, script: 12 })}
        <rect x=${x + 32} y=${middle - Math.max(7, Math.min(14, pitch - 6)) / 2} width=${length} height=${Math.max(7, Math.min(14, pitch - 6))}
          fill=${gradientColour(magnitude(n, decades))} stroke=${s === k ? 'var(--ink)' : 'none'} stroke-width="1.5"></rect>
        <text x=${x + 32 + length + 8} y=${middle + 5} font-size=${size} font-weight="600" fill="var(--ink)">${write.compact(n)}</text>
        ${before > 0 && rows[i - 1] !== 0 ? svg`<text x=${x + width} y=${middle + 5} font-size=${size} text-anchor="end" fill="var(--ink2)">× ${write.compact(n / before)}</text>` : nothing}`;
    })}
    ${
      kept
        ? shareOf(m, x, y + height - 4, share, j)
        : svg`${scissors(x + 8, y + height - 16, 16)}${note(m.t('bptt-path-cut', { j, k }), { x: x + 24, y: y + height - 17, width: width - 24 }, { pitch: 16 })}`
    }</g>`;
}

/** @param {Model} m @param {number} x @param {number} y @param {number} share @param {number} j */
function shareOf(m, x, y, share, j) {
  const text = m.write.percent(share);
  const size = [...text].length > 6 ? 15 : 19;
  return svg`<text x=${x} y=${y} font-size="13.5" fill="var(--ink2)"><tspan font-size=${size} font-weight="700"
    fill="var(--gradient)">${text}</tspan><tspan dx="8">${m.t('bptt-path-share')} </tspan><tspan class="inline-math"
    font-size="15">${italics(m.target)}</tspan><tspan class="inline-math" dy="3" font-size="12">${j}</tspan></text>`;
}

/** Side of one square so that a stacked matrix fits. @param {number} H @param {number} G @param {number} width @param {number} height */
const side = (H, G, width, height) => Math.min(height / H, (width - 4 * (G - 1)) / (G * H));

/** One matrix as blocks of squares. @param {Model} m @param {ArrayLike<number>|null} values @param {Place} place @param {number} cell @param {'value'|'gradient'} tone @param {number|undefined} most */
function squares(m, values, { x, y }, cell, tone, most) {
  const gates = GATES[m.cell].length ? GATES[m.cell] : ['W'];
  return gateBlocks({ x, y, cell, H: m.H, columns: m.H, gates, gap: 4, values, tone, most });
}

/** The running sum of ∂L/∂W, or at the last position the update it makes. @param {Model} m @param {Place} place @param {number} height */
export function weightTotal(m, place, height) {
  const { trace, H, cell } = m;
  const G = GATES[cell].length || 1;
  const { x, y, width } = place;
  if (m.op.phase === 'update') return updateRow(m, place, height);
  let t = m.T + 1;
  while (t > 1 && m.done('dW', t - 1)) t--;
  const count = m.T + 1 - t;
  const norm = count ? trace.array('dW_hh_sum_norm')[t - 1] : 0;
  const text = count ? m.write.compact(norm) : '';
  const has = trace.has('dW_hh_sum');
  const values = count && has ? trace.vector('dW_hh_sum', t) : null;
  const numbers = G === 1 && H <= 4;
  const cell_ = side(H, G, numbers ? 60 : width - 70, height);
  const end = x + width;
  const squaresFit = has && cell_ >= 2.4;
  return svg`${m.small ? nothing : svg`<text x=${x - 14} y=${y + height / 2 + 5} font-size="15" text-anchor="middle" fill="var(--ink2)">=</text>`}
    ${squaresFit ? svg`<g class=${m.op.op === 'dW' ? 'arrive' : ''}>${squares(m, values, place, cell_, 'gradient', undefined)}</g>` : nothing}
    ${
      numbers && values
        ? grid(m, values, { x: x + 72, y, width: width - 72 }, height)
        : svg`<text x=${squaresFit ? end : x} y=${y + height / 2 + 2} font-size="18" font-weight="650" text-anchor=${squaresFit ? 'end' : 'start'} fill="var(--gradient)">${text}</text>
          ${count ? svg`<text x=${squaresFit ? end : x + 90} y=${y + height / 2 + (squaresFit ? 17 : 2)} font-size="12" text-anchor=${squaresFit ? 'end' : 'start'} fill="var(--ink2)">${count} / ${m.T}</text>` : nothing}`
    }`;
}

/** The numbers of a small matrix. @param {Model} m @param {ArrayLike<number>} values @param {Place} place @param {number} height */
function grid(m, values, { x, y, width }, height) {
  const { H } = m;
  const row = height / H;
  const step = width / H;
  return Array.from({ length: H * H }, (_, i) => {
    const r = Math.floor(i / H);
    return svg`<text x=${x + (1 + (i % H)) * step} y=${y + (r + 0.5) * row + 4.5} font-size="12.5" font-weight="500"
      text-anchor="end" fill="var(--gradient)">${H === 1 ? m.write.compact(values[i]) : m.write.fixed(values[i])}</text>`;
  });
}

/** W − α ∂L/∂W = the new W. @param {Model} m @param {Place} place @param {number} height */
function updateRow(m, { x, y, width }, height) {
  const { trace, H, cell } = m;
  const G = GATES[cell].length || 1;
  const each = (width - 2 * 26) / 3;
  const size = side(H, G, each, height - 18);
  const most = m.facts.mostWeight;
  const { step } = trace.index;
  const parts = [
    { name: `W_{${step}}`, block: 'weight_hh_l0', tone: /** @type {const} */ ('value'), most },
    {
      name: 'α ∂L/∂W',
      block: 'grad.weight_hh_l0',
      tone: /** @type {const} */ ('gradient'),
      most: undefined,
    },
    {
      name: `W_{${step + 1}}`,
      block: 'new.weight_hh_l0',
      tone: /** @type {const} */ ('value'),
      most,
    },
  ];
  const wide = G * H * size + 4 * (G - 1);
  return svg`<g class="arrive">${parts.map((part, i) => {
    const left = x + i * (each + 26);
    const has = trace.has(part.block);
    return svg`${has ? squares(m, trace.array(part.block), { x: left + (each - wide) / 2, y: y - 3, width: each }, size, part.tone, part.most) : nothing}
      ${math(part.name, { x: left + each / 2, y: y + height - 3, size: 12.5, anchor: 'middle', fill: 'var(--ink2)' })}
      ${i < 2 ? svg`<text x=${left + each + 13} y=${y + height / 2} font-size="18" text-anchor="middle" fill="var(--ink2)">${i === 0 ? '−' : '→'}</text>` : nothing}`;
  })}</g>`;
}

/** Σ of all contributions = ∂L/∂W, with its measured error. @param {Model} m @param {number} x @param {number} y @param {number} width */
export function identity(m, x, y, width) {
  if (!m.done('dW', 1)) return nothing;
  const error = m.trace.scalar('identity_error');
  const right = error <= 1e-5;
  return svg`<g class="identity">${math('Σ_{j,k} = ∂L/∂W', { x, y, size: 13.5, fill: 'var(--ink2)' })}
    <text x=${x + width} y=${y} font-size="12.5" text-anchor="end" fill="var(--ink2)">${m.t('bptt-identity', { error: m.write.compact(error) })} <tspan font-weight="700" fill="var(--ink)">${right ? '✓' : '✗'}</tspan></text></g>`;
}
