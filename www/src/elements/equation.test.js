import { expect, test } from 'vitest';
import { toMathml } from '../../plugins/equations.js';
import { look } from '../../tests/core.js';
import { cut, fitted, numbersOf, reference } from './equation-terms.js';

const CASES = [
  { cell: 'rnn' },
  { cell: 'rnn', bias: false, input: 'embedding' },
  { cell: 'lstm' },
  { cell: 'gru' },
  { cell: 'gru', reset: 'before' },
];

/** Just enough of an element for cutting: a name, attributes, children. */
class Node {
  /** @param {string} localName @param {string} attributes */
  constructor(localName, attributes) {
    this.localName = localName;
    this.attributes = attributes;
    /** @type {Node[]} */
    this.children = [];
    this.text = '';
  }
  /** @param {string} name */
  getAttribute(name) {
    return new RegExp(`${name}="([^"]*)"`).exec(this.attributes)?.[1] ?? null;
  }
  /** @returns {Node[]} */
  querySelectorAll() {
    return this.children.flatMap((child) => [
      ...(child.getAttribute('data-ref') ? [child] : []),
      ...child.querySelectorAll(),
    ]);
  }
  /** @returns {string} */
  get outerHTML() {
    const inside = this.text + this.children.map((child) => child.outerHTML).join('');
    return `<${this.localName}${this.attributes}>${inside}</${this.localName}>`;
  }
}

/** @param {string} text @returns {any} */
function read(text) {
  const root = new Node('root', '');
  const stack = [root];
  for (const [, close, name, attributes, empty, content] of text.matchAll(
    /<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g,
  )) {
    if (close) stack.pop();
    else {
      const node = new Node(name, attributes);
      node.text = content;
      stack[stack.length - 1].children.push(node);
      if (!empty) stack.push(node);
    }
  }
  return root.children[0];
}

/** @param {any} wiring */
const operations = (wiring) => [...wiring.forward, ...wiring.backward, wiring.update];

test.each(CASES)('every term of every equation stands over its own numbers: %o', (settings) => {
  const { trace, wiring } = look(settings);
  for (const { id, tex } of operations(wiring)) {
    for (const form of ['lecture', 'pytorch']) {
      const marks = [...tex[form].matchAll(/\\data\{([^}]*)\}/g)].map((match) => match[1]);
      const pieces = cut(read(toMathml(tex[form])));
      const terms = pieces.filter((piece) => piece.reference);
      expect(terms.length, `${id} ${form}`).toBe(marks.length);
      expect(pieces.length).toBeGreaterThan(1);
      terms.forEach((piece, i) => {
        const named = reference(
          Object.fromEntries(marks[i].split(',').map((/** @type {string} */ m) => m.split('='))),
        );
        expect(piece.reference).toEqual(named);
        const here = /** @type {NonNullable<typeof named>} */ (named);
        const n = numbersOf(trace, here, 2);
        expect(n, `${id} ${here.ref}`).not.toBe(null);
        expect(n?.values.length).toBe((n?.rows ?? 0) * (n?.cols ?? 0));
      });
    }
  }
});

test('a gate’s term shows the rows of its own gate', () => {
  const { trace } = look({ cell: 'lstm' });
  const whole = trace.array('weight_hh_l0');
  const n = numbersOf(trace, { ref: 'weight_hh_l0', dt: 0, part: 2 }, 1);
  expect(n?.rows).toBe(trace.H);
  expect(n?.values[0]).toBe(whole[2 * trace.H * trace.H]);
});

test('the future after the last step has no numbers, the state before the first has', () => {
  const { trace } = look({ cell: 'rnn' });
  expect(numbersOf(trace, { ref: 'da', dt: 1, part: null }, trace.T)).toBe(null);
  expect(numbersOf(trace, { ref: 'h', dt: -1, part: null }, 1)?.values.length).toBe(trace.H);
});

test('a one-hot input is shown as its word', () => {
  const { trace } = look({ cell: 'rnn' });
  expect(numbersOf(trace, { ref: 'x', dt: 0, part: null }, 2)?.token).toBe(trace.index.tokens[1]);
  const learnt = look({ cell: 'rnn', input: 'embedding' }).trace;
  expect(numbersOf(learnt, { ref: 'x', dt: 0, part: null }, 2)?.token).toBe(null);
});

test('the widest terms give way first', () => {
  const { trace } = look({ cell: 'rnn', text: 'a b c . a c b . b a c .', sequence: '' });
  const terms = ['h', 'weight_ih_l0', 'x', 'weight_hh_l0', 'h'].map((ref) =>
    numbersOf(trace, { ref, dt: 0, part: null }, 1),
  );
  const roomy = fitted(terms, 900, 60);
  expect(roomy.map((f) => f?.as)).toEqual(['numbers', 'numbers', 'token', 'numbers', 'numbers']);
  const tight = fitted(terms, 420, 60);
  expect(tight[0]?.as).toBe('numbers');
  expect(tight.map((f) => f?.as)).toContain('squares');
});
