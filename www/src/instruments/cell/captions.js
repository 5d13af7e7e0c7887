import { gradient, loss, probability, strong, symbol, token, value } from '../../elements/rich.js';

/**
 * The sentence for the operation just done, about one unit: the one in the pipes, or the fullest.
 * Only numbers of the trace are quoted, and shares of them.
 */

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../../elements/types.js').Message} Message */

/** @param {boolean} condition */
const yes = (condition) => (condition ? 'yes' : 'no');

/** A gate that hardly moves what passes: wide open, or shut. */
const WIDE = 0.9;
const SHUT = 0.1;

/** @param {Model} m */
function words(m) {
  const { write, now, trace } = m;
  const v = (/** @type {number} */ x) => value(write.fixed(x), x);
  const word = trace.index.tokens[now - 1];
  return {
    ...write,
    v,
    g: (/** @type {number} */ x) => gradient(write.compact(x)),
    pct: (/** @type {number} */ x) => strong(write.percent(x)),
    unit: m.u + 1,
    word: token(word === ' ' ? '␣' : word === '\n' ? '¶' : word),
    sym: (/** @type {string} */ base, t = now) => symbol(base, `${t},${m.u + 1}`),
  };
}

/** @typedef {ReturnType<typeof words>} Words */

/** How wide a gate is, for the sentence about it. @param {Model} m @param {string} block */
const width = (m, block) =>
  m.of(block) >= WIDE ? 'wide' : m.of(block) <= SHUT ? 'shut' : 'between';

/** @type {Record<string, (m: Model, w: Words) => Message>} */
const FORWARD = {
  f: (m, w) => ({
    id: 'cell-cap-f',
    args: {
      first: yes(m.now === 1),
      open: w.pct(m.of('f')),
      width: width(m, 'f'),
      old: m.now > 1 ? w.v(m.of('c', m.now - 1)) : '0',
    },
  }),
  i: (m, w) => ({
    id: 'cell-cap-i',
    args: { open: w.pct(m.of('i')), width: width(m, 'i'), word: w.word },
  }),
  g: (m, w) => ({ id: 'cell-cap-g', args: { value: w.v(m.of('g')), word: w.word } }),
  o: (m, w) => ({ id: 'cell-cap-o', args: { open: w.pct(m.of('o')), width: width(m, 'o') } }),
  c: (m, w) => ({
    id: 'cell-cap-c',
    args: {
      case:
        m.now === 1
          ? 'first'
          : m.of('f') >= WIDE && Math.abs(m.of('fresh')) < 0.15
            ? 'rolls'
            : m.of('f') <= SHUT
              ? 'wiped'
              : 'mixed',
      keep: w.pct(m.of('f')),
      old: m.now > 1 ? w.v(m.of('c', m.now - 1)) : '0',
      fresh: w.v(m.of('fresh')),
      open: w.pct(m.of('i')),
      proposed: w.v(m.of('g')),
      word: w.word,
      result: w.v(m.of('c')),
    },
  }),
  h: (m, w) => {
    if (m.cell === 'rnn')
      return { id: 'cell-cap-h-rnn', args: { sum: w.v(m.of('a')), result: w.v(m.of('h')) } };
    if (m.cell === 'lstm')
      return {
        id: 'cell-cap-h-lstm',
        args: {
          memory: w.v(m.of('c')),
          squashed: w.v(m.of('tanh_c')),
          open: w.pct(m.of('o')),
          width: width(m, 'o'),
          result: w.v(m.of('h')),
        },
      };
    return {
      id: 'cell-cap-h-gru',
      args: {
        first: yes(m.now === 1),
        copies: yes(m.of('z') >= WIDE),
        keep: w.pct(m.of('z')),
        take: w.pct(m.of('u')),
        old: m.now > 1 ? w.v(m.of('h', m.now - 1)) : '0',
        fresh: w.v(m.of('n')),
        result: w.v(m.of('h')),
      },
    };
  },
  a: (m, w) => ({
    id: 'cell-cap-a',
    args: { first: yes(m.now === 1), word: w.word, sum: w.v(m.of('a')) },
  }),
  r: (m, w) => ({
    id: 'cell-cap-r',
    args: { first: yes(m.now === 1), open: w.pct(m.of('r')), width: width(m, 'r') },
  }),
  z: (m, w) => ({
    id: 'cell-cap-z',
    args: { form: m.form, keep: w.pct(m.of('z')), take: w.pct(m.of('u')) },
  }),
  n: (m, w) => ({ id: 'cell-cap-n', args: { value: w.v(m.of('n')), word: w.word } }),
  y: (m, w) => {
    const { trace, now } = m;
    const y = trace.vector('y', now);
    let best = 0;
    for (let i = 1; i < y.length; i++) if (y[i] > y[best]) best = i;
    const target = trace.index.targets[now - 1];
    const name = (/** @type {number} */ i) => token(trace.index.vocabulary[i]);
    return {
      id: 'cell-cap-y',
      args: {
        right: yes(best === target),
        best: name(best),
        p: probability(w.percent(y[best])),
        gold: name(target),
        pgold: probability(w.percent(y[target])),
      },
    };
  },
  L: (m, w) => {
    const { trace, now } = m;
    const p = trace.array('p_target')[now - 1];
    const free = m.free?.array('p_target')[now - 1];
    return {
      id: 'cell-cap-L',
      args: {
        held: yes(free !== undefined && Math.abs(free - p) > 0.005),
        p: probability(w.percent(p)),
        free: probability(w.percent(free ?? p)),
        loss: loss(w.compact(trace.array('L')[now - 1])),
        symbol: symbol('L', now),
        word: token(trace.index.tokens[now]),
      },
    };
  },
};

/** What the loss asks of a gate; a held one passes nothing to its weights. @param {Model} m @param {Words} w @param {string} gate */
function asks(m, w, gate) {
  const block = gate === 'z' && m.form === 'lecture' ? 'du' : `d${gate}`;
  return {
    gate: m.letter(m.blockOf(gate)),
    asked: w.g(m.of(block)),
    more: yes(m.of(block) < 0),
    held: yes(Boolean(m.heldAt(gate))),
  };
}

/** @type {Record<string, (m: Model, w: Words) => Message>} */
const BACKWARD = {
  dy: (m, w) => {
    const target = m.trace.index.targets[m.now - 1];
    return {
      id: 'cell-cap-dy',
      args: {
        gold: token(m.trace.index.vocabulary[target]),
        gap: w.g(m.trace.vector('dlogits', m.now)[target]),
      },
    };
  },
  dh: (m, w) => ({
    id: 'cell-cap-dh',
    args: {
      last: yes(m.now === m.T),
      state: w.sym('h'),
      own: w.g(m.of('dh_local')),
      future: w.g(m.of('dh_carry')),
      total: w.g(m.of('dh')),
    },
  }),
  do: (m, w) => ({ id: 'cell-cap-dgate', args: asks(m, w, 'o') }),
  dc: (m, w) => ({
    id: 'cell-cap-dc',
    args: {
      last: yes(m.now === m.T),
      memory: w.sym('c'),
      next: m.now < m.T ? symbol('f', m.now + 1) : '',
      keep: m.now < m.T ? w.pct(m.of('f', m.now + 1)) : '',
      future: w.g(m.of('dc_carry')),
      total: w.g(m.of('dc')),
      road: w.g(m.of('dc_road')),
    },
  }),
  dg: (m, w) => ({
    id: 'cell-cap-dcandidate',
    args: {
      total: w.g(m.of('dc')),
      open: w.pct(m.of('i')),
      asked: w.g(m.of('dg')),
      gate: m.letter('i'),
    },
  }),
  di: (m, w) => ({ id: 'cell-cap-dgate', args: asks(m, w, 'i') }),
  df: (m, w) => ({
    id: 'cell-cap-df',
    args: {
      ...asks(m, w, 'f'),
      first: yes(m.now === 1),
      open: w.pct(m.of('f')),
      total: w.g(m.of('dc')),
      passes: w.g(m.of('back')),
      before: symbol('c', m.now - 1),
    },
  }),
  dz: (m, w) => ({
    id: 'cell-cap-dz',
    args: {
      ...asks(m, w, 'z'),
      open: w.pct(m.of('z')),
      total: w.g(m.of('dh')),
      passes: w.g(m.of('back')),
      before: symbol('h', m.now - 1),
    },
  }),
  dn: (m, w) => ({
    id: 'cell-cap-dcandidate',
    args: {
      total: w.g(m.of('dh')),
      open: w.pct(m.of('u')),
      asked: w.g(m.of('dn')),
      gate: m.form === 'lecture' ? 'z' : '1−z',
    },
  }),
  dr: (m, w) => ({ id: 'cell-cap-dgate', args: asks(m, w, 'r') }),
  da: (m, w) => ({ id: 'cell-cap-da', args: { total: w.g(m.of('dh')), asked: w.g(m.of('da')) } }),
  dW: (m, w) => ({
    id: 'cell-cap-dW',
    args: { first: yes(m.now === 1), t: m.now, held: yes(m.held.length > 0), unit: w.unit },
  }),
};

/** @param {Model} m @returns {Message} */
export function caption(m) {
  const w = words(m);
  const { op, host, trace } = m;
  if (op.phase === 'start')
    return { id: 'cell-cap-start', args: { cell: m.cell, count: m.T, hidden: m.H } };
  if (op.phase === 'update')
    return {
      id: 'cell-cap-update',
      args: {
        norm: w.g(trace.scalar('grad_norm')),
        rate: strong(w.compact(Number(host.settings_.learning_rate))),
        held: yes(m.held.length > 0),
      },
    };
  if (m.stacked)
    return {
      id: 'cell-cap-stacked',
      args: {
        cell: m.cell,
        rows: strong(String(trace.shape('weight_hh_l0')[0])),
        hidden: m.H,
        columns: strong(String(m.H + trace.index.I)),
      },
    };
  const table = op.phase === 'forward' ? FORWARD : BACKWARD;
  const { id, args } = table[op.op](m, w);
  const gate = op.phase === 'forward' && m.heldAt(op.op) && m.has(op.op);
  if (gate)
    return {
      id: 'cell-cap-held',
      args: {
        gate: m.letter(m.blockOf(op.op)),
        unit: w.unit,
        value: strong(w.fixed(m.of(m.blockOf(op.op)))),
        t: m.now,
      },
    };
  return { id, args: { unit: w.unit, ...args } };
}
