/**
 * What is measured: the workloads of the comparison in docs/performance.md, by their names there,
 * as settings of a session, and the multiply-adds that one step of each cannot do without.
 */

/** @typedef {{id: string, what: string, settings: Record<string, any>, multiplyAdds: number, forward?: boolean}} Workload */

const GATES = { rnn: 1, lstm: 4, gru: 3 };
/** Forward once, backward twice; a one-hot input is a look-up and counts nothing. */
const TRAINED = 3;

/** Symbols 'a', 'b', …: letters first, then what follows them in Unicode. */
const symbol = (index) => String.fromCodePoint(index < 26 ? 97 + index : 0x3b1 + index - 26);

/** A text with every symbol and after that symbols drawn by Numerical Recipes' generator. */
function text(symbols, length) {
  let state = 7;
  const drawn = Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return symbol(Math.floor((state / 2 ** 32) * symbols));
  });
  return Array.from({ length: symbols }, (_, index) => symbol(index)).join('') + drawn.join('');
}

/** A language model of one layer. A small rate: the numbers stay ordinary, however long it runs. */
function language(id, cell, { V, H, T }, batch = 1) {
  return {
    id,
    what: `${cell} V=${V} H=${H} T=${T}${batch > 1 ? ` batch ${batch}` : ''}`,
    settings: {
      cell,
      hidden: H,
      time_steps: T,
      batch,
      unit: 'character',
      text: text(V, 3 * T),
      learning_rate: 0.01,
    },
    multiplyAdds: TRAINED * batch * T * H * (GATES[cell] * H + V),
  };
}

function encoderDecoder(V) {
  const [E, H, A, T, B] = [32, 64, 64, 10, 16];
  const encoder = 2 * T * 3 * H * (E + H) + T * 2 * H * A;
  const attention = T * (H * A + T * A + T * 2 * H);
  const decoder = T * 3 * H * (E + 2 * H + H) + T * V * 3 * H + H * H;
  return {
    id: 'W5',
    what: `GRU encoder–decoder with attention, ${T}→${T}, batch ${B}`,
    settings: {
      model: 'seq2seq',
      task: 'reversal',
      cell: 'gru',
      bidirectional: true,
      attention: 'additive',
      attention_width: A,
      length: T,
      hidden: H,
      embedding: E,
      batch: B,
      learning_rate: 0.01,
    },
    multiplyAdds: TRAINED * B * (encoder + attention + decoder),
  };
}

function transformer(V) {
  const [d, ff, layers, T, B] = [64, 128, 2, 16, 16];
  const attention = 4 * d * d + 2 * T * d;
  const layer = T * (3 * attention + 4 * d * ff);
  return {
    id: 'W6',
    what: `transformer d=${d} ${layers}+${layers} layers, ${T}→${T}, batch ${B}`,
    settings: {
      model: 'transformer',
      task: 'reversal',
      length: T,
      hidden: d,
      embedding: d,
      heads: 4,
      feed_forward: ff,
      layers,
      norm_first: false,
      batch: B,
      learning_rate: 0.01,
    },
    multiplyAdds: TRAINED * B * (layers * layer + T * d * V),
  };
}

const W1 = language('W1', 'lstm', { V: 32, H: 64, T: 64 });

/** @type {Workload[]} */
export const workloads = [
  W1,
  language('W2', 'lstm', { V: 64, H: 128, T: 128 }),
  language('W3', 'rnn', { V: 32, H: 64, T: 64 }),
  language('W4', 'gru', { V: 32, H: 64, T: 64 }),
  encoderDecoder(40),
  transformer(40),
  {
    ...W1,
    id: 'W7',
    what: 'forward of W1 alone',
    multiplyAdds: W1.multiplyAdds / TRAINED,
    forward: true,
  },
  language('L50', 'lstm', { V: 32, H: 50, T: 64 }),
  language('L32', 'lstm', { V: 32, H: 64, T: 64 }, 32),
];

/** The same network over ever longer windows: what a step costs must grow as the window does. */
export const growth = [16, 32, 64, 128].map((T) => ({
  ...language(`T${T}`, 'lstm', { V: 32, H: 64, T }),
  T,
}));
