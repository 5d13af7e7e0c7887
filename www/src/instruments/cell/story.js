import { gradient, probability, strong, symbol } from '../../elements/rich.js';
import { register } from '../../i18n/i18n.js';

/** The story: six cards, one of which asks before it shows. Its words come with it. */

/** @typedef {import('./element.js').CellElement} CellElement */

/** @param {CellElement} host @param {number} t */
const p = (host, t) => host.trace?.array('p_target')[t - 1] ?? 0;

register('cell-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  { id: 'plain', at: { preset: 'rnn', position: 4 * 4 + 2, selection: null } },
  {
    id: 'road',
    at: { preset: 'number', position: 4 * 8 + 5, selection: null },
    args: (/** @type {CellElement} */ host) => ({
      road: strong(host.trace?.has('road') ? host.percent(host.trace.vector('road', 1)[3]) : ''),
    }),
  },
  {
    id: 'ask',
    at: { preset: 'number', position: 6 * 8, selection: null },
    args: (/** @type {CellElement} */ host) => ({
      p: probability(host.percent(p(host, 6))),
      gate: symbol('f', '5,4'),
    }),
    question: {
      kind: 'choice',
      options: ['little', 'half', 'flips'],
      answer: 2,
      reveal: async (/** @type {CellElement} */ host) => {
        await host.change('forced', 'f.4=0@5');
        await host.goTo(6 * 8);
      },
    },
  },
  {
    id: 'gradient',
    at: { preset: 'back', position: 56 + 3 * 8 + 7, selection: null },
    args: (/** @type {CellElement} */ host) => {
      const has = host.trace?.has('dc_road');
      const of = (/** @type {string} */ block, /** @type {number} */ t) =>
        gradient(has ? host.sig(host.trace.vector(block, t)[3], 2) : '');
      return {
        first: of('dc', 1),
        last: of('dc', 6),
        road: of('dc_road', 1),
        memory: symbol('c', 1),
      };
    },
  },
  {
    id: 'limit',
    at: { preset: 'grows', position: 56 + 5 * 8 + 4, selection: null },
    args: (/** @type {CellElement} */ host) => {
      const of = (/** @type {string} */ block, /** @type {number} */ t) =>
        gradient(host.trace?.has(block) ? host.sig(host.trace.vector(block, t)[2], 2) : '');
      return { first: of('dc', 1), last: of('dc', 6), road: of('dc_road', 1) };
    },
  },
  { id: 'copy', at: { preset: 'copies', position: 4 * 6 + 4, selection: null } },
];
