import { gradient, probability, strong, symbol } from '../../elements/rich.js';

/** The sentence that says what just happened, with its numbers. */

/** @typedef {import('./element.js').BidirectionalElement} Host */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('../../elements/types.js').Message} Message */

/** @param {Host} host @returns {Message} */
export function caption(host) {
  const view = /** @type {View} */ (host.trace);
  const { op, t } = host.op;
  const id = (/** @type {string} */ name) => `bidirectional-caption-${name}`;
  if (host.position === view.N) return whole(host, view);
  const args = {
    t,
    bit: strong(view.index.tokens[t - 1] ?? ''),
    h: symbol('h', t),
    r: symbol('h′', t),
    L: symbol('L', t),
  };
  switch (op) {
    case 'h':
      return { id: id(t === 1 ? 'h-first' : 'h'), args };
    case 'r':
      return {
        id: id(t === view.seen ? (view.seen < view.T ? 'r-cut' : 'r-first') : 'r'),
        args: { ...args, last: view.seen },
      };
    case 'o':
      return { id: id(`o-${view.combine}`), args };
    case 'y':
      return {
        id: id(view.index.targets[t - 1] === null ? 'y-edge' : 'y'),
        args: { ...args, ...answers(host, view, t) },
      };
    case 'L': {
      const L = view.vector('L', t)[0];
      if (view.index.targets[t - 1] === null) return { id: id('L-edge'), args };
      return {
        id: id('L'),
        args: {
          ...args,
          loss: strong(host.sig(L, 2)),
          past: strong(host.sig(view.past.vector('L', t)[0], 2)),
        },
      };
    }
    case 'ds':
    case 'do':
      return {
        id: id(op),
        args: {
          ...args,
          size: gradient(host.sig(view.array(op === 'ds' ? 'dscores_norm' : 'doutput_norm')[0], 2)),
        },
      };
    case 'dh':
    case 'dr':
      return back(host, view, op, t);
    default:
      return { id: id('start'), args: { ceiling: probability(view.plan.ceiling.join('/')) } };
  }
}

/** What both models say at a step. @param {Host} host @param {View} view @param {number} t */
function answers(host, view, t) {
  const target = view.index.targets[t - 1];
  return {
    target: strong(String(target ?? '')),
    both: strong(String(view.index.given[t - 1])),
    p: probability(host.num(view.one(view, t), 2, { plain: true })),
    past: strong(String(view.past.index.given[t - 1])),
    q: probability(host.num(view.one(view.past, t), 2, { plain: true })),
  };
}

/** @param {Host} host @param {View} view @param {'dh' | 'dr'} op @param {number} t @returns {Message} */
function back(host, view, op, t) {
  const name = op === 'dh' ? 'dh' : 'dh_reverse';
  const letter = op === 'dh' ? 'h' : 'h′';
  const first = t === view.asked ? '-first' : '';
  return {
    id: `bidirectional-caption-${op}${first}`,
    args: {
      t,
      state: symbol(letter, t),
      from: symbol(letter, view.asked),
      size: gradient(host.sig(view.array(`${name}_norm`)[t - 1], 2)),
      share: gradient(host.percent(view.array(`${name}_share`)[t - 1])),
      x: symbol('x', t),
    },
  };
}

/** What there is to see once all is done. @param {Host} host @param {View} view @returns {Message} */
function whole(host, view) {
  const t = view.asked;
  const id = (/** @type {string} */ name) => `bidirectional-caption-${name}`;
  const target = view.index.targets[t - 1];
  const args = { t, ceiling: probability(view.plan.ceiling.join('/')), ...answers(host, view, t) };
  if (target === null) return { id: id('whole-edge'), args };
  if (host.trainingStep === 0) return { id: id('whole-untrained'), args };
  const both = view.index.given[t - 1];
  const past = view.past.index.given[t - 1];
  if (view.seen < view.T) {
    const before = view.whole.index.given[t - 1];
    const more = {
      ...args,
      before: strong(String(before)),
      p0: probability(host.num(view.one(view.whole, t), 2, { plain: true })),
      hidden: view.T - view.seen,
      missing: Math.max(0, t + view.plan.reach - view.seen),
    };
    if (before !== both) return { id: id('hidden-changes'), args: more };
    return {
      id: id(t + view.plan.reach > view.seen ? 'hidden-same' : 'hidden-enough'),
      args: more,
    };
  }
  if (both !== target) return { id: id('whole-wrong'), args };
  return { id: id(past === target ? 'whole-both' : 'whole'), args };
}
