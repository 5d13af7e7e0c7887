import { leftOf, widthOf } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';
import { decades, largest, magnitude } from '../../draw/scales.js';
import { layout } from './layout.js';

/** What the picture of one position needs. Nothing here computes a number of a network. */

/** The signs of the ways to combine. */
export const SIGNS = /** @type {Record<string, string>} */ ({
  concat: '[h_t; h′_t]',
  sum: 'h_t + h′_t',
  product: 'h_t ⊙ h′_t',
});

export class Model {
  /** @param {import('./element.js').BidirectionalElement} host */
  constructor(host) {
    const view = /** @type {import('./view.js').View} */ (host.trace);
    this.host = host;
    this.view = view;
    this.position = host.position;
    this.op = host.op;
    this.small = host.layout === 'stacked';
    this.palette = host.palette;
    this.write = writer(host.language);
    const { T, H, seen, asked } = view;
    Object.assign(this, { T, H, seen, asked });
    this.T = T;
    this.H = H;
    this.seen = seen;
    this.asked = asked;
    this.layout = layout({ T, small: this.small });
    const { frame, columns, lane, height, detail, width } = this.layout;
    this.frame = frame;
    this.columns = columns;
    this.lane = lane;
    this.height = height;
    this.detail = detail;
    this.column = width;
    /** Whether something goes back: states that it cannot reach stand aside. */
    this.back = this.op.phase === 'backward';
    this.atEnd = this.position === view.N;
    /** The step of the cursor that every lane shares. */
    this.now = this.atEnd || this.op.t === 0 ? asked : this.op.t;
    /** Bars of few units, strips of many. */
    this.bars = detail !== 'strips' && H <= 16;
    const names = ['dh_norm', 'dh_reverse_norm', 'dx_norm'];
    const norms = names.flatMap((name) => Array.from(view.array(name)));
    this.decades = decades([...norms, ...view.past.array('dx_norm')]);
    this.most = Math.max(1, largest(view.array('output')));
  }

  /** @param {string} id @param {Record<string, string | number>} [args] */
  t(id, args) {
    return this.host.t(`bidirectional-${id}`, args);
  }
  /** @param {import('./view.js').Op} op @param {number} t */
  done(op, t) {
    return this.view.positionOf(op, t) <= this.position;
  }
  /** @param {import('./view.js').Op} op @param {number} t */
  isNow(op, t) {
    return this.op.op === op && this.op.t === t;
  }
  /** @param {number} t */
  left(t) {
    return leftOf(this.columns, t);
  }
  /** @param {number} t */
  centre(t) {
    return leftOf(this.columns, t) + widthOf(this.columns, t) / 2;
  }
  /** The card of a state. @param {number} t */
  card(t) {
    const width = Math.min(this.column - (this.small ? 4 : 22), 64);
    const wide = Math.max(width, Math.min(this.column - 3, 22));
    return { x: this.centre(t) - wide / 2, width: wide };
  }
  /** Share of the gradient's scale. @param {number} norm */
  share(norm) {
    return magnitude(norm, this.decades);
  }
  /** @param {number} t */
  bit(t) {
    return Number(this.view.index.tokens[t - 1]);
  }
  /** The right answer; null where none is asked. @param {number} t */
  target(t) {
    return this.view.index.targets[t - 1];
  }
  /** Whether a state of a chain can be reached from the answer asked for. @param {'forward' | 'reverse'} chain @param {number} t */
  reached(chain, t) {
    return chain === 'forward' ? t <= this.asked : t >= this.asked;
  }
  /** What parts of a score read of it: their words have no prefix. @returns {any} */
  get scored() {
    const { host, lane, height } = this;
    return { host, lane, height, t: host.t.bind(host) };
  }
  /** How many steps on either side the answer needs. */
  get reach() {
    return this.view.plan.reach;
  }
}
