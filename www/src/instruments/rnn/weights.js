import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import '../../elements/matrix.js';
import { draw, symbol } from '../../elements/rich.js';
import { labelRoom, share } from './layout.js';
import { parameterOf, symbolOf } from './wires.js';

/** The weights: one of each, whatever the number of steps; a cell is edited where it stands. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {'ih' | 'hh' | 'hy'} Which */

const GATE_ROWS = { rnn: ['h'], lstm: ['i', 'f', 'g', 'o'], gru: ['r', 'z', 'n'] };

/** @param {Model} m @param {Which} which */
function labels(m, which) {
  const { trace, H } = m;
  const { vocabulary } = trace.index;
  const units = Array.from({ length: H }, (_, i) => `${i + 1}`);
  const embedded = trace.has('embedding.weight');
  const rows =
    which === 'hy'
      ? vocabulary
      : m.cell === 'rnn'
        ? units
        : GATE_ROWS[m.cell].flatMap((gate) =>
            units.map((_, i) => (i ? '' : m.host.gateName(gate))),
          );
  const rowNames =
    which === 'hy' || m.cell === 'rnn'
      ? rows
      : GATE_ROWS[m.cell].flatMap((gate) =>
          units.map((unit) => `${m.host.gateName(gate)} ${unit}`),
        );
  const inputs = embedded
    ? Array.from({ length: trace.index.I }, (_, i) => `${i + 1}`)
    : vocabulary;
  return { rows, rowNames, cols: which === 'ih' ? inputs : units };
}

/** @param {Model} m @param {Which} which */
const name = (m, which) => {
  const [base, sub] = symbolOf(m, which).replace(/[{}]/g, '').split('_');
  return draw([symbol(base, sub)]);
};

/** The weights are the same at every position: they are drawn again only when they change, or light. @param {Model} m */
export function weights(m) {
  const { host, trace } = m;
  if (!m.lane.weight) return nothing;
  const { hover, selection, form, language, controls, theme } = host;
  const marked = [hover, selection].map((one) => (one?.block ? `${one.block} ${one.unit}` : ''));
  return guard(
    [trace, form, language, controls, theme, m.small, m.lane.weight.height, ...marked],
    () => boxes(m),
  );
}

/** @param {Model} m */
function boxes(m) {
  const { host, lane, trace } = m;
  const all = /** @type {const} */ (['ih', 'hh', 'hy']).map((which) => {
    const parameter = parameterOf(which);
    const [rows, cols] = trace.shape(parameter);
    return { which, parameter, rows, cols, label: labelRoom(labels(m, which).rows) };
  });
  const total = m.columns.x1 - m.columns.x0 - 8;
  const gap = 30;
  const height = lane.weight.height - 24;
  const widths = m.small ? all.map(() => total) : share(all, total, height - 17, gap);
  const spare = Math.max(0, total - gap * 2 - widths.reduce((a, b) => a + b, 0));
  const size = (/** @type {number} */ n) => `calc(${n} * var(--u))`;
  let x = m.columns.x0 + 4;
  return all.map(({ which, parameter, rows, cols, label }, index) => {
    const left = x;
    x += widths[index] + gap + spare / 2;
    const style = `left:${size(left)};top:${size(lane.weight.y)};width:${size(widths[index])}`;
    return box(m, {
      which,
      parameter,
      rows,
      cols,
      label,
      style,
      width: widths[index],
      height,
      host,
    });
  });
}

/**
 * @param {Model} m
 * @param {{which: Which, parameter: string, rows: number, cols: number, label: number, style: string, width: number,
 *   height: number, host: import('./element.js').RnnElement}} options
 */
function box(m, { which, parameter, rows, cols, label, style, width, height, host }) {
  const { rows: rowLabels, rowNames, cols: colLabels } = labels(m, which);
  const lit = m.lit === parameter;
  const { hover, selection } = host;
  const at = [hover, selection].find((one) => one?.block === parameter && one.unit !== undefined);
  const unit = at?.unit ?? -1;
  return html`<div class="matrix ${lit ? 'lit' : ''}" style=${style}
    @pointerenter=${() => host.hoverAt({ block: parameter })}
    @pointerleave=${() => host.hoverAt(null)}
    @focusin=${() => host.hoverAt({ block: parameter })}
    @focusout=${() => host.hoverAt(null)}>
    <p class="title">${name(m, which)}<span>${m.t(`rnn-weights-${which}`)}</span><i>${rows} × ${cols}</i></p>
    <seq-matrix
      .rows=${rows} .cols=${cols} .values=${m.trace.array(parameter)} .width=${width} .height=${height}
      .labelRoom=${label} .rowLabels=${rowLabels} .rowNames=${rowNames} .colLabels=${colLabels} .editable=${host.controls !== 'none'}
      .marked=${unit >= 0 ? { row: Math.floor(unit / cols), col: unit % cols } : null}
      .name=${m.t('rnn-weights-name', { symbol: symbolOf(m, which).replace(/[{}_]/g, ' ') })}
      .print=${(/** @type {number} */ v) => m.write.short(v)}
      @cell-hover=${(/** @type {CustomEvent} */ e) => pointed(host, parameter, cols, e.detail)}
      @cell-edit=${(/** @type {CustomEvent} */ e) => host.change1(parameter, [e.detail.row, e.detail.col], e.detail.value)}
    ></seq-matrix>
  </div>`;
}

/** @param {import('./element.js').RnnElement} host @param {string} parameter @param {number} cols @param {{row?: number, col?: number}} at */
function pointed(host, parameter, cols, { row, col }) {
  if (row === undefined || col === undefined) host.hoverAt({ block: parameter });
  else host.hoverAt({ block: parameter, unit: row * cols + col });
}

/** The lecture's definition, set large beside the folded graph. @param {Model} m @param {(tex: string) => string} mathml */
export function definition(m, mathml) {
  const { wiring, form } = m.host;
  const shown = wiring.forward.filter((/** @type {any} */ op) => op.id !== 'L');
  return html`<div class="definition">
    <h2 class="group">${m.t('rnn-definition')}</h2>
    ${shown.map((/** @type {any} */ op) => html`<p>${unsafeHTML(mathml(op.tex[form]))}</p>`)}
    <p class="words">${m.t('rnn-definition-words')}</p>
  </div>`;
}
