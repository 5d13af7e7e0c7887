import { gradient, probability, strong, symbol, token, value } from '../../elements/rich.js';
import { Market } from './market.js';

/** The sentence that says what just happened. */

/** @typedef {import('./element.js').AttentionValuesElement} Host */
/** @typedef {import('../../elements/types.js').Message} Message */

/** @param {Host} host @returns {Message} */
export function caption(host) {
  return host.trace instanceof Market ? houses(host, host.trace) : roles(host);
}

/** @param {Host} host @param {Market} market @returns {Message} */
function houses(host, market) {
  const id = (/** @type {string} */ name) => `attention-values-caption-${name}`;
  const {
    weights,
    values,
    value: price,
    scores,
    score_slopes: slopes,
    query_slopes,
    area_unit,
  } = market.told;
  const number = (/** @type {number} */ x, digits = 0) => host.num(x, digits, { plain: true });
  const best = weights.indexOf(Math.max(...weights));
  const near = scores.indexOf(Math.max(...scores));
  const pull = slopes.map(Math.abs).indexOf(Math.max(...slopes.map(Math.abs)));
  const args = {
    house: symbol('k', best + 1),
    weight: probability(host.percent(weights[best])),
    price: strong(number(price, Math.abs(price - Math.round(price)) < 0.05 ? 0 : 1)),
    near: symbol('k', near + 1),
    score: value(host.num(scores[near], 2, { plain: true })),
    value: strong(number(values[best])),
  };
  switch (host.op.op) {
    case 's':
      return { id: id(`s-${host.settings_.score}`), args };
    case 'w':
      return { id: id('w'), args };
    case 'p':
      return { id: id('p'), args };
    case 'V': {
      const most = Math.max(...weights);
      const kind = most > 0.985 ? 'V-one' : most - Math.min(...weights) < 0.03 ? 'V-mean' : 'V';
      const dot = ['dot', 'scaled_dot'].includes(String(host.settings_.score));
      return { id: id(dot && kind === 'V' ? 'V-dot' : kind), args };
    }
    case 'dw':
      return { id: id('dw'), args: { price: strong(number(Math.max(...values))) } };
    case 'ds':
      return {
        id: id(slopes[pull] > 0 ? 'ds-up' : 'ds-down'),
        args: {
          house: symbol('s', pull + 1),
          slope: gradient(host.num(slopes[pull], 1, { plain: true })),
          weight: probability(host.num(weights[pull], 2, { plain: true })),
          own: strong(number(values[pull])),
          price: strong(number(price, 1)),
        },
      };
    case 'dq':
      return {
        id: id('dq'),
        args: {
          area: gradient(host.num(query_slopes[0] / area_unit, 2, { plain: true })),
          rooms: gradient(host.num(query_slopes[1], 1, { plain: true })),
        },
      };
    default:
      return { id: id('start') };
  }
}

/** @param {Host} host @returns {Message} */
function roles(host) {
  const view = /** @type {import('./translator.js').Translator} */ (host.trace);
  const id = (/** @type {string} */ name) => `attention-values-caption-${name}`;
  const { op, t } = host.op;
  const i = Math.max(1, t);
  const alpha = view.weights(i);
  const best = alpha.indexOf(Math.max(...alpha));
  const solved = host.exercise.solved;
  const args = {
    word: token(view.words[i - 1]),
    source: token(view.source[best]),
    weight: probability(host.percent(alpha[best])),
    state: symbol('s', i - 1),
    context: symbol('c', i),
  };
  if (!solved && (op === '' || op === 'c')) return { id: id('exercise'), args };
  const names = /** @type {Record<string, string>} */ ({ e: 'e', α: 'a', c: 'c' });
  return { id: id(names[op] ?? 'roles-start'), args };
}
