import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';

/** Four scores on the same data, side by side: the matrix of each, on the same rows. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./view.js').Role} Role */

/** How each scores a state of the decoder against one of the encoder, in a short form. */
const FORMULAS = /** @type {Record<string, string>} */ ({
  additive: 'v^{⊤}tanh(Ws + Uh)',
  dot: 's^{⊤}h',
  scaled_dot: 's^{⊤}h / √d',
  general: 's^{⊤}Wh',
});

/** How far the matrices stand apart. */
const APART = 16;

/** Where the matrix of each score lies. @param {Model} m */
function places(m) {
  const { view, small, frame } = m;
  const { roles } = view;
  const { matrix } = m.lane;
  if (small) {
    const width = (frame.width - 20 - 12) / 2;
    const high = matrix.height / 2;
    return roles.map((role, n) => ({
      role,
      x: 10 + (n % 2) * (width + 12),
      y: matrix.y + Math.floor(n / 2) * high + 30,
      width,
    }));
  }
  const width =
    (frame.margin + frame.marginWidth - frame.x0 - APART * (roles.length - 1)) / roles.length;
  return roles.map((role, n) => ({ role, x: frame.x0 + n * (width + APART), y: matrix.y, width }));
}

/**
 * The cells.
 * @param {CanvasRenderingContext2D} context @param {Model} m @param {string[]} colours of shares 0…1
 */
export function paintScores(context, m, colours) {
  const gap = m.row > 12 ? 1 : 0.5;
  for (const { role, x, y, width } of places(m)) {
    const each = width / m.J;
    for (let i = 1; i <= m.I; i++) {
      if (!m.looked(i)) continue;
      for (let j = 1; j <= m.J; j++) {
        const share = Math.round(m.view.alpha(i, j, role) * 255);
        context.fillStyle = colours[Math.max(0, Math.min(255, share))];
        context.fillRect(
          x + (j - 1) * each + 0.5,
          y + (i - 1) * m.row + gap,
          each - 1,
          m.row - 2 * gap,
        );
      }
    }
  }
}

/** Rings of the reference, the name of each score, and how many words look where they should. @param {Model} m */
export function scoresStage(m) {
  const { view, row } = m;
  return places(m).map(({ role, x, y, width }) => {
    const { aligned, alignable } = view.answer(role);
    const each = width / m.J;
    let d = '';
    for (let i = 1; i <= m.I; i++)
      for (const j of view.gold(i))
        d += `M${(x + (j - 1) * each).toFixed(1)} ${(y + (i - 1) * row + 0.5).toFixed(1)}h${each.toFixed(1)}v${(row - 1).toFixed(1)}h${(-each).toFixed(1)}z`;
    const most = view.most(m.i, role);
    const right = x + most * each + 4;
    const turned = right > x + width - 70;
    const line = y + (m.i - 0.5) * row + 4.5;
    const size = m.small ? 12 : 14;
    return svg`<text x=${x} y=${y - 10} font-size=${size} font-weight=${role === view.score ? 700 : 550} fill="var(--ink)">${m.t(`role-${role}`)}</text>
      ${m.small ? nothing : math(FORMULAS[role] ?? '', { x: x + width - 54, y: y - 10, size: 13, script: 12, anchor: 'end', fill: 'var(--ink2)' })}
      ${alignable ? svg`<text x=${x + width} y=${y - 10} text-anchor="end" font-size=${size} font-weight="650" fill="var(--ink)">${aligned}${m.small ? '/' : ' / '}${alignable}</text>` : nothing}
      <rect x=${x - 0.5} y=${y} width=${width + 1} height=${m.I * row} fill="none" stroke="var(--line2)"></rect>
      <path class="gold" d=${d} fill="none" stroke="var(--ink)" stroke-width="1.4" stroke-linejoin="round"></path>
      ${m.looked(m.i) && !m.small ? svg`<text class="halo" x=${turned ? x + (most - 1) * each - 4 : right} y=${line} text-anchor=${turned ? 'end' : 'start'} font-size="12.5" font-weight="650" fill="var(--ink)">${m.source(most)} ${m.host.percent(view.alpha(m.i, most, role))}</text>` : nothing}`;
  });
}
