import { raster } from '../draw/raster.js';
import { magnitude, signed } from '../draw/scales.js';

/**
 * Rasters of whole blocks, for what has too many cells to be elements. They are made once a trace
 * and theme; a frame only copies parts of them.
 */

/** @typedef {import('../draw/raster.js').Raster} Raster */
/** @typedef {import('../engine/trace.js').Trace} Trace */
/**
 * @typedef {object} Shown what of a score's model is read here
 * @property {Trace} trace
 * @property {import('../draw/paint.js').Palette} palette
 * @property {{decades: import('../draw/scales.js').Decades}} facts
 */

/** @type {WeakMap<Trace, {palette: unknown, rasters: Map<string, Raster>}>} */
const store = new WeakMap();

/** @param {Shown} m @param {string} key @param {() => Raster} make */
export function cached(m, key, make) {
  let entry = store.get(m.trace);
  if (!entry || entry.palette !== m.palette) {
    entry = { palette: m.palette, rasters: new Map() };
    store.set(m.trace, entry);
  }
  let image = entry.rasters.get(key);
  if (!image) {
    image = make();
    entry.rasters.set(key, image);
  }
  return image;
}

/** A block over time: a row a unit, a column a step. @param {Shown} m @param {string} block @param {number} most */
export function roll(m, block, most) {
  return cached(m, `roll ${block}`, () => {
    const [T, H] = m.trace.shape(block);
    const data = m.trace.array(block);
    return raster(
      T,
      H,
      m.palette.table('value'),
      (row, column) => (signed(data[column * H + row], most) + 1) / 2,
    );
  });
}

/** The same for a gradient: its size, unit by unit. @param {Shown} m @param {string} block */
export function gradientRoll(m, block) {
  return cached(m, `roll ${block}`, () => {
    const [T, H] = m.trace.shape(block);
    const data = m.trace.array(block);
    return raster(T, H, m.palette.table('gradient'), (row, column) =>
      magnitude(data[column * H + row], m.facts.decades),
    );
  });
}

/**
 * Steps of a run that are known, as a sub-run.
 * @param {{from: number, to: number, x: number, width: number}} run @param {(t: number) => boolean} known
 */
export function knownPart(run, known) {
  const w = run.width / (run.to - run.from + 1);
  let { from, to } = run;
  while (from <= to && !known(from)) from++;
  while (to >= from && !known(to)) to--;
  return { from, to, x: run.x + (from - run.from) * w, width: (to - from + 1) * w };
}
