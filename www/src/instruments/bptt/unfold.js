import { nothing, svg } from 'lit';
import { signedBars } from '../../draw/bars.js';
import { leftOf, widthOf } from '../../draw/geometry.js';
import { hit } from '../../draw/hit.js';
import { math } from '../../draw/math.js';
import { valueColour } from '../../draw/paint.js';
import { largest, signed } from '../../draw/scales.js';
import { GATES } from '../../score/model.js';

/**
 * A state opened in place: the units before it, a wire per weight as wide as |w|, filled with what
 * crosses it (w·h), the sums they make, and the state with its gradient. A click on a wire edits it.
 */

/** @typedef {import('./model.js').Model} Model */

const MOST_UNITS = 8;

/** Which units of the step before are drawn, and which units they feed. @param {Model} m @param {number} row0 */
export function chosen(m, row0) {
  const { H, trace } = m;
  const all = Array.from({ length: H }, (_, i) => i);
  if (H <= MOST_UNITS) return { from: all, to: all };
  const t = m.unfolded;
  const before = trace.vector('h', t - 1);
  const W = trace.array('weight_hh_l0');
  const unit = Math.min(H - 1, Math.max(0, m.host.selection?.unit ?? 0));
  const pull = (/** @type {number} */ i) =>
    Math.abs(W[(row0 + unit) * H + i] * before[i]) || Math.abs(W[(row0 + unit) * H + i]) * 1e-6;
  const from = all
    .sort((a, b) => pull(b) - pull(a))
    .slice(0, MOST_UNITS)
    .sort((a, b) => a - b);
  return { from, to: [unit] };
}

/** @param {Model} m */
export function unfolded(m) {
  const t = m.unfolded;
  const { lane, trace, H, small, facts, write } = m;
  const gates = GATES[m.cell];
  const gate = Math.max(0, gates.indexOf(m.host.gate));
  const row0 = gate * H;
  const x = leftOf(m.columns, t) + 3;
  const width = widthOf(m.columns, t) - 6;
  const y = lane.output.bottom + 8;
  const bottom = lane.token.y - 2;
  const height = bottom - y;
  const { from, to } = chosen(m, row0);
  const before = trace.vector('h', t - 1);
  const W = trace.array('weight_hh_l0');
  const head = gates.length || H > MOST_UNITS ? 24 : 18;
  const top = y + head;
  const body = height - head - 6;
  const xa = x + (small ? 30 : 62);
  const xb = x + width * (small ? 0.52 : 0.5);
  const rowA = body / from.length;
  const rowB = body / to.length;
  const name = gates.length ? gates[gate] : 'a';
  const sums = trace.vector(gates.length ? `a_${name}` : 'a', t);
  const done = m.done(gates.length ? name : 'a', t);
  const ya = (/** @type {number} */ i) => top + (i + 0.5) * rowA;
  const yb = (/** @type {number} */ i) => top + (i + 0.5) * rowB;
  const arrived = t === 1 || m.done('h', t - 1);
  const dot = Math.min(6, rowA * 0.36);
  /** @type {unknown[]} */
  const pipes = [];
  const crossMost = Math.max(
    1e-9,
    largest(to.flatMap((r) => from.map((c) => W[(row0 + r) * H + c] * before[c]))),
  );
  for (const [ib, r] of to.entries())
    for (const [ia, c] of from.entries()) {
      const w = W[(row0 + r) * H + c];
      const casing = 1.5 + (Math.min(9, rowA * 0.55) * Math.abs(w)) / (facts.mostWeight || 1);
      const cross = (w * before[c]) / crossMost;
      const d = `M${xa + dot} ${ya(ia)}C${xa + (xb - xa) * 0.45} ${ya(ia)} ${xb - (xb - xa) * 0.45} ${yb(ib)} ${xb - 7} ${yb(ib)}`;
      pipes.push(svg`<g class="hit pipe" role="button" tabindex="0" data-do="weight:${row0 + r},${c}"
        aria-label=${m.t('bptt-name-weight', { from: c + 1, to: r + 1, value: write.fixed(w, 3) })}>
        <path d=${d} fill="none" stroke="transparent" stroke-width="9"></path>
        <path class="casing" d=${d} fill="none" stroke=${valueColour(0.32 * Math.sign(w))} stroke-width=${casing}></path>
        ${arrived && cross ? svg`<path d=${d} fill="none" stroke=${valueColour(Math.sign(cross))} stroke-width=${Math.max(0.5, (casing - 1) * Math.abs(cross))}></path>` : nothing}</g>`);
    }
  const out = { x: xb + (small ? 44 : 74), width: width - (xb - x) - (small ? 50 : 82) };
  const back = m.done('dh', t);
  const half = (out.width - 12) / 2;
  const card = H <= MOST_UNITS;
  return svg`<g class="unfolded"><rect x=${x} y=${y} width=${width} height=${height} rx="6" fill="var(--plane)" stroke="var(--ink)" stroke-width="1.75"></rect>
    ${math(`h_{${t - 1}}`, { x: xa, y: y + 15, size: 14, anchor: 'middle', fill: 'var(--ink2)' })}
    ${gates.length ? gateTabs(m, gate, xb, y) : math(`a_{${t}} = W_{x,h}x_{${t}} + W_{h,h}h_{${t - 1}}`, { x: xb + 4, y: y + 15, size: 13, anchor: 'middle', fill: 'var(--ink2)', script: 12 })}
    ${math(`h_{${t}}`, { x: out.x + half / 2, y: y + 15, size: 14, anchor: 'middle', fill: 'var(--ink2)' })}
    ${back && !small ? math(`∂L/∂h_{${t}}`, { x: out.x + half * 1.5 + 12, y: y + 15, size: 13, anchor: 'middle', fill: 'var(--gradient)', script: 12 }) : nothing}
    ${pipes}
    ${from.map(
      (
        c,
        i,
      ) => svg`<circle cx=${xa} cy=${ya(i)} r=${dot} fill=${arrived ? valueColour(signed(before[c])) : 'var(--plane)'} stroke="var(--ink3)"
        stroke-dasharray=${arrived ? nothing : '2 2'}></circle>
        ${rowA >= 11 && !small ? svg`<text x=${xa - dot - 6} y=${ya(i) + 4.3} font-size="12" text-anchor="end" fill="var(--ink)">${arrived ? write.short(before[c]) : nothing}</text>` : nothing}`,
    )}
    ${to.map(
      (
        r,
        i,
      ) => svg`<circle cx=${xb} cy=${yb(i)} r="6.5" fill="var(--plane)" stroke=${done ? 'var(--ink)' : 'var(--line2)'} stroke-width="1.5"></circle>
        <text x=${xb} y=${yb(i) + 4} font-size="12" text-anchor="middle" fill="var(--ink)">+</text>
        ${done && (rowB >= 11 || to.length === 1) ? svg`<text x=${xb + 11} y=${yb(i) + 4.3} font-size="12" fill="var(--ink)">${write.short(sums[r])}</text>` : nothing}`,
    )}
    ${
      card && m.done('h', t)
        ? svg`<g>${signedBars({ x: out.x, y: top, width: half, height: body, values: trace.vector('h', t), most: facts.mostState, numbers: half > 44 && rowB >= 11, short: write.short })}</g>`
        : nothing
    }${
      card && back
        ? signedBars({
            x: out.x + half + 12,
            y: top,
            width: half,
            height: body,
            values: trace.vector('dh', t),
            most: facts.mostGradient,
            tone: 'gradient',
            numbers: half > 44 && rowB >= 11,
            short: write.short,
          })
        : nothing
    }${
      card
        ? to.flatMap((r, i) => [
            hit({
              x: out.x,
              y: top + i * rowB,
              width: half,
              height: rowB,
              verb: `pick:h,${t},${r}`,
              label: m.t('bptt-name-unit', { unit: r + 1, t }),
            }),
            back
              ? hit({
                  x: out.x + half + 12,
                  y: top + i * rowB,
                  width: half,
                  height: rowB,
                  verb: `pick:dh,${t},${r}`,
                  label: m.t('bptt-name-unit-gradient', { unit: r + 1, t }),
                })
              : nothing,
          ])
        : nothing
    }${
      H > MOST_UNITS
        ? svg`<text x=${x + width - 10} y=${bottom - 9} font-size="12" text-anchor="end" fill="var(--ink2)">${m.t('bptt-unfold-unit', { unit: to[0] + 1 })}</text>${unitSteps(m, to[0], out.x, yb(0))}`
        : nothing
    }
    <g class="hit close" role="button" tabindex="0" data-do="fold" aria-label=${m.t('bptt-unfold-close')}>
      <rect x=${x + 4} y=${y + 4} width="19" height="19" rx="4" fill="transparent"></rect>
      <path d="M${x + 9.5} ${y + 9.5}l8 8m0 -8l-8 8" stroke="var(--ink2)" stroke-width="1.75" stroke-linecap="round"></path></g></g>`;
}

/** Choose the unit whose inputs are drawn, when there are too many. @param {Model} m @param {number} unit @param {number} x @param {number} y */
function unitSteps(m, unit, x, y) {
  const h = m.trace.vector('h', m.unfolded)[unit];
  const back = m.done('dh', m.unfolded);
  return svg`${back ? svg`<text x=${x + 47} y=${y - 19} font-size="13.5" text-anchor="middle" font-weight="600" fill="var(--gradient)">${m.write.short(m.trace.vector('dh', m.unfolded)[unit])}</text>` : nothing}<text x=${x + 47} y=${y + 5} text-anchor="middle" font-size="15" font-weight="600" fill="var(--ink)">${m.done('h', m.unfolded) ? m.write.fixed(h) : '–'}</text>
    ${[-1, 1].map(
      (
        d,
      ) => svg`<g class="hit" role="button" tabindex="0" data-do="unit:${(unit + d + m.H) % m.H}" aria-label=${m.t('bptt-unfold-unit', { unit: ((unit + d + m.H) % m.H) + 1 })}>
        <rect x=${x + (d < 0 ? 0 : 72)} y=${y - 11} width="22" height="22" rx="4" fill="var(--raise)" stroke="var(--line2)"></rect>
        <path d=${d < 0 ? `M${x + 13} ${y - 4}l-5 4l5 4` : `M${x + 81} ${y - 4}l5 4l-5 4`} fill="none" stroke="var(--ink)" stroke-width="1.75"></path></g>`,
    )}`;
}

/** Which gate's wires are shown. @param {Model} m @param {number} gate @param {number} x @param {number} y */
function gateTabs(m, gate, x, y) {
  const gates = GATES[m.cell];
  const start = x - (gates.length * 22) / 2;
  return gates.map(
    (g, i) => svg`<g>
      <rect x=${start + i * 22} y=${y + 3} width="20" height="19" rx="4" fill=${i === gate ? 'var(--ink)' : 'var(--raise)'} stroke="var(--line2)"></rect>
      ${math(g, { x: start + i * 22 + 10, y: y + 17, size: 13.5, anchor: 'middle', fill: i === gate ? 'var(--on-ink)' : 'var(--ink)' })}${hit({ x: start + i * 22, y: y + 3, width: 20, height: 19, verb: `gate:${g}`, label: `${m.t('bptt-unfold-gate')} ${g}`, pressed: i === gate })}</g>`,
  );
}
