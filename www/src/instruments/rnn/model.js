import { columns } from '../../draw/geometry.js';
import { decades, largest } from '../../draw/scales.js';
import { ScoreModel } from '../../score/model.js';
import { inset, layout } from './layout.js';

/**
 * What the picture of one position needs beyond the score's own: whether the graph is folded and
 * which weights are lit. Nothing here computes a number of the network.
 */

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/**
 * @typedef {object} Facts what holds for a whole trace, whatever the position
 * @property {number} loss largest
 * @property {number} state
 * @property {number} before largest pre-activation
 * @property {number} memory
 * @property {number} gradient
 * @property {number} memoryGradient
 * @property {import('../../draw/scales.js').Decades} decades
 */

/** @type {WeakMap<Trace, Facts>} */
const known = new WeakMap();

/** @param {Trace} trace @returns {Facts} */
function factsOf(trace) {
  let facts = known.get(trace);
  if (!facts) {
    const most = (/** @type {string} */ name) => (trace.has(name) ? largest(trace.array(name)) : 0);
    facts = {
      loss: most('L'),
      state: Math.max(1e-3, most('h')),
      before: most('a'),
      memory: most('c'),
      gradient: most('dh'),
      memoryGradient: most('dc'),
      decades: decades(trace.has('G_norm') ? trace.array('G_norm') : []),
    };
    known.set(trace, facts);
  }
  return facts;
}

/** @extends {ScoreModel<import('./element.js').RnnElement>} */
export class Model extends ScoreModel {
  /** @param {import('./element.js').RnnElement} host */
  constructor(host) {
    super(host, layout, inset);
    this.facts = factsOf(this.trace);
    this.folded = host.folded;
    this.columns = this.columnsAt(this.now);
    this.lit = host.hover?.block ?? '';
  }

  /** @param {number} now */
  columnsAt(now) {
    return columns({ T: this.T, frame: this.frame, now });
  }

  /** The operation that fills a gate; the lecture's update gate comes with PyTorch's. @param {string} gate */
  opOf(gate) {
    return gate === 'u' ? 'z' : gate;
  }

  /** The middle of all columns, where the folded graph stands. */
  get middle() {
    return this.small ? (this.columns.x0 + this.columns.x1) / 2 : this.columns.x0 + 232;
  }
}
