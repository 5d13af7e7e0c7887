import { quoted } from '../../draw/number.js';
import { largest, norm } from '../../draw/scales.js';
import { gradient, probability, strong, symbol, token, value } from '../../elements/rich.js';
import { shown } from './model.js';

/** The sentence that says what just happened, with its numbers; chosen by what the numbers are. */

/** @typedef {import('./element.js').AlignmentElement} Host */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('../../elements/types.js').Message} Message */

/** A look is nearly even when its largest share is less than so many times the even one. */
const EVEN = 1.6;

/** @param {Host} host @returns {Message} */
export function caption(host) {
  const view = /** @type {View} */ (host.trace);
  const { op, t } = host.op;
  if (op === '' || !view.whole) return whole(host, view);
  return t && op.startsWith('d') ? back(host, view, op, t) : ahead(host, view, op, t);
}

/** A blank or a point is not to be overlooked in a sentence. @param {string} word */
const seen = (word) => (/^[\p{L}\p{N}]/u.test(word) ? shown(word) : `‹${shown(word)}›`);

const id = (/** @type {string} */ name) => `alignment-caption-${name}`;

/** Places of the first two in a row of weights. @param {number[]} row */
function firstTwo(row) {
  const order = Array.from(row, (a, at) => ({ a, j: at + 1 })).sort((x, y) => y.a - x.a);
  return [order[0], order[1] ?? order[0]];
}

/** What is said of every row. @param {Host} host @param {View} view @param {number} i */
function about(host, view, i) {
  const [first, second] = firstTwo(view.row(i));
  const word = view.words[i - 1];
  return {
    i,
    end: view.ends(i) ? 'yes' : 'no',
    word: token(quoted(host.language, word)),
    first: token(seen(view.source[first.j - 1])),
    share: probability(host.percent(first.a)),
    second: token(seen(view.source[second.j - 1])),
    other: probability(host.percent(second.a)),
    agreed: agreed(host, view),
    even: probability(host.percent(1 / view.J)),
    step: host.trainingStep,
    shown: host.whole(host.trainingStep),
  };
}

/** How many look where they should. @param {Host} host @param {View} view */
function agreed(host, view) {
  const unit = host.settings.task === 'dates' ? 'signs' : 'words';
  return host.t('alignment-agreed', { ...view.agreement, unit });
}

/** Whether the look steps back behind the word before: the order differs. @param {View} view @param {number} i */
const crosses = (view, i) => i > 1 && !view.ends(i) && view.most(i) < view.most(i - 1);

/** The whole answer, and the row that is looked at. @param {Host} host @param {View} view @returns {Message} */
function whole(host, view) {
  const i = Math.max(1, Math.min(view.I, Number(host.settings.asked) || 1));
  const args = about(host, view, i);
  const [first] = firstTwo(view.row(i));
  if (host.training) return { id: id(view.agreement.of > 0 ? 'learning' : 'learning-free'), args };
  if (view.forced && view.held(i)) return heldBy(host, view, i, args);
  if (first.a * view.J < EVEN) return { id: id('even'), args };
  const gold = view.gold(i);
  const translation = host.settings.task === 'translation';
  if (gold.size > 0 && !gold.has(first.j)) {
    const should = view.source[[...gold][0] - 1];
    return { id: id('astray'), args: { ...args, should: token(should) } };
  }
  if (translation && crosses(view, i)) return { id: id('crosses'), args };
  return { id: id(view.agreement.of > 0 ? 'whole' : 'whole-free'), args };
}

/** A hand holds the weights of the word: what is written then. @param {Host} host @param {View} view @param {number} i @param {ReturnType<typeof about>} args @returns {Message} */
function heldBy(host, view, i, args) {
  const now = view.forced?.words[i - 1] ?? '';
  const free = view.written[i - 1] ?? '';
  if (now === free || !now || !free) return { id: id('held'), args };
  const word = (/** @type {string} */ text) => token(quoted(host.language, text));
  return { id: id('held-other'), args: { ...args, now: word(now), free: word(free) } };
}

/** @param {Host} host @param {View} view @param {string} op @param {number} i @returns {Message} */
function ahead(host, view, op, i) {
  const args = about(host, view, i);
  const s = symbol('s', i - 1);
  const number = (/** @type {number} */ x) => value(host.num(x, 2, { plain: true }));
  if (op === 'e') {
    const row = Array.from(view.vector('e', i));
    const [high, low] = [Math.max(...row), Math.min(...row)];
    return {
      id: id('e'),
      args: {
        ...args,
        s,
        high: number(high),
        best: token(view.source[row.indexOf(high)]),
        low: number(low),
        worst: token(view.source[row.indexOf(low)]),
      },
    };
  }
  if (op === 'alpha') {
    const translation = host.settings.task === 'translation';
    const gold = view.gold(i);
    const name =
      translation && crosses(view, i) && gold.has(view.most(i)) ? 'alpha-crosses' : 'alpha';
    return { id: id(name), args };
  }
  if (op === 'c')
    return { id: id('c'), args: { ...args, c: symbol('c', i), h: symbol('h', view.most(i)) } };
  if (op === 's')
    return {
      id: id(i === 1 ? 's-first' : 's'),
      args: {
        ...args,
        s: symbol('s', i),
        before: s,
        c: symbol('c', i),
        last: token(view.words[i - 2] ?? ''),
      },
    };
  const [best, next] = view.top(i, 2);
  const said = (/** @type {string} */ word) =>
    token(word === view.plan.end ? host.t('alignment-end-mark') : word);
  return {
    id: id(best.word === view.words[i - 1] ? 'y' : 'y-wrong'),
    args: {
      ...args,
      p: probability(host.percent(view.p(i))),
      best: said(best.word),
      q: probability(host.percent(best.p)),
      next: said(next.word),
      r: probability(host.percent(next.p)),
    },
  };
}

/** @param {Host} host @param {View} view @param {string} op @param {number} i @returns {Message} */
function back(host, view, op, i) {
  const args = about(host, view, i);
  const number = (/** @type {number} */ x) => gradient(host.sig(x, 2));
  const size = (/** @type {ArrayLike<number>} */ of) => number(norm(of));
  if (op === 'dy')
    return {
      id: id('dy'),
      args: {
        ...args,
        L: symbol('L', i),
        loss: strong(host.sig(view.L(i), 2)),
        p: probability(host.percent(view.p(i))),
        missing: gradient(host.percent(1 - view.p(i))),
      },
    };
  if (op === 'ds')
    return {
      id: id(i === view.I ? 'ds-last' : 'ds'),
      args: { ...args, s: symbol('s', i), size: size(view.ds(i)) },
    };
  if (op === 'dc')
    return { id: id('dc'), args: { ...args, c: symbol('c', i), size: size(view.dc(i)) } };
  const row = Array.from(view.vector(op === 'dalpha' ? 'dalpha' : 'de', i));
  const most = largest(row);
  const j = row.findIndex((x) => Math.abs(x) === most);
  const more = row[j] < 0;
  return {
    id: id(`${op}${more ? '-more' : '-less'}`),
    args: {
      ...args,
      most: number(row[j]),
      source: token(view.source[j] ?? ''),
      alpha: probability(host.percent(view.alpha(i, j + 1))),
    },
  };
}
