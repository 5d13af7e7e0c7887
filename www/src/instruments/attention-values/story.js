import { register } from '../../i18n/i18n.js';

/** The story: five cards, one of which asks before it shows. Its words come with it. */

const numbers = (/** @type {any} */ host) => host.storyNumbers();

register('attention-values-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  { id: 'mixture', at: { preset: 'lecture', position: 4 }, args: numbers },
  { id: 'width', at: { preset: 'nearest', position: 4 }, args: numbers },
  {
    id: 'ask',
    at: { preset: 'dot', position: 1 },
    args: numbers,
    question: {
      kind: 'choice',
      options: ['small', 'big', 'equal'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await host.goTo(4);
      },
    },
  },
  { id: 'learn', at: { preset: 'learnt', position: 4 }, args: numbers },
  { id: 'slopes', at: { preset: 'slopes', position: 6 }, args: numbers },
  { id: 'roles', at: { preset: 'roles', position: 3 }, args: numbers },
];
