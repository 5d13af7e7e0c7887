import { cleared } from '../../draw/canvas.js';
import { heatParts } from '../../draw/card.js';
import { detail, narrowRuns, wideSteps } from '../../draw/geometry.js';
import { paintColumns, raster } from '../../draw/raster.js';
import { magnitude, signed } from '../../draw/scales.js';
import { cached, gradientRoll, knownPart, roll } from '../../score/rolls.js';
import { tableOnCanvas } from './lanes-backward.js';
import { gateParts } from './lanes-forward.js';

/**
 * The canvas beneath the lines: everything that has too many cells to be elements.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../../draw/raster.js').Raster} Raster */

/** @param {Model} m */
function tableRaster(m) {
  return cached(m, `table ${m.target}`, () => {
    const { T } = m;
    return raster(T, T, m.palette.table('gradient'), (row, column) => {
      if (column > row || !m.kept(row + 1, column + 1)) return Number.NaN;
      const v = m.contribution(row + 1, column + 1);
      return v === 0 ? Number.NaN : magnitude(v, m.facts.decades);
    });
  });
}

/** @param {Model} m */
function sumRaster(m) {
  return cached(m, `sum ${m.target}`, () =>
    raster(m.T, 1, m.palette.table('gradient'), (_, column) =>
      magnitude(m.norm(m.byMemory ? 'dc' : 'dh', column + 1), m.facts.decades),
    ),
  );
}

/** Values above, gradients below, for the narrow columns of one lane. */
function rolls(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Model} */ m,
  /** @type {{y:number, height:number}} */ lane,
  /** @type {{block:string, gradient:string, op:string, back:string, most:number}[]} */ parts,
) {
  const gap = 2;
  const half = (lane.height - gap) / 2;
  const each = half / parts.length;
  for (const run of narrowRuns(m.columns))
    parts.forEach((part, i) => {
      const value = knownPart(run, (t) => m.done(part.op, t));
      const height = each - (parts.length > 1 ? 0.5 : 0);
      paintColumns(context, roll(m, part.block, part.most), {
        ...value,
        y: lane.y + i * each,
        height,
      });
      const gradient = knownPart(run, (t) => m.done(part.back, t));
      paintColumns(context, gradientRoll(m, part.gradient), {
        ...gradient,
        y: lane.y + half + gap + i * each,
        height,
      });
    });
}

/** The strips of a card with many units. */
function cardHeat(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Model} */ m,
  /** @type {{y:number, height:number}} */ lane,
  /** @type {{block:string, gradient:string, op:string, back:string, most:number}} */ part,
) {
  for (const t of wideSteps(m.columns)) {
    if (t === m.unfolded) continue;
    const card = { ...m.card(t), y: lane.y, height: lane.height };
    if (detail(card.width, card.height - 10, m.H) !== 'heat') continue;
    const at = heatParts(card);
    if (m.done(part.op, t))
      paintColumns(context, roll(m, part.block, part.most), { from: t, to: t, ...at.value });
    if (m.done(part.back, t))
      paintColumns(context, gradientRoll(m, part.gradient), { from: t, to: t, ...at.gradient });
  }
}

/** @param {CanvasRenderingContext2D} context @param {Model} m */
export function paintHeat(context, m) {
  const { lane, facts } = m;
  const state = { block: 'h', gradient: 'dh', op: 'h', back: 'dh', most: facts.mostState };
  rolls(context, m, lane.state, [state]);
  cardHeat(context, m, lane.state, state);
  if (lane.memory) {
    const memory = { block: 'c', gradient: 'dc', op: 'c', back: 'dc', most: facts.mostMemory };
    rolls(context, m, lane.memory, [memory]);
    cardHeat(context, m, lane.memory, memory);
  }
  if (lane.gates) {
    const gates = m.gates.map((gate) => {
      const op = gate === 'u' ? 'z' : gate;
      return { block: gate, gradient: `d${gate}`, op, back: `d${op}`, most: 1 };
    });
    rolls(context, m, lane.gates, gates);
    for (const t of wideSteps(m.columns)) {
      if (t === m.unfolded) continue;
      gates.forEach((gate, i) => {
        const at = gateParts(m, t, i);
        if (m.done(gate.op, t)) gateRow(context, lying(m, gate.block, 'value'), t, m.H, at.value);
        if (m.done(gate.back, t))
          gateRow(context, lying(m, gate.gradient, 'gradient'), t, m.H, at.gradient);
      });
    }
  }
  if (tableOnCanvas(m)) {
    const image = tableRaster(m);
    const known = (/** @type {number} */ t) => m.done(m.byMemory ? 'dc' : 'dh', t);
    const { y, height } = lane.triangle;
    const parts = [
      ...narrowRuns(m.columns),
      ...wideSteps(m.columns).map((t) => ({
        from: t,
        to: t,
        x: m.columns.left[t - 1],
        width: m.columns.width[t - 1],
      })),
    ];
    const smooth = height < m.T;
    for (const run of parts)
      paintColumns(context, image, { ...knownPart(run, known), y, height, smooth });
    for (const run of narrowRuns(m.columns))
      paintColumns(context, sumRaster(m), {
        ...knownPart(run, known),
        y: lane.sum.y + 4,
        height: lane.sum.height - 9,
      });
  }
}

/** A block over time with its units side by side: a row a step. @param {Model} m @param {string} block @param {'value'|'gradient'} ramp */
function lying(m, block, ramp) {
  return cached(m, `lying ${block}`, () => {
    const [T, H] = m.trace.shape(block);
    const data = m.trace.array(block);
    return raster(H, T, m.palette.table(ramp), (row, column) => {
      const v = data[row * H + column];
      return ramp === 'value' ? (signed(v) + 1) / 2 : magnitude(v, m.facts.decades);
    });
  });
}

/** One gate's units side by side, with gaps between them while there is room. */
function gateRow(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Raster} */ image,
  /** @type {number} */ t,
  /** @type {number} */ H,
  /** @type {{x:number, y:number, width:number, height:number}} */ at,
) {
  const step = at.width / H;
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, t - 1, H, 1, at.x, at.y, at.width, at.height);
  if (step > 5)
    for (let i = 1; i <= H; i++) context.clearRect(at.x + i * step - 1, at.y, 1, at.height);
}

/** Paints on a canvas of a known width; called after every drawing of the lines. */
export function repaint(
  /** @type {HTMLCanvasElement} */ canvas,
  /** @type {Model} */ m,
  /** @type {number} */ pixels,
) {
  paintHeat(cleared(canvas, m.frame.width, m.height, pixels), m);
}
