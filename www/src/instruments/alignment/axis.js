import { html, nothing, svg } from 'lit';
import { laneName } from '../../draw/grid.js';
import { breadth } from './layout.js';

/** The last lane: the training. Earlier matrices, the curves, and a scrubber on the same axis. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./view.js').Role} Role */

/** How the line of a network is drawn. */
const LINES = [
  { stroke: 'var(--probability)', width: 2.5, dash: '' },
  { stroke: 'var(--ink2)', width: 1.75, dash: '5 3' },
  { stroke: 'var(--ink2)', width: 1.75, dash: '1.5 3' },
  { stroke: 'var(--ink2)', width: 1.75, dash: '9 3 2 3' },
];

/** The last step on the axis. @param {Model} m */
export const lastStep = (m) => Math.max(m.view.plan.updates, m.host.info?.furthest ?? 0, m.step, 1);

/** Where a step stands. @param {Model} m @param {number} step */
export const along = (m, step) =>
  m.frame.x0 + ((m.frame.x1 - m.frame.x0) * Math.min(step, lastStep(m))) / lastStep(m);

/** The step under x. @param {Model} m @param {number} x */
export const stepUnder = (m, x) =>
  Math.max(0, Math.round(((x - m.frame.x0) / (m.frame.x1 - m.frame.x0)) * lastStep(m)));

/** How wide an earlier matrix is. @param {Model} m */
const breadthOf = (m) => Math.min(m.small ? 30 : 70, (m.lane.thumbs.height - 2) * 1.5);

/** Those that have room, each beginning at its step; the newest always has. @param {Model} m */
export function thumbsOf(m) {
  const { y, height } = m.lane.thumbs;
  const width = breadthOf(m);
  const all = m.view.thumbs.filter(
    ({ step }) => step <= Math.max(m.step, m.host.info?.furthest ?? 0),
  );
  /** @type {{thumb: import('./view.js').Thumb, x: number, y: number, width: number, height: number}[]} */
  const shown = [];
  let right = -Infinity;
  for (const thumb of all) {
    const x = Math.min(along(m, thumb.step), m.frame.x1 - width) + 1;
    if (x < right + 2 || thumb.alpha.length === 0) continue;
    shown.push({ thumb, x, y: y + 1, width: width - 2, height: height - 2 });
    right = x + width;
  }
  return shown;
}

/** @param {Model} m */
export function axisLane(m) {
  const { lane, frame, small, host } = m;
  const now = along(m, m.step);
  const top = lane.thumbs.y - 3;
  const { steps } = lane;
  const bar = steps.y + 3;
  const last = lastStep(m);
  return svg`${names(m)}
    <g class="axis" role="slider" tabindex="0" aria-label=${m.t('axis')} aria-valuemin="0" aria-valuemax=${Math.max(host.info?.furthest ?? 0, m.step)} aria-valuenow=${m.step} aria-valuetext=${m.t('at-update', { step: m.step, shown: host.whole(m.step) })}>
      <rect class="focus" x=${frame.x0 - 4} y=${top} width=${frame.x1 - frame.x0 + 8} height=${steps.y + 8 - top} rx="4" fill="transparent"></rect>
      ${frames(m)}${curves(m, 'loss')}${curves(m, 'exact')}
      <rect x=${frame.x0} y=${bar - 2.5} width=${frame.x1 - frame.x0} height="5" rx="2.5" fill="var(--line2)"></rect>
      <rect x=${frame.x0} y=${bar - 2.5} width=${now - frame.x0} height="5" rx="2.5" fill="var(--probability)"></rect>
      <path d="M${now} ${top}V${bar}" stroke="var(--now)" stroke-width="1.5"></path>
      <circle cx=${now} cy=${bar} r=${small ? 8 : 6} fill="var(--now)" stroke="var(--plane)" stroke-width="2"></circle>
      ${ticks(m, last, steps.y + (small ? 26 : 20))}</g>`;
}

/** @param {Model} m */
function names(m) {
  const { lane, frame, small } = m;
  if (small)
    return svg`<text x="10" y=${lane.loss.y + 11} font-size="12.5" fill="var(--ink2)">${m.t('lane-loss')}</text><text x="10" y=${lane.exact.y + 13} font-size="12.5" fill="var(--ink2)">${m.t('lane-exact-short')}</text>`;
  const name = (/** @type {string} */ id) =>
    laneName({
      x: frame.gutter,
      end: frame.x0 - 12,
      y: lane[id].middle,
      word: m.t(`lane-${id}`),
      symbol: '',
    });
  return svg`${name('loss')}${name('exact')}`;
}

/** Frames of the earlier matrices, and of those to come. @param {Model} m */
function frames(m) {
  const { y, height } = m.lane.thumbs;
  const width = breadthOf(m);
  const known = new Set(m.thumbs.map(({ thumb }) => thumb.step));
  let right = Math.max(-Infinity, ...m.thumbs.map((shown) => shown.x + shown.width));
  const later = (m.view.plan.thumbs ?? []).filter((step) => !known.has(step) && step > m.step);
  return svg`${m.thumbs.map(({ thumb, x }) => {
    const on = thumb.step === m.step;
    return svg`<rect x=${x - 0.5} y=${y + 0.5} width=${width - 1} height=${height - 1} fill="none" stroke=${on ? 'var(--now)' : 'var(--line2)'} stroke-width=${on ? 2 : 1}></rect>`;
  })}${later.map((step) => {
    const x = Math.min(along(m, step), m.frame.x1 - width) + 0.5;
    if (x < right + 3) return nothing;
    right = x + width;
    return svg`<rect x=${x} y=${y + 0.5} width=${width - 1} height=${height - 1} fill="none" stroke="var(--line2)" stroke-dasharray="2 3"></rect>`;
  })}`;
}

/** @param {Model} m @param {'loss' | 'exact'} id */
function curves(m, id) {
  const { view } = m;
  const { y, height, bottom } = m.lane[id];
  const { x0, x1 } = m.frame;
  const first = view.points[0]?.roles[view.roles[0]]?.loss ?? 1;
  const most = id === 'loss' ? Math.max(first, 1e-9) : 1;
  const path = (/** @type {Role} */ role, /** @type {'loss' | 'exact' | 'alignment'} */ what) => {
    let d = '';
    for (const { step, roles } of view.points) {
      const value = roles[role]?.[what];
      if (value === undefined || !Number.isFinite(value)) continue;
      if (what === 'alignment' && roles[role]?.alignable === 0) continue;
      const at = bottom - (height - 1) * Math.min(1, value / most);
      d += `${d ? 'L' : 'M'}${along(m, step).toFixed(1)} ${at.toFixed(1)}`;
    }
    return d;
  };
  const of = [...view.roles].reverse();
  return svg`<rect x=${x0} y=${y} width=${x1 - x0} height=${height} fill="var(--raise)"></rect>
    <path d="M${x0} ${bottom}H${x1}" stroke="var(--line2)"></path>
    ${of.map((role) => {
      const { stroke, width, dash } = LINES[view.roles.indexOf(role)];
      return svg`<path d=${path(role, id)} fill="none" stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash || nothing} stroke-linejoin="round"></path>`;
    })}
    ${id === 'exact' ? svg`<path d=${path(view.roles[0], 'alignment')} fill="none" stroke="var(--probability)" stroke-width="1.5" stroke-dasharray="1.5 2.5"></path>` : nothing}`;
}

/** The numbers of the steps; the one that is now gives its neighbours way. @param {Model} m @param {number} last @param {number} y */
function ticks(m, last, y) {
  const count = m.small ? 3 : 10;
  const rough = last / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const every = [1, 2, 5, 10].map((k) => k * power).find((k) => k >= rough * 0.8) ?? rough;
  const all = [];
  for (let step = 0; step <= last + 0.5; step += Math.max(1, every)) all.push(Math.round(step));
  const now = along(m, m.step);
  return svg`${all.map((step) => {
    const x = along(m, step);
    if (step === m.step || Math.abs(x - now) < 34) return nothing;
    return svg`<text x=${x} y=${y} text-anchor=${x < m.frame.x0 + 8 ? 'start' : x > m.frame.x1 - 8 ? 'end' : 'middle'} font-size="12.5" fill="var(--ink2)">${m.host.whole(step)}</text>`;
  })}<text x=${now} y=${y} text-anchor=${now < m.frame.x0 + 12 ? 'start' : now > m.frame.x1 - 12 ? 'end' : 'middle'} font-size="12.5" font-weight="700" fill="var(--ink)">${m.host.whole(m.step)}</text>`;
}

/**
 * Step, speed, what is left, and how often each is right.
 * @param {Model} m @param {{x: number, y: number, width: number, each: number}} place
 */
export function figures(m, { x, y, width, each }) {
  const { view, host, step } = m;
  const { judged, roles, plan } = view;
  const right = x + width;
  const rate = host.training ? (host.progress?.rate ?? 0) : 0;
  const left = rate > 0 && plan.updates > step ? (plan.updates - step) / rate : null;
  const of = judged?.roles[roles[0]]?.of ?? 0;
  const wide = roles.length > 2 ? 39 : 82;
  const at = (/** @type {number} */ n) => right - (roles.length - 1 - n) * wide;
  const cells = (
    /** @type {number} */ row,
    /** @type {string} */ name,
    /** @type {'exact' | 'alignment' | 'loss'} */ what,
  ) => {
    const line = y + row * each;
    return svg`<text x=${x} y=${line} font-size="13" fill="var(--ink)">${name}</text>
      ${what === 'alignment' && roles.length <= 2 ? svg`<path d="M${x + breadth(name) * 13 + 5} ${line - 4}h13" stroke="var(--probability)" stroke-width="1.75" stroke-dasharray="1.5 2.5"></path>` : nothing}
      ${roles.map((role, n) => {
        const value = judged?.roles[role]?.[what];
        const none =
          value === undefined || (what === 'alignment' && judged?.roles[role]?.alignable === 0);
        const text = none ? '–' : what === 'loss' ? m.write.compact(value) : host.percent(value);
        const first = n === 0;
        return svg`<text x=${at(n)} y=${line} text-anchor="end" font-size=${roles.length > 2 ? 13 : first ? 17 : 15} font-weight=${first ? 700 : 450} fill=${none ? 'var(--ink3)' : first ? 'var(--probability)' : 'var(--ink2)'}>${text}</text>`;
      })}`;
  };
  return svg`<text x=${x} y=${y} font-size="21" font-weight="650" fill="var(--ink)">${host.whole(step)}<tspan dx="5" font-size="14" font-weight="450" fill="var(--ink2)">/ ${host.whole(plan.updates)}</tspan></text>
    <text x=${right} y=${y} text-anchor="end" font-size="13" fill="var(--ink2)">${
      rate > 0
        ? m.t('rate', {
            rate: host.whole(rate),
            left: left === null ? 0 : host.whole(Math.ceil(left)),
            more: left === null ? 'no' : 'yes',
          })
        : m.t('updates', { step })
    }</text>
    <text x=${x} y=${y + each} font-size="12.5" fill="var(--ink2)">${of && roles.length <= 2 ? m.t('unseen', { shown: host.whole(of), task: String(host.settings.task) }) : ''}</text>
    ${roles.map((role, n) => key(m, role, n, at(n), y + each))}
    ${cells(2, m.t('figure-exact'), 'exact')}${cells(3, m.t('figure-alignment'), 'alignment')}${cells(4, m.t('figure-loss'), 'loss')}`;
}

/** Which line is whose. @param {Model} m @param {Role} role @param {number} n @param {number} x @param {number} y */
function key(m, role, n, x, y) {
  const { stroke, width, dash } = LINES[n];
  const few = m.view.roles.length <= 2;
  const name = few
    ? m.t(role === 'without' ? 'without-short' : 'with-short')
    : m.t(`role-${role}-short`);
  const length = few ? 16 : 0;
  const from = x - breadth(name) * 12.5 - length - 7;
  return svg`${few ? svg`<path d="M${from} ${y - 4}h${length}" stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash || nothing}></path>` : svg`<path d="M${x - 34} ${y + 3.5}h34" stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash || nothing}></path>`}
    <text x=${x} y=${y} text-anchor="end" font-size="12.5" font-weight=${n === 0 ? 600 : 450} fill=${n === 0 ? 'var(--probability)' : 'var(--ink2)'}>${name}</text>`;
}

/** Play, a few updates, back to the same weights. @param {Model} m */
export function learn(m) {
  const { host, small, lane, frame } = m;
  if (host.controls === 'none') return nothing;
  const place = small
    ? ''
    : `left:calc(${frame.gutter} * var(--u));width:calc(${frame.x0 - frame.gutter - 12} * var(--u));top:calc(${lane.thumbs.y - 1} * var(--u))`;
  const more = (/** @type {number} */ count) => {
    const label = host.t('training-more', { count, shown: host.whole(count) });
    return html`<button type="button" ?disabled=${host.training} aria-label=${label} title=${label} @click=${() => host.train(count)}>+${count}</button>`;
  };
  return html`<div class="learn" style=${place} role="group" aria-label=${m.t('training')}>
    <button type="button" class="train" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.training ? '❚❚' : '▶'} ${m.t(host.training ? 'stop' : 'train')}</button>
    <div class="few">${[1, 10, 100].map(more)}
    <button type="button" ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-reset')} title=${host.t('training-reset')} @click=${() => host.reset()}>↺</button></div>
  </div>`;
}
