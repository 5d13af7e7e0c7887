import { loss, strong, symbol } from '../../elements/rich.js';
import { register } from '../../i18n/i18n.js';

/**
 * The story: six cards. The third asks which losses one recurrent weight can change, and answers by
 * changing it: the numbers before are kept to be told beside the numbers after.
 */

/** @typedef {import('./element.js').RnnElement} RnnElement */

/** How far the weight is moved. */
const MOVE = 1;

/** @typedef {{row: number, col: number, before: number[]}} Moved */
/** @type {WeakMap<object, Moved>} */
const kept = new WeakMap();

/** @param {RnnElement} element */
const losses = (element) => Array.from(element.trace?.array('L') ?? []);

/**
 * The recurrent weight that the second step feels most: there the change shows at once.
 * @param {RnnElement} element @returns {Moved}
 */
function chosen(element) {
  const { trace } = element;
  const before = losses(element);
  if (!trace?.has('dW_hh_t') || trace.T < 2) return { row: 0, col: 0, before };
  const share = trace.vector('dW_hh_t', 2);
  let at = 0;
  for (let i = 1; i < share.length; i++) if (Math.abs(share[i]) > Math.abs(share[at])) at = i;
  return { row: Math.floor(at / trace.H), col: at % trace.H, before };
}

/** @param {RnnElement} element */
async function move(element) {
  const { trace } = element;
  if (!trace) return;
  const weight = chosen(element);
  kept.set(element, weight);
  const { row, col } = weight;
  await element.edit('weight_hh_l0', [row, col], trace.at('weight_hh_l0', row, col) + MOVE);
  element.hoverAt({ block: 'weight_hh_l0', unit: row * trace.H + col });
}

/** @param {RnnElement} element */
const changes = (element) => {
  const after = losses(element);
  const { row, col, before } = kept.get(element) ?? chosen(element);
  return {
    weights: symbol('W', element.form === 'lecture' ? 'h,h' : 'hh'),
    cell: `[${row + 1},${col + 1}]`,
    first: symbol('L', 1),
    second: symbol('L', 2),
    initial: symbol('h', 0),
    before1: loss(element.num(before[0] ?? 0, 3)),
    after1: loss(element.num(after[0] ?? 0, 3)),
    before2: loss(element.num(before[1] ?? 0, 3)),
    after2: loss(element.num(after[1] ?? 0, 3)),
    move: strong(element.num(MOVE, 0)),
  };
};

/** @param {RnnElement} element */
const shapes = (element) => ({
  T: element.trace?.T ?? 0,
  state: symbol('h', 't'),
  before: symbol('h', 't−1'),
  input: symbol('x', 't'),
  output: symbol('y', 't'),
  recurrent: symbol('W', element.form === 'lecture' ? 'h,h' : 'hh'),
});

register('rnn-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  {
    id: 'loop',
    at: { preset: 'sentence', trainingStep: 12, position: 8, set: { folded: true } },
    args: shapes,
  },
  {
    id: 'unroll',
    at: { preset: 'sentence', trainingStep: 12, position: 8, set: { folded: false } },
    args: shapes,
  },
  {
    id: 'which',
    at: { preset: 'sentence', trainingStep: 12, position: 20, set: { folded: false } },
    enter: (/** @type {RnnElement} */ element) => kept.delete(element),
    args: changes,
    question: { kind: 'choice', options: ['all', 'but-first', 'last'], answer: 1, reveal: move },
  },
  {
    id: 'forward',
    at: { preset: 'sentence', trainingStep: 12, position: 7, set: { folded: false } },
    args: (/** @type {RnnElement} */ element) => ({ ...shapes(element), L: symbol('L', 2) }),
  },
  {
    id: 'product',
    at: { preset: 'sentence', trainingStep: 12, position: 20, set: { folded: false } },
    args: (/** @type {RnnElement} */ element) => ({
      loss: loss(element.num(element.trace?.scalar('loss') ?? 0, 2)),
      p: strong(element.sig(element.trace?.scalar('p') ?? 0, 2)),
      blind: strong(element.num(Math.log(element.trace?.V ?? 1) * (element.trace?.T ?? 0), 2)),
    }),
  },
  {
    id: 'learn',
    at: { preset: 'stories', trainingStep: 200, position: 48, set: { folded: false } },
    args: (/** @type {RnnElement} */ element) => ({
      step: element.whole(element.trainingStep),
      count: element.trainingStep,
    }),
  },
];
