import { probability, strong, symbol, token } from '../../elements/rich.js';

/** The sentence that says what just happened. */

/** @typedef {import('./element.js').EncoderDecoderElement} Host */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('../../elements/types.js').Message} Message */

/** @param {Host} host @returns {Message} */
export function caption(host) {
  const view = /** @type {View} */ (host.trace);
  const id = (/** @type {string} */ name) => `encoder-decoder-caption-${name}`;
  const { op, t } = view.operation(host.position);
  if (host.position >= view.N) return whole(host, view);
  const args = {
    t,
    count: view.J,
    hidden: strong(String(view.H)),
    symbol: token(view.source[Math.max(0, t - 1)] ?? ''),
    state: symbol('h', t),
    before: symbol('h', t - 1),
  };
  switch (op) {
    case 'h':
      return { id: id(t === 1 ? 'h-first' : 'h'), args };
    case 'c':
      return { id: id(view.asked.read === 'attention' ? 'c-attention' : 'c'), args };
    case 's':
      return {
        id: id(t === 1 ? 's-first' : view.asked.write === 'forced' ? 's-forced' : 's'),
        args: {
          ...args,
          state: symbol('s', t),
          before: symbol('s', t - 1),
          fed: token(view.fed(t)),
        },
      };
    case 'y':
      return written(host, view, t);
    default:
      return { id: id('start'), args };
  }
}

/** @param {Host} host @param {View} view @param {number} i @returns {Message} */
function written(host, view, i) {
  const end = (/** @type {string} */ word) => (word === view.plan.end ? '∎' : word);
  const [first] = view.top(i, 1);
  const args = {
    i,
    word: token(end(view.words[i - 1])),
    p: probability(host.percent(view.probability(i))),
    product: probability(host.sig(view.product(i), 2)),
    said: token(end(first.word)),
    wanted: token(end(i <= view.answer.length ? view.answer[i - 1] : view.plan.end)),
    width: strong(String(view.asked.width)),
  };
  const weights = view.weights(i);
  if (weights && view.asked.write === 'greedy') {
    const best = weights.indexOf(Math.max(...weights));
    return {
      id: 'encoder-decoder-caption-y-attention',
      args: {
        ...args,
        source: token(view.source[best]),
        weight: probability(host.percent(weights[best])),
      },
    };
  }
  if (view.asked.write === 'forced')
    return { id: `encoder-decoder-caption-y-forced-${view.right(i) ? 'right' : 'wrong'}`, args };
  if (view.asked.write === 'beam') return { id: 'encoder-decoder-caption-y-beam', args };
  return { id: 'encoder-decoder-caption-y', args };
}

/** What there is to see once all is done. @param {Host} host @param {View} view @returns {Message} */
function whole(host, view) {
  const { read, write } = view.asked;
  const text = (/** @type {string[]} */ words) => words.join(view.joint) || '–';
  const own = view.seen.written[read];
  const share = (/** @type {import('./course.js').Role} */ role) => {
    const here = view.here(role);
    return probability(here === null ? '–' : host.percent(here));
  };
  const args = {
    count: view.J,
    source: token(text(read === 'reversed' ? view.source.toReversed() : view.source)),
    hidden: strong(String(view.H)),
    own: token(text(own.words)),
    plain: share('plain'),
    reversed: share('reversed'),
    attention: share('attention'),
  };
  const id = (/** @type {string} */ name) => `encoder-decoder-caption-whole-${name}`;
  if (host.trainingStep === 0) return { id: id('untrained'), args };
  const { beam } = view.seen;
  if (write === 'beam' && beam) {
    const greedy = view.seen.written[read];
    const best = beam.hypotheses[0];
    const found = view.words.slice(0, -1).join(view.joint);
    return {
      id: id(found === greedy.words.join(view.joint) ? 'beam-same' : 'beam'),
      args: {
        ...args,
        best: token(found),
        p: probability(host.sig(Math.exp(best.log_probability), 2)),
        width: strong(String(view.asked.width)),
      },
    };
  }
  if (write === 'forced') {
    const wrong = Array.from({ length: view.I }, (_, k) => k + 1).filter((i) => !view.right(i));
    return {
      id: id(view.correct(read) ? 'forced-right' : 'forced'),
      args: { ...args, wrong: strong(String(wrong.length)), of: view.I },
    };
  }
  return { id: id(view.letters ? read : `${read}-sentence`), args };
}
