import { html, nothing, svg } from 'lit';
import { mark } from './lane-shares.js';

/** The right margin: which network, how it writes, what all three write, how far the source lies behind. */

/** @typedef {import('./model.js').Model} Model */

const ROLES = /** @type {const} */ (['plain', 'reversed', 'attention']);
const WAYS = /** @type {const} */ (['greedy', 'beam', 'forced']);

/** @param {Model} m */
export function controls(m) {
  const { host, view } = m;
  const { read, write, width } = view.asked;
  const wrong = host.problems.word ?? host.problems.sequence;
  return html`<div class="choices">
      <div class="options" role="group" aria-label=${m.t('read')}>${ROLES.map(
        (id) =>
          html`<button type="button" aria-pressed=${read === id} @click=${() => host.change('read', id)}>${m.t(`read-${id}`)}</button>`,
      )}</div>
      <div class="options" role="group" aria-label=${m.t('write')}>${WAYS.map(
        (id) =>
          html`<button type="button" aria-pressed=${write === id} @click=${() => host.change('write', id)}>${m.t(`write-${id}`)}</button>`,
      )}${write === 'beam' ? html`<select aria-label=${m.t('width')} .value=${String(width)} @change=${(/** @type {any} */ e) => host.change('width', Number(e.target.value))}>${[1, 2, 3, 4, 5].map((n) => html`<option value=${n} ?selected=${n === width}>${n}</option>`)}</select>` : nothing}</div>
      <input class="word" type="text" spellcheck="false" autocomplete="off" autocapitalize="off" aria-label=${m.t(view.letters ? 'word' : 'sentence')} aria-invalid=${Boolean(wrong)} .value=${view.plan.source}
        @change=${(/** @type {any} */ e) => host.change('word', e.target.value)} />
    </div>
    <div class="learn">
      <div class="row"><button type="button" class="train" @click=${() => (host.training ? host.stopTraining() : host.startTraining())}>${host.training ? '❚❚' : '▶'} ${m.t(host.training ? 'stop' : 'train')}</button>
        <button type="button" ?disabled=${host.training} aria-label=${host.t('training-more', { count: 1, shown: '1' })} @click=${() => host.train(1)}>+1</button>
        <button type="button" ?disabled=${host.training} aria-label=${host.t('training-more', { count: 100, shown: '100' })} @click=${() => host.train(100)}>+100</button>
        <button type="button" ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-reset')} @click=${() => host.reset()}>↺</button></div>
      <input type="range" min="0" max=${Math.max(1, host.info?.furthest ?? 0, host.trainingStep)} .value=${String(host.trainingStep)} ?disabled=${host.training || (host.info?.furthest ?? 0) === 0} aria-label=${host.t('training-scrub')}
        aria-valuetext=${m.t('at-update', { step: host.trainingStep, shown: host.whole(host.trainingStep) })} @input=${(/** @type {any} */ e) => host.hand.seeking.to(Number(e.target.value))} />
      <p>${m.t('at-update', { step: host.trainingStep, shown: host.whole(host.trainingStep) })}${host.training && host.progress?.rate ? ` · ${m.t('rate', { shown: host.whole(host.progress.rate) })}` : ''}</p>
    </div>`;
}

/** What all three write, and how likely it is. @param {Model} m @param {{x: number, y: number, width: number}} place */
export function answers(m, { x, y, width }) {
  const { view } = m;
  const { beam, written, answer } = view.seen;
  const right = x + width;
  const size = view.letters ? 17 : 12.5;
  const short = (/** @type {string} */ text) =>
    !view.letters && text.length > 31 ? `${text.slice(0, 30)}…` : text;
  const rows =
    view.asked.write === 'beam' && beam
      ? beam.hypotheses.slice(0, 3).map(({ symbols, log_probability: log }, k) => ({
          role: null,
          text: symbols
            .map((id) => view.vocabulary[id])
            .filter((word) => word !== view.plan.end)
            .join(view.joint),
          note: m.write.compact(Math.exp(log)),
          strong: k === 0,
        }))
      : ROLES.map((role) => ({
          role,
          text: written[role].words.join(view.joint),
          note: answer ? (view.correct(role) ? '✓' : '✗') : '',
          strong: role === view.asked.read,
        }));
  const step = view.letters ? 25 : 22;
  return svg`<text x=${x} y=${y} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t(view.asked.write === 'beam' ? 'hypotheses' : 'written')}</text>
    ${rows.map(
      (
        { role, text, note, strong },
        k,
      ) => svg`${role ? mark(role, x + 6, y + 19 + k * step, 4.5) : nothing}
      <text x=${x + (role ? 20 : 0)} y=${y + 24 + k * step} font-size=${size} font-weight=${strong ? 700 : 450} fill="var(--ink)">${short(text) || '–'}</text>
      <text x=${right} y=${y + 24 + k * step} text-anchor="end" font-size=${role ? 17 : 14} font-weight="700" fill=${role ? (note === '✓' ? 'var(--ink)' : 'var(--warn)') : 'var(--probability)'}>${note}</text>`,
    )}
    ${answer ? svg`<text x=${x} y=${y + 27 + 3 * step} font-size="12.5" fill="var(--ink2)">${m.t('answer')}</text><text x=${right} y=${y + 27 + 3 * step} text-anchor="end" font-size=${size} font-weight="600" fill="var(--ink)">${view.letters ? answer : short(answer.slice(0, 27) + (answer.length > 27 ? '…' : ''))}</text>` : nothing}`;
}

/** p(y) up to here. @param {Model} m @param {{x: number, y: number, width: number}} place */
export function likelihood(m, { x, y, width }) {
  const { view } = m;
  const i = m.op.op === 'y' ? m.i : m.op.op === 's' ? m.i - 1 : 0;
  if (i < 1) return nothing;
  return svg`<text x=${x} y=${y} font-size="13.5" fill="var(--ink2)">${m.t('likelihood', { i })}</text>
    <text x=${x + width} y=${y} text-anchor="end" font-size="19" font-weight="700" fill="var(--probability)">${m.write.compact(view.product(i))}</text>`;
}

/** The steps between reading and writing each symbol, both ways. @param {Model} m @param {{x: number, y: number, width: number}} place */
export function lags(m, { x, y, width }) {
  const { view } = m;
  if (!view.letters) return nothing;
  const half = width / 2;
  const draw = (
    /** @type {number[]} */ all,
    /** @type {string} */ role,
    /** @type {number} */ left,
  ) => {
    const T = all.length;
    const row = Math.min(7, 52 / T);
    const unit = (half - 22) / (2 * T);
    const wall = left + T * unit;
    const least = Math.min(...all);
    const mean = all.reduce((a, b) => a + b, 0) / T;
    const strong =
      view.asked.read === role || (role === 'plain' && view.asked.read === 'attention');
    return svg`${all.map((lag, k) => {
      const read = role === 'reversed' ? T - k : k + 1;
      const from = left + (read - 1) * unit;
      return svg`<rect x=${from} y=${y + 14 + k * row} width=${lag * unit} height=${Math.max(1.5, row - 2)} fill=${lag === least ? 'var(--ink)' : 'var(--ink3)'} opacity=${strong ? 1 : 0.55}></rect>`;
    })}
      <path d="M${wall} ${y + 10}v${T * row + 8}" stroke="var(--ink)" stroke-width="1.75"></path>
      <text x=${left} y=${y + 84} font-size="12.5" fill="var(--ink2)">${m.t(`read-${role}`)}</text>
      <text x=${left} y=${y + 103} font-size="14" font-weight="700" fill="var(--ink)">min ${least}</text>
      <text x=${left + 56} y=${y + 103} font-size="13" fill="var(--ink2)">${m.t('mean', { shown: m.write.fixed(mean, Number.isInteger(mean) ? 0 : 1) })}</text>`;
  };
  return svg`<text x=${x} y=${y} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('lags')}</text>
    ${draw(view.lags.straight, 'plain', x)}${draw(view.lags.reversed, 'reversed', x + half + 6)}`;
}
