import { gradient } from '../../elements/rich.js';
import { register } from '../../i18n/i18n.js';

/** The story: six cards, one of which asks before it shows. Its words come with it. */

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/** @param {Trace} trace */
const reach = (trace) =>
  trace.at('G_norm', trace.T - 1, 0) / trace.at('G_norm', trace.T - 1, trace.T - 1);

register('bptt-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  { id: 'forward', at: { preset: 'hero', position: 12, selection: null } },
  {
    id: 'ask',
    at: {
      preset: 'hero',
      position: (/** @type {Trace} */ trace) => trace.T * trace.F,
      selection: null,
    },
    args: (/** @type {any} */ host) => ({
      share: host.trace ? gradient(host.percent(reach(host.trace))) : '',
    }),
    question: {
      kind: 'choice',
      options: ['more', 'same', 'less'],
      answer: 2,
      reveal: async (/** @type {any} */ host) => {
        await host.goTo(host.trace.positionOf('backward', 1, 1));
        await host.select({ j: host.trace.T, k: 1 });
      },
    },
  },
  {
    id: 'sum',
    at: {
      preset: 'hero',
      position: (/** @type {Trace} */ trace) => trace.positionOf('backward', 2, 1),
      selection: { j: 4, k: 2 },
    },
  },
  {
    id: 'long',
    at: {
      preset: 'vanishes',
      position: (/** @type {Trace} */ trace) => trace.N - 1,
      selection: { j: 32, k: 24 },
    },
  },
  {
    id: 'lstm',
    at: {
      preset: 'holds',
      position: (/** @type {Trace} */ trace) => trace.N - 1,
      selection: { j: 32, k: 2 },
    },
  },
  {
    id: 'cut',
    at: {
      preset: 'truncated',
      position: (/** @type {Trace} */ trace) => trace.N - 1,
      selection: null,
    },
  },
];
