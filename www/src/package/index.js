/**
 * `seqscope`: importing it defines no element and touches no document, so that it may stand in code
 * that also runs on a server. What it loads is for a browser.
 */
import * as own from './instruments.js';

/**
 * @typedef {import('./contract.js').Instrument} Instrument
 * @typedef {import('./contract.js').InstrumentClass} InstrumentClass
 */

export { fromHash as attributesOfLink } from '../state/url.js';
export { names as instruments } from './instruments.js';

/**
 * Of several copies on a page the first serves all: the parts inside an instrument have tags of
 * their own, and two copies would mix them.
 * @returns {typeof own}
 */
function first() {
  const page = /** @type {any} */ (globalThis);
  const key = Symbol.for('seqscope');
  page[key] ??= own;
  return page[key];
}

/**
 * Loads an instrument's class. Its own tag is left free; those of its parts are taken.
 * @param {string} name as `bptt`
 * @returns {Promise<InstrumentClass>}
 */
export const classOf = (name) => first().classOf(name);

/**
 * Loads an instrument and defines its tag, `seq-bptt` for `bptt`.
 * @param {string} name
 * @returns {Promise<InstrumentClass>} its class
 */
export const define = (name) => first().define(name);

/**
 * Defines every instrument whose tag stands below a node, now or later.
 * @param {Document | ShadowRoot | Element} root
 * @returns {() => void} how to stop
 */
export function watch(root) {
  const { names } = first();
  /** @param {Element} element */
  const meet = ({ localName }) => {
    const name = localName.startsWith('seq-') ? localName.slice(4) : '';
    if (names.includes(name)) define(name);
  };
  /** @param {ParentNode} node */
  const search = (node) => {
    for (const element of node.querySelectorAll(':not(:defined)')) meet(element);
  };
  search(root);
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(':not(:defined)')) meet(node);
        search(node);
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
