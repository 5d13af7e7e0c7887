import { cleared } from '../../draw/canvas.js';
import { writer } from '../../draw/number.js';
import { raster } from '../../draw/raster.js';
import { cliffLayout } from './layout.js';

/** What the picture of the cliff needs: where a weight, an error, an update stands in it. */

/** @typedef {import('./descents.js').Descents} Descents */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** The largest error that has a colour of its own; almost all of the surface is below. */
const MOST = 0.25;

/** @type {WeakMap<object, {palette: unknown, image: import('../../draw/raster.js').Raster}>} */
const maps = new WeakMap();

export class CliffModel {
  /** @param {import('./element.js').GradientFlowElement} host */
  constructor(host) {
    this.host = host;
    this.trace = /** @type {Descents} */ (host.trace);
    this.position = Math.min(host.position, this.trace.N);
    this.small = host.layout === 'stacked';
    this.palette = host.palette;
    this.write = writer(host.language);
    this.layout = cliffLayout(this.small);
    this.frame = this.layout.frame;
    this.most = MOST;
  }
  /** @param {string} id @param {Record<string, any>} [args] */
  t(id, args) {
    return this.host.t(`gradient-flow-${id}`, args);
  }

  /** @param {number} w */
  x(w) {
    const { x, width } = this.layout.map;
    const [from, to] = this.trace.surface.weights;
    return x + (width * (w - from)) / (to - from);
  }
  /** @param {number} b */
  y(b) {
    const { y, height } = this.layout.map;
    const [from, to] = this.trace.surface.biases;
    return y + height * (1 - (b - from) / (to - from));
  }
  /** The point under the pointer, held on the map. @param {number} x @param {number} y */
  startUnder(x, y) {
    const { map } = this.layout;
    const { weights, biases } = this.trace.surface;
    const across = (x - map.x) / map.width;
    const up = 1 - (y - map.y) / map.height;
    return this.within({
      start_w: weights[0] + across * (weights[1] - weights[0]),
      start_b: biases[0] + up * (biases[1] - biases[0]),
    });
  }
  /** On the map, to two decimals. @param {{start_w: number, start_b: number}} start */
  within({ start_w, start_b }) {
    const { weights, biases } = this.trace.surface;
    const held = (/** @type {number} */ v, /** @type {Float64Array} */ [from, to]) =>
      Math.round(100 * Math.max(from, Math.min(to, v))) / 100;
    return { start_w: held(start_w, weights), start_b: held(start_b, biases) };
  }
  /** Updates on an axis that gives the first ones room. @param {Box} box @param {number} step */
  across(box, step) {
    return box.x + box.width * Math.sqrt(step / this.trace.N);
  }
  get timeline() {
    const { frame, time } = this.layout;
    return { x: frame.x0, y: time.y, width: frame.x1 - frame.x0, height: time.height };
  }
  /** @param {number} x */
  positionUnder(x) {
    const box = this.timeline;
    const share = Math.max(0, Math.min(1, (x - box.x) / box.width));
    return Math.round(share * share * this.trace.N);
  }
  /** What a pointer takes hold of; a finger scrolls, except on the ring. @param {number} x @param {number} y @param {boolean} finger */
  grab(x, y, finger) {
    const { map, time } = this.layout;
    const inside = x >= map.x && x <= map.x + map.width && y >= map.y && y <= map.y + map.height;
    const [w, b] = this.trace.free.path;
    const near = Math.hypot(this.x(w) - x, this.y(b) - y) < 30;
    if (inside && (near || !finger)) return 'start';
    return y >= time.y - 4 && y <= time.bottom ? 'time' : '';
  }

  /** @param {HTMLCanvasElement} canvas @param {number} pixels */
  repaint(canvas, pixels) {
    const { surface } = this.trace;
    let known = maps.get(surface);
    if (!known || known.palette !== this.palette) {
      const { side, errors } = surface;
      const image = raster(side, side, this.palette.table('value'), (row, column) => {
        const error = errors[(side - 1 - row) * side + column];
        return 0.5 + 0.5 * Math.min(1, error / this.most);
      });
      known = { palette: this.palette, image };
      maps.set(surface, known);
    }
    const context = cleared(canvas, this.frame.width, this.layout.height, pixels);
    context.imageSmoothingEnabled = true;
    const { x, y, width, height } = this.layout.map;
    context.drawImage(known.image, x, y, width, height);
  }
}
