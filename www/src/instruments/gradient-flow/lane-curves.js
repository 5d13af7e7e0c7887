import { nothing, svg } from 'lit';
import { LOOKS, UNDERFLOW } from './model.js';

/** The same gradients as curves on a logarithmic axis, with what bounds them or is taken for them. */

/** @typedef {import('./model.js').Model} Model */

/** @param {string} mark @param {number} x @param {number} y @param {string} ink @param {number} [size] */
export function mark(mark, x, y, ink, size = 5) {
  const s = size;
  const d = {
    square: `M${x - s} ${y - s}h${2 * s}v${2 * s}h${-2 * s}Z`,
    diamond: `M${x} ${y - s - 1}L${x + s + 1} ${y}L${x} ${y + s + 1}L${x - s - 1} ${y}Z`,
    triangle: `M${x} ${y - s - 1}L${x + s + 1} ${y + s}H${x - s - 1}Z`,
  }[mark];
  if (!d)
    return svg`<circle cx=${x} cy=${y} r=${s} fill=${ink} stroke="var(--plane)" stroke-width="1.5"></circle>`;
  return svg`<path d=${d} fill=${ink} stroke="var(--plane)" stroke-width="1.5"></path>`;
}

/**
 * A line over so many lags: as far as the axis goes, and along its floor where it is below.
 * @param {Model} m @param {ArrayLike<number>} logs @param {number} from @param {number} to
 */
function trail(m, logs, from, to) {
  let [above, below] = ['', ''];
  let [high, low] = [false, false];
  for (let lag = from; lag <= to; lag++) {
    const log = logs[lag];
    if (Number.isNaN(log)) continue;
    const point = `${m.centre(m.T - lag).toFixed(1)} ${m.y(log).toFixed(1)}`;
    const under = log < m.axis.low;
    // The first point beneath the floor still belongs to the way down.
    if (!under || high) above += `${high ? 'L' : 'M'}${point}`;
    if (under) below += `${low ? 'L' : 'M'}${point}`;
    high = !under;
    low = under;
  }
  return { above, below };
}

/** @param {Model} m */
function grid(m) {
  const { low, high, pitch } = m.axis;
  const { x0, x1 } = m.frame;
  const ticks = [];
  for (let e = pitch * Math.ceil(low / pitch); e <= high; e += pitch) ticks.push(e);
  const text = (/** @type {number} */ e) => (e === 0 ? '1' : m.write.decade(e));
  return svg`${ticks.map(
    (
      e,
    ) => svg`<line x1=${x0} x2=${x1} y1=${m.y(e)} y2=${m.y(e)} stroke=${e === 0 ? 'var(--ink3)' : 'var(--line)'}></line>
      <text x=${x0 - 14} y=${m.y(e) + 4} text-anchor="end" font-size="12" fill="var(--ink2)">${m.small && e !== 0 ? text(e).replace(/^1·/, '') : text(e)}</text>`,
  )}
  ${
    low < UNDERFLOW
      ? svg`<line x1=${x0} x2=${x1} y1=${m.y(UNDERFLOW)} y2=${m.y(UNDERFLOW)} stroke="var(--ink3)" stroke-dasharray="1 4"></line>
        <text class="halo" x=${x1 - 6} y=${m.y(UNDERFLOW) + 14} text-anchor="end" font-size="12" fill="var(--ink2)">${m.t('underflow-line')}</text>`
      : nothing
  }`;
}

/** Further than the axis, so that a line leaves the picture instead of lying along its edge. @param {Model} m @param {number} log */
function open(m, log) {
  const { low, high } = m.axis;
  const { y, height } = m.layout.curves;
  return y + (height * (high - Math.max(low - 400, Math.min(high + 400, log)))) / (high - low);
}

/**
 * What is no gradient: the bound of Pascanu and the running product of the RNN, the product of the
 * gates of the others.
 * @param {Model} m
 */
function beside(m) {
  const { lane, cell, lag, T, host } = m;
  const { curves } = m.layout;
  const { x0, x1 } = m.frame;
  const path = (/** @type {ArrayLike<number>} */ logs) => {
    let d = '';
    for (let l = 0; l <= lag; l++)
      d += `${l ? 'L' : 'M'}${m.centre(T - l).toFixed(1)} ${open(m, logs[l]).toFixed(1)}`;
    return d;
  };
  const line = (/** @type {ArrayLike<number>} */ logs, dashes = '5 3') =>
    svg`<path d=${path(logs)} fill="none" stroke="var(--ink2)" stroke-width="1.5" stroke-dasharray=${dashes}></path>`;
  const band = () => {
    let below = '';
    for (let l = lag; l >= 0; l--)
      below += `L${m.centre(T - l).toFixed(1)} ${open(m, lane.kept_least[l]).toFixed(1)}`;
    return svg`<path d="${path(lane.kept_most)}${below}Z" fill="var(--ink3)" opacity="0.16"></path>`;
  };
  const lines =
    cell === 'rnn'
      ? svg`${line(lane.bound)}${host.product ? line(host.product, '1.5 3') : nothing}`
      : svg`${band()}${line(lane.kept)}`;
  return svg`<clipPath id="curves"><rect x=${x0} y=${curves.y} width=${x1 - x0} height=${curves.height}></rect></clipPath>
    <g clip-path="url(#curves)">${lines}</g>
    ${cell === 'rnn' ? leaves(m, lane.bound, m.t('line-bound')) : leaves(m, lane.kept, m.t(`line-kept-${cell}`))}`;
}

/** At which lag a line leaves the picture, where it does. @param {Model} m @param {Float64Array} logs */
function leaving(m, logs) {
  const at = logs.findIndex((log) => log > m.axis.high || log < m.axis.low);
  return at > m.lag ? -1 : at;
}

/** So near to the cursor, a line has its name among those of the others. @param {Model} m @param {number} lag */
const near = (m, lag) => m.centre(m.T - lag) - m.centre(m.k) < (m.small ? 120 : 200);

/** The name of a line where it leaves the picture. @param {Model} m @param {Float64Array} logs @param {string} words */
function leaves(m, logs, words) {
  const at = leaving(m, logs);
  if (at < 0 || near(m, at)) return nothing;
  const { curves } = m.layout;
  const y = logs[at] > m.axis.high ? curves.y + 15 : curves.bottom - 24;
  return svg`<text class="halo" x=${m.centre(m.T - at) - 8} y=${y} text-anchor="end" font-size=${m.small ? 12 : 12.5} font-weight="500" fill="var(--ink2)">${words}</text>`;
}

/** Names at the cursor, apart from each other. @param {Model} m */
function labels(m) {
  const { curves } = m.layout;
  const x = m.centre(m.k) + 12;
  const { lane, cell, lag } = m;
  /** @type {Array<{y: number, words: unknown, sign: string, ink: string, bold: boolean}>} */
  const all = m.lines.map(({ id, cell: own, name, logs }) => ({
    y: m.y(logs[lag]),
    words: logs[lag] === Number.NEGATIVE_INFINITY ? m.t('line-zero', { name }) : name,
    sign: LOOKS[id].mark,
    ink: 'var(--gradient)',
    bold: own === cell,
  }));
  const other = (/** @type {Float64Array} */ logs, /** @type {string} */ words) => {
    const at = leaving(m, logs);
    if (at < 0 || near(m, at))
      all.push({ y: m.y(logs[lag]), words, sign: '', ink: 'var(--ink2)', bold: false });
  };
  if (cell === 'rnn') {
    other(lane.bound, m.t('line-bound'));
    if (m.host.product) other(m.host.product, m.t('line-product'));
  } else other(lane.kept, m.t(`line-kept-${cell}`));
  all.sort((a, b) => a.y - b.y);
  const places = all.map(({ y }) => y + 4);
  const [top, bottom] = [curves.y + 11, curves.bottom - 3];
  places.forEach((place, i) => {
    places[i] = Math.max(place, i ? places[i - 1] + 15 : top);
  });
  const over = Math.max(0, (places.at(-1) ?? 0) - bottom);
  const room = m.frame.x1 - x > 150;
  const way = room ? 1 : -1;
  const from = m.centre(m.k) + 16 * way;
  return all.map(({ words, sign, ink, bold }, i) => {
    const y = Math.max(top + 15 * i, places[i] - over);
    return svg`<text class="halo" x=${from + (sign ? 9 * way : 0)} y=${y} text-anchor=${room ? 'start' : 'end'} font-size=${m.small ? 12 : 12.5} font-weight=${bold ? 750 : 500} fill=${ink}>${words}</text>
      ${sign ? mark(sign, from, y - 4, ink, 3.5) : nothing}`;
  });
}

/** @param {Model} m */
export function curveLane(m) {
  const { curves } = m.layout;
  const { lag, T, cell, axis } = m;
  const ordered = [...m.lines].sort((a, b) => Number(a.cell === cell) - Number(b.cell === cell));
  return svg`<g role="img" aria-label=${m.t('curves-picture')}>
    ${grid(m)}
    ${
      m.small
        ? nothing
        : svg`<text x=${m.frame.gutter} y=${curves.y + 14} font-size="13.5" font-weight="600" fill="var(--ink)">${m.t('lane-curves')}</text>
      ${m
        .t('lane-curves-words')
        .split('\n')
        .map(
          (text, i) =>
            svg`<text x=${m.frame.gutter} y=${curves.y + 34 + 15 * i} font-size="12.5" fill="var(--ink2)">${text.trim()}</text>`,
        )}`
    }
    ${lag > 0 ? ordered.map(({ logs }) => svg`<path d=${trail(m, logs, lag, T - 1).above} fill="none" stroke="var(--line2)" stroke-width="1.25"></path>`) : nothing}
    ${beside(m)}
    ${ordered.map(({ id, cell: own, logs }) => {
      const x = m.centre(m.k);
      const strong = own === cell;
      const { above, below } = trail(m, logs, 0, lag);
      const width = strong ? 2.75 : 1.75;
      return svg`<g opacity=${strong ? 1 : 0.8} fill="none" stroke="var(--gradient)" stroke-width=${width}><path d=${above} stroke-dasharray=${LOOKS[id].dash}></path>
        <path d=${below} stroke-dasharray="1.5 5"></path></g>
        ${logs[lag] < axis.low ? svg`<path d="M${x - 5} ${curves.bottom - 7}h10l-5 7z" fill="var(--gradient)"></path>` : mark(LOOKS[id].mark, x, m.y(logs[lag]), 'var(--gradient)', strong ? 5.5 : 4.5)}`;
    })}
    ${m.half ? halfway(m) : nothing}
    ${labels(m)}</g>`;
}

/** One factor of the next step is done: where its length stands. @param {Model} m */
function halfway(m) {
  const log = m.lane.inside[m.lag];
  const [x, y] = [m.centre(m.k) - m.column / 2, m.y(log)];
  return svg`<circle cx=${x} cy=${y} r="6" fill="none" stroke="var(--ink)" stroke-width="2"></circle>`;
}
