import { paintColumns, raster } from '../../draw/raster.js';
import { largest, signed } from '../../draw/scales.js';

/** The canvas beneath the lines: everything that has too many cells to be elements. */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../../draw/raster.js').Raster} Raster */

/** @type {WeakMap<object, {palette: unknown, rasters: Map<string, Raster>}>} */
const store = new WeakMap();

/** Made once for each race and theme. @param {Model} m @param {string} key @param {() => Raster} make */
function cached(m, key, make) {
  let entry = store.get(m.race);
  if (!entry || entry.palette !== m.palette) {
    entry = { palette: m.palette, rasters: new Map() };
    store.set(m.race, entry);
  }
  let image = entry.rasters.get(key);
  if (!image) {
    image = make();
    entry.rasters.set(key, image);
  }
  return image;
}

/** A row a unit, a column a step. @param {Model} m @param {string} key @param {ArrayLike<number>} data @param {number} rows @param {number} most */
const roll = (m, key, data, rows, most) =>
  cached(m, key, () =>
    raster(
      m.T,
      rows,
      m.palette.table('value'),
      (row, column) => (signed(data[column * rows + row], most) + 1) / 2,
    ),
  );

/** @param {CanvasRenderingContext2D} context @param {Model} m */
function paint(context, m) {
  const { layout, race, T, H } = m;
  const { x0, x1 } = m.frame;
  const whole = { from: 1, to: T, x: x0, width: x1 - x0 };
  const { inputs, width } = race;
  const most = largest(inputs);
  paintColumns(context, roll(m, 'x', inputs, width, most), { ...whole, ...layout.input });
  const states = race.of(m.cell).states;
  paintColumns(context, roll(m, `h ${m.cell}`, states, H, m.reach), {
    ...whole,
    ...layout.states,
    smooth: layout.states.height < H,
  });
  // What is known so far: the last columns.
  const known = { from: m.k, to: T, x: m.left(m.k), width: x1 - m.left(m.k) };
  for (const { id, logs } of m.lines) {
    const image = cached(m, id, () =>
      raster(T, 1, m.palette.table('gradient'), (_, column) => m.share(logs[T - 1 - column])),
    );
    const lane = /** @type {any} */ (layout)[id];
    paintColumns(context, image, { ...known, y: lane.y, height: lane.height });
  }
  ramp(context, m);
}

/** The axis of the curves has the colours of the strips. @param {CanvasRenderingContext2D} context @param {Model} m */
function ramp(context, m) {
  const { curves } = m.layout;
  const { low, high } = m.axis;
  const image = cached(m, `ramp ${low} ${high}`, () =>
    raster(1, 64, m.palette.table('gradient'), (row) =>
      m.share(high - ((row + 0.5) / 64) * (high - low)),
    ),
  );
  const x = m.frame.x0 - 9;
  paintColumns(context, image, { from: 1, to: 1, x, width: 6, y: curves.y, height: curves.height });
}

/** Paints on a canvas of a known width. @param {HTMLCanvasElement} canvas @param {Model} m @param {number} pixels */
export function repaint(canvas, m, pixels) {
  const { height } = m.layout;
  const rows = Math.round((pixels * height) / m.frame.width);
  if (canvas.width !== pixels || canvas.height !== rows) {
    canvas.width = pixels;
    canvas.height = rows;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixels, rows);
  context.setTransform(pixels / m.frame.width, 0, 0, pixels / m.frame.width, 0, 0);
  paint(context, m);
}
