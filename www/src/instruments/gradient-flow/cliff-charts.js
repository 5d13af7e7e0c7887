import { svg } from 'lit';

/** Error and length of the steps of both descents, update by update, on logarithmic axes. */

/** @typedef {import('./cliff-model.js').CliffModel} Model */

const DECADES = /** @type {const} */ ({ error: [-8, 0], strides: [-6, 2] });

/** @param {Model} m */
export function charts(m) {
  const { free, clipped } = m.trace;
  return svg`${chart(m, 'error', [free.errors, clipped.errors])}${chart(m, 'strides', [free.steps, clipped.steps])}`;
}

/** @param {Model} m @param {'error' | 'strides'} id @param {Float64Array[]} both */
function chart(m, id, both) {
  const box = m.layout[id];
  const [low, high] = DECADES[id];
  const bottom = box.y + box.height;
  const y = (/** @type {number} */ v) => {
    const log = v > 0 ? Math.log10(v) : low;
    return bottom - (box.height * (Math.max(low, Math.min(high, log)) - low)) / (high - low);
  };
  const ticks = [low, (low + high) / 2, high];
  const line = (/** @type {Float64Array} */ values, /** @type {string} */ dash) => {
    let d = '';
    let last = Number.NaN;
    for (let step = id === 'strides' ? 1 : 0; step <= m.position; step++) {
      const x = m.across(box, step);
      if (step !== m.position && x - last < 0.7) continue;
      d += `${d ? 'L' : 'M'}${x.toFixed(1)} ${y(values[step]).toFixed(1)}`;
      last = x;
    }
    return svg`<path d=${d} fill="none" stroke=${id === 'strides' ? 'var(--gradient)' : 'var(--ink)'} stroke-width="1.6" stroke-linejoin="round" stroke-dasharray=${dash}></path>`;
  };
  return svg`<g role="img" aria-label=${m.t(`cliff-chart-${id}`)}>
    <text x=${m.small ? 10 : box.x - 44} y=${box.y - 14} font-size="13" font-weight="600" fill="var(--ink)">${m.t(`cliff-chart-${id}`)}</text>
    ${ticks.map(
      (
        e,
      ) => svg`<line x1=${box.x} x2=${box.x + box.width} y1=${y(10 ** e)} y2=${y(10 ** e)} stroke="var(--line)"></line>
      <text x=${box.x - 6} y=${y(10 ** e) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${e === 0 ? '1' : m.write.decade(e)}</text>`,
    )}
    <line x1=${m.across(box, m.position)} x2=${m.across(box, m.position)} y1=${box.y} y2=${bottom} stroke="var(--now)" stroke-width="1"></line>
    ${line(both[0], '5 4')}${line(both[1], 'none')}
    <text x=${box.x + box.width} y=${bottom + 16} text-anchor="end" font-size="12" fill="var(--ink3)">${m.t('cliff-updates')}</text></g>`;
}
