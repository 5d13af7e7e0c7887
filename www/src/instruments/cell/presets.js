/**
 * Presets, and what their names claim. Each claim is a measurement on the traces that a test repeats,
 * so that a name cannot outlive what it says.
 */

/**
 * The number of the subject is heard once, in the article, and needed four words later: the mouse is
 * spelt alike in singular and plural. Eight sentences, in an order drawn once.
 */
const MICE = [
  'la souris que voit le chat dort .',
  'la souris que voit le chien dort .',
  'la souris que voit le chien dort .',
  'les souris que voit le chat dorment .',
  'les souris que voit le chien dorment .',
  'les souris que voit le chien dorment .',
  'les souris que voit le chat dorment .',
  'la souris que voit le chat dort .',
].join(' ');
const PLURAL = 'les souris que voit le chat dorment .';

/** An LSTM of four units that has learnt it; its fourth unit keeps the number. */
const LEARNT = {
  cell: 'lstm',
  hidden: 4,
  text: MICE,
  sequence: PLURAL,
  time_steps: 16,
  forget_bias: 2,
  batch: 8,
  optimizer: 'adam',
  learning_rate: 0.03,
  clip: 'norm',
  clip_at: 1,
  seed: 2,
};
const TRAINED = 600;
/** Seven steps of eight operations forward. */
const FORWARD = 56;
/** Where the memory of t = 5 is made. */
const AT_FIVE = 4 * 8 + 5;

/** @type {Record<string, import('../../elements/instrument.js').Preset>} */
export const presets = {
  number: { settings: { ...LEARNT, neuron: 4 }, trainingStep: TRAINED, position: AT_FIVE },
  sentence: { settings: { ...LEARNT, neuron: 0 }, trainingStep: TRAINED, position: 5 * 8 + 6 },
  back: {
    settings: { ...LEARNT, neuron: 4 },
    trainingStep: TRAINED,
    // Back at t = 4, where the memory's gradient stands.
    position: FORWARD + 3 * 8 + 7,
  },
  grows: {
    settings: { ...LEARNT, learning_rate: 0.1, neuron: 3, seed: 13 },
    trainingStep: TRAINED,
    // Back at t = 2, where the memory's gradient stands.
    position: FORWARD + 5 * 8 + 4,
  },
  remembers: {
    settings: { ...LEARNT, neuron: 4, forced: 'f=1 i=0@2-7' },
    trainingStep: TRAINED,
    position: AT_FIVE,
  },
  forgets: {
    settings: { ...LEARNT, neuron: 4, forced: 'f.4=0@5' },
    trainingStep: TRAINED,
    position: 6 * 8,
  },
  hides: {
    settings: { ...LEARNT, neuron: 4, forced: 'o.4=0@6' },
    trainingStep: TRAINED,
    position: 6 * 8,
  },
  stacked: {
    settings: { ...LEARNT, neuron: 4, view: 'stacked' },
    trainingStep: TRAINED,
    position: 1,
  },
  gru: {
    settings: { ...LEARNT, cell: 'gru', neuron: 1, seed: 1 },
    trainingStep: TRAINED,
    position: 3 * 6 + 4,
  },
  copies: {
    settings: { ...LEARNT, cell: 'gru', neuron: 1, seed: 1, forced: 'z=1@2-7' },
    trainingStep: TRAINED,
    position: 4 * 6 + 4,
  },
  rnn: {
    settings: { ...LEARNT, cell: 'rnn', neuron: 1, seed: 1 },
    trainingStep: TRAINED,
    position: 4 * 4 + 2,
  },
  long: {
    settings: {
      ...LEARNT,
      text: [MICE, MICE, MICE].join(' '),
      sequence: '',
      hidden: 64,
      time_steps: 128,
      learning_rate: 0.005,
      neuron: 51,
      seed: 1,
    },
    trainingStep: 40,
    position: 128 * 8 + 59 * 8 + 4,
  },
};

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/** @param {Trace} trace @param {string} block @param {number} unit from 0 @param {number} t */
const at = (trace, block, unit, t) => trace.vector(block, t)[unit];
/** The number of the verb is due at t = 6. @param {Trace} trace */
const verb = (trace) => trace.array('p_target')[5];
/** @param {Trace} trace @param {string} block @param {number[]} steps @param {(now: ArrayLike<number>, before: ArrayLike<number>) => boolean} check */
const all = (trace, block, steps, check) =>
  steps.every((t) => check(trace.vector(block, t), trace.vector(block, t - 1)));
const same = (/** @type {ArrayLike<number>} */ a, /** @type {ArrayLike<number>} */ b) =>
  Array.from(a).every((x, i) => x === b[i]);

/** `held` is what the preset shows; `free` is the same network with nothing held. @type {{preset: string, check: (held: Trace, free: Trace) => boolean}[]} */
export const claims = [
  {
    preset: 'number',
    check: (trace) =>
      verb(trace) > 0.9 &&
      [2, 3, 4, 5, 6].every((t) => at(trace, 'f', 3, t) > 0.9) &&
      [3, 4, 5, 6].every((t) => at(trace, 'i', 3, t) < 0.1) &&
      at(trace, 'road', 3, 1) > 0.8,
  },
  {
    // Shut on the way, wide open where the verb is due.
    preset: 'sentence',
    check: (trace) =>
      [4, 5].every((t) => at(trace, 'o', 3, t) < 0.05) && at(trace, 'o', 3, 6) > 0.95,
  },
  {
    preset: 'back',
    check: (trace) => {
      const [whole, alone] = [at(trace, 'dc', 3, 1), at(trace, 'dc_road', 3, 1)];
      return whole / at(trace, 'dc', 3, 6) > 0.9 && alone / whole > 0.8 && alone / whole < 1;
    },
  },
  {
    preset: 'remembers',
    check: (trace) => all(trace, 'c', [2, 3, 4, 5, 6, 7], same) && trace.vector('c', 1)[3] > 0.9,
  },
  {
    preset: 'forgets',
    check: (held, free) => verb(free) > 0.9 && verb(held) < 0.15 && at(held, 'past', 3, 5) === 0,
  },
  {
    preset: 'hides',
    check: (held, free) =>
      verb(held) < 0.15 &&
      verb(free) > 0.9 &&
      at(held, 'c', 3, 6) === at(free, 'c', 3, 6) &&
      at(held, 'h', 3, 6) === 0,
  },
  {
    // Every valve at most 1, the road alone only shrinks, and still the whole gradient grows.
    preset: 'grows',
    check: (trace) => {
      const [first, last] = [1, 6].map((t) => Math.abs(at(trace, 'dc', 2, t)));
      const [alone, start] = [1, 6].map((t) => Math.abs(at(trace, 'dc_road', 2, t)));
      return (
        Array.from(trace.array('f')).every((f) => f <= 1) && first > 10 * last && alone < start
      );
    },
  },
  { preset: 'stacked', check: (trace) => trace.shape('weight_hh_l0')[0] === 16 },
  {
    // What opens for the new closes for the old: half open at one word, all new at the next.
    preset: 'gru',
    check: (trace) =>
      at(trace, 'z', 0, 4) > 0.6 &&
      at(trace, 'z', 0, 5) < 0.01 &&
      Array.from(trace.array('z')).every((z, i) => Math.abs(z + trace.array('u')[i] - 1) < 1e-6),
  },
  { preset: 'copies', check: (trace) => all(trace, 'h', [2, 3, 4, 5, 6, 7], same) },
  {
    preset: 'rnn',
    check: (trace) => ['f', 'i', 'o', 'z', 'r', 'road'].every((name) => !trace.has(name)),
  },
  {
    // Far better than guessing, over all of it.
    preset: 'long',
    check: (trace) =>
      trace.T === 128 && trace.H === 64 && trace.scalar('loss') < 0.3 * 128 * Math.log(trace.V),
  },
];
