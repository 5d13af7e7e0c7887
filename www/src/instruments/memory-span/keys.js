import { slide } from '../../score/slide.js';

/** Keys on the timeline and among the runs; all others belong to the frame. */

/** @typedef {import('./element.js').MemorySpanElement} Host */

/** @param {Host} host @param {KeyboardEvent} event */
export function keyed(host, event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest('.spine')) {
    if (!slide(host, event)) return;
  } else if (target.closest('.run')) {
    if (event.key === 'Enter' || event.key === ' ') host.pressed(event);
    else if (event.key.startsWith('Arrow') && !event.shiftKey) walk(host, target, event.key);
    else return;
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * From box to box: along the lane, or to the same seed of the next cell.
 * @param {Host} host @param {Element} target @param {string} key
 */
function walk(host, target, key) {
  const { view, plan } = /** @type {import('./model.js').Model} */ (host.model);
  const from = view.runs[Number(target.getAttribute('data-do')?.slice(4))];
  const seeds = plan.seeds.length;
  const [across, down] = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  }[key] ?? [0, 0];
  const last = plan.columns.length * seeds - 1;
  const place = Math.max(0, Math.min(last, from.column * seeds + from.seed + across));
  const cell = Math.max(0, Math.min(plan.cells.length - 1, from.cell + down));
  const run = view.group(cell, Math.floor(place / seeds))[place % seeds];
  /** @type {SVGElement | null} */
  const box = host.renderRoot.querySelector(`[data-do="run:${run.index}"]`);
  box?.focus();
  if (host.openedRun !== null) host.select({ run: run.index });
}
