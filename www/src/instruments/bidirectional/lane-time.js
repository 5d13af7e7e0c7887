import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** The timeline: a row for each chain, one for the answers, one for the way back. Each chain runs its own way. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./view.js').Op} Op */

/** @type {readonly {id: string, ops: readonly Op[], letters: readonly string[]}[]} */
const ROWS = [
  { id: 'forward', ops: ['h'], letters: ['h'] },
  { id: 'reverse', ops: ['r'], letters: ['h′'] },
  { id: 'answers', ops: ['o', 'y', 'L'], letters: ['o', 'y', 'L'] },
  { id: 'back', ops: ['ds', 'do', 'dh', 'dr'], letters: ['∂s', '∂o', '∂h', '∂h′'] },
];

/** @param {Model} m */
const rowsOf = (m) => {
  const height = m.small ? 21 : 17;
  const gap = m.small ? 3 : 2;
  return ROWS.map((row, i) => ({ ...row, y: m.lane.time.y + i * (height + gap), height }));
};

/** @param {Model} m */
export function timeLane(m) {
  const { frame, view, small } = m;
  const rows = rowsOf(m);
  const last = rows[rows.length - 1];
  const below = last.y + last.height + (small ? 16 : 14);
  return svg`<g class="spine" role="slider" tabindex="0" aria-label=${m.host.t('seq-timeline')} aria-valuemin="0" aria-valuemax=${view.N}
      aria-valuenow=${m.position} aria-valuetext=${m.host.placeText()}>
    <rect class="focus" x=${frame.x0 - 2} y=${rows[0].y - 3} width=${frame.x1 - frame.x0 + 4} height=${last.y + last.height - rows[0].y + 6} rx="4" fill="transparent"></rect>
    ${rows.map((row) => (m.detail === 'strips' ? run(m, row) : keys(m, row)))}</g>
    ${small ? rows.map((row) => math(row.letters[row.letters.length > 2 ? 1 : 0], { x: frame.gutter, y: row.y + 15, size: 14, fill: 'var(--ink2)' })) : rows.map((row) => counted(m, row))}
    ${ticks(m, below)}`;
}

/** The numbers of the steps, as many as can be told apart. @param {Model} m @param {number} y */
function ticks(m, y) {
  const every = m.detail === 'strips' ? 16 : 1;
  /** The step in question is written with its name: what stands too near gives way. */
  const clear = m.small ? 16 : 30;
  return Array.from({ length: m.T }, (_, i) => {
    const t = i + 1;
    const on = t === m.now;
    if (!on && (t % every !== 0 || Math.abs(t - m.now) * m.column < clear)) return nothing;
    return svg`<text class=${on ? 'halo' : ''} x=${m.centre(t)} y=${y} text-anchor="middle" font-size="12.5" font-weight=${on ? 700 : 450} fill=${on ? 'var(--ink)' : 'var(--ink3)'}>${on && !m.small ? `t = ${t}` : t}</text>`;
  });
}

/** @typedef {ReturnType<typeof rowsOf>[number]} Row */

/** The operations of a row at one step. @param {Model} m @param {Row} row @param {number} t */
const here = (m, row, t) =>
  row.ops
    .map((op, i) => ({ op, letter: row.letters[i], place: m.view.positionOf(op, t) }))
    .filter(({ place }) => Number.isFinite(place));

/** @param {Model} m @param {Row} row */
function keys(m, row) {
  const back = row.id === 'back';
  return Array.from({ length: m.seen }, (_, i) => {
    const t = i + 1;
    const ops = here(m, row, t);
    const width = (m.column - 2) / Math.max(1, ops.length);
    return ops.map(({ letter, place }, k) => {
      const x = m.left(t) + 1 + k * width;
      const now = place === m.position;
      const done = place < m.position;
      const fill = now
        ? 'var(--now)'
        : !done
          ? 'var(--plane)'
          : `color-mix(in oklab, var(${back ? '--gradient' : '--ink'}) ${back ? 24 : 14}%, var(--plane))`;
      return svg`<g class="hit key" data-do="go:${place}"><rect x=${x + 0.75} y=${row.y} width=${Math.max(1, width - 1.5)} height=${row.height} rx="3" fill=${fill} stroke=${done || now ? 'none' : 'var(--line2)'}></rect>
        ${
          width >= 12
            ? math(
                width >= 30 ? `${letter}_{${t}}` : width >= 21 ? letter : letter.replace('∂', ''),
                {
                  x: x + width / 2,
                  y: row.y + row.height * 0.75,
                  size: 13,
                  script: 12,
                  anchor: 'middle',
                  fill: now ? 'var(--on-ink)' : done ? 'var(--ink)' : 'var(--ink3)',
                },
              )
            : nothing
        }</g>`;
    });
  });
}

/** A row of many columns, filled as far as it got, from the side where it began. @param {Model} m @param {Row} row */
function run(m, row) {
  const { x0 } = m.frame;
  const right = m.left(m.seen) + m.column;
  const spans = /** @type {[number, number][]} */ ([]);
  const share = (/** @type {number} */ from, /** @type {number} */ count) =>
    Math.max(0, Math.min(1, (m.position - from) / count));
  const { starts, seen, asked, graded } = m.view;
  if (row.id === 'forward') spans.push([x0, x0 + share(0, seen) * (right - x0)]);
  else if (row.id === 'reverse') spans.push([right - share(starts.r, seen) * (right - x0), right]);
  else if (row.id === 'answers') spans.push([x0, x0 + share(starts.o, 3 * seen) * (right - x0)]);
  else if (graded) {
    const middle = m.centre(asked);
    spans.push([middle - share(starts.dh, asked) * (middle - x0), middle]);
    spans.push([middle, middle + share(starts.dh + asked, seen - asked + 1) * (right - middle)]);
  }
  const back = row.id === 'back';
  return svg`<rect x=${x0} y=${row.y} width=${right - x0} height=${row.height} rx="2" fill="var(--plane)" stroke="var(--line2)"></rect>
    ${spans.map(([a, b]) => svg`<rect x=${a} y=${row.y} width=${Math.max(0, b - a)} height=${row.height} rx="2" fill="color-mix(in oklab, var(${back ? '--gradient' : '--ink'}) ${back ? 24 : 14}%, var(--plane))"></rect>`)}`;
}

/** What a row is, and how far it has got. @param {Model} m @param {Row} row */
function counted(m, row) {
  const x = m.frame.margin;
  const { starts, seen, N } = m.view;
  const from = { forward: 0, reverse: starts.r, answers: starts.o, back: starts.ds }[row.id] ?? 0;
  const all = row.id === 'answers' ? 3 * seen : row.id === 'back' ? N - starts.ds : seen;
  const done = Math.max(0, Math.min(all, m.position - from));
  const back = row.id === 'back';
  const y = row.y + row.height * 0.76;
  return svg`<text x=${x} y=${y} font-size="12.5" font-weight="550" fill=${back ? 'var(--gradient)' : 'var(--ink2)'}>${m.t(`row-${row.id}`)}</text>
    <text x=${x + 148} y=${y} text-anchor="end" font-size="12.5" fill=${back ? 'var(--gradient)' : 'var(--ink2)'}>${done} / ${all}</text>`;
}

/**
 * The position under a pointer: the row says which operation, the column which step.
 * @param {Model} m @param {number} x @param {number} y in the score's units
 */
export function positionUnder(m, x, y) {
  const rows = rowsOf(m);
  const row = rows.find((one) => y < one.y + one.height + 1) ?? rows[rows.length - 1];
  const place = (x - m.frame.x0) / m.column;
  const t = Math.max(1, Math.min(m.seen, Math.floor(place) + 1));
  const ops = here(m, row, t);
  if (ops.length === 0) return m.view.N;
  const within = Math.max(0, Math.min(ops.length - 1, Math.floor((place - (t - 1)) * ops.length)));
  return ops[within].place;
}
