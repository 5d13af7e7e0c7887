import { symbol } from '../../elements/rich.js';
import { register } from '../../i18n/i18n.js';

/** The story: cards that drive the picture; one asks before it shows. Its words come with it. */

/** @typedef {import('./view.js').View} View */

/** The place of a word in the French sentence. @param {View} view @param {string} word @param {number} otherwise */
const placeOf = (view, word, otherwise) => {
  const at = view.words.indexOf(word);
  return at < 0 ? otherwise : at + 1;
};

/** How it stands with the networks. @param {any} host */
const shares = (host) => {
  const roles = host.trace?.judged?.roles ?? {};
  const share = (/** @type {string} */ role, /** @type {string} */ what) =>
    roles[role] ? host.percent(roles[role][what]) : '–';
  const first = host.trace?.score ?? 'additive';
  return {
    exact: share(first, 'exact'),
    alignment: share(first, 'alignment'),
    without: share('without', 'exact'),
    count: host.trace?.agreement.count ?? 0,
    of: host.trace?.agreement.of ?? 0,
  };
};

register('alignment-story', {
  en: () => import('./story-en.ftl?raw'),
  fr: () => import('./story-fr.ftl?raw'),
});

/** @type {import('../../elements/types.js').Card[]} */
export const story = [
  {
    id: 'uniform',
    at: { preset: 'live', settings: { asked: 7 }, position: 0 },
    args: (/** @type {any} */ host) => ({ even: host.percent(1 / (host.trace?.J ?? 13)) }),
  },
  {
    id: 'ask',
    at: { preset: 'live', settings: { asked: 7 }, position: 0 },
    question: {
      kind: 'choice',
      options: ['same', 'word', 'all'],
      answer: 1,
      reveal: async (/** @type {any} */ host) => {
        await host.train(350 - host.trainingStep);
      },
    },
    args: (/** @type {any} */ host) => {
      const view = host.trace;
      const i = view ? placeOf(view, 'européenne', 7) : 7;
      return {
        source: view?.source[view.most(i) - 1] ?? 'European',
        share: view ? host.percent(view.alpha(i, view.most(i))) : '–',
      };
    },
  },
  {
    id: 'step',
    at: {
      preset: 'learnt',
      position: (/** @type {View} */ view) => view.positionOf('c', placeOf(view, 'européenne', 7)),
    },
  },
  { id: 'without', at: { preset: 'learnt', settings: { asked: 5 }, position: 0 }, args: shares },
  {
    id: 'back',
    at: {
      preset: 'young',
      position: (/** @type {View} */ view) => view.positionOf('de', placeOf(view, 'européenne', 7)),
    },
  },
  {
    id: 'luong',
    at: { preset: 'scores', position: 0 },
    args: () => ({
      before: symbol('s', 'i−1'),
      now: symbol('s', 'i'),
      h: symbol('h', 'j'),
      W: symbol('W', 'c'),
      c: symbol('c', 'i'),
    }),
  },
];
