import { nothing, svg } from 'lit';
import { columnBars } from '../../draw/bars.js';
import { candidates, lossBar, outputCard, stateCard } from '../../draw/card.js';
import { fitting, roughWidth } from '../../draw/fitting.js';
import { detail, narrowRuns, wideSteps } from '../../draw/geometry.js';
import { hit } from '../../draw/hit.js';
import { math } from '../../draw/math.js';

/** The lanes that hold values: loss, output, state, memory, gates, input. Gradients stand beside. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function lossLane(m) {
  const { lane, trace, facts, write } = m;
  const L = trace.array('L');
  return [
    ...wideSteps(m.columns).map((t) => {
      const { x, width } = m.card(t);
      const done = m.done('L', t);
      return lossBar({
        x,
        y: lane.loss.y,
        width,
        symbol:
          width < 44 && done
            ? nothing
            : math(m.small ? 'L' : `L_{${t}}`, {
                x,
                y: lane.loss.y + 15,
                size: 15.5,
                fill: done ? 'var(--ink)' : 'var(--ink3)',
              }),
        value: done ? L[t - 1] : null,
        most: facts.mostLoss,
        strong: m.isNow('L', t),
        text: write.fixed(L[t - 1]),
        size: m.small ? 12 : 15,
      });
    }),
    ...columnBars(
      m.columns,
      lane.loss,
      (t) => (m.done('L', t) ? L[t - 1] / facts.mostLoss : NaN),
      'var(--ink)',
    ),
  ];
}

/** The symbols an output card shows. @param {Model} m @param {number} t */
export function shownCandidates(m, t) {
  const { trace, lane } = m;
  const { targets, vocabulary } = trace.index;
  return candidates(
    trace.vector('y', t),
    targets[t - 1],
    vocabulary,
    Math.min(lane.output.height >= 60 ? 3 : 2, vocabulary.length),
    m.done('dy', t) ? trace.vector('dlogits', t) : null,
  );
}

/** @param {Model} m */
export function outputLane(m) {
  const { lane, trace, write } = m;
  const p = trace.array('p_target');
  return [
    ...wideSteps(m.columns).map((t) => {
      const { x, width } = m.card(t);
      const list = m.done('y', t) ? shownCandidates(m, t) : null;
      return svg`<g class="part">${outputCard({
        x,
        y: lane.output.y,
        width,
        height: lane.output.height,
        rows: list,
        ring: m.isNow('y', t) || m.isNow('dy', t) || m.path?.j === t,
        strong: m.isNow('y', t),
        strongGradient: m.isNow('dy', t),
        fixed: write.fixed,
      })}${hit({ x, width, y: lane.output.y, height: lane.output.height, verb: `pick:y,${t}`, label: m.t('bptt-name-output', { t }) })}</g>`;
    }),
    ...columnBars(
      m.columns,
      lane.output,
      (t) => (m.done('y', t) ? p[t - 1] : NaN),
      'var(--probability)',
    ),
  ];
}

/** @param {Model} m */
export function stateLane(m) {
  const { lane, trace, facts, write, H } = m;
  return wideSteps(m.columns).map((t) => {
    if (t === m.unfolded) return nothing;
    const done = m.done('h', t);
    const before = m.cell === 'rnn' && !done && m.done('a', t);
    const back = m.done('dh', t);
    const { path } = m;
    const ring =
      m.isNow('h', t) ||
      m.isNow('a', t) ||
      m.isNow('dh', t) ||
      m.isNow('da', t) ||
      (path !== null && !m.byMemory && t <= path.j && t >= m.pathEnd);
    return svg`<g class=${before ? 'before' : 'part'}>${stateCard({
      ...m.card(t),
      y: lane.state.y,
      height: lane.state.height,
      rows: H,
      values: done ? trace.vector('h', t) : before ? trace.vector('a', t) : null,
      gradient: back ? trace.vector('dh', t) : null,
      most: before ? facts.mostBefore : facts.mostState,
      gradientMost: facts.mostGradient,
      ring,
      strong: m.isNow('h', t) || before ? 'value' : m.isNow('dh', t) ? 'gradient' : null,
      short: write.short,
    })}${hit({ ...m.card(t), y: lane.state.y, height: lane.state.height, verb: `unfold:${t}`, label: m.t('bptt-name-state', { t }) })}${before && !m.small ? math(`a_{${t}}`, { x: m.card(t).x + 2, y: lane.state.y - 6, size: 14, halo: true }) : nothing}</g>`;
  });
}

/** @param {Model} m */
export function memoryLane(m) {
  const { lane, trace, facts, write, H } = m;
  if (!lane.memory) return nothing;
  return wideSteps(m.columns).map((t) => {
    if (t === m.unfolded) return nothing;
    const { path } = m;
    const lit = path !== null && m.byMemory && t <= path.j && t >= m.pathEnd;
    return svg`<g class="part">${stateCard({
      ...m.card(t),
      y: lane.memory.y,
      height: lane.memory.height,
      rows: H,
      values: m.done('c', t) ? trace.vector('c', t) : null,
      gradient: m.done('dc', t) ? trace.vector('dc', t) : null,
      most: facts.mostMemory,
      gradientMost: facts.mostMemoryGradient,
      ring: m.isNow('c', t) || m.isNow('dc', t) || lit,
      strong: m.isNow('c', t) ? 'value' : m.isNow('dc', t) ? 'gradient' : null,
      short: write.short,
    })}${hit({ ...m.card(t), y: lane.memory.y, height: lane.memory.height, verb: `pick:c,${t}`, label: m.t('bptt-name-memory', { t }) })}</g>`;
  });
}

/** @param {Model} m */
export function inputLane(m) {
  const { lane, trace } = m;
  const { tokens } = trace.index;
  const size = m.small ? 15 : lane.token.height > 30 ? 23 : 19;
  const out = wideSteps(m.columns).map((t) => {
    const { x, width } = m.card(t);
    const text = tokens[t - 1];
    const room = width + 8;
    const fit = Math.max(12, Math.min(size, (size * room) / roughWidth(text, size)));
    const now = t === m.op.t;
    return svg`<g class="token"><text x=${m.centre(t)} y=${lane.token.middle + fit * 0.34} text-anchor="middle" font-size=${fit}
        font-weight=${now ? 700 : 600} fill="var(--ink)">${fitting(text, room, fit)}</text>${hit({ x: x - 4, width: width + 8, y: lane.token.y, height: lane.token.height, verb: `token:${t}`, label: m.t('bptt-name-token', { t, word: text }) })}</g>`;
  });
  for (const run of narrowRuns(m.columns)) {
    const w = run.width / (run.to - run.from + 1);
    const upright = w >= 24;
    if (w < 11.5) {
      out.push(svg`<text x=${run.x + run.width / 2} y=${lane.token.middle + 4} text-anchor="middle" font-size="12"
        fill="var(--ink3)">${run.width > 60 ? `${run.from}–${run.to}` : nothing}</text>`);
      continue;
    }
    for (let t = run.from; t <= run.to; t++) {
      const x = run.x + (t - run.from + 0.5) * w;
      const text = fitting(tokens[t - 1], upright ? w : lane.token.height + 6, 12);
      out.push(svg`<g class="token"><text x=${x} y=${lane.token.middle + 4} text-anchor="middle" font-size="12" fill="var(--ink2)"
          transform=${upright || [...text].length === 1 ? nothing : `rotate(-90 ${x} ${lane.token.middle})`}>${text}</text>${hit({ x: x - w / 2, width: w, y: lane.token.y, height: lane.token.height, verb: `token:${t}`, label: m.t('bptt-name-token', { t, word: tokens[t - 1] }) })}</g>`);
    }
  }
  return out;
}

/** Which gate an operation fills; the lecture's update gate is done with PyTorch's. @param {string} op */
export const gateOf = (op) => (op.startsWith('d') ? op.slice(1) : op);

/** @param {Model} m */
export function gateLane(m) {
  const { lane } = m;
  if (!lane.gates) return nothing;
  const rows = m.gates.length;
  const { y, height } = lane.gates;
  const row = (height - 6) / rows;
  return wideSteps(m.columns).map((t) => {
    if (t === m.unfolded) return nothing;
    const { x, width } = m.card(t);
    const done = (/** @type {string} */ b) => m.done(b === 'u' ? 'z' : b, t);
    const any = m.gates.some(done);
    const letter = 15;
    return svg`<g class="part"><rect class="plate" x=${x} y=${y} width=${width} height=${height} rx="4" fill="none" stroke="var(--line2)"
        stroke-dasharray=${any ? nothing : '3 3'}></rect>
      ${m.gates.map((gate, i) => {
        const op = gate === 'u' ? 'z' : gate;
        const active = m.isNow(op, t) || m.isNow(`d${op}`, t);
        const top = y + 3 + i * row;
        return svg`${math(gate === 'u' ? 'z' : gate, {
          x: x + 10,
          y: top + row / 2 + 4.5,
          size: 13,
          anchor: 'middle',
          fill: done(gate) ? 'var(--ink)' : 'var(--ink3)',
        })}${active ? svg`<rect x=${x + letter + 1} y=${top - 0.5} width=${width - letter - 3} height=${row} fill="none" rx="2" stroke="var(--ink)" stroke-width="1.75"></rect>` : nothing}`;
      })}${hit({ x, y, width, height, verb: `pick:${m.gates[0]},${t}`, label: m.t('bptt-name-gates', { t }) })}</g>`;
  });
}

/** Where the two halves of a gate row lie inside its card. @param {Model} m @param {number} t @param {number} i */
export function gateParts(m, t, i) {
  const { x, width } = m.card(t);
  const { y, height } = m.lane.gates;
  const row = (height - 6) / m.gates.length;
  const room = width - 15 - 9;
  const part = { y: y + 3 + i * row + 0.75, height: row - 2.5, width: room / 2 };
  return { value: { ...part, x: x + 17 }, gradient: { ...part, x: x + 21 + room / 2 } };
}

/** @param {Model} m @param {number} height */
export const numbersFit = (m, height) => detail(m.card(m.now).width, height, m.H) !== 'heat';
