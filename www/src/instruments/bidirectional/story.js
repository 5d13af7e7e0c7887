import { register } from '../../i18n/i18n.js';

/** The story: five cards, one of which asks before it shows. Its words come with it. */

/** @typedef {import('./view.js').View} View */

const end = (/** @type {View} */ view) => view.N;

register('bidirectional-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  {
    id: 'past',
    at: { preset: 'concat', position: (/** @type {View} */ view) => view.positionOf('h', 6) },
  },
  {
    id: 'future',
    at: { preset: 'concat', position: (/** @type {View} */ view) => view.positionOf('y', 6) },
  },
  {
    id: 'ask',
    at: { preset: 'live', position: end },
    question: {
      kind: 'choice',
      options: ['all', 'ceiling', 'half'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await host.train(400 - host.trainingStep);
      },
    },
  },
  {
    id: 'back',
    at: { preset: 'concat', position: end },
    args: (/** @type {any} */ host) => {
      const view = host.trace;
      const share = (/** @type {string} */ name, /** @type {number} */ t) =>
        view ? host.percent(view.array(name)[t - 1]) : '–';
      return { left: share('dh_share', 4), right: share('dh_reverse_share', 8) };
    },
  },
  { id: 'hide', at: { preset: 'now', position: end } },
  { id: 'combine', at: { preset: 'product', position: end } },
];
