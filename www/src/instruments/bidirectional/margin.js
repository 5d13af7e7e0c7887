import { html, nothing, svg } from 'lit';
import { legend } from '../../draw/heat.js';
import { logTicks } from '../../draw/scales.js';

/** The right margin: how often each is right, why the past alone cannot do better, and what may be changed. */

/** @typedef {import('./model.js').Model} Model */

/** The least share that a bar begins at: guessing. */
const LOW = 0.5;

/**
 * @typedef {object} Places where the parts of the margin stand
 * @property {number} x
 * @property {number} width
 * @property {number} shares
 * @property {number} why
 * @property {number} choices
 * @property {number} learn
 * @property {number} curve
 * @property {number} tall how high the curve is
 * @property {number} scale
 * @property {number} height
 */

/** Beside the lanes. @param {Model} m @returns {Places} */
export function beside(m) {
  const { margin: x, marginWidth } = m.frame;
  return {
    x,
    width: marginWidth - 12,
    shares: 6,
    why: 124,
    choices: 191,
    learn: 279,
    ...(m.host.controls === 'none' ? { curve: 196, tall: 234 } : { curve: 308, tall: 122 }),
    scale: m.lane.dp.y - 4,
    height: m.height,
  };
}

/** Under the lanes of a telephone. @param {Model} m @returns {Places} */
export function below(m) {
  const { margin: x, marginWidth } = m.frame;
  const places = { shares: 14, why: 138, curve: 206, tall: 122, scale: 336 };
  return { x, width: marginWidth, choices: 0, learn: 0, height: 380, ...places };
}

/** @param {Model} m @param {Places} at */
export function margin(m, at) {
  return svg`${shares(m, at)}${why(m, at)}${curve(m, { x: at.x, y: at.curve, width: at.width, height: at.tall })}${scale(m, at)}`;
}

/** A share to a tenth of a per cent. @param {Model} m @param {number} share */
const tenths = (m, share) =>
  `${m.write.fixed(100 * share, share === 1 ? 0 : 1)}${m.host.percent(0).replace(/^0/, '')}`;

/** @param {Model} m @param {Places} at */
function shares(m, { x, width, shares: top }) {
  const { judged, plan } = m.view;
  const rows = /** @type {const} */ ([
    ['both', judged ? judged.both.accuracy : null],
    ['hidden', judged ? judged.both.hidden_accuracy : null],
    ['past', judged ? judged.past.accuracy : null],
  ]);
  const left = x + 96;
  const room = width - 96 - 60;
  const along = (/** @type {number} */ share) =>
    left + (room * Math.max(0, share - LOW)) / (1 - LOW);
  const line = along(plan.ceiling_share);
  const size = judged?.both.of ?? 0;
  return svg`<text x=${x} y=${top + 16} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('right')}</text>
    <text x=${x + width} y=${top + 16} text-anchor="end" font-size="12.5" fill="var(--ink2)">${size ? m.t('right-of', { count: size, shown: m.host.whole(size) }) : ''}</text>
    ${rows.map(([id, share], i) => {
      const y = top + 28 + 23 * i;
      const strong = id === 'both';
      return svg`<text x=${x} y=${y + 12.5} font-size="13" font-weight=${strong ? 650 : 500} fill="var(--ink)">${m.t(`right-${id}`)}</text>
        <rect x=${left} y=${y + 1} width=${room} height="14" fill="var(--probability-low)"></rect>
        ${
          share === null
            ? nothing
            : svg`<rect x=${left} y=${y + 1} width=${Math.max(0, along(share) - left)} height="14" fill="var(--probability)" opacity=${strong ? 1 : 0.72}></rect>
        <text x=${x + width} y=${y + 13} text-anchor="end" font-size="15" font-weight="650" fill="var(--probability)">${tenths(m, share)}</text>`
        }`;
    })}
    <path d="M${line} ${top + 24}v72" stroke="var(--ink)" stroke-width="2.25"></path>
    <text x=${line} y=${top + 108} text-anchor="middle" font-size="13" font-weight="700" fill="var(--ink)">${plan.ceiling.join('/')}</text>`;
}

/** Why no chain from the left alone can do better. @param {Model} m @param {Places} at */
function why(m, { x, why: top }) {
  const { judged } = m.view;
  const rule = judged ? tenths(m, judged.past.rule_accuracy) : '–';
  const lines = m.t('why', { rule }).split('\n');
  return svg`${lines.map((line, i) => svg`<text x=${x} y=${top + 7 + 16 * i} font-size="12.5" fill="var(--ink2)">${line}</text>`)}`;
}

/** The size of a gradient. @param {Model} m @param {Places} at */
function scale(m, { x, width, scale: y }) {
  const ticks = logTicks(m.decades).map(({ at, exponent }) => ({
    at,
    text: m.write.decade(exponent),
  }));
  return legend({
    x,
    y,
    width,
    name: m.host.t('legend-gradient'),
    ramp: 'gradient',
    ticks,
  });
}

/**
 * Right answers over the training, under the ceiling and up to 1.
 * @param {Model} m @param {{x: number, y: number, width: number, height: number}} place
 */
export function curve(m, { x, y, width, height }) {
  const { points, plan } = m.view;
  const left = x + 36;
  const right = x + width;
  const [top, bottom] = [y + 10, y + height - 34];
  const last = Math.max(points.at(-1)?.step ?? 0, m.host.trainingStep, 5 * plan.every);
  const at = (/** @type {number} */ step) => left + ((right - left) * step) / last;
  const up = (/** @type {number} */ share) =>
    bottom - ((Math.max(LOW - 0.04, share) - LOW + 0.04) / (1 - LOW + 0.04)) * (bottom - top);
  const path = (/** @type {'both' | 'past'} */ id) =>
    points
      .map((point) => `${at(point.step).toFixed(1)} ${up(point[id].accuracy).toFixed(1)}`)
      .join('L');
  const [both, past] = [path('both'), path('past')];
  const ceiling = up(plan.ceiling_share);
  const now = at(m.host.trainingStep);
  return svg`<g role="slider" tabindex="0" class="curve" aria-label=${m.t('curve')} aria-valuemin="0" aria-valuemax=${Math.max(m.host.info?.furthest ?? 0, m.host.trainingStep)} aria-valuenow=${m.host.trainingStep} aria-valuetext=${m.t('at-update', { step: m.host.trainingStep, shown: m.host.whole(m.host.trainingStep) })}
      data-left=${left} data-right=${right} data-last=${last}>
    <rect class="focus" x=${left - 4} y=${top - 6} width=${right - left + 8} height=${bottom - top + 12} rx="4" fill="transparent"></rect>
    <path d="M${left} ${up(1)}H${right}" stroke="var(--line2)"></path><path d="M${left} ${up(0.5)}H${right}" stroke="var(--line2)"></path>
    <path d="M${left} ${ceiling}H${right}" stroke="var(--ink)" stroke-width="1.75"></path>
    ${past ? svg`<path d="M${past}" fill="none" stroke="var(--ink2)" stroke-width="2" stroke-dasharray="5 3"></path>` : nothing}
    ${both ? svg`<path d="M${both}" fill="none" stroke="var(--probability)" stroke-width="2.5" stroke-linejoin="round"></path>` : nothing}
    <path d="M${now} ${top - 4}V${bottom + 3}" stroke="var(--ink)" stroke-width="1.5"></path><path d="M${now - 4.5} ${top - 6}h9l-4.5 6z" fill="var(--ink)"></path>
    ${[
      [1, m.host.percent(1)],
      [0.5, m.host.percent(0.5)],
    ].map(
      ([share, text]) =>
        svg`<text x=${left - 5} y=${up(Number(share)) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${text}</text>`,
    )}
    <text x=${left} y=${bottom + 17} font-size="12" fill="var(--ink2)">0</text>
    <text x=${right} y=${bottom + 17} text-anchor="end" font-size="12" fill="var(--ink2)">${m.t('at-update', { step: last, shown: m.host.whole(last) })}</text>
    <text x=${left - 5} y=${ceiling + 4.5} text-anchor="end" font-size="12.5" font-weight="700" fill="var(--ink)">${plan.ceiling.join('/')}</text></g>
    ${points.length > 1 ? key(m, left, top, ceiling, bottom, right) : nothing}`;
}

/** Which line is which, where none runs. @param {Model} m @param {number} left @param {number} top @param {number} ceiling @param {number} bottom @param {number} right */
function key(m, left, top, ceiling, bottom, right) {
  const y = (ceiling + bottom) / 2 + 7;
  const middle = (left + right) / 2 - 14;
  return svg`<path d="M${middle} ${y - 10}h18" stroke="var(--probability)" stroke-width="2.5"></path><text x=${middle + 23} y=${y - 6} font-size="12" fill="var(--ink2)">${m.t('right-both')}</text>
    <path d="M${middle} ${y + 5}h18" stroke="var(--ink2)" stroke-width="2" stroke-dasharray="5 3"></path><text x=${middle + 23} y=${y + 9} font-size="12" fill="var(--ink2)">${m.t('right-past')}</text>
    <path d="M${left} ${top}" fill="none"></path>`;
}

/** The signs on the keys that choose how to combine. */
const KEYS = /** @type {const} */ ([
  ['concat', '[h; h′]'],
  ['sum', 'h + h′'],
  ['product', 'h ⊙ h′'],
]);

/** What may be changed, beside the figures it changes. @param {Model} m */
export function controls(m) {
  const { host, view } = m;
  if (host.controls === 'none') return nothing;
  const hidden = view.seen < view.T;
  const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
  const place = m.small
    ? ''
    : `left:${size(m.frame.margin)};width:${size(m.frame.marginWidth - 12)};top:${size(beside(m).choices)}`;
  return html`<div class="choices" style=${place}>
      <div class="combine" role="group" aria-label=${m.t('combine')}>${KEYS.map(
        ([id, sign]) =>
          html`<button type="button" aria-pressed=${view.combine === id} @click=${() => host.combine(id)}><span class="sign">${sign}</span>${m.t(`combine-${id}`)}</button>`,
      )}</div>
      <button type="button" class="hide" aria-pressed=${hidden} @click=${() => host.hide(hidden ? 0 : view.asked)}>
        <span>${m.t(hidden ? 'show-future' : 'hide-future', { t: view.asked })}</span><i aria-hidden="true"></i></button>
    </div>
    <div class="learn" style=${m.small ? '' : `left:${size(m.frame.margin)};width:${size(m.frame.marginWidth - 12)};top:${size(beside(m).learn)}`}>
      <button type="button" class="train" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.training ? '❚❚' : '▶'} ${m.t(host.training ? 'stop' : 'train')}</button>
      <button type="button" class="more" ?disabled=${host.training} aria-label=${host.t('training-more', { count: 1, shown: '1' })} title=${host.t('training-more', { count: 1, shown: '1' })} @click=${() => host.train(1)}>+1</button>
      <button type="button" class="again" ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-reset')} title=${host.t('training-reset')} @click=${() => host.reset()}>↺</button>
    </div>`;
}
