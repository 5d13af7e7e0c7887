/**
 * Presets, and what their names claim. Each claim is a measurement on the trace that a test repeats,
 * so that a name cannot outlive what it says.
 */

const SENTENCE = 'le chat boit du lait .';
/** Two short sentences: enough to have to choose, few enough words to print every matrix. */
const PAIR = 'le chat boit du lait . le chien mange du pain .';
/** Four sentences, on which a learning rate of 4 makes the weights large. */
const FOUR =
  'le chat boit du lait . le chien mange du pain . le chat dort sur le lit . la souris mange du fromage .';
/** Short sentences over one small vocabulary, 129 symbols and a little more. */
const STORY = [
  'le chat boit du lait . le chien mange du pain . le chat dort sur le lit .',
  'le chien dort sur le tapis . la souris mange du fromage . la fille regarde le chat .',
  "le garçon regarde la souris . le chien boit de l' eau . une fille mange une pomme .",
  'un garçon boit du lait . le poisson mange sous le lit . un arbre regarde la fille .',
  'la souris dort sous le tapis . le chat regarde le poisson . la fille boit du lait .',
  'un chien mange une pomme . le garçon dort sur le lit . la fille regarde un arbre .',
  "la souris boit de l' eau . le poisson mange du pain . un chat dort sous la pomme .",
  'le chien regarde la souris . la fille mange du fromage .',
].join(' ');

/** @param {number} n */
const first = (n) => STORY.split(' ').slice(0, n).join(' ');

/** @type {Record<string, import('../../elements/instrument.js').Preset>} */
export const presets = {
  hero: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: SENTENCE,
      sequence: SENTENCE,
      learning_rate: 0.3,
      seed: 8,
    },
    trainingStep: 12,
    position: 30,
    selection: { j: 5, k: 3 },
  },
  vanishes: {
    settings: {
      cell: 'rnn',
      hidden: 16,
      text: STORY,
      sequence: first(33),
      time_steps: 32,
      seed: 2,
    },
    position: 256,
    selection: { j: 32, k: 24 },
  },
  holds: {
    settings: {
      cell: 'lstm',
      hidden: 16,
      forget_bias: 4,
      text: STORY,
      sequence: first(33),
      time_steps: 32,
      seed: 2,
    },
    position: 512,
    selection: { j: 32, k: 2 },
  },
  explodes: {
    settings: {
      cell: 'rnn',
      hidden: 16,
      text: FOUR,
      sequence: first(9),
      time_steps: 8,
      learning_rate: 4,
      clip: 'norm',
      clip_at: 1,
      seed: 5,
    },
    trainingStep: 40,
    position: 63,
    selection: { j: 8, k: 1 },
  },
  gru: {
    settings: {
      cell: 'gru',
      hidden: 4,
      text: SENTENCE,
      sequence: SENTENCE,
      learning_rate: 0.3,
      seed: 4,
    },
    trainingStep: 20,
    position: 44,
    selection: { j: 5, k: 3 },
  },
  lstm: {
    settings: {
      cell: 'lstm',
      hidden: 4,
      text: SENTENCE,
      sequence: SENTENCE,
      learning_rate: 0.3,
      seed: 4,
    },
    trainingStep: 30,
    position: 60,
    selection: { j: 5, k: 2 },
  },
  truncated: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: PAIR,
      sequence: first(9),
      time_steps: 8,
      k1: 1,
      k2: 2,
      learning_rate: 0.1,
      seed: 5,
    },
    trainingStep: 12,
    position: 64,
    selection: { j: 8, k: 4 },
  },
  chunks: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: PAIR,
      sequence: first(7),
      time_steps: 6,
      k1: 3,
      k2: 3,
      learning_rate: 0.1,
      seed: 5,
    },
    trainingStep: 12,
    position: 38,
  },
  long: {
    settings: {
      cell: 'rnn',
      hidden: 64,
      text: STORY,
      sequence: first(129),
      time_steps: 128,
      seed: 1,
    },
    position: 700,
  },
};

/** @typedef {import('../../engine/trace.js').Trace} Trace */

/** How much of what the last loss asks of its own state it asks of the state k. @param {Trace} trace @param {number} k */
const reach = (trace, k) =>
  trace.at('G_norm', trace.T - 1, k - 1) / trace.at('G_norm', trace.T - 1, trace.T - 1);

/** How many cells of the triangle are walked. @param {Trace} trace */
function sumKept(trace) {
  let kept = 0;
  for (const one of trace.array('kept')) kept += one;
  return kept;
}

/** @type {{preset:string, check:(trace:Trace) => boolean}[]} */
export const claims = [
  { preset: 'hero', check: (trace) => trace.T === 5 && reach(trace, 1) < 0.5 },
  { preset: 'vanishes', check: (trace) => trace.T === 32 && reach(trace, 1) < 1e-5 },
  { preset: 'holds', check: (trace) => trace.T === 32 && reach(trace, 1) > 1e-2 },
  { preset: 'explodes', check: (trace) => reach(trace, 1) > 2 },
  { preset: 'gru', check: (trace) => trace.index.cell === 'gru' && trace.has('u') },
  { preset: 'lstm', check: (trace) => trace.index.cell === 'lstm' && trace.has('Gc_norm') },
  { preset: 'truncated', check: (trace) => sumKept(trace) === 2 * trace.T - 1 },
  {
    preset: 'chunks',
    check: (trace) => trace.at('kept', 3, 2) === 0 && trace.at('kept', 2, 0) === 1,
  },
  { preset: 'long', check: (trace) => trace.T === 128 && trace.H === 64 },
];
