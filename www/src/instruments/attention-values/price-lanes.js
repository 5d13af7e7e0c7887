import { nothing, svg } from 'lit';
import { math } from '../../draw/math.js';
import { largest } from '../../draw/scales.js';

/** From scores to the price: one column a house. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./market.js').Market} Market */

/** How thick all weights together are. */
const THICK = { wide: 76, small: 54 };

/** @param {Model} m @param {Market} view @param {Layout} l */
export function scoreLane(m, view, l) {
  const { scores, score_slopes: slopes } = view.told;
  const done = view.done('s', m.position);
  const graded = view.done('ds', m.position);
  const reach = (m.small ? 38 : 96) / Math.max(1e-9, largest(scores));
  const steep = (m.small ? 38 : 96) / Math.max(1e-9, largest(slopes));
  return scores.map((score, i) => {
    const x = l.column[i] - (m.small ? 12 : 20);
    const y = l.lane.score + (graded ? 9 : 17);
    if (!done) return waiting(l, i, l.lane.score + 16, m.small ? 60 : 120, 20);
    const width = Math.abs(score) * reach;
    return svg`${opener(m, 's', i, l.column[i] - l.width / 2 + 4, l.lane.score + 3, l.width - 8, l.lane.weight - l.lane.score - 6)}<path d="M${x} ${y - 3}v24" stroke="var(--line2)"></path>
      <rect x=${score < 0 ? x - width : x} y=${y} width=${Math.max(0.5, width)} height="17" fill=${score < 0 ? 'var(--value-minus)' : 'var(--value-plus)'}></rect>
      <text x=${score < 0 ? x + 8 : x + width + 8} y=${y + 14} font-size="16" font-weight="600" fill="var(--ink)">${m.write.compact(score)}</text>
      ${
        graded
          ? svg`<rect x=${slopes[i] < 0 ? x - Math.abs(slopes[i]) * steep : x} y=${y + 24} width=${Math.max(0.5, Math.abs(slopes[i]) * steep)} height="12" fill="var(--gradient)"></rect>
        <text x=${slopes[i] < 0 ? x + 8 : x + Math.abs(slopes[i]) * steep + 8} y=${y + 35} font-size="13.5" font-weight="600" fill="var(--gradient)">${m.write.compact(slopes[i])}</text>`
          : nothing
      }`;
  });
}

/**
 * What opens a number in the inspector.
 * @param {Model} m @param {string} block @param {number} i @param {number} x @param {number} y @param {number} width @param {number} height
 */
const opener = (m, block, i, x, y, width, height) =>
  svg`<rect class="number" role="button" tabindex="0" data-do="number:${block}.${i}" aria-label=${m.t(`open-${block}`, { i: i + 1 })} x=${x} y=${y} width=${width} height=${height} rx="5" fill="transparent"></rect>`;

/** What is not computed yet. @param {Layout} l @param {number} i @param {number} y @param {number} width @param {number} height */
const waiting = (l, i, y, width, height) =>
  svg`<rect x=${l.column[i] - width / 2} y=${y} width=${width} height=${height} rx="4" fill="none" stroke="var(--line2)" stroke-dasharray="3 3"></rect>`;

/** @param {Model} m @param {Market} view @param {Layout} l */
export function weightLane(m, view, l) {
  const { weights, values } = view.told;
  const done = view.done('w', m.position);
  const back = view.done('dw', m.position);
  const room = m.small ? 84 : 150;
  const y = l.lane.weight;
  return weights.map((weight, i) => {
    const x = l.column[i];
    if (!done) return waiting(l, i, y + 12, m.small ? 60 : 120, 28);
    return svg`${opener(m, 'w', i, x - l.width / 2 + 4, y + 3, l.width - 8, l.lane.value - y - 6)}<text x=${x} y=${y + 25} text-anchor="middle" font-size=${m.small ? 18 : 22} font-weight="700" fill="var(--probability)">${m.weight(weight)}</text>
      <rect x=${x - room / 2} y=${y + 33} width=${room} height="8" fill="var(--probability-low)"></rect>
      <rect x=${x - room / 2} y=${y + 33} width=${room * weight} height="8" fill="var(--probability)"></rect>
      ${back && !m.small ? svg`<text x=${x + 44} y=${y + 24} font-size="13" font-weight="600" fill="var(--gradient)">∂V/∂w = ${m.write.fixed(values[i], 0)}</text>` : nothing}`;
  });
}

/** @param {Model} m @param {Market} view @param {Layout} l */
export function valueLane(m, view, l) {
  const { weights, values, value } = view.told;
  const done = view.done('p', m.position);
  const total = view.done('V', m.position);
  const thick = m.small ? THICK.small : THICK.wide;
  const top = l.lane.value;
  const bottom = l.lane.price + 26;
  let edge = l.along(value) - thick / 2;
  const streams = l.order.map((i) => {
    const width = thick * weights[i];
    const from = { left: l.column[i] - width / 2, right: l.column[i] + width / 2 };
    const to = { left: edge, right: edge + width };
    edge += width;
    const [a, b] = [top + 42, bottom];
    const bend = (b - a) * 0.55;
    const d = `M${from.left} ${top}V${a}C${from.left} ${a + bend} ${to.left} ${b - bend} ${to.left} ${b}H${to.right}C${to.right} ${b - bend} ${from.right} ${a + bend} ${from.right} ${a}V${top}Z`;
    return done
      ? svg`<path d=${d} fill="color-mix(in oklab, var(--probability) ${Math.round(30 + 45 * weights[i])}%, var(--plane))"></path>`
      : svg`<path d="M${l.column[i]} ${top}V${a}" stroke="var(--line2)" stroke-dasharray="3 3"></path>`;
  });
  return svg`${streams}${values.map((price, i) => {
    const [x, width] = [l.column[i], m.small ? 78 : 96];
    return svg`<rect x=${x - width / 2} y=${top + 11} width=${width} height="27" rx="5" fill="var(--plane)" stroke="var(--role-value)" stroke-width="2"></rect>
      <text x=${x} y=${top + 30} text-anchor="middle" font-size=${m.small ? 14 : 16} font-weight="650" fill="var(--ink)">${m.price(price)}</text>
      ${m.small ? nothing : math(`V_{${i + 1}}`, { x: x + width / 2 + 8, y: top + 31, size: 17, fill: 'var(--role-value)' })}`;
  })}
    ${axis(m, l, total ? value : null)}`;
}

/** The prices, and where the mixture stands. @param {Model} m @param {Layout} l @param {number | null} value */
function axis(m, l, value) {
  const y = l.lane.price + 40;
  return svg`<path d="M${l.axis.left} ${y}H${l.axis.right}" stroke="var(--ink)" stroke-width="1.75"></path>
    ${[200, 300, 400].map(
      (
        price,
      ) => svg`<path d="M${l.along(price)} ${y - 6}v12" stroke="var(--role-value)" stroke-width="3"></path>
      ${value !== null && Math.abs(l.along(price) - l.along(value)) < (m.small ? 44 : 62) ? nothing : svg`<text x=${l.along(price)} y=${y + 24} text-anchor="middle" font-size="13" fill="var(--ink2)">${price}</text>`}`,
    )}
    ${
      value === null
        ? nothing
        : svg`${opener(m, 'V', 0, l.along(value) - 48, y - 18, 96, 50)}<path d="M${l.along(value) - 10} ${y - 15}h20l-10 14z" fill="var(--ink)"></path>
      <text class="halo" x=${l.along(value)} y=${y + 27} text-anchor="middle" font-size="20" font-weight="700" fill="var(--ink)">${m.price(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1)}</text>`
    }`;
}
