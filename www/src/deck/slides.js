/**
 * The deck, slide by slide: the recurrent and the attention parts of the course. On a slide with an
 * instrument every fragment is one argument: its sentence is in the .ftl files, and what it shows is
 * here, as attributes of the instrument.
 */

/**
 * @typedef {Record<string, string | number>} View attributes of an instrument
 *
 * @typedef {object} Slide
 * @property {string} id of its address and of its words
 * @property {'title' | 'part' | 'points' | 'formulas' | 'instrument' | 'reading'} kind
 * @property {string[]} [formulas] one a fragment, after the first
 * @property {number} [points] how many sentences, one a fragment
 * @property {string} [instrument]
 * @property {View[]} [views] the first is what stands there, then one for each fragment
 */

/** @param {string} id @param {string} name @param {View[]} views @returns {Slide} */
const instrument = (id, name, ...views) => ({ id, kind: 'instrument', instrument: name, views });
/** @param {string} id @param {string[]} formulas @returns {Slide} */
const formulas = (id, ...formulas) => ({ id, kind: 'formulas', formulas });
/** @param {string} id @param {number} count @returns {Slide} */
const points = (id, count) => ({ id, kind: 'points', points: count });
/** @param {string} id @returns {Slide} */
const part = (id) => ({ id, kind: 'part' });

/** @type {Slide[]} */
export const slides = [
  { id: 'title', kind: 'title' },
  part('sequences'),
  points('order', 3),
  instrument(
    'bond',
    'rnn',
    { preset: 'bond', 'training-step': 60, position: 16 },
    { position: 20 },
    { position: 24 },
  ),
  formulas('chain', 'joint', 'once', 'chain', 'recurrent'),

  part('recurrent'),
  formulas('definition', 'state', 'output'),
  instrument(
    'forward',
    'rnn',
    { preset: 'sentence', 'training-step': 12, position: 0 },
    { position: 2 },
    { position: 3 },
    { position: 4 },
    { position: 6 },
    { position: 20 },
  ),
  instrument(
    'backward',
    'bptt',
    { preset: 'hero', 'training-step': 12, position: 20 },
    { position: 22 },
    { position: 24 },
    { position: 26 },
    { position: 30 },
    { position: 40 },
    { position: 41 },
  ),
  formulas('rule', 'losses', 'states', 'factors', 'product'),
  instrument(
    'truncated',
    'bptt',
    { preset: 'truncated', 'training-step': 12, position: 64 },
    { preset: 'chunks', 'training-step': 12, position: 48 },
  ),
  formulas('vanishing', 'jacobian', 'bound'),
  instrument(
    'flow',
    'gradient-flow',
    { preset: 'vanishes', position: 160 },
    { position: 254 },
    { preset: 'explodes', position: 254 },
    { preset: 'radius-above-one', position: 254 },
  ),
  instrument('cliff', 'gradient-flow', { preset: 'cliff', position: 0 }, { position: 2000 }),

  part('gates'),
  formulas('lstm', 'gates', 'memory', 'shown'),
  instrument(
    'road',
    'cell',
    { preset: 'number', 'training-step': 600, position: 33 },
    { position: 37 },
    { position: 40 },
    { preset: 'remembers', 'training-step': 600, position: 37 },
    { preset: 'forgets', 'training-step': 600, position: 37 },
  ),
  instrument(
    'return',
    'cell',
    { preset: 'back', 'training-step': 600, position: 64 },
    { position: 108 },
    { preset: 'grows', 'training-step': 600, position: 100 },
  ),
  instrument(
    'race',
    'gradient-flow',
    { preset: 'holds', position: 160 },
    { position: 254 },
    { preset: 'half-shut', position: 254 },
  ),
  instrument(
    'span',
    'memory-span',
    { preset: 'order', 'training-step': 0, position: 0 },
    { 'training-step': 384, position: 384 },
  ),
  instrument(
    'both-ways',
    'bidirectional',
    { preset: 'live', 'training-step': 0, position: 75 },
    { 'training-step': 400 },
    { preset: 'now', 'training-step': 400, position: 39 },
  ),

  part('translation'),
  formulas('seq2seq', 'encoder', 'decoder'),
  instrument(
    'bottleneck',
    'encoder-decoder',
    { preset: 'live', 'training-step': 0, position: 15 },
    { 'training-step': 1500, position: 25 },
    { preset: 'reversed', 'training-step': 1500, position: 25 },
    { preset: 'attention', 'training-step': 1500, position: 27 },
  ),

  part('attention'),
  formulas('look', 'score', 'weight', 'context', 'attended'),
  instrument(
    'learning',
    'alignment',
    { preset: 'live', 'training-step': 0, position: 0 },
    { 'training-step': 50 },
    { 'training-step': 120 },
    { 'training-step': 300 },
  ),
  instrument(
    'word',
    'alignment',
    { preset: 'learnt', 'training-step': 300, asked: 7, position: 0 },
    { position: 31 },
    { position: 32 },
    { position: 33 },
    { position: 35 },
  ),
  instrument(
    'houses',
    'attention-values',
    { preset: 'lecture', position: 0 },
    { position: 2 },
    { position: 4 },
    { preset: 'nearest', position: 4 },
    { preset: 'mean', position: 4 },
  ),
  instrument('roles', 'attention-values', { preset: 'roles', 'training-step': 300, position: 6 }),

  points('remember', 5),
  { id: 'reading', kind: 'reading' },
];
