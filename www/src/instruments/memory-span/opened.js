import { html, nothing, svg } from 'lit';
import { binned, top as topOf } from '../../elements/curve.js';
import { answer } from './answer.js';

/** A run opened: its training as a curve with a cursor, and the model at work on what it never saw. */

/** @typedef {import('./model.js').Model} Model */

/** A telephone has less room, and letters no smaller. */
const WIDTH = { wide: 356, small: 330 };
const HEIGHT = 108;
const LEFT = 40;

/** @param {Model} m */
export function openedRun(m) {
  const { host } = m;
  const run = m.view.runs[/** @type {number} */ (m.opened)];
  const { detail } = host;
  const step = host.openedStep;
  const ready = detail?.run === run.index ? detail : null;
  const last = run.records.at(-1)?.step ?? 0;
  const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
  const y = m.layout.success.y - 6;
  const place = m.small
    ? ''
    : `left:${size(m.frame.x0 + 6)};width:${size(m.frame.x1 - m.frame.x0 - 12)};top:${size(y)};height:${size(m.layout.time.y - y - 8)}`;
  return html`<section class="opened" style=${place} aria-label=${m.title(run.index)}
    @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && shut(m, event)}>
    <header><h2>${m.title(run.index)}</h2><p>${m.stand(run.index)}</p>
      <button type="button" class="close" aria-label=${m.t('close')} @click=${() => shut(m)}>×</button></header>
    <div class="training">
      ${curve(m, run, step, last)}
      <div class="keys">
        ${key(m, '⏮', 'to-start', 0, step, last)}${key(m, '◀', 'before', step - m.plan.every, step, last)}
        <output>${m.t('at-update', { step, shown: host.whole(step) })}</output>
        ${key(m, '▶', 'after', step + m.plan.every, step, last)}${key(m, '⏭', 'to-end', last, step, last)}
      </div>
      <dl>
        <div><dt>${m.t(m.error ? 'legend-error' : 'legend-right')}</dt><dd class="probability">${ready ? m.figure(ready.verdict) : '…'}</dd></div>
        <div><dt>${m.t('curve-loss')}</dt><dd>${ready ? m.write.compact(ready.verdict.loss) : '…'}</dd></div>
        <div><dt>${m.t('reach-short')}</dt><dd class="gradient">${ready ? (ready.reach.log_ratio === null ? m.t('reach-cut') : m.write.compact(ready.reach.ratio)) : '…'}</dd></div>
      </dl>
    </div>
    <div class="answers"><h3>${m.t('answers')}</h3>
      ${ready ? html`<ul>${ready.answers.map((/** @type {any} */ one) => answer(m, one))}</ul>` : nothing}</div>
  </section>`;
}

/** Closed, the focus is where it came from. @param {Model} m @param {Event} [event] */
async function shut(m, event) {
  event?.stopPropagation();
  await m.host.select(null);
  /** @type {SVGElement | null} */
  const box = m.host.renderRoot.querySelector(`[data-do="run:${m.opened}"]`);
  box?.focus();
}

/** @param {Model} m @param {string} sign @param {string} id @param {number} to @param {number} step @param {number} last */
function key(m, sign, id, to, step, last) {
  const wanted = Math.max(0, Math.min(last, to));
  return html`<button type="button" aria-label=${m.t(id)} title=${m.t(id)} ?disabled=${wanted === step}
    @click=${() => m.host.openAt(wanted)}>${sign}</button>`;
}

/** @param {Model} m @param {import('./experiment.js').Run} run @param {number} step @param {number} last */
function curve(m, run, step, last) {
  const chance = m.plan.chance_loss;
  const width = m.small ? WIDTH.small : WIDTH.wide;
  // A link may open a run further on than it has come here.
  const end = Math.max(last, step, m.plan.every);
  const bins = binned(run.points, end, 150);
  const blind = chance === null ? [] : [{ step: 0, mean: chance, low: chance, high: chance }];
  const most = topOf([...bins, ...blind]);
  const room = width - LEFT - 8;
  const x = (/** @type {number} */ at) => LEFT + (room * at) / end;
  const y = (/** @type {number} */ loss) => 8 + (HEIGHT - 8) * (1 - Math.min(loss, most) / most);
  const d = bins.map((bin) => `${x(bin.step).toFixed(1)} ${y(bin.mean).toFixed(1)}`).join('L');
  return html`<svg class="curve" viewBox="0 0 ${width} ${HEIGHT + 22}" role="slider" tabindex="0" aria-label=${m.t('scrub')}
      aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${step} aria-valuetext=${m.t('at-update', { step, shown: m.host.whole(step) })}
      @pointerdown=${(/** @type {PointerEvent} */ e) => scrub(m, e, end, last)} @pointermove=${(/** @type {PointerEvent} */ e) => e.buttons && scrub(m, e, end, last)}
      @keydown=${(/** @type {KeyboardEvent} */ e) => keyed(m, e, step, last)}>
    <line x1=${LEFT} x2=${width - 8} y1=${HEIGHT} y2=${HEIGHT} stroke="var(--line2)"></line>
    <text x=${LEFT - 6} y=${HEIGHT + 4} text-anchor="end" font-size="12" fill="var(--ink2)">0</text>
    ${chance === null ? nothing : svg`<line x1=${LEFT} x2=${width - 8} y1=${y(chance)} y2=${y(chance)} stroke="var(--ink3)" stroke-dasharray="3 3"></line><text x=${LEFT - 6} y=${y(chance) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${m.host.chanceName}</text>`}
    ${d ? svg`<path d="M${d}" fill="none" stroke="var(--ink3)" stroke-width="1.2"></path>` : nothing}
    ${run.records.map((record) => svg`<circle cx=${x(record.step)} cy=${y(record.loss)} r="2.5" fill="var(--ink)"></circle>`)}
    <path d="M${x(step)} 2V${HEIGHT + 4}" stroke="var(--ink)" stroke-width="2"></path><path d="M${x(step) - 5} 0h10l-5 7z" fill="var(--ink)"></path>
    <text x=${LEFT} y=${HEIGHT + 17} font-size="12" fill="var(--ink2)">0</text>
    <text x=${width - 8} y=${HEIGHT + 17} text-anchor="end" font-size="12" fill="var(--ink2)">${m.t('updates', { count: end, shown: m.host.whole(end) })}</text></svg>`;
}

/** @param {Model} m @param {PointerEvent} event @param {number} end @param {number} last */
function scrub(m, event, end, last) {
  const curve = /** @type {Element} */ (event.currentTarget);
  const box = curve.getBoundingClientRect();
  const width = m.small ? WIDTH.small : WIDTH.wide;
  const x = ((event.clientX - box.left) / box.width) * width;
  const step = Math.round(((x - LEFT) / (width - LEFT - 8)) * end);
  curve.setPointerCapture(event.pointerId);
  m.host.openAt(Math.max(0, Math.min(last, step)));
  event.stopPropagation();
}

/** @param {Model} m @param {KeyboardEvent} event @param {number} step @param {number} last */
function keyed(m, event, step, last) {
  const by = event.shiftKey ? 1 : m.plan.every;
  const to = {
    ArrowRight: step + by,
    ArrowUp: step + by,
    ArrowLeft: step - by,
    ArrowDown: step - by,
    Home: 0,
    End: last,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  m.host.openAt(Math.max(0, Math.min(last, to)));
}
