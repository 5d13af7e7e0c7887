import { slide } from '../../score/slide.js';

/** Keys on the timeline, on the singular values and on the start of the descents. */

/** @typedef {import('./element.js').GradientFlowElement} Host */

/** @param {Host} host @param {KeyboardEvent} event */
export function keyed(host, event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest('.spine')) {
    if (!slide(host, event)) return;
  } else if (target.closest('.singular')) {
    if (!walk(host, event.key)) return;
  } else if (target.closest('.beginning')) {
    if (!nudge(host, event)) return;
  } else if (target.closest('.hit') && (event.key === 'Enter' || event.key === ' ')) {
    host.pressed(event);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Host} host @param {string} key */
function walk(host, key) {
  const count = host.factors?.other_values.length ?? 0;
  if (count === 0) return false;
  const now = host.singular ?? -1;
  const next = {
    ArrowRight: now + 1,
    ArrowUp: now + 1,
    ArrowLeft: now - 1,
    ArrowDown: now - 1,
    Home: 0,
    End: count - 1,
  }[key];
  if (next === undefined) return false;
  host.pick({ singular: Math.max(0, Math.min(count - 1, next)) });
  return true;
}

/** By 0.05, with Shift by 0.01. @param {Host} host @param {KeyboardEvent} event */
function nudge(host, event) {
  const by = event.shiftKey ? 0.01 : 0.05;
  const way = /** @type {Record<string, [number, number]>} */ ({
    ArrowRight: [by, 0],
    ArrowLeft: [-by, 0],
    ArrowUp: [0, by],
    ArrowDown: [0, -by],
  })[event.key];
  if (!way || !host.cliff) return false;
  const from = host.wanted ?? {
    start_w: Number(host.settings_.start_w),
    start_b: Number(host.settings_.start_b),
  };
  host.slideStart(
    host.cliff.within({ start_w: from.start_w + way[0], start_b: from.start_b + way[1] }),
  );
  return true;
}
