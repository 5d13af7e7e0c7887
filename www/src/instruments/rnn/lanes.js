import { nothing, svg } from 'lit';
import { columnBars } from '../../draw/bars.js';
import { candidates, lossBar, outputCard, stateCard } from '../../draw/card.js';
import { fitting, roughWidth } from '../../draw/fitting.js';
import { narrowRuns, wideSteps } from '../../draw/geometry.js';
import { math } from '../../draw/math.js';

/** What one column shows, lane by lane; narrow columns share bars and strips. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m @param {number} t */
function loss(m, t) {
  const { lane, trace, facts, write } = m;
  const { x, width } = m.card(t);
  const done = m.done('L', t);
  const value = trace.array('L')[t - 1];
  return lossBar({
    x,
    y: lane.loss.y,
    width,
    symbol: math(m.small ? 'L' : `L_{${t}}`, {
      x,
      y: lane.loss.y + 15,
      size: 15.5,
      fill: done ? 'var(--ink)' : 'var(--ink3)',
    }),
    value: done ? value : null,
    most: facts.loss,
    strong: m.isNow('L', t),
    text: write.fixed(value),
    size: m.small ? 12 : 15,
  });
}

/**
 * What a press acts on lies over what is read: its name need not repeat the numbers beneath it.
 * @param {{x: number, y: number, width: number, height: number}} box @param {string} act
 * @param {string} label @param {string} [kind]
 */
const press = ({ x, y, width, height }, act, label, kind = '') =>
  svg`<rect class="hit press ${kind}" role="button" tabindex="0" data-do=${act} aria-label=${label}
    x=${x} y=${y} width=${width} height=${height} rx="4" fill="transparent"></rect>`;

/** A blank as a sign one can see. @param {string} word */
const visible = (word) => (word === ' ' ? '␣' : word === '\n' ? '¶' : word);

/** @param {Model} m @param {number} t */
function output(m, t) {
  const { lane, trace, write } = m;
  const { targets, vocabulary } = trace.index;
  const rows = Math.min(lane.output.height >= 60 ? 3 : 2, vocabulary.length);
  const back = m.done('dy', t) ? trace.vector('dlogits', t) : null;
  const list = m.done('y', t)
    ? candidates(trace.vector('y', t), targets[t - 1], vocabulary, rows, back)
    : null;
  const box = { ...m.card(t), y: lane.output.y, height: lane.output.height };
  return svg`${outputCard({
    ...box,
    rows: list?.map((row) => ({ ...row, label: visible(row.label) })) ?? null,
    ring: m.isNow('y', t) || m.isNow('dy', t),
    strong: m.isNow('y', t),
    strongGradient: m.isNow('dy', t),
    fixed: write.fixed,
  })}${press(box, `pick:y,${t}`, m.t('rnn-name-output', { t }))}`;
}

/**
 * A card of the state or of the memory.
 * @param {Model} m @param {number} t @param {'state' | 'memory'} which
 */
function vector(m, t, which) {
  const { lane, trace, facts, write, H } = m;
  const block = which === 'state' ? 'h' : 'c';
  const done = m.done(block, t);
  const before = block === 'h' && m.cell === 'rnn' && !done && m.done('a', t);
  const ops = which === 'state' ? ['a', 'h', 'dh', 'da'] : ['c', 'dc'];
  const box = { ...m.card(t), y: lane[which].y, height: lane[which].height };
  const name = m.t(`rnn-name-${which}`, { t });
  return svg`${stateCard({
    ...box,
    rows: H,
    values: done ? trace.vector(block, t) : before ? trace.vector('a', t) : null,
    gradient: m.done(`d${block}`, t) ? trace.vector(`d${block}`, t) : null,
    most: before ? facts.before : which === 'state' ? facts.state : facts.memory,
    gradientMost: which === 'state' ? facts.gradient : facts.memoryGradient,
    ring: ops.some((op) => m.isNow(op, t)),
    strong: m.isNow(block, t) || before ? 'value' : m.isNow(`d${block}`, t) ? 'gradient' : null,
    short: write.short,
  })}${before ? math(`a_{${t}}`, { x: box.x + box.width - 7, y: box.y + 17, anchor: 'end', size: 15 }) : nothing}${press(box, `pick:${before ? 'a' : block},${t}`, name)}`;
}

/** The frame of the gates; their strips are painted beneath. @param {Model} m @param {number} t */
function gates(m, t) {
  const { y, height } = m.lane.gates;
  const { x, width } = m.card(t);
  const row = (height - 6) / m.gates.length;
  const any = m.gates.some((gate) => m.done(m.opOf(gate), t));
  return svg`<g>
    <rect class="plate" x=${x} y=${y} width=${width} height=${height} rx="4" fill="none" stroke="var(--line2)"
      stroke-dasharray=${any ? nothing : '3 3'}></rect>
    ${m.gates.map((gate, i) => {
      const op = m.opOf(gate);
      const top = y + 3 + i * row;
      const active = m.isNow(op, t) || m.isNow(`d${op}`, t);
      return svg`${math(m.host.letter(gate), {
        x: x + 11,
        y: top + row / 2 + 4.5,
        size: 13,
        anchor: 'middle',
        fill: m.done(op, t) ? 'var(--ink)' : 'var(--ink3)',
      })}${
        active
          ? svg`<rect x=${x + 20} y=${top - 0.5} width=${width - 22} height=${row} fill="none" rx="2"
              stroke="var(--ink)" stroke-width="1.75"></rect>`
          : nothing
      }`;
    })}${press({ x, y, width, height }, `pick:${m.gates[0]},${t}`, m.t('rnn-name-gates', { t }))}</g>`;
}

/** Where the two halves of a gate's row lie in its card. @param {Model} m @param {number} t @param {number} i */
export function gateParts(m, t, i) {
  const { x, width } = m.card(t);
  const { y, height } = m.lane.gates;
  const row = (height - 6) / m.gates.length;
  const room = width - 29;
  const part = { y: y + 3 + i * row + 0.75, height: row - 2.5, width: room / 2 };
  return { value: { ...part, x: x + 22 }, gradient: { ...part, x: x + 25 + room / 2 } };
}

/** @param {Model} m @param {number} t */
function token(m, t) {
  const { lane, trace } = m;
  const { x, width } = m.card(t);
  const word = trace.index.tokens[t - 1];
  const size = m.small ? 15 : lane.token.height > 28 ? 23 : 20;
  const room = width + (m.small ? 10 : 24);
  const fit = Math.max(12, Math.min(size, (size * room) / roughWidth(word, size)));
  const now = t === m.op.t;
  const box = { x: x - 4, y: lane.token.y, width: width + 8, height: lane.token.height };
  return svg`
    <text x=${m.centre(t)} y=${lane.token.middle + fit * 0.34} text-anchor="middle" font-size=${fit}
      font-weight=${now ? 700 : 600} fill="var(--ink)">${fitting(visible(word), room, fit)}</text>
    ${press(box, `token:${t}`, m.t('rnn-name-token', { t, word }), 'token')}`;
}

/** One column, of which the folded graph shows one. @param {Model} m @param {number} t */
export function column(m, t) {
  return svg`${loss(m, t)}${output(m, t)}${vector(m, t, 'state')}
    ${m.lane.memory ? vector(m, t, 'memory') : nothing}${m.lane.gates ? gates(m, t) : nothing}${token(m, t)}`;
}

/** @param {Model} m */
function narrowTokens(m) {
  const { lane, trace } = m;
  /** @type {unknown[]} */
  const out = [];
  for (const run of narrowRuns(m.columns)) {
    const w = run.width / (run.to - run.from + 1);
    if (w < 7) {
      const text = run.width > 60 ? `${run.from} – ${run.to}` : '';
      out.push(svg`<text x=${run.x + run.width / 2} y=${lane.token.middle + 4} text-anchor="middle"
        font-size="12" fill="var(--ink3)">${text}</text>`);
      continue;
    }
    for (let t = run.from; t <= run.to; t++) {
      const x = run.x + (t - run.from + 0.5) * w;
      const word = trace.index.tokens[t - 1];
      const upright = w >= 24 || [...word].length === 1;
      if (!upright && w < 11.5) continue;
      const text = fitting(visible(word), upright ? Math.max(w, 9) : lane.token.height + 8, 12);
      out.push(svg`<text class="hit" data-do="token:${t}" x=${x} y=${lane.token.middle + 4} text-anchor="middle"
        font-size="12" fill="var(--ink2)" transform=${upright ? nothing : `rotate(-90 ${x} ${lane.token.middle})`}>${text}</text>`);
    }
  }
  return out;
}

/** @param {Model} m */
export function narrow(m) {
  const L = m.trace.array('L');
  const p = m.trace.array('p_target');
  return svg`${columnBars(m.columns, m.lane.loss, (t) => (m.done('L', t) ? L[t - 1] / m.facts.loss : Number.NaN), 'var(--ink)')}
    ${columnBars(m.columns, m.lane.output, (t) => (m.done('y', t) ? p[t - 1] : Number.NaN), 'var(--probability)')}
    ${narrowTokens(m)}`;
}

/** @param {Model} m */
export const steps = (m) => wideSteps(m.columns);
