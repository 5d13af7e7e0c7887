import { norm } from '../../draw/scales.js';
import { gradient, loss, probability, strong, symbol, token, value } from '../../elements/rich.js';

/**
 * One sentence for every operation of every cell, which says what its numbers mean. It is chosen by
 * what the numbers are (a cut path, an empty state, saturated units), never by what they should be.
 */

/**
 * @typedef {object} Context
 * @property {import('../../engine/trace.js').Trace} trace
 * @property {import('../../engine/trace.js').Operation} op
 * @property {import('../../draw/number.js').Writer} write
 * @property {'lecture'|'pytorch'} form
 * @property {{j:number, k:number}|null} path
 * @property {import('../../state/settings.js').Settings} settings
 */
/** @typedef {{id:string, args:Record<string, any>}} Caption */

/** A unit counts as saturated when the tanh lets less than a fifth through. */
const SATURATED = 0.9;

/** Index of the entry with the largest size, and of the smallest and largest entry. @param {ArrayLike<number>} v */
function extremes(v) {
  let most = 0;
  let low = 0;
  let high = 0;
  for (let i = 1; i < v.length; i++) {
    if (Math.abs(v[i]) > Math.abs(v[most])) most = i;
    if (v[i] < v[low]) low = i;
    if (v[i] > v[high]) high = i;
  }
  return { most, low, high };
}

/** @param {Context} c @returns {Caption} */
export function captionOf(c) {
  const { op, trace, settings } = c;
  const { phase, t } = op;
  if (phase === 'start')
    return {
      id: 'bptt-cap-start',
      args: {
        word: token(c.write.quote(trace.index.tokens[0])),
        forward: trace.T * trace.F,
        backward: trace.T * trace.B,
      },
    };
  if (phase === 'update') return update(c, settings);
  const shared = {
    t,
    word: token(c.write.quote(trace.index.tokens[t - 1])),
    gold: token(c.write.quote(trace.index.tokens[t])),
    h: symbol('h', t),
    L: symbol('L', t),
    before: symbol('h', t - 1),
  };
  const { id, args } = phase === 'forward' ? forward(c) : backward(c);
  return { id, args: { ...shared, ...args } };
}

/** @param {Context} c @param {import('../../state/settings.js').Settings} settings @returns {Caption} */
function update({ trace, write }, settings) {
  const scale = trace.scalar('clip_scale');
  const optimizer = String(settings.optimizer ?? 'sgd');
  const clipped = scale < 1 && optimizer === 'sgd';
  return {
    id: clipped
      ? 'bptt-cap-update-clipped'
      : optimizer === 'sgd'
        ? 'bptt-cap-update'
        : 'bptt-cap-update-other',
    args: {
      W: symbol('W'),
      alpha: strong(write.compact(Number(settings.learning_rate ?? 0.1))),
      norm: gradient(write.compact(trace.scalar('grad_norm'))),
      share: strong(write.percent(scale)),
      optimizer,
    },
  };
}

/** A gate by its range over the units. @param {Context} c @param {string} block */
function range({ trace, op, write }, block) {
  const v = trace.vector(block, op.t);
  const { low, high, most } = extremes(v);
  return {
    low: value(write.fixed(v[low])),
    high: value(write.fixed(v[high])),
    lowUnit: low + 1,
    highUnit: high + 1,
    unit: most + 1,
    value: value(write.fixed(v[most])),
    one: v.length === 1 ? 'yes' : 'no',
  };
}

/** @param {Context} c @returns {Caption} */
function forward(c) {
  const { trace, op, write, form } = c;
  const { t } = op;
  const { cell } = trace.index;
  const first = t === 1 ? '-first' : '';
  switch (op.op) {
    case 'a':
      return { id: `bptt-cap-a${first}`, args: range(c, 'a') };
    case 'h': {
      const h = trace.vector('h', t);
      let saturated = 0;
      for (let i = 0; i < h.length; i++) if (Math.abs(h[i]) > SATURATED) saturated++;
      return {
        id: `bptt-cap-h-${cell}`,
        args: {
          ...range(c, 'h'),
          saturated,
          units: h.length,
          ...(cell === 'gru' ? mixing(c) : {}),
        },
      };
    }
    case 'y': {
      const y = trace.vector('y', t);
      const best = extremes(y).most;
      const target = trace.index.targets[t - 1];
      return {
        id: best === target ? 'bptt-cap-y-right' : 'bptt-cap-y-wrong',
        args: {
          best: token(c.write.quote(trace.index.vocabulary[best])),
          p: probability(write.percent(y[best])),
          pGold: probability(write.percent(y[target])),
        },
      };
    }
    case 'L': {
      const L = trace.array('L');
      let sum = 0;
      for (let i = 0; i < t; i++) sum += L[i];
      return {
        id: `bptt-cap-L${first}`,
        args: {
          loss: loss(write.fixed(L[t - 1])),
          p: probability(write.percent(trace.array('p_target')[t - 1])),
          sum: loss(write.fixed(sum)),
        },
      };
    }
    case 'c': {
      const now = trace.vector('c', t);
      const { most } = extremes(now);
      const before = t > 1 ? trace.vector('c', t - 1)[most] : 0;
      return {
        id: `bptt-cap-c${first}`,
        args: {
          unit: most + 1,
          value: value(write.fixed(now[most])),
          from: value(write.fixed(before)),
          keep: value(write.percent(trace.vector('f', t)[most])),
          c: symbol('c', t),
        },
      };
    }
    case 'z':
      return { id: `bptt-cap-z-${form}${first}`, args: range(c, form === 'lecture' ? 'u' : 'z') };
    default:
      return {
        id: `bptt-cap-${op.op}-${cell}${op.op === 'f' || op.op === 'r' ? first : ''}`,
        args: range(c, op.op),
      };
  }
}

/** Which unit of a GRU changed most, and how far its gate let it. @param {Context} c */
function mixing({ trace, op, write }) {
  const u = trace.vector('u', op.t);
  const { high } = extremes(u);
  return {
    open: value(write.percent(u[high])),
    openUnit: high + 1,
    at: value(write.fixed(trace.vector('h', op.t)[high])),
  };
}

/** @param {Context} c @returns {Caption} */
function backward(c) {
  const { trace, op, write } = c;
  const { t } = op;
  const size = (/** @type {string} */ block) => norm(trace.vector(block, t));
  const lit = (/** @type {number} */ v) => gradient(write.compact(v));
  switch (op.op) {
    case 'dy': {
      const d = trace.vector('dlogits', t);
      const target = trace.index.targets[t - 1];
      let most = target === 0 ? 1 : 0;
      for (let i = 0; i < d.length; i++) if (i !== target && d[i] > d[most]) most = i;
      return {
        id: 'bptt-cap-dy',
        args: {
          up: gradient(write.fixed(d[target])),
          other: token(c.write.quote(trace.index.vocabulary[most])),
          down: gradient(write.fixed(d[most])),
        },
      };
    }
    case 'dh':
      return asked(c, lit);
    case 'da': {
      const whole = size('dh');
      const { low } = extremes(trace.vector('gprime', t));
      return {
        id: 'bptt-cap-da',
        args: {
          share: gradient(write.percent(whole > 0 ? size('da') / whole : 0)),
          unit: low + 1,
          gate: value(write.compact(trace.vector('gprime', t)[low]), 1),
          units: trace.H,
        },
      };
    }
    case 'dc': {
      const own = Math.max(0, size('dc'));
      const carried = size('dc_carry');
      return {
        id: t === trace.T || carried === 0 ? 'bptt-cap-dc-alone' : 'bptt-cap-dc',
        args: {
          c: symbol('c', t),
          next: symbol('c', t + 1),
          total: lit(own),
          carried: lit(carried),
        },
      };
    }
    case 'df': {
      const f = trace.vector('f', t);
      const { low, high } = extremes(f);
      return {
        id: t === 1 ? 'bptt-cap-df-first' : 'bptt-cap-df',
        args: {
          norm: lit(size('df')),
          low: value(write.percent(f[low])),
          high: value(write.percent(f[high])),
          c: symbol('c', t - 1),
        },
      };
    }
    case 'dz':
      return { id: `bptt-cap-dz-${c.form}`, args: { norm: lit(size('dz')) } };
    case 'dW':
      return weights(c, lit);
    default:
      return { id: `bptt-cap-${op.op}`, args: { norm: lit(size(op.op)) } };
  }
}

/** What a state is asked for, by its own loss and by the future. @param {Context} c @param {(v:number) => any} lit @returns {Caption} */
function asked({ trace, op, write, path }, lit) {
  const { t } = op;
  const { T } = trace;
  if (!trace.at('kept', t - 1, t - 1)) return { id: 'bptt-cap-dh-none', args: {} };
  const own = norm(trace.vector('dh_local', t));
  const carried = norm(trace.vector('dh_carry', t));
  if (t === T) return { id: 'bptt-cap-dh-last', args: { own: lit(own) } };
  let lost = 0;
  let from = 0;
  for (let j = t + 1; j <= T; j++) {
    const n = trace.at('G_norm', j - 1, t - 1);
    if (!trace.at('kept', j - 1, t - 1) && n > lost) {
      lost = n;
      from = j;
    }
  }
  if (carried === 0 && from)
    return {
      id: 'bptt-cap-dh-cut',
      args: { own: lit(own), lost: lit(lost), j: from, base: symbol('h', from) },
    };
  if (from && lost > 0)
    return {
      id: 'bptt-cap-dh-part',
      args: { own: lit(own), carried: lit(carried), lost: lit(lost), j: from },
    };
  const j = path && path.k === t && path.j > t ? path.j : T;
  const base = trace.at('G_norm', j - 1, j - 1);
  const reach = base > 0 ? trace.at('G_norm', j - 1, t - 1) / base : 0;
  const total = trace.has('dh_norm') ? trace.array('dh_norm')[t - 1] : norm(trace.vector('dh', t));
  const cancel = total < 0.97 * (own + carried);
  return {
    id: cancel ? 'bptt-cap-dh-cancel' : 'bptt-cap-dh',
    args: {
      own: lit(own),
      carried: lit(carried),
      total: lit(total),
      j,
      base: symbol('h', j),
      share: gradient(write.percent(reach)),
      grows: reach > 1 ? 'yes' : 'no',
    },
  };
}

/** @param {Context} c @param {(v:number) => any} lit @returns {Caption} */
function weights({ trace, op }, lit) {
  const { t } = op;
  const share = trace.array('dW_hh_norm')[t - 1];
  const sum = trace.array('dW_hh_sum_norm')[t - 1];
  const W = symbol('W', trace.index.cell === 'rnn' ? 'h,h' : 'h');
  if (share === 0 && t > 1) return { id: 'bptt-cap-dW-none', args: { W, sum: lit(sum) } };
  if (share === 0 && t === 1)
    return { id: 'bptt-cap-dW-zero', args: { W, sum: lit(sum), zero: symbol('h', 0) } };
  if (t === trace.T) return { id: 'bptt-cap-dW-last', args: { W, norm: lit(share) } };
  const before = trace.array('dW_hh_sum_norm')[t];
  return {
    id: sum < before ? 'bptt-cap-dW-cancel' : 'bptt-cap-dW',
    args: { W, norm: lit(share), sum: lit(sum), before: lit(before) },
  };
}
