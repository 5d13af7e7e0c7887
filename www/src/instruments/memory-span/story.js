import { register } from '../../i18n/i18n.js';

/** The story: five cards, one of which asks before it shows. Its words come with it. */

/** @param {any} host the whole experiment, made where it is not yet */
async function ran(host) {
  await host.driver.opened();
  if (!host.held.complete) await host.train(Number.MAX_SAFE_INTEGER);
  await host.goTo(host.length);
}

/** @param {any} host @param {string} cell @param {number} column */
const last = (host, cell, column) =>
  host.trace.group(host.trace.plan.cells.indexOf(cell), column)[0].index;

register('memory-span-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  { id: 'task', at: { preset: 'order', position: 0, selection: null } },
  {
    id: 'ask',
    at: { preset: 'order', position: 0, selection: null },
    question: {
      kind: 'choice',
      options: ['slower', 'fails', 'same'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await ran(host);
        await host.select({ run: last(host, 'rnn', host.trace.plan.columns.length - 1) });
      },
    },
  },
  {
    id: 'why',
    at: { preset: 'order', selection: null },
    args: (/** @type {any} */ host) => {
      const { plan } = host.trace ?? {};
      const reach = host.trace?.reach(0, (plan?.columns.length ?? 1) - 1);
      return {
        reach: reach ? host.sig(reach.ratio, 1) : '–',
        rate: reach ? host.num(reach.per_step, 2) : '–',
      };
    },
  },
  { id: 'shut', at: { preset: 'shut', position: 0, selection: null } },
  { id: 'words', at: { preset: 'chat', position: 0, selection: null } },
  { id: 'elman', at: { preset: 'elman', position: 0, selection: null } },
];
