import { writer } from '../../draw/number.js';
import { layout } from './layout.js';

/** What the picture of one position needs. Nothing here computes a number that is shown. */

export class Model {
  /** @param {import('./element.js').EncoderDecoderElement} host */
  constructor(host) {
    const view = /** @type {import('./view.js').View} */ (host.trace);
    this.host = host;
    this.view = view;
    this.position = Math.min(host.position, view.N);
    this.op = view.operation(this.position);
    this.small = host.layout === 'stacked';
    this.bare = host.controls === 'none';
    this.palette = host.palette;
    this.write = writer(host.language);
    this.layout = layout({ J: view.J, I: view.I, small: this.small });
    this.frame = this.layout.frame;
    /** The symbol that is being written; none while something is read. */
    this.i = this.op.op === 's' || this.op.op === 'y' ? this.op.t : 0;
    /** The symbol that is being read. */
    this.j = this.op.op === 'h' ? this.op.t : 0;
    this.atEnd = this.position === view.N;
  }

  /** @param {string} id @param {Record<string, any>} [args] */
  t(id, args) {
    return this.host.t(`encoder-decoder-${id}`, args);
  }
  /** @param {import('./view.js').Op} op @param {number} t */
  done(op, t) {
    return this.view.done(op, t, this.position);
  }
  /** Words stand upright while columns are wide enough for them. */
  get turned() {
    return !this.view.letters && this.layout.width < 64;
  }
  /** Whether a column has no room for a figure below its symbol. */
  get narrow() {
    return this.turned || this.layout.width < 26;
  }
}
