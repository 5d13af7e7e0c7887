/** What a number of a graph is called: the symbol of its node, with its own indices, or its parameter's. */

/**
 * @typedef {{node: number | null, parameter: string | null, index: [number, number], function: string | null, value: number}} Factor
 * @typedef {{factors: Factor[], value: number, count: number}} Term
 * @typedef {{node: number | null, parameter: string | null, index: [number, number], value: number, terms: Term[], total: number}} GraphExplanation
 */

/** Letters of TeX that are letters here. */
const LETTERS = /** @type {[RegExp, string][]} */ ([
  [/\\tilde\{([a-z])\}/g, '$1̃'],
  [/\\overrightarrow\{([a-z])\}/g, '$1⃗'],
  [/\\overleftarrow\{([a-z])\}/g, '$1⃖'],
  [/\\alpha/g, 'α'],
  [/\\tanh/g, 'tanh'],
  [/\\cdot/g, '·'],
  [/\\[a-z]+ ?/g, ''],
  [/ /g, ' '],
]);

/** PyTorch's names in the lecture's letters, by their beginning. */
const PARAMETERS = /** @type {[RegExp, string][]} */ ([
  [/^attention\.value/, 'v_{a}'],
  [/^attention\.query/, 'W_{a}'],
  [/^attention\.key/, 'U_{a}'],
  [/^attention\.combine/, 'W_{c}'],
  [/^attention\.weight/, 'W_{a}'],
  [/^bridge/, 'W_{s}'],
  [/^output\.weight/, 'W_{y}'],
  [/^output\.bias/, 'b_{y}'],
  [/^(encoder|decoder)\.embedding/, 'E'],
  [/^encoder\.rnn\.weight_ih/, 'W_{x,h}'],
  [/^encoder\.rnn\.weight_hh/, 'W_{h,h}'],
  [/^encoder\.rnn\.bias/, 'b_{h}'],
  [/^decoder\.rnn\.weight_ih/, 'W_{x,s}'],
  [/^decoder\.rnn\.weight_hh/, 'W_{s,s}'],
  [/^decoder\.rnn\.bias/, 'b_{s}'],
]);

/** @param {string} name */
export const parameterName = (name) => PARAMETERS.find(([of]) => of.test(name))?.[1] ?? name;

/** What a node is, whether it is a block or a parameter that is read; '' for a step between. @param {any} node of the index @returns {string} */
function symbolOf({ op, symbol }) {
  return op.op === 'parameter' ? parameterName(op.name) : symbol;
}

/** Whether a number has a name of its own. @param {any} index @param {Factor} factor */
export const named = (index, { node, parameter }) =>
  parameter !== null || (node !== null && symbolOf(index.nodes[node].node) !== '');

/**
 * The name of a number as text with `_{…}` for what is set below, and the place in its vector; indices
 * stand for their letters.
 * @param {any} index of the graph's trace
 * @param {Factor} factor
 * @returns {{text: string, at: string}}
 */
export function nameOf(index, { node, parameter, index: [row, column] }) {
  if (parameter !== null) return { text: parameterName(parameter), at: `${row + 1},${column + 1}` };
  if (node === null) return { text: '', at: '' };
  const { node: of, shape } = index.nodes[node];
  const places = Object.fromEntries(of.at);
  let at = `${column + 1}`;
  let text = symbolOf(of);
  if (/^\(h_\{1\}/.test(text)) {
    // The states of all source words together: this is one of them.
    text = `h_{${row + 1}}`;
  } else if (/^(e|\\alpha)_\{i,j\}$/.test(text)) {
    places.j = column + 1;
    at = '';
  } else if (shape[0] > 1 && places.j === undefined) {
    // One row for each source word.
    places.j = row + 1;
  }
  for (const [pattern, letter] of LETTERS) text = text.replace(pattern, letter);
  // Of an additive score: what stands inside is the same for all units.
  text = text.replace(/^tanh\(.*\)$/, 'tanh(…)');
  text = text.replace(/_\{([^}]*)\}|_([a-z])/g, (_, braced, bare) => {
    const below = String(braced ?? bare).replace(/\b([ijk])(-1)?\b/g, (whole, letter, less) =>
      places[letter] === undefined ? whole : String(places[letter] - (less ? 1 : 0)),
    );
    return `_{${below}}`;
  });
  return { text, at: of.op.op === 'parameter' && shape[0] > 1 ? `${row + 1},${column + 1}` : at };
}
