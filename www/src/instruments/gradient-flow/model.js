import { writer } from '../../draw/number.js';
import { largest } from '../../draw/scales.js';
import { layout } from './layout.js';
import { CELLS } from './race.js';

/** What the picture of one position needs. Nothing here computes a number of a network. */

/** How each line is told apart without colour: its mark and its dashes. */
export const LOOKS = /** @type {Record<string, {mark: string, dash: string}>} */ ({
  rnn: { mark: 'circle', dash: 'none' },
  lstm: { mark: 'square', dash: '8 3' },
  memory: { mark: 'diamond', dash: '8 3 2 3' },
  gru: { mark: 'triangle', dash: '2 3' },
});

/** Decades of the strips: what is smaller stays blank, what is larger is hatched. */
export const STRIP = { low: -12, high: 4 };
/** Below this a 32-bit number is zero: log₁₀ of half the smallest one. */
export const UNDERFLOW = -45.15;
/** The curves never reach further than this. */
const FURTHEST = { low: -64, high: 80 };

/** Decades that hold all lines. @param {Float64Array[]} lines */
export function axisOf(lines) {
  let [low, high] = [-7, 1];
  for (const line of lines)
    for (const log of line) {
      if (!Number.isFinite(log)) continue;
      low = Math.min(low, log);
      high = Math.max(high, log);
    }
  low = Math.max(4 * Math.floor(low / 4), FURTHEST.low);
  high = Math.min(2 * Math.ceil((high + 0.3) / 2), FURTHEST.high);
  const pitch = high - low <= 14 ? 2 : high - low <= 28 ? 4 : high - low <= 52 ? 8 : 16;
  return { low, high, pitch };
}

export class Model {
  /** @param {import('./element.js').GradientFlowElement} host */
  constructor(host) {
    const race = /** @type {import('./race.js').Race} */ (host.trace);
    this.host = host;
    this.race = race;
    /** A preset that is still being computed asks for more than there is. */
    this.position = Math.min(host.position, race.N);
    this.small = host.layout === 'stacked';
    this.palette = host.palette;
    this.write = writer(host.language);
    this.T = race.T;
    this.H = race.H;
    this.lag = race.lag(this.position);
    this.half = race.half(this.position);
    /** The state that the gradient has come back to. */
    this.k = this.T - this.lag;
    /** The step that is taken apart. */
    this.m = race.step(this.position);
    /** The cell that is taken apart. */
    this.cell = /** @type {import('./race.js').Cell} */ (host.settings_.cell);
    /** Whether the margin stands apart from its lanes. */
    this.alone = false;
    this.layout = layout(this.small);
    this.frame = this.layout.frame;
    this.column = (this.frame.x1 - this.frame.x0) / this.T;
    const gate = this.cell === 'rnn' ? [] : [this.lane.kept];
    this.axis = axisOf([...this.lines.map(({ logs }) => logs), ...gate]);
  }

  /** The same laid out for a screen, for the margin that stands below the lanes of a telephone. @returns {Model} */
  get wide() {
    const wide = layout(false);
    return Object.assign(Object.create(this), {
      layout: wide,
      frame: wide.frame,
      small: false,
      alone: true,
    });
  }
  /** The gradients that are drawn: three states and a memory. */
  get lines() {
    const [rnn, lstm, gru] = this.race.lanes;
    return [
      { id: 'rnn', cell: CELLS[0], name: 'RNN', logs: rnn.hidden },
      { id: 'lstm', cell: CELLS[1], name: 'LSTM h', logs: lstm.hidden },
      { id: 'memory', cell: CELLS[1], name: 'LSTM c', logs: lstm.cell },
      { id: 'gru', cell: CELLS[2], name: 'GRU', logs: gru.hidden },
    ];
  }
  get lane() {
    return this.race.of(this.cell);
  }
  /** The size of a state that has the full colour: of tanh never more than 1. */
  get reach() {
    return Math.max(1, Math.min(10, largest(this.lane.states)));
  }
  /** @param {string} id @param {Record<string, any>} [args] */
  t(id, args) {
    return this.host.t(`gradient-flow-${id}`, args);
  }
  /** The left edge of step t. @param {number} t */
  left(t) {
    return this.frame.x0 + (t - 1) * this.column;
  }
  /** @param {number} t */
  centre(t) {
    return this.frame.x0 + (t - 0.5) * this.column;
  }
  /** The step under x. @param {number} x */
  stepAt(x) {
    const t = Math.floor((x - this.frame.x0) / this.column) + 1;
    return Math.max(1, Math.min(this.T, t));
  }
  /** What a pointer takes hold of: all lanes share the cursor. @param {number} x @param {number} y */
  grab(x, y) {
    const { x0, x1 } = this.frame;
    return x >= x0 - 6 && x <= x1 + 6 && y <= this.layout.height ? 'time' : '';
  }
  /** The height of a decimal logarithm in the lane of the curves. @param {number} log */
  y(log) {
    const { low, high } = this.axis;
    const { y, height } = this.layout.curves;
    const share = (Math.max(low, Math.min(high, log)) - low) / (high - low);
    return y + height * (1 - share);
  }
  /** Its share of the strips' ramp; NaN where it is too small for it. @param {number} log */
  share(log) {
    if (!(log >= STRIP.low)) return Number.NaN;
    return Math.min(1, (log - STRIP.low) / (STRIP.high - STRIP.low));
  }
  /** A length as it is written. @param {number} log */
  amount(log) {
    if (log === Number.NEGATIVE_INFINITY) return '0';
    return Number.isFinite(log) ? this.write.compact(10 ** log) : '–';
  }
}
