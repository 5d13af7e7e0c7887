import { leftOf, widthOf } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';
import { largest, magnitude, norm } from '../../draw/scales.js';
import { thumbsOf } from './axis.js';

/** What the picture of one position needs. Nothing here computes a number of a network. */

/** @typedef {import('./view.js').View} View */
/** @typedef {import('./operations.js').Op} Op */

/** What is measured once for a view: the most of each lane, the decades of its gradients. */
class Facts {
  /** @param {View} view */
  constructor(view) {
    const { I, J } = view;
    const rows = Array.from({ length: I }, (_, i) => i + 1);
    const columns = Array.from({ length: J }, (_, j) => j + 1);
    const over = (/** @type {(i: number, j: number) => number} */ of) =>
      rows.flatMap((i) => columns.map((j) => of(i, j)));
    this.e = Math.max(1, largest(over((i, j) => view.e(i, j))));
    const all = over((i, j) => view.de(i, j));
    // Three decades below the largest, however small that is: what matters is which word it is.
    const high = Math.ceil(Math.log10(Math.max(1e-12, largest(all))));
    this.scores = { low: high - 3, high };
    this.h = Math.max(...columns.map((j) => largest(view.h(j))));
    this.c = Math.max(1e-6, ...rows.map((i) => largest(view.c(i))));
    this.s = Math.max(1e-6, ...rows.map((i) => largest(view.s(i - 1))));
  }
}

/** A symbol as it is written: a blank has a sign. @param {string} word */
export const shown = (word) => (word === ' ' ? '␣' : word);

/** @type {WeakMap<View, Facts>} */
const facts = new WeakMap();

export class Model {
  /** @param {import('./element.js').AlignmentElement} host */
  constructor(host) {
    const view = /** @type {View} */ (host.trace);
    this.host = host;
    this.view = view;
    this.position = host.position;
    this.op = /** @type {{phase: string, t: number, op: Op | ''}} */ (host.op);
    this.small = host.layout === 'stacked';
    this.palette = host.palette;
    this.write = writer(host.language);
    this.I = view.I;
    this.J = view.J;
    this.layout = host.laidOut({
      I: view.I,
      J: view.J,
      source: view.source,
      rows: view.words,
      small: this.small,
      scores: host.settings.compare === 'scores',
    });
    const { frame, columns, lane, height, row, numbers, size, narrowest } = this.layout;
    this.frame = frame;
    this.columns = columns;
    this.lane = lane;
    this.height = height;
    this.row = row;
    this.numbers = numbers;
    this.size = size;
    this.narrowest = narrowest;
    /** Only the weights are known: it trains, and looks every few updates. */
    this.live = !view.whole;
    /** Before the first operation the whole answer is shown, and one row of it in full. */
    this.whole = this.op.op === '' || this.live;
    this.back = this.op.phase === 'backward' && !this.live;
    const asked = Math.max(1, Math.min(view.I, Number(host.settings.asked) || 1));
    /** The word that every lane is about. */
    this.i = this.whole ? asked : this.op.t;
    this.top = view.most(this.i);
    const { hover } = host;
    /** A row or a column that is pointed at, here or in the lines. */
    this.hoverRow = hover?.t ?? 0;
    this.hoverColumn = hover ? (hover.unit ?? 0) : host.column <= this.J ? host.column : 0;
    this.step = host.trainingStep;
    /** Earlier matrices, where they stand along the training. */
    this.thumbs = thumbsOf(this);
  }

  /** @returns {Facts} */
  get facts() {
    let found = facts.get(this.view);
    if (!found) {
      found = new Facts(this.view);
      facts.set(this.view, found);
    }
    return found;
  }

  /** @param {string} id @param {Record<string, string | number>} [args] */
  t(id, args) {
    return this.host.t(`alignment-${id}`, args);
  }
  /** Whether an operation is done for a word. @param {Op} op @param {number} [i] */
  done(op, i = this.i) {
    if (this.whole) return !op.startsWith('d') && (!this.live || op === 'alpha' || op === 'y');
    return this.view.positionOf(op, i) <= this.position;
  }
  /** Whether the weights of a row stand in the matrix. @param {number} i */
  looked(i) {
    return this.whole || this.back || this.done('alpha', i);
  }
  /** @param {Op} op @param {number} i */
  isNow(op, i) {
    return this.op.op === op && this.op.t === i;
  }
  /** @param {number} j */
  left(j) {
    return leftOf(this.columns, j);
  }
  /** @param {number} j */
  width(j) {
    return widthOf(this.columns, j);
  }
  /** @param {number} j */
  centre(j) {
    return leftOf(this.columns, j) + widthOf(this.columns, j) / 2;
  }
  /** The upper edge of a row of the matrix. @param {number} i */
  above(i) {
    return this.lane.matrix.y + (i - 1) * this.row;
  }
  /** @param {number} i */
  middle(i) {
    return this.above(i) + this.row / 2;
  }
  /** Share of the gradients' scale. @param {number} v */
  share(v) {
    return magnitude(v, this.facts.scores);
  }
  /** A source word as it is written; a blank has a sign. @param {number} j */
  source(j) {
    return shown(this.view.source[j - 1] ?? '');
  }
  /** @param {ArrayLike<number>} v */
  norm(v) {
    return norm(v);
  }
  /** A weight as it stands in a cell. @param {number} a */
  weight(a) {
    return this.write.fixed(a, 2);
  }
  /** What parts of a score read of it: their words have no prefix. @returns {any} */
  get scored() {
    const { host, lane, height } = this;
    return { host, lane, height, t: host.t.bind(host) };
  }

  /** Whether the matrix of one network stands there, not those of all scores. */
  get showsMatrix() {
    return this.host.settings.compare !== 'scores';
  }

  /** What is said of a row when it is chosen with the keys. @param {number} i */
  rowText(i) {
    const { view } = this;
    const j = view.most(i);
    return this.t('row-says', {
      i,
      word: view.ends(i) ? this.t('end-mark') : view.words[i - 1],
      source: view.source[j - 1] ?? '',
      share: this.host.percent(view.alpha(i, j)),
    });
  }

  /** Columns of the output axis, with room for the letters of a word's operations. @param {number} [i] */
  outputs(i = this.i) {
    const { x0, x1 } = this.frame;
    const { I } = this;
    const open = this.small ? 96 : 120;
    const rest = I > 1 ? (x1 - x0 - open) / (I - 1) : 0;
    const left = new Float64Array(I);
    const width = new Float64Array(I).fill(rest);
    width[i - 1] = I > 1 ? open : x1 - x0;
    let x = x0;
    for (let k = 0; k < I; k++) {
      left[k] = x;
      x += width[k];
    }
    const wide = new Uint8Array(I);
    return { T: I, x0, x1, left, width, wide, unfolded: i, even: false };
  }
}
