import { GraphInspector } from '../../graph/inspector.js';

/** A number of the lanes below the matrix, or of a vector beside them. */

/** @typedef {import('./view.js').View} View */
/** @typedef {import('./operations.js').Op} Op */

/**
 * @typedef {object} Kind
 * @property {string} block    of the graph
 * @property {Op | ''} op      what makes it; '' for what has been read before the first word
 * @property {Op | ''} back    what makes its gradient
 * @property {(view: View, t: number) => ArrayLike<number>} value
 * @property {(view: View, t: number) => ArrayLike<number>} gradient
 */
/** @type {Record<string, Kind>} */
const KINDS = {
  e: {
    block: 'attention.e',
    op: 'e',
    back: 'de',
    value: (view, i) => view.vector('e', i),
    gradient: (view, i) => view.vector('de', i),
  },
  alpha: {
    block: 'attention.alpha',
    op: 'alpha',
    back: 'dalpha',
    value: (view, i) => view.vector('alpha', i),
    gradient: (view, i) => view.vector('dalpha', i),
  },
  c: {
    block: 'attention.c',
    op: 'c',
    back: 'dc',
    value: (view, i) => view.c(i),
    gradient: (view, i) => view.dc(i),
  },
  s: {
    block: 'decoder.l0.h',
    op: 's',
    back: 'ds',
    value: (view, i) => view.s(i),
    gradient: (view, i) => view.ds(i),
  },
  h: {
    block: 'encoder.states',
    op: '',
    back: '',
    value: (view, j) => view.h(j),
    gradient: (view, j) => view.dh(j),
  },
};

/** What a selection's block is of, and whether it is its gradient. @param {string} block */
function kindOf(block) {
  const back = block.startsWith('d.');
  const name = back ? block.slice(2) : block;
  return { back, name, kind: Object.hasOwn(KINDS, name) ? KINDS[name] : null };
}

/**
 * @param {View} view
 * @param {import('../../elements/types.js').Selection} place
 * @returns {number | undefined} undefined where there is no such number
 */
export function numberAt(view, { block = '', t = 0, unit = 0 }) {
  const { back, name, kind } = kindOf(block);
  const last = name === 'h' ? view.J : view.I;
  if (!kind || t < (name === 's' ? 0 : 1) || t > last) return undefined;
  return (back ? kind.gradient : kind.value)(view, t)[unit];
}

export class AlignmentInspector extends GraphInspector {
  /** @returns {import('../../graph/inspector.js').Place | null} */
  place() {
    const host = /** @type {import('./element.js').AlignmentElement} */ (
      /** @type {unknown} */ (this.instrument)
    );
    const view = /** @type {View} */ (host.trace);
    const { block = '', t = 0, unit = 0 } = host.selection ?? {};
    const { back, name, kind } = kindOf(block);
    const graph = view.look.graph;
    if (!kind || !graph) return null;
    const { nodes } = graph.index;
    const node = nodes.findIndex(
      (/** @type {any} */ { node: of }) =>
        of.block === kind.block &&
        (name === 'h' || of.at.some((/** @type {any} */ [letter, n]) => letter === 'i' && n === t)),
    );
    const [value, gradient] = [kind.value(view, t)[unit], kind.gradient(view, t)[unit]];
    if (node < 0 || value === undefined) return null;
    const whole = host.op.op === '';
    const done = (/** @type {Op | ''} */ op) => {
      if (op === '') return true;
      return whole ? !op.startsWith('d') : view.done(op, t, host.position);
    };
    // Every word asks something of a source state: it is whole once the first has.
    const asked = name === 'h' ? view.done('de', 1, host.position) && !whole : done(kind.back);
    return {
      index: graph.index,
      node,
      at: name === 'h' ? [t - 1, unit] : [0, unit],
      back,
      value: back ? gradient : value,
      gradient: asked ? gradient : null,
      known: back ? asked : t === 0 || done(kind.op),
      tone: back ? 'gradient' : name === 'alpha' ? 'probability' : 'value',
    };
  }

  /** @param {number} node @param {number} element @param {boolean} gradient */
  async explainNode(node, element, gradient) {
    const course = /** @type {import('./course.js').Course | null} */ (
      /** @type {any} */ (this.instrument).driver.handle
    );
    const { first } = course ?? {};
    return first ? first.call('explain_node', node, element, gradient).catch(() => null) : null;
  }
}

customElements.define('seq-alignment-inspector', AlignmentInspector);
