/**
 * From the wiring's equation to a row of terms, each with the numbers it stands for.
 *
 * `\data{ref=BLOCK,dt=-1}` in the TeX survives as data attributes of the MathML. A gate's rows of a
 * parameter come as `part=GATE`.
 */

/** @typedef {import('../engine/trace.js').Trace} Trace */

/**
 * @typedef {object} Reference
 * @property {string} ref block or parameter
 * @property {number} dt
 * @property {number | null} part which gate's rows of the parameter
 */
/**
 * @typedef {object} Numbers what stands under a term
 * @property {string} ref
 * @property {number | null} t lecture time, null for a parameter
 * @property {number} first row it starts at within the parameter
 * @property {number} rows
 * @property {number} cols
 * @property {ArrayLike<number>} values row-major
 * @property {'value' | 'gradient' | 'probability' | 'loss' | 'weight' | 'mask'} kind
 * @property {boolean} parameter
 * @property {string | null} token of a one-hot input: the word it stands for
 */
/** @typedef {{math: string, reference: Reference | null}} Piece a run of operators, or one term */

/** @param {{ref?: string, dt?: string, part?: string}} data @returns {Reference | null} */
export function reference({ ref, dt, part }) {
  if (!ref) return null;
  return { ref, dt: Number(dt ?? 0) || 0, part: part === undefined ? null : Number(part) };
}

/** @param {string} name */
export const isParameter = (name) => /^(weight|bias|output|embedding)[_.]/.test(bare(name));

/** A gradient or an updated parameter belongs to its parameter. @param {string} name */
export const bare = (name) => name.replace(/^(grad|new)\./, '');

/**
 * The numbers of a term at time t, or null where there are none: the state after the last step has
 * no gradient from the future, and a block too large to send is omitted.
 * @param {Trace} trace @param {Reference} reference @param {number} t
 * @returns {Numbers | null}
 */
export function numbersOf(trace, { ref, dt, part }, t) {
  if (!trace.has(ref)) return null;
  const { shape, kind } = trace.block(ref);
  if (isParameter(ref)) {
    const cols = shape[1] ?? 1;
    const first = part === null ? 0 : part * trace.H;
    const last = part === null ? shape[0] : first + trace.H;
    return {
      ref,
      t: null,
      first,
      rows: last - first,
      cols,
      values: trace.array(ref).subarray(first * cols, last * cols),
      kind,
      parameter: true,
      token: null,
    };
  }
  const time = t + dt;
  if (time < 0 || time > trace.T || (time === 0 && !hasStart(trace, ref))) return null;
  const values = shape[0] === trace.T || time === 0 ? trace.vector(ref, time) : trace.array(ref);
  const matrix = shape.length === 3;
  const cols = matrix ? shape[2] : 1;
  return {
    ref,
    t: time,
    first: 0,
    rows: values.length / cols,
    cols,
    values,
    kind,
    parameter: false,
    token: ref === 'x' && isOneHot(trace) ? trace.index.tokens[time - 1] : null,
  };
}

/** @param {Trace} trace @param {string} ref */
const hasStart = (trace, ref) => ['h', 'c', 'dh', 'dc'].includes(ref) && trace.has(`${ref}0`);

/** @param {Trace} trace */
const isOneHot = (trace) => !trace.has('embedding.weight');

/**
 * @typedef {object} Fit how a term's numbers are shown
 * @property {'numbers' | 'bars' | 'squares' | 'token'} as
 * @property {number} width in units
 * @property {number} height
 */

export const NUMBER_WIDTH = 38;
export const ROW = 13.5;
const LONGEST = 4;

/** @param {Numbers} n @param {number} height @returns {Fit} */
function widest(n, height) {
  if (n.token !== null) {
    return { as: 'token', width: Math.max(34, [...n.token].length * 8 + 14), height: 22 };
  }
  if (n.rows <= LONGEST && n.cols <= 6 && n.rows * ROW <= height) {
    return { as: 'numbers', width: n.cols * NUMBER_WIDTH + 10, height: n.rows * ROW + 4 };
  }
  return narrowest(n, height);
}

/** @param {Numbers} n @param {number} height @returns {Fit} */
function narrowest(n, height) {
  if (n.token !== null) return widest(n, height);
  if (n.cols === 1)
    return { as: 'bars', width: 30, height: Math.min(height, Math.max(8, n.rows * 9)) };
  const side = Math.max(0.75, Math.min(9, height / n.rows, 96 / n.cols));
  return {
    as: 'squares',
    width: Math.max(14, side * n.cols),
    height: Math.max(8, Math.min(height, side * n.rows)),
  };
}

/**
 * Numbers where they fit: the largest terms give way first until the row fits.
 * @param {(Numbers | null)[]} terms @param {number} width of the row without the operators
 * @param {number} height
 * @returns {(Fit | null)[]}
 */
export function fitted(terms, width, height) {
  const fits = terms.map((term) => term && widest(term, height));
  const total = () => fits.reduce((sum, f) => sum + (f ? Math.max(f.width, 26) : 30), 0);
  const order = terms
    .map((term, index) => ({ term, index, width: fits[index]?.width ?? 0 }))
    .sort((a, b) => b.width - a.width);
  for (const { term, index } of order) {
    if (total() <= width) break;
    if (term) fits[index] = narrowest(term, height);
  }
  return fits;
}

/**
 * MathML cut at its terms. Brackets and rows are opened so that every term has a column of its own;
 * a fraction or a power that holds one term is that term.
 * @param {Element} math
 * @returns {Piece[]}
 */
export function cut(math) {
  /** @type {Piece[]} */
  const pieces = [];
  /** @param {string} text */
  const plain = (text) => {
    const last = pieces.at(-1);
    if (last && !last.reference) last.math += text;
    else pieces.push({ math: text, reference: null });
  };
  /** @param {Element} node */
  const walk = (node) => {
    const own = reference(/** @type {any} */ (dataOf(node)));
    const inner = node.querySelectorAll('[data-ref]');
    if (own) pieces.push({ math: node.outerHTML, reference: own });
    else if (inner.length === 0) plain(node.outerHTML);
    else if (opens(node) || inner.length > 1) for (const child of node.children) walk(child);
    else {
      pieces.push({
        math: node.outerHTML,
        reference: reference(/** @type {any} */ (dataOf(inner[0]))),
      });
    }
  };
  for (const child of math.children) walk(child);
  return pieces;
}

/** @param {Element} node */
const opens = (node) => ['mrow', 'mstyle', 'math', 'mpadded'].includes(node.localName);

/** @param {Element} node */
const dataOf = (node) => ({
  ref: node.getAttribute('data-ref') ?? undefined,
  dt: node.getAttribute('data-dt') ?? undefined,
  part: node.getAttribute('data-part') ?? undefined,
});
