import { describe, expect, test } from 'vitest';
import { localEngine } from '../../tests/local.js';
import { named, nameOf } from './names.js';

/** Names of the numbers of a real graph. */
async function graph() {
  const engine = localEngine();
  const plan = await engine.compute('alignment_plan', { hidden: 8 });
  const session = await engine.open(plan.sessions[0].settings);
  const { index } = await session.call('graph_trace');
  const find = (/** @type {string} */ block, /** @type {number} */ i) =>
    index.nodes.findIndex(
      (/** @type {any} */ { node }) =>
        node.block === block && node.at.every((/** @type {any} */ [, n]) => n === i),
    );
  /** @param {number} node @param {[number, number]} at */
  const name = (node, at) =>
    nameOf(index, { node, parameter: null, index: at, function: null, value: 0 });
  return { index, find, name, session };
}

describe('the name of a number', () => {
  test('has the indices of its own node for letters, and its place in the vector', async () => {
    const { find, name } = await graph();
    expect(name(find('attention.e', 5), [0, 6])).toEqual({ text: 'e_{5,7}', at: '' });
    expect(name(find('attention.alpha', 5), [0, 6])).toEqual({ text: 'α_{5,7}', at: '' });
    expect(name(find('attention.c', 5), [0, 2])).toEqual({ text: 'c_{5}', at: '3' });
    expect(name(find('encoder.states', 0), [6, 2])).toEqual({ text: 'h_{7}', at: '3' });
    expect(name(find('attention.query', 5), [0, 2])).toEqual({ text: 'W_{a} s_{4}', at: '3' });
    expect(name(find('decoder.l0.n', 4), [0, 1])).toEqual({ text: 's̃_{4}', at: '2' });
  });

  test('whatever an explanation is made of is named, or a step between that is told by its number', async () => {
    const { index, find, session } = await graph();
    for (const block of ['attention.e', 'attention.alpha', 'attention.c', 'decoder.l0.h', 'y']) {
      const found = await session.call('explain_node', find(block, 5), 1, false);
      for (const { factors } of found.terms)
        for (const factor of factors) {
          const { text } = nameOf(index, factor);
          expect(Boolean(text)).toBe(named(index, factor));
          expect(text).not.toMatch(/\\|[ij]-1|_\{i/);
        }
    }
  });
});
