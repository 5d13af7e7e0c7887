import { cleared } from '../../draw/canvas.js';
import { paintColumns, pixels } from '../../draw/raster.js';
import { largest, signed } from '../../draw/scales.js';

/**
 * The canvas beneath the lines: everything that has too many cells to be elements. Its rasters are
 * kept and only filled anew, for while a slider moves every frame has others.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {{canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, filled: unknown[]}} Sheet */

export class Painted {
  /** @type {Map<string, Sheet>} */
  sheets = new Map();

  /**
   * A raster by its name, filled when it shows something else than before.
   * @param {Model} m @param {string} key
   * @param {{columns: number, rows: number, ramp: 'value' | 'gradient', stamp?: unknown, share: (row: number, column: number) => number}} what
   */
  sheet(m, key, { columns, rows, ramp, stamp = m.race, share }) {
    let sheet = this.sheets.get(key);
    if (sheet?.canvas.width !== columns || sheet.canvas.height !== rows) {
      const canvas = document.createElement('canvas');
      canvas.width = columns;
      canvas.height = rows;
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      sheet = { canvas, context, filled: [] };
      this.sheets.set(key, sheet);
    }
    const filled = [stamp, m.palette];
    if (filled.some((one, i) => one !== sheet.filled[i])) {
      const packed = pixels(columns, rows, m.palette.table(ramp), share);
      const bytes = new Uint8ClampedArray(/** @type {ArrayBuffer} */ (packed.buffer));
      sheet.context.putImageData(new ImageData(bytes, columns, rows), 0, 0);
      sheet.filled = filled;
    }
    return sheet.canvas;
  }

  /** A row a unit, a column a step. @param {Model} m @param {string} key @param {ArrayLike<number>} data @param {number} rows @param {number} most */
  roll(m, key, data, rows, most) {
    return this.sheet(m, key, {
      columns: m.T,
      rows,
      ramp: 'value',
      stamp: data,
      share: (row, column) => (signed(data[column * rows + row], most) + 1) / 2,
    });
  }

  /** @param {CanvasRenderingContext2D} context @param {Model} m */
  paint(context, m) {
    const { layout, race, T, H } = m;
    const { x0, x1 } = m.frame;
    const whole = { from: 1, to: T, x: x0, width: x1 - x0 };
    const { inputs, width } = race;
    const input = this.roll(m, 'x', inputs, width, largest(inputs));
    paintColumns(context, input, { ...whole, ...layout.input });
    const states = this.roll(m, 'h', m.lane.states, H, m.reach);
    const smooth = layout.states.height < H;
    paintColumns(context, states, { ...whole, ...layout.states, smooth });
    // What is known so far: the last columns.
    const known = { from: m.k, to: T, x: m.left(m.k), width: x1 - m.left(m.k) };
    for (const { id, logs } of m.lines) {
      const share = (/** @type {number} */ _, /** @type {number} */ column) =>
        m.share(logs[T - 1 - column]);
      const strip = this.sheet(m, id, { columns: T, rows: 1, ramp: 'gradient', share });
      const { y, height } = /** @type {import('./layout.js').Lane} */ (
        /** @type {any} */ (layout)[id]
      );
      paintColumns(context, strip, { ...known, y, height });
    }
    this.ramp(context, m);
  }

  /** The axis of the curves has the colours of the strips. @param {CanvasRenderingContext2D} context @param {Model} m */
  ramp(context, m) {
    const { y, height } = m.layout.curves;
    const { low, high } = m.axis;
    const image = this.sheet(m, 'ramp', {
      columns: 1,
      rows: 64,
      ramp: 'gradient',
      stamp: `${low} ${high}`,
      share: (row) => m.share(high - ((row + 0.5) / 64) * (high - low)),
    });
    paintColumns(context, image, { from: 1, to: 1, x: m.frame.x0 - 9, width: 6, y, height });
  }

  /** Paints on a canvas of a known width. @param {HTMLCanvasElement} canvas @param {Model} m @param {number} across in its pixels */
  repaint(canvas, m, across) {
    const { height } = m.layout;
    this.paint(cleared(canvas, m.frame.width, height, across), m);
  }
}
