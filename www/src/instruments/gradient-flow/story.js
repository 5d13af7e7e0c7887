import { register } from '../../i18n/i18n.js';

/** The story: six cards, one of which asks before it shows. Its words come with it. */

const END = 1e6;

register('gradient-flow-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  { id: 'factor', at: { preset: 'vanishes', position: END, selection: null } },
  { id: 'radius', at: { preset: 'radius-above-one', position: END, selection: null } },
  {
    id: 'ask',
    // Not the preset of this name: it would give the answer away.
    at: {
      preset: 'holds',
      settings: { cell: 'lstm', forget_bias: 0, update_bias: 0 },
      position: 0,
      selection: null,
    },
    question: {
      kind: 'choice',
      options: ['better', 'same', 'grows'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await host.change('preset', 'half-shut');
        await host.goTo(END);
      },
    },
  },
  {
    id: 'gate',
    at: { preset: 'holds', position: END, selection: null },
    args: (/** @type {any} */ host) => host.storyNumbers(),
  },
  { id: 'explodes', at: { preset: 'through-gates', position: END, selection: null } },
  { id: 'cliff', at: { preset: 'cliff', position: END, selection: null } },
];
