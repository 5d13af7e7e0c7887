import { nothing, svg } from 'lit';
import { legend } from '../../draw/heat.js';
import { math } from '../../draw/math.js';
import { largest, logTicks } from '../../draw/scales.js';
import { sized } from './layout.js';
import { foldsOf, strip } from './strips.js';

/** The right margin of the lanes: what each adds up to, and the likeliest words that come of it. */

/** @typedef {import('./model.js').Model} Model */

/** The scale of the matrix, and what a ring means. @param {Model} m @param {number} x @param {number} y @param {number} width */
export function scale(m, x, y, width) {
  const { count, of } = m.view.agreement;
  const ring =
    m.view.agreement.of === 0
      ? nothing
      : svg`<rect x=${x + 0.5} y=${y} width="22" height="13" rx="3" fill="none" stroke="var(--ink)" stroke-width="1.75"></rect>
    <text x=${x + 29} y=${y + 11} font-size="13" fill="var(--ink2)">${m.t('reference')}${of > 0 ? svg`<tspan dx="6" font-size="15" font-weight="650" fill="var(--ink)">${count} / ${of}</tspan>` : nothing}</text>`;
  const left = x + width - 126;
  if (m.back) {
    const ticks = logTicks(m.facts.scores).map(({ at, exponent }) => ({
      at,
      text: m.write.decade(exponent),
    }));
    const ends = [ticks[0], ticks[ticks.length - 1]];
    return svg`${ring}${ramp(
      left,
      y,
      'gradient',
      ends.map(({ text }) => text),
    )}`;
  }
  return svg`${ring}${ramp(left, y, 'probability', ['0', '1'])}`;
}

/** A ramp between its two ends. @param {number} x @param {number} y @param {'gradient' | 'probability'} ramp @param {string[]} ends */
function ramp(x, y, ramp, ends) {
  const from = x + 42;
  return svg`${legend({ x: from - 88, y: y + 2, width: 88 + 56, name: '', ramp, ticks: [] })}
    <text x=${from - 6} y=${y + 11} text-anchor="end" font-size="12.5" fill="var(--ink2)">${ends[0]}</text>
    <text x=${from + 62} y=${y + 11} font-size="12.5" fill="var(--ink2)">${ends[1]}</text>`;
}

/** Where the sums stand, lane by lane. @typedef {{x: number, width: number, words: number, wordsWidth: number, at: (id: 'e' | 'alpha' | 'c') => number, top: number, bottom: number}} Sums */

/** @param {Model} m @returns {Sums} */
export function besideLanes(m) {
  const { margin, marginWidth } = m.frame;
  return {
    x: margin,
    width: 122,
    words: margin + 142,
    wordsWidth: marginWidth - 142,
    at: (id) => m.lane[id].middle,
    top: m.lane.e.y - 2,
    bottom: m.lane.c.bottom,
  };
}

/** Below, on a telephone. @param {Model} m @param {number} top @returns {Sums} */
export function belowLanes(m, top) {
  const rows = { e: 0, alpha: 1, c: 2 };
  return {
    x: 16,
    width: 168,
    words: 204,
    wordsWidth: m.frame.width - 220,
    at: (id) => top + 14 + 30 * rows[id],
    top,
    bottom: top + 88,
  };
}

/** @param {Model} m @param {Sums} p */
export function sums(m, p) {
  return m.back ? asked(m, p) : found(m, p);
}

/** s, Σ α and c. @param {Model} m @param {Sums} p */
function found(m, p) {
  const { view, i } = m;
  const from = p.x + 46;
  const room = p.width - 46;
  const vector = (
    /** @type {'e' | 'c'} */ id,
    /** @type {string} */ symbol,
    /** @type {ArrayLike<number> | null} */ values,
    /** @type {number} */ most,
    /** @type {string} */ verb,
  ) => {
    const y = p.at(id);
    return svg`${math(symbol, { x: p.x, y: y + 5, size: 16, script: 12.5, fill: values ? 'var(--ink)' : 'var(--ink3)' })}
      ${values ? svg`<g class="hit" data-do=${verb} role="button" tabindex="0" aria-label=${m.t(`vector-${id}`, { i })}>${strip({ x: from, y: y - 9, width: room, height: 18, values, most, folds: foldsOf(values) })}</g>` : dash(from, y, room)}`;
  };
  const alpha = p.at('alpha') + 4;
  const sum = m.done('alpha') ? Array.from(view.row(i)).reduce((a, b) => a + b, 0) : null;
  return svg`${vector('e', `s_{${i - 1}}`, m.live ? null : view.s(i - 1), m.live ? 1 : m.facts.s, `inspect:s:${i - 1}:0`)}
    ${math(`Σ_j α_{${i},j}`, { x: p.x, y: alpha + 4, size: 16, script: 12.5, fill: 'var(--ink)' })}
    ${sum === null ? dash(from + 34, alpha, room - 34) : svg`<text x=${p.x + p.width} y=${alpha + 5} text-anchor="end" font-size="16" font-weight="650" fill="var(--probability)">${m.write.fixed(sum, 2)}</text>`}
    ${m.small ? nothing : svg`<text x=${p.x - 12} y=${p.at('c') + 5} text-anchor="middle" font-size="16" fill="var(--ink2)">=</text>`}
    ${vector('c', `c_{${i}}`, m.done('c') ? view.c(i) : null, m.done('c') ? m.facts.c : 1, `inspect:c:${i}:0`)}
    ${top(m, p)}`;
}

/** @param {number} x @param {number} y @param {number} width */
const dash = (x, y, width) =>
  svg`<path d="M${x} ${y}h${width}" stroke="var(--line2)" stroke-dasharray="2 3"></path>`;

/** The likeliest words. @param {Model} m @param {Sums} p */
function top(m, p) {
  const { view, i } = m;
  const each = (p.bottom - p.top) / 3;
  const done = m.done('y');
  const words = done && view.whole ? view.top(i) : [];
  const gold = view.words[i - 1];
  const said = done && !view.whole ? [{ word: gold, p: view.p(i) }] : words;
  return svg`<path d="M${p.words - 10} ${p.top}V${p.bottom}" stroke="var(--line2)"></path>
    ${
      said.length === 0
        ? [0, 1, 2].map((k) => dash(p.words, p.top + (k + 0.5) * each, p.wordsWidth - 16))
        : said.map(({ word, p: share }, k) => {
            const y = p.top + k * each;
            const right = word === gold;
            const shown = view.ends(view.I) && word === view.plan.end ? m.t('end-mark') : word;
            const text = m.host.percent(share);
            return svg`<text x=${p.words} y=${y + each / 2 + 1} font-size=${sized(shown, p.wordsWidth - 56, 14)} font-weight=${k === 0 ? 650 : 450} fill=${right ? 'var(--ink)' : 'var(--ink2)'}>${shown}</text>
              <text x=${p.words + p.wordsWidth - 4} y=${y + each / 2 + 1} text-anchor="end" font-size="13" font-weight=${k === 0 ? 650 : 450} fill="var(--probability)">${text}</text>
              <rect x=${p.words} y=${y + each / 2 + 5} width=${p.wordsWidth - 4} height="4" fill="var(--probability-low)"></rect>
              <rect x=${p.words} y=${y + each / 2 + 5} width=${Math.max(0.5, (p.wordsWidth - 4) * share)} height="4" fill="var(--probability)"></rect>`;
          })
    }`;
}

/** Going back: what the loss asks of the context, and what the weights and the scores share out. @param {Model} m @param {Sums} p */
function asked(m, p) {
  const { view, i } = m;
  const right = p.x + p.width;
  const sum = (
    /** @type {'e' | 'alpha'} */ id,
    /** @type {string} */ symbol,
    /** @type {number | null} */ value,
  ) => {
    const y = p.at(id) + 5;
    return svg`${math(symbol, { x: p.x, y, size: 14.5, script: 12, fill: 'var(--gradient)' })}
      ${value === null ? dash(right - 40, y - 5, 40) : svg`<text x=${right} y=${y} text-anchor="end" font-size="14" font-weight="650" fill="var(--gradient)">${m.write.short(Math.abs(value) < 1e-7 ? 0 : value)}</text>`}`;
  };
  const over = (/** @type {(j: number) => number} */ of) => {
    let total = 0;
    for (let j = 1; j <= m.J; j++) total += of(j);
    return total;
  };
  const dc = m.done('dc') ? view.dc(i) : null;
  const y = p.at('c');
  return svg`${sum('e', 'Σ_j ∂L/∂e', m.done('de') ? over((j) => view.de(i, j)) : null)}
    ${sum('alpha', 'Σ_k α ∂L/∂α', m.done('dalpha') ? over((j) => view.alpha(i, j) * view.dalpha(i, j)) : null)}
    ${math(`∂L/∂c_{${i}}`, { x: p.x, y: y + 5, size: 14.5, script: 12, fill: 'var(--gradient)' })}
    ${dc ? svg`<g class="hit" data-do="inspect:d.c:${i}:0" role="button" tabindex="0" aria-label=${m.t('vector-dc', { i })}>${strip({ x: p.x + 62, y: y - 9, width: p.width - 62, height: 18, values: dc, most: largest(dc), tone: 'gradient', folds: foldsOf(dc) })}</g>` : dash(p.x + 62, y, p.width - 62)}
    ${pulls(m, p)}`;
}

/** Which words the loss wants likelier, and which less likely. @param {Model} m @param {Sums} p */
function pulls(m, p) {
  const { view, i } = m;
  const each = (p.bottom - p.top) / 3;
  const rule = svg`<path d="M${p.words - 10} ${p.top}V${p.bottom}" stroke="var(--line2)"></path>`;
  if (!m.done('dy'))
    return svg`${rule}${[0, 1, 2].map((k) => dash(p.words, p.top + (k + 0.5) * each, p.wordsWidth - 16))}`;
  const all = Array.from(view.dy(i), (value, id) => ({ word: view.vocabulary[id], value }));
  const most = all.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 3);
  return svg`${rule}${most.map(({ word, value }, k) => {
    const y = p.top + (k + 0.5) * each;
    const shown = word === view.plan.end ? m.t('end-mark') : word;
    return svg`<text x=${p.words} y=${y - 1.5} font-size=${sized(shown, p.wordsWidth - 8, 13.5)} font-weight=${word === view.words[i - 1] ? 650 : 450} fill="var(--ink)">${shown}</text>
      <text x=${p.words + p.wordsWidth - 4} y=${y + 11.5} text-anchor="end" font-size="12.5" font-weight="600" fill="var(--gradient)">${m.write.short(value)} ${value < 0 ? '↑' : '↓'}</text>`;
  })}`;
}
