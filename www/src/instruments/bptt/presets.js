/**
 * Presets, and what their names claim. Each claim is a measurement on the trace that a test repeats,
 * so that a name cannot outlive what it says.
 */

const SENTENCE = 'le chat boit du lait .';
/** Sixty-four different short sentences' worth of words, so that a long sequence does not repeat. */
const STORY =
  'le chat boit du lait . le chien mange du pain . le chat dort sur le lit . le chien dort sur le tapis . ' +
  "la souris mange du fromage . la fille regarde le chat . le garçon regarde la souris . le chien boit de l' eau . " +
  'une fille mange une pomme . un garçon boit du lait . le poisson mange sous le lit . un arbre regarde la fille .';

/** @param {number} n */
const first = (n) => STORY.split(' ').slice(0, n).join(' ');

/** @type {Record<string, import('../../elements/instrument.js').Preset>} */
export const presets = {
  hero: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: STORY,
      sequence: SENTENCE,
      learning_rate: 0.08,
      seed: 5,
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
      hidden: 8,
      text: STORY,
      sequence: SENTENCE,
      learning_rate: 1,
      seed: 3,
    },
    trainingStep: 40,
    position: 41,
  },
  gru: {
    settings: { cell: 'gru', hidden: 4, text: STORY, sequence: SENTENCE, seed: 4 },
    trainingStep: 20,
    position: 45,
    selection: { j: 5, k: 3 },
  },
  truncated: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: STORY,
      sequence: first(9),
      time_steps: 8,
      k1: 1,
      k2: 2,
      seed: 5,
    },
    trainingStep: 12,
    position: 64,
  },
  chunks: {
    settings: {
      cell: 'rnn',
      hidden: 4,
      text: STORY,
      sequence: first(7),
      time_steps: 6,
      k1: 3,
      k2: 3,
      seed: 5,
    },
    trainingStep: 12,
    position: 48,
  },
  long: {
    settings: { cell: 'rnn', hidden: 64, text: STORY, sequence: '', time_steps: 128, seed: 1 },
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
  { preset: 'explodes', check: (trace) => reach(trace, 1) > 1 },
  { preset: 'gru', check: (trace) => trace.index.cell === 'gru' },
  { preset: 'truncated', check: (trace) => sumKept(trace) === 2 * trace.T - 1 },
  {
    preset: 'chunks',
    check: (trace) => trace.at('kept', 3, 2) === 0 && trace.at('kept', 2, 0) === 1,
  },
  { preset: 'long', check: (trace) => trace.T === 128 && trace.H === 64 },
];
