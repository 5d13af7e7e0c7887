import { nothing, svg } from 'lit';

/** How many come out right at each length, by each of the three networks. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./course.js').Role} Role */

/** Each line has a mark and dashes of its own. @type {Record<Role, {ink: string, dash: string, mark: string}>} */
export const LINES = {
  attention: { ink: 'var(--probability)', dash: 'none', mark: 'circle' },
  plain: { ink: 'var(--ink)', dash: '6 4', mark: 'square' },
  reversed: { ink: 'var(--ink2)', dash: '2 3', mark: 'triangle' },
};

/** @param {Model} m */
export function sharesLane(m) {
  const { view, layout: l, frame } = m;
  const [top, bottom] = m.small ? [22, 138] : [26, 146];
  const up = (/** @type {number} */ share) => bottom - share * (bottom - top);
  const { lengths } = view.plan;
  const area = l.wall.left - frame.x0;
  // A column is also a length: T at the column of the T-th symbol, where there are as many.
  const columns = view.letters && view.J >= (lengths.at(-1)?.[1] ?? 0);
  const across = (/** @type {number} */ k) =>
    columns ? l.read(lengths[k][0]) : frame.x0 + ((k + 0.5) * area) / lengths.length;
  const name = ([least, most] = /** @type {[number, number]} */ (lengths[0])) =>
    least === most ? `${least}` : `${least}–${most}`;
  const here = lengths.findIndex(([least, most]) => view.J >= least && view.J <= most);
  // A range of lengths is wider than its column on a phone: every second is named.
  const crowded = m.small && !view.letters;
  return svg`${[0, 0.5, 1].map(
    (
      share,
    ) => svg`<path d="M${frame.x0} ${up(share)}H${l.wall.left - 6}" stroke="var(--line)"></path>
      <text x=${frame.x0 - 8} y=${up(share) + 4} text-anchor="end" font-size="12" fill="var(--ink3)">${m.small ? 100 * share : m.host.percent(share)}</text>`,
  )}
    ${here < 0 ? nothing : svg`<rect x=${across(here) - 13} y=${top - 8} width="26" height=${bottom - top + 32} rx="5" fill="var(--now-band)"></rect>`}
    ${lengths.map((length, k) => (crowded && (k - here) % 2 !== 0 ? nothing : svg`<text x=${crowded ? Math.min(across(k), l.wall.left - 22) : across(k)} y=${bottom + 18} text-anchor="middle" font-size="12.5" font-weight=${k === here ? 700 : 450} fill=${k === here ? 'var(--ink)' : 'var(--ink3)'}>${k === 0 && !m.small && view.letters ? `T = ${name(length)}` : name(length)}</text>`))}
    ${gain(m, across, up)}
    ${/** @type {Role[]} */ (['reversed', 'plain', 'attention']).map((role) => line(m, role, across, up))}`;
}

/** What attention gains. @param {Model} m @param {(k: number) => number} across @param {(share: number) => number} up */
function gain(m, across, up) {
  const [over, under] = [m.view.shares('attention'), m.view.shares('plain')];
  if (over.length < 2) return nothing;
  const forth = over.map(({ share }, k) => `${across(k)} ${up(share)}`);
  const back = under.map(({ share }, k) => `${across(k)} ${up(share)}`).toReversed();
  return svg`<path d="M${[...forth, ...back].join('L')}Z" fill="var(--probability-low)"></path>`;
}

/** @param {Model} m @param {Role} role @param {(k: number) => number} across @param {(share: number) => number} up */
function line(m, role, across, up) {
  const shares = m.view.shares(role);
  const { ink, dash } = LINES[role];
  const strong = role === m.view.asked.read;
  const points = shares.map(({ share }, k) => ({ x: across(k), y: up(share), share }));
  return svg`<path d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}" fill="none" stroke=${ink} stroke-width=${strong ? 3 : 2} stroke-dasharray=${dash === 'none' ? nothing : dash}></path>
    ${points.map(({ x, y }) => mark(role, x, y, strong ? 4.5 : 3.5))}
    ${
      role === 'reversed' || m.small
        ? nothing
        : points.map(({ x, y, share }) =>
            share < 0.97
              ? svg`<text class="halo" x=${x - 9} y=${y + (share < 0.2 ? 4 : 16)} text-anchor="end" font-size="12.5" font-weight="600" fill=${ink}>${Math.round(100 * share)}</text>`
              : nothing,
          )
    }`;
}

/** @param {Role} role @param {number} x @param {number} y @param {number} r */
export function mark(role, x, y, r) {
  const { ink, mark: shape } = LINES[role];
  if (shape === 'circle') return svg`<circle cx=${x} cy=${y} r=${r} fill=${ink}></circle>`;
  if (shape === 'square')
    return svg`<rect x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} fill=${ink}></rect>`;
  return svg`<path d="M${x} ${y - r - 1}L${x + r + 1} ${y + r}H${x - r - 1}Z" fill=${ink}></path>`;
}
