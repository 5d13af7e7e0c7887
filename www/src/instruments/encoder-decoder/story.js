import { register } from '../../i18n/i18n.js';

/** The story: six cards, one of which asks before it shows. Its words come with it. */

const END = 100_000;
const numbers = (/** @type {any} */ host) => host.storyNumbers();

register('encoder-decoder-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  {
    id: 'read',
    at: {
      preset: 'bottleneck',
      position: (/** @type {any} */ view) => view.positionOf('c', view.J),
    },
    args: numbers,
  },
  {
    id: 'write',
    at: { preset: 'bottleneck', position: (/** @type {any} */ view) => view.positionOf('y', 4) },
    args: numbers,
  },
  {
    id: 'ask',
    at: { preset: 'live', position: END },
    args: numbers,
    question: {
      kind: 'choice',
      options: ['same', 'falls', 'end'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await host.train(1500 - host.trainingStep);
      },
    },
  },
  { id: 'reversed', at: { preset: 'reversed', position: END }, args: numbers },
  { id: 'forced', at: { preset: 'forced', position: END }, args: numbers },
  { id: 'beam', at: { preset: 'beam', position: END }, args: numbers },
  { id: 'around', at: { preset: 'attention', position: END }, args: numbers },
];
