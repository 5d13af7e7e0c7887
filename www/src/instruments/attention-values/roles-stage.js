import { html, nothing, svg } from 'lit';
import { rule } from '../../draw/grid.js';
import { math } from '../../draw/math.js';
import { colour } from '../../draw/paint.js';
import { signed } from '../../draw/scales.js';
import { renderTransport } from '../../elements/transport.js';
import { ROLES } from './exercise.js';
import { views } from './houses-stage.js';
import { spokenRoles } from './spoken.js';
import { timeline } from './timeline.js';
import { STEPS } from './translator.js';

/** The exercise: one word of a small translator being written, and the parts that one points at. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./translator.js').Translator} Translator */

/** Where the timeline lies. */
export const KEYS_Y = { wide: 516, small: 500 };
const HEIGHT = { wide: 564, small: 530 };

/** One key for each score, weight and context of each word. @param {Translator} view */
export const rolesKeys = (view) => ({
  forward: Array.from({ length: view.I }, (_, i) =>
    STEPS.map((op) => (op === 'c' ? `c_{${i + 1}}` : `${op}_{${i + 1}}`)),
  ).flat(),
  back: /** @type {string[]} */ ([]),
});

/** Places by the wide picture's abscissa. @param {Model} m @param {number} x */
const across = (m, x) => (m.small ? m.frame.x0 + ((x - 160) * (m.frame.x1 - m.frame.x0)) / 800 : x);

/**
 * Numbers as cells, row by row.
 * @param {ArrayLike<number>} values @param {{x: number, y: number, width: number, height: number, columns: number}} box
 */
function cells(values, { x, y, width, height, columns }) {
  const rows = Math.ceil(values.length / columns);
  const [w, h] = [width / columns, height / rows];
  return Array.from(
    values,
    (value, k) =>
      svg`<rect x=${x + (k % columns) * w} y=${y + Math.floor(k / columns) * h} width=${w - 0.4} height=${h - 0.4} fill=${colour('value', signed(value, 1))}></rect>`,
  );
}

/** A part that may be pointed at. @param {Model} m @param {string} id @param {{x: number, y: number, width: number, height: number}} box @param {unknown} inside */
function part(m, id, box, inside) {
  const { exercise } = m.host;
  const { last } = exercise;
  const roles = exercise.rolesOf(id);
  const said = last?.part === id ? (last.right ? 'right' : 'wrong') : '';
  const name = m.t(`part-${id}`);
  // What is written lies beside the button, not in it: its name says which part it is.
  return svg`<g aria-hidden="true">${inside}</g>
    <g class="part ${said}" role="button" tabindex="0" data-do="part:${id}" aria-label=${roles.length ? m.t('part-plays', { part: name, roles: roles.join(', ') }) : name}>
      <rect class="plate" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="7"></rect></g>
    <g aria-hidden="true">${roles.map((role, k) => chip(box.x + box.width - 13 - 26 * k, box.y + 1, role))}</g>`;
}

const HUES = { k: 'var(--role-key)', v: 'var(--role-value)', q: 'var(--role-query)' };

/** @param {number} x @param {number} y @param {'k' | 'v' | 'q'} role */
const chip = (x, y, role) =>
  svg`<circle cx=${x} cy=${y} r="12" fill=${HUES[role]}></circle>${math(role, { x, y: y + 5, size: 16, anchor: 'middle', fill: 'var(--on-ink)' })}`;

/** @param {Model} m @param {Translator} view */
export function rolesStage(m, view) {
  const { host, frame, small } = m;
  const height = small ? HEIGHT.small : HEIGHT.wide;
  const y = small ? KEYS_Y.small : KEYS_Y.wide;
  return html`<div class="score ${small ? 'small' : ''}" @click=${host.hand.pressed} @keydown=${host.hand.keyed}>
      <svg class="lanes" viewBox="0 0 ${frame.width} ${height}" role="group" aria-label=${m.t('title')} @pointerdown=${host.hand.grabbed} @pointermove=${host.hand.moved} @pointerup=${host.hand.dropped} @pointercancel=${host.hand.dropped}>
        ${rule(y - 10, frame.width)}${names(m)}${diagram(m, view)}${timeline(m, { y, ...rolesKeys(view) })}
      </svg>
      ${small || m.bare ? nothing : html`<div class="place" style="top:calc(${y + 2} * var(--u))">${renderTransport(host, { steps: false })}</div>`}
      ${panel(m, view)}
      ${m.bare ? nothing : views(m)}
      ${spokenRoles(m, view)}
    </div>`;
}

/** @param {Model} m */
function names(m) {
  if (m.small) return nothing;
  const rows = [
    ['decoder', '', 98],
    ['attention', 'α_{i,j}', 268],
    ['encoder', 'h_j', 376],
    ['source', 'x_j', 466],
  ];
  return rows.map(
    ([id, symbol, y]) =>
      svg`<text x=${m.frame.gutter} y=${y} font-size="13.5" font-weight="550" fill="var(--ink)">${m.t(`lane-${id}`)}</text>${symbol ? math(String(symbol), { x: 148, y: Number(y), size: 16, anchor: 'end', fill: 'var(--ink2)' }) : nothing}`,
  );
}

/** @param {Model} m @param {Translator} view */
function diagram(m, view) {
  const i = view.wordAt(m.position);
  const { J } = view;
  const width = (m.frame.x1 - m.frame.x0) / J;
  const centre = (/** @type {number} */ j) => m.frame.x0 + (j - 0.5) * width;
  const alpha = view.weights(i);
  const scores = view.scores(i);
  const [scored, weighed, mixed] = /** @type {const} */ (['e', 'α', 'c']).map((op) =>
    view.done(op, i, m.position),
  );
  const sources = Array.from({ length: J }, (_, k) => k + 1);
  const box = (/** @type {number} */ from, /** @type {number} */ to) => ({
    x: across(m, from),
    y: 44,
    width: across(m, to) - across(m, from),
    height: 84,
  });
  const [before, context, after, word] = [
    box(180, 330),
    box(450, 640),
    box(700, 830),
    box(855, 956),
  ];
  const middle = (/** @type {{x: number, width: number}} */ b) => b.x + b.width / 2;
  const strip = (/** @type {{x: number, width: number}} */ b) => ({
    x: b.x + 8,
    y: 84,
    width: b.width - 16,
    height: 34,
    columns: 16,
  });
  const wide = Math.min(width - 10, 44);
  return svg`${sources.map((j) => {
    const on = weighed ? alpha[j - 1] : 0;
    return svg`<path d="M${middle(before)} 128C${middle(before)} 200 ${centre(j)} 180 ${centre(j)} 242" fill="none" stroke=${scored ? 'var(--ink3)' : 'var(--line2)'} stroke-width="1.25" stroke-dasharray=${scored ? nothing : '3 3'}></path>
      <path d="M${centre(j)} 300V286" stroke="var(--ink3)" stroke-width="1.5"></path>
      <path d="M${centre(j)} 242C${centre(j)} 190 ${middle(context)} 190 ${middle(context)} 128" fill="none" stroke=${weighed ? 'var(--probability)' : 'none'} stroke-opacity="0.55" stroke-width=${Math.max(0.6, 26 * on)}></path>`;
  })}
    <path d="M${before.x + before.width} 64H${after.x}" stroke="var(--line2)" stroke-width="1.5"></path>
    <path d="M${context.x + context.width} 100H${after.x - 4}M${after.x + after.width} 86H${word.x - 4}" stroke="var(--ink3)" stroke-width="1.75"></path>
    <path d="M${after.x - 4} 100l-8 -4.5v9zM${word.x - 4} 86l-8 -4.5v9z" fill="var(--ink3)"></path>
    ${part(
      m,
      'alpha',
      { x: m.frame.x0 - 2, y: 232, width: m.frame.x1 - m.frame.x0 + 4, height: 54 },
      sources.map((j) =>
        weightCell(m, {
          x: centre(j),
          width: Math.min(width - 12, 96),
          score: scored ? scores[j - 1] : null,
          alpha: weighed ? alpha[j - 1] : null,
        }),
      ),
    )}
    ${part(
      m,
      'h',
      { x: m.frame.x0 - 2, y: 300, width: m.frame.x1 - m.frame.x0 + 4, height: 136 },
      sources.map(
        (j) =>
          svg`${cells(view.state(j), { x: centre(j) - wide / 2, y: 310, width: wide, height: 96, columns: 4 })}${math(`h_{${j}}`, { x: centre(j), y: 427, size: 16, anchor: 'middle' })}`,
      ),
    )}
    ${part(
      m,
      'x',
      { x: m.frame.x0 - 2, y: 446, width: m.frame.x1 - m.frame.x0 + 4, height: 34 },
      sources.map(
        (j) =>
          svg`<text x=${centre(j)} y="469" text-anchor="middle" font-size=${m.small ? 14 : 19} font-weight="600" fill="var(--ink)">${view.source[j - 1]}</text>`,
      ),
    )}
    ${part(m, 'sp', before, svg`${math(`s_{${i - 1}}`, { x: middle(before), y: 72, size: 19, anchor: 'middle' })}${cells(view.decoder(i - 1), strip(before))}`)}
    ${part(m, 'c', context, svg`${math(`c_{${i}}`, { x: middle(context), y: 72, size: 19, anchor: 'middle' })}${mixed ? cells(view.context(i), strip(context)) : dashed(strip(context))}`)}
    ${part(m, 's', after, svg`${math(`s_{${i}}`, { x: middle(after), y: 72, size: 19, anchor: 'middle' })}${mixed ? cells(view.decoder(i), strip(after)) : dashed(strip(after))}`)}
    ${part(m, 'y', word, svg`${math(`y_{${i}}`, { x: middle(word), y: 72, size: 19, anchor: 'middle' })}<text x=${middle(word)} y="106" text-anchor="middle" font-size=${m.small ? 13 : 18} font-weight="650" fill="var(--ink)">${view.words[i - 1]}</text>`)}
    ${sentence(m, view, i)}`;
}

/** @param {{x: number, y: number, width: number, height: number}} box */
const dashed = ({ x, y, width, height }) =>
  svg`<rect x=${x} y=${y} width=${width} height=${height} rx="3" fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>`;

/** @param {Model} m @param {{x: number, width: number, score: number | null, alpha: number | null}} cell */
function weightCell(m, { x, width, score, alpha }) {
  const fill = alpha === null ? 'var(--plane)' : colour('probability', alpha);
  const ink = alpha === null ? 'var(--ink)' : m.palette.on('probability', alpha);
  return svg`<rect x=${x - width / 2} y="240" width=${width} height="26" rx="4" fill=${fill} stroke=${alpha === null ? 'var(--line2)' : 'none'} stroke-dasharray="3 3"></rect>
    ${alpha === null ? nothing : svg`<text x=${x} y="258.5" text-anchor="middle" font-size="15" font-weight="650" fill=${ink}>${m.write.fixed(alpha, 2)}</text>`}
    ${score === null || m.small ? nothing : svg`<text x=${x} y="281" text-anchor="middle" font-size="12.5" fill="var(--ink2)">e = ${m.write.fixed(score, 2)}</text>`}`;
}

/** The sentence so far, the word now, the words to come. @param {Model} m @param {Translator} view @param {number} now */
function sentence(m, view, now) {
  const words = m.small ? view.words.slice(Math.max(0, now - 3), now + 2) : view.words;
  const first = m.small ? Math.max(0, now - 3) : 0;
  return svg`<text x=${m.small ? m.frame.x0 : m.frame.x0 + 20} y="26" font-size=${m.small ? 14 : 17} fill="var(--ink3)">${words.map(
    (word, k) =>
      svg`<tspan font-weight=${first + k + 1 === now ? 700 : 450} fill=${first + k + 1 === now ? 'var(--ink)' : first + k + 1 < now ? 'var(--ink2)' : 'var(--ink3)'}>${word}${' '}</tspan>`,
  )}</text>`;
}

/** The questions, what was answered, the training of the translator. @param {Model} m @param {Translator} view */
function panel(m, view) {
  const { host } = m;
  const { exercise } = host;
  const { last, solved, found, asked } = exercise;
  return html`<div class="choices exercise">
      <h2>${m.t(solved ? 'solved-title' : `ask-${asked}`)}</h2>
      <div class="roles" role="group" aria-label=${m.t('roles')}>${ROLES.map(
        (role) =>
          html`<button type="button" class=${role} aria-pressed=${!solved && asked === role} ?disabled=${found.has(role)} @click=${() => host.askFor(role)}><span class="sign">${role}</span>${m.t(`role-${role}`)}${found.has(role) ? ' ✓' : ''}</button>`,
      )}</div>
      <p class="said ${last ? (last.right ? 'right' : 'wrong') : ''}" role="status" aria-live="polite">${last ? html`<b>${m.t(last.right ? 'right' : 'wrong')}</b> ${m.t(`why-${last.role}-${last.part}`)}` : m.t('point')}</p>
      ${solved ? html`<p class="said">${m.t('solved')}</p>` : nothing}
      <p class="count">${m.t('count', { right: exercise.right, tries: exercise.tries })}${exercise.tries > 0 ? html` <button type="button" @click=${() => host.restartExercise()}>${m.t('again')}</button>` : nothing}</p>
      <div class="row learn">${
        m.bare
          ? nothing
          : html`<button type="button" class="train" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.training ? '❚❚' : '▶'} ${m.t(host.training ? 'stop' : 'train-translator')}</button>
        <button type="button" ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-reset')} @click=${() => host.reset()}>↺</button>`
      }
        <span>${m.t('translator', { step: view.step, shown: host.whole(view.step) })}</span></div>
      <p class="note">${m.t('writes', { text: view.written.filter((word) => !word.startsWith('<')).join(' ') })}</p>
    </div>`;
}
