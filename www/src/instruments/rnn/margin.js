import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { math } from '../../draw/math.js';
import '../../elements/legend.js';
import '../../elements/training.js';

/** The right margin: what the lanes add up to, the training at hand, the scales. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function sums(m) {
  const { lane, frame, write, trace, host } = m;
  const { sum, count } = m.lossSoFar;
  const all = count === m.T;
  const x = frame.margin;
  const end = x + frame.marginWidth;
  const mean = host.settings.reduction === 'mean';
  const total = all ? trace.scalar('loss') : sum;
  const top = lane.loss.y + 16;
  const below = lane.output.y + 22;
  const p = trace.array('p_target');
  return svg`${math(mean ? 'L = ¹⁄T Σ_{t} L_{t}' : 'L = Σ_{t} L_{t}', { x, y: top, size: 16, fill: 'var(--ink2)' })}
    <text x=${end} y=${top} text-anchor="end" font-size="20" font-weight="600"
      fill=${all ? 'var(--ink)' : 'var(--ink3)'}>${count ? write.fixed(total, 3) : '·'}</text>
    ${all || !count ? nothing : svg`<text x=${end} y=${top + 17} text-anchor="end" font-size="12" fill="var(--ink3)">${m.t('rnn-so-far', { count, T: m.T })}</text>`}
    ${math('p(y) = Π_{t} p(y_{t}|y_{<t})', { x, y: below, size: 16, fill: 'var(--ink2)' })}
    <text x=${end} y=${below} text-anchor="end" font-size="20" font-weight="600"
      fill=${all ? 'var(--probability)' : 'var(--ink3)'}>${all ? host.sig(trace.scalar('p'), 2) : '·'}</text>
    ${factors(m, p, count, x, below + 23)}`;
}

/** The factors one after the other, while there is room for them. @param {Model} m @param {ArrayLike<number>} p @param {number} count @param {number} x @param {number} y */
function factors(m, p, count, x, y) {
  if (count === 0) return nothing;
  const print = (/** @type {number} */ v) => (v < 0.005 ? m.write.short(v) : m.write.fixed(v));
  const shown = Array.from({ length: count }, (_, i) => print(p[i]));
  const text =
    count <= 6 && shown.join(' × ').length <= 40
      ? shown.join(' × ')
      : `${shown.slice(0, 3).join(' × ')} × … × ${shown.at(-1)}`;
  return svg`<text x=${x} y=${y} font-size="13" fill="var(--probability)">${text}</text>`;
}

/** Drawn again when training or the scales have something new, not at every position. @param {Model} m */
export function side(m) {
  const { host } = m;
  const { trace, history, samples, training, language, theme, problems, layout } = host;
  const told = [trace, history, samples, training, language, theme, problems, layout];
  return guard([...told, host.controls, m.lane.output.y, m.lane.time.y], () => beside(m));
}

/** @param {Model} m */
function beside(m) {
  const { lane, host } = m;
  const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
  const place = [
    `left:${size(m.frame.margin)}`,
    `width:${size(m.frame.marginWidth)}`,
    `top:${size(lane.output.y + 62)}`,
    `bottom:${size(564 - lane.time.y + 6)}`,
  ];
  return html`<div class="side" style=${place.join(';')}>
    ${
      host.controls === 'full'
        ? html`<seq-training compact .instrument=${host} .revision=${host.revision}></seq-training>`
        : nothing
    }
    <seq-legend .instrument=${host} .revision=${host.revision} .range=${m.facts.decades}></seq-legend>
  </div>`;
}
