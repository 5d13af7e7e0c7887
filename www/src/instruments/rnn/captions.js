/**
 * The sentence for the operation just done: what happened, with its numbers, and what they mean.
 * Only numbers of the trace are quoted; sums and norms are taken of what is drawn.
 */
import { writer } from '../../draw/number.js';
import { largest, norm } from '../../draw/scales.js';
import { gradient, loss, probability, strong, symbol, token, value } from '../../elements/rich.js';

/** @typedef {import('../../engine/trace.js').Trace} Trace */
/** @typedef {import('../../engine/trace.js').Operation} Operation */
/** @typedef {import('../../elements/types.js').Message} Message */
/** @typedef {import('../../i18n/i18n.js').Language} Language */

/**
 * @typedef {object} Context
 * @property {Trace} trace
 * @property {Operation} op
 * @property {'lecture' | 'pytorch'} form
 * @property {Language} language
 * @property {import('../../state/settings.js').Settings} settings
 */

/** A unit that is beyond this is taken to be saturated: its slope is below 0.19. */
const SATURATED = 0.9;

/** @param {ArrayLike<number>} v */
function strongest(v) {
  let at = 0;
  for (let i = 1; i < v.length; i++) if (Math.abs(v[i]) > Math.abs(v[at])) at = i;
  return at;
}

/** @param {ArrayLike<number>} v */
function highest(v) {
  let at = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[at]) at = i;
  return at;
}

/** @param {ArrayLike<number>} v */
const mean = (v) => Array.from(v).reduce((a, b) => a + b, 0) / v.length;

/** @param {boolean} condition */
const yes = (condition) => (condition ? 'yes' : 'no');

/** @type {Record<string, (c: Context, w: ReturnType<typeof words>) => Message>} */
const FORWARD = {
  a: ({ trace, op }, w) => {
    const a = trace.vector('a', op.t);
    const unit = strongest(a);
    return w.say('rnn-caption-a', {
      first: yes(op.t === 1),
      unit: symbol('a', `${op.t},${unit + 1}`),
      sum: w.value(a[unit]),
      before: symbol('h', op.t - 1),
    });
  },
  h: ({ trace, op }, w) => {
    const h = trace.vector('h', op.t);
    if (trace.index.cell === 'rnn') {
      const unit = strongest(trace.vector('a', op.t));
      const full = Array.from(h).filter((v) => Math.abs(v) > SATURATED).length;
      return w.say('rnn-caption-h-rnn', {
        state: symbol('h', op.t),
        sum: w.value(trace.vector('a', op.t)[unit]),
        result: w.value(h[unit]),
        count: full,
        full: strong(String(full)),
        hidden: trace.H,
      });
    }
    if (trace.index.cell === 'lstm') {
      const unit = strongest(h);
      return w.say('rnn-caption-h-lstm', {
        unit: symbol('h', `${op.t},${unit + 1}`),
        gate: w.value(trace.vector('o', op.t)[unit]),
        memory: w.value(trace.vector('tanh_c', op.t)[unit]),
        result: w.value(h[unit]),
      });
    }
    const before = trace.vector('h', op.t - 1);
    const unit = strongest(h);
    const u = trace.vector('u', op.t)[unit];
    return w.say('rnn-caption-h-gru', {
      unit: symbol('h', `${op.t},${unit + 1}`),
      keep: w.percent(1 - u),
      take: w.percent(u),
      old: w.value(before[unit]),
      fresh: w.value(trace.vector('n', op.t)[unit]),
      result: w.value(h[unit]),
    });
  },
  y: ({ trace, op }, w) => {
    const y = trace.vector('y', op.t);
    const best = highest(y);
    const target = trace.index.targets[op.t - 1];
    return w.say('rnn-caption-y', {
      right: yes(best === target),
      best: w.token(trace.index.vocabulary[best]),
      p: probability(w.percent(y[best])),
      gold: w.token(trace.index.vocabulary[target]),
      pgold: probability(w.percent(y[target])),
      blind: w.percent(1 / trace.V),
    });
  },
  L: ({ trace, op }, w) => {
    const L = trace.array('L');
    let sum = 0;
    for (let t = 0; t < op.t; t++) sum += L[t];
    const last = op.t === trace.T;
    return w.say('rnn-caption-L', {
      where: last ? 'last' : op.t === 1 ? 'first' : 'between',
      symbol: symbol('L', op.t),
      p: probability(w.chance(trace.array('p_target')[op.t - 1])),
      loss: loss(w.chance(L[op.t - 1])),
      sum: loss(w.fixed(last ? trace.scalar('loss') : sum)),
      chance: probability(w.compact(trace.scalar('p'))),
      count: trace.T,
    });
  },
  i: ({ trace, op }, w) => {
    const i = trace.vector('i', op.t);
    const unit = highest(i);
    return w.say('rnn-caption-i', {
      open: strong(w.percent(mean(i))),
      unit: unit + 1,
      most: w.value(i[unit]),
    });
  },
  f: ({ trace, op }, w) =>
    w.say('rnn-caption-f', {
      first: yes(op.t === 1),
      keep: strong(w.percent(mean(trace.vector('f', op.t)))),
      before: symbol('c', op.t - 1),
    }),
  g: ({ trace, op, form }, w) => {
    const g = trace.vector('g', op.t);
    const unit = strongest(g);
    return w.say('rnn-caption-g', {
      symbol: form === 'lecture' ? symbol('c̃', op.t) : symbol('g', op.t),
      unit: unit + 1,
      most: w.value(g[unit]),
    });
  },
  o: ({ trace, op }, w) =>
    w.say('rnn-caption-o', { open: strong(w.percent(mean(trace.vector('o', op.t)))) }),
  c: ({ trace, op }, w) => {
    const c = trace.vector('c', op.t);
    const unit = strongest(c);
    const at = (/** @type {string} */ name, t = op.t) => trace.vector(name, t)[unit];
    return w.say('rnn-caption-c', {
      unit: symbol('c', `${op.t},${unit + 1}`),
      keep: w.value(at('f')),
      old: w.value(at('c', op.t - 1)),
      enter: w.value(at('i')),
      fresh: w.value(at('g')),
      result: w.value(c[unit]),
    });
  },
  r: ({ trace, op }, w) =>
    w.say('rnn-caption-r', {
      first: yes(op.t === 1),
      open: strong(w.percent(mean(trace.vector('r', op.t)))),
      before: symbol('h', op.t - 1),
    }),
  z: ({ trace, op, form }, w) =>
    w.say('rnn-caption-z', {
      form,
      share: strong(w.percent(mean(trace.vector(form === 'lecture' ? 'u' : 'z', op.t)))),
    }),
  n: ({ trace, op, form }, w) => {
    const n = trace.vector('n', op.t);
    const unit = strongest(n);
    return w.say('rnn-caption-n', {
      symbol: form === 'lecture' ? symbol('h̃', op.t) : symbol('n', op.t),
      unit: unit + 1,
      most: w.value(n[unit]),
    });
  },
};

/** @type {Record<string, (c: Context, w: ReturnType<typeof words>) => Message>} */
const BACKWARD = {
  dy: ({ trace, op }, w) => {
    const target = trace.index.targets[op.t - 1];
    return w.say('rnn-caption-dy', {
      gold: w.token(trace.index.vocabulary[target]),
      gap: gradient(w.fixed(trace.vector('dlogits', op.t)[target])),
      p: probability(w.percent(trace.array('p_target')[op.t - 1])),
    });
  },
  dh: ({ trace, op }, w) => {
    const carry = norm(trace.vector('dh_carry', op.t));
    return w.say('rnn-caption-dh', {
      case: op.t === trace.T ? 'last' : carry === 0 ? 'cut' : 'both',
      state: symbol('h', op.t),
      loss: symbol('L', op.t),
      own: gradient(w.compact(norm(trace.vector('dh_local', op.t)))),
      future: gradient(w.compact(carry)),
    });
  },
  da: ({ trace, op }, w) => {
    const before = norm(trace.vector('dh', op.t));
    const after = norm(trace.vector('da', op.t));
    return w.say('rnn-caption-da', {
      before: gradient(w.compact(before)),
      after: gradient(w.compact(after)),
      share: gradient(before > 0 ? w.percent(after / before) : w.percent(0)),
    });
  },
  dc: ({ trace, op }, w) =>
    w.say('rnn-caption-dc', {
      last: yes(op.t === trace.T),
      memory: symbol('c', op.t),
      norm: gradient(w.compact(norm(trace.vector('dc', op.t)))),
      future: gradient(w.compact(norm(trace.vector('dc_carry', op.t)))),
    }),
  dW: ({ trace, op, form }, w) => {
    const name =
      trace.index.cell === 'rnn' && form === 'lecture' ? 'h,h' : form === 'lecture' ? 'h' : 'hh';
    return w.say('rnn-caption-dW', {
      weights: symbol('W', name),
      share: gradient(w.compact(trace.array('dW_hh_norm')[op.t - 1])),
      sum: gradient(w.compact(trace.array('dW_hh_sum_norm')[op.t - 1])),
      first: yes(op.t === 1),
      time: op.t,
    });
  },
};

/** The gates on the way back share a sentence; each has its name. */
for (const gate of ['i', 'f', 'g', 'o', 'r', 'z', 'n']) {
  BACKWARD[`d${gate}`] = ({ trace, op, form }, w) => {
    const block = gate === 'z' && form === 'lecture' ? 'du' : `d${gate}`;
    return w.say('rnn-caption-dgate', {
      gate,
      norm: gradient(w.compact(norm(trace.vector(block, op.t)))),
      inside: gradient(w.compact(norm(trace.vector(`da_${gate}`, op.t)))),
      nothing: yes(largest(trace.vector(block, op.t)) === 0),
    });
  };
}

/** @param {Language} language */
function words(language) {
  const write = writer(language);
  return {
    ...write,
    /** @param {string} id @param {Message['args']} args @returns {Message} */
    say: (id, args) => ({ id, args }),
    /** Two decimals, unless they would be zero. @param {number} v */
    chance: (v) => (v !== 0 && v < 0.005 ? write.compact(v) : write.fixed(v)),
    /** @param {number} v */
    value: (v) => value(write.fixed(v), v),
    /** A blank is invisible: it is written as a sign. @param {string} word */
    token: (word) => token(word === ' ' ? '␣' : word === '\n' ? '¶' : word),
  };
}

/** @param {Omit<Context, 'trace'> & {trace: Trace | null}} context @returns {Message} */
export function caption(context) {
  const { trace, op, settings, language } = context;
  if (!trace) return { id: 'seq-caption-none' };
  const w = words(language);
  if (op.phase === 'start') {
    return w.say('rnn-caption-start', {
      cell: trace.index.cell,
      count: trace.T,
      unit: String(settings.unit),
      state: symbol('h', 0),
      hidden: trace.H,
    });
  }
  if (op.phase === 'update') {
    return w.say('rnn-caption-update', {
      norm: gradient(w.compact(trace.scalar('grad_norm'))),
      rate: strong(w.compact(Number(settings.learning_rate))),
      clipped: yes(trace.scalar('clip_scale') < 1),
      scale: w.compact(trace.scalar('clip_scale')),
    });
  }
  const table = op.phase === 'forward' ? FORWARD : BACKWARD;
  return table[op.op](/** @type {Context} */ (context), w);
}
