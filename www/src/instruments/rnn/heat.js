import { heatParts } from '../../draw/card.js';
import { detail, narrowRuns, wideSteps } from '../../draw/geometry.js';
import { paintColumns } from '../../draw/raster.js';
import { gradientRoll, knownPart, roll } from '../../score/rolls.js';
import { gateParts } from './lanes.js';

/**
 * The canvas beneath the lines: states, memories and gates of narrow columns, and vectors with too
 * many units for bars.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../../draw/raster.js').Raster} Raster */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/** @typedef {{block: string, op: string, most: number}} Part */

/** Values above, gradients below. @param {CanvasRenderingContext2D} context @param {Model} m @param {{y: number, height: number}} lane @param {Part[]} parts */
function rolls(context, m, lane, parts) {
  const backward = m.op.phase === 'backward' || m.op.phase === 'update';
  const half = backward ? (lane.height - 2) / 2 : lane.height;
  const each = half / parts.length;
  for (const run of narrowRuns(m.columns)) {
    parts.forEach(({ block, op, most }, i) => {
      const height = each - (parts.length > 1 ? 0.5 : 0);
      const value = knownPart(run, (t) => m.done(op, t));
      paintColumns(context, roll(m, block, most), { ...value, y: lane.y + i * each, height });
      if (!backward || !m.trace.has(`d${block}`)) return;
      const gradient = knownPart(run, (t) => m.done(`d${op}`, t));
      const y = lane.y + half + 2 + i * each;
      paintColumns(context, gradientRoll(m, `d${block}`), { ...gradient, y, height });
    });
  }
}

/** @param {CanvasRenderingContext2D} context @param {Model} m @param {{y: number, height: number}} lane @param {Part} part */
function cards(context, m, lane, { block, op, most }) {
  for (const t of wideSteps(m.columns)) {
    const card = { ...m.card(t), y: lane.y, height: lane.height };
    if (detail(card.width, card.height - 10, m.H) !== 'heat' || !shown(m, t)) continue;
    const at = heatParts({ ...card, x: card.x + m.host.shift(m, t) });
    if (m.done(op, t)) paintColumns(context, roll(m, block, most), { from: t, to: t, ...at.value });
    if (m.done(`d${op}`, t))
      paintColumns(context, gradientRoll(m, `d${block}`), { from: t, to: t, ...at.gradient });
  }
}

/** Folded, only one column is there. @param {Model} m @param {number} t */
const shown = (m, t) => !m.folded || t === m.now;

/** One step of a roll, its units side by side. @param {CanvasRenderingContext2D} context @param {Raster} image @param {number} t @param {Box} box */
function row(context, image, t, { x, y, width, height }) {
  context.save();
  context.imageSmoothingEnabled = false;
  context.translate(x, y + height);
  context.rotate(-Math.PI / 2);
  context.scale(1, -1);
  context.drawImage(image, t - 1, 0, 1, image.height, 0, -width, height, width);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
export function paintHeat(context, m) {
  const { lane, facts } = m;
  /** @type {[import('../../draw/geometry.js').Lane, Part][]} */
  const lanes = [[lane.state, { block: 'h', op: 'h', most: facts.state }]];
  if (lane.memory) lanes.push([lane.memory, { block: 'c', op: 'c', most: facts.memory }]);
  for (const [at, part] of lanes) {
    if (!m.folded) rolls(context, m, at, [part]);
    cards(context, m, at, part);
  }
  if (!lane.gates) return;
  const gates = m.gates.map((gate) => ({ block: gate, op: m.opOf(gate), most: 1 }));
  if (!m.folded) rolls(context, m, lane.gates, gates);
  for (const t of wideSteps(m.columns)) {
    if (!shown(m, t)) continue;
    gates.forEach(({ block, op }, i) => {
      const at = gateParts(m, t, i);
      const dx = m.host.shift(m, t);
      const place = (/** @type {Box} */ box) => ({ ...box, x: box.x + dx });
      if (m.done(op, t)) row(context, roll(m, block, 1), t, place(at.value));
      if (m.done(`d${op}`, t)) row(context, gradientRoll(m, `d${block}`), t, place(at.gradient));
    });
  }
}
