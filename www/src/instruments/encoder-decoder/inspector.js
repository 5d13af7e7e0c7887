import { GraphInspector } from '../../graph/inspector.js';

/** A number of a state: how it was made, and what the loss of writing what is written asks of it. */

/** Where the states stand in the graph. @type {Record<string, string>} */
const BLOCKS = { h: 'encoder.l0.h', s: 'decoder.l0.h' };

/** @typedef {import('./element.js').EncoderDecoderElement} Host */

/**
 * @param {import('./view.js').View} view
 * @param {import('../../elements/types.js').Selection} place
 * @returns {number | undefined} undefined where there is no such number
 */
export function numberAt(view, { block = '', t = 0, unit = 0 }) {
  if (t < 1 || !Object.hasOwn(BLOCKS, block)) return undefined;
  return (block === 'h' ? view.encoder(t) : view.decoder(t))[unit];
}

export class EncoderDecoderInspector extends GraphInspector {
  get host() {
    return /** @type {Host} */ (/** @type {unknown} */ (this.instrument));
  }

  /** @returns {import('../../graph/inspector.js').Place | null} */
  place() {
    const { host } = this;
    const view = /** @type {import('./view.js').View} */ (host.trace);
    const { block = '', t = 0, unit = 0 } = host.selection ?? {};
    const { graph } = host;
    if (!BLOCKS[block] || !graph) return null;
    const letter = block === 'h' ? 'j' : 'i';
    const node = graph.index.nodes.findIndex(
      (/** @type {any} */ { node: of }) =>
        of.block === BLOCKS[block] &&
        of.at.some((/** @type {any} */ [name, place]) => name === letter && place === t),
    );
    const value = numberAt(view, { block, t, unit });
    if (node < 0 || value === undefined) return null;
    const { gradient } = graph.index.nodes[node];
    return {
      index: graph.index,
      node,
      at: [0, unit],
      back: false,
      value,
      gradient: gradient === null ? null : graph.data[gradient + unit],
      known: view.done(/** @type {'h' | 's'} */ (block), t, host.position),
      tone: 'value',
    };
  }

  /** @param {number} node @param {number} element @param {boolean} gradient */
  async explainNode(node, element, gradient) {
    const { host } = this;
    const view = /** @type {import('./view.js').View} */ (host.trace);
    const course = /** @type {import('./course.js').Course | null} */ (
      /** @type {unknown} */ (host.driver.handle)
    );
    if (!course) return null;
    return course
      .of(view.asked.read)
      .call('explain_followed', course.plan.source, view.seen.ids, node, element, gradient)
      .catch(() => null);
  }
}

customElements.define('seq-encoder-decoder-inspector', EncoderDecoderInspector);
