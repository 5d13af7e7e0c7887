/** Starting points, named by what they show; what each claims is measured by a test. */

/** The embedded Reber grammar as Hochreiter & Schmidhuber's LSTM learnt it. */
const REBER = { task: 'reber', hidden: 12, learning_rate: 0.02, batch: 16, forget_bias: 1 };

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  order: { settings: { task: 'temporal_order', distances: '10 20 30 50', seeds: 5 } },
  chat: {
    settings: {
      task: 'agreement',
      language: 'fr',
      distances: '2 4 8 16 32',
      forget_bias: 4,
      update_bias: 3,
    },
  },
  cat: {
    settings: {
      task: 'agreement',
      language: 'en',
      distances: '2 4 8 16 32',
      hidden: 24,
      forget_bias: 4,
      update_bias: 4,
    },
  },
  shut: { settings: { task: 'temporal_order', gru: false, forget_bias: 0 } },
  adding: { settings: { task: 'adding', distances: '10 30 50', seeds: 2, most_steps: 1000 } },
  elman: {
    settings: {
      ...REBER,
      against: 'reach',
      reaches: '1 3 5 10 0',
      gru: false,
      seeds: 2,
      every: 25,
    },
  },
  reber: { settings: { ...REBER, distances: '40', seeds: 5, most_steps: 1250, every: 25 } },
};

/**
 * @typedef {(cell: string, column: number) => {of: number, solved: number, steps: number | null}} Tally
 *
 * What must come out, as numbers of seeds; a column is given by its distance or its k.
 * @type {Array<{preset: string, check: (tally: Tally) => boolean}>}
 */
export const claims = [
  {
    preset: 'order',
    check: (tally) =>
      tally('rnn', 20).solved === 5 &&
      tally('rnn', 30).solved < 5 &&
      tally('rnn', 50).solved === 0 &&
      ['lstm', 'gru'].every((cell) => [10, 20, 30, 50].every((T) => tally(cell, T).solved === 5)),
  },
  {
    preset: 'chat',
    check: (tally) =>
      [2, 4, 8, 16].every((n) => tally('rnn', n).solved === 3) &&
      tally('rnn', 32).solved === 0 &&
      ['lstm', 'gru'].every((cell) => tally(cell, 32).solved === 3),
  },
  {
    preset: 'cat',
    check: (tally) =>
      [2, 4, 8, 16].every((n) => tally('rnn', n).solved === 3) &&
      tally('rnn', 32).solved === 0 &&
      ['lstm', 'gru'].every((cell) => tally(cell, 32).solved >= 2),
  },
  {
    preset: 'shut',
    check: (tally) =>
      tally('lstm', 20).solved === 3 &&
      tally('lstm', 50).solved === 0 &&
      tally('rnn', 50).solved === 0,
  },
  {
    preset: 'adding',
    check: (tally) =>
      ['lstm', 'gru'].every((cell) => [10, 30, 50].every((T) => tally(cell, T).solved === 2)) &&
      [30, 50].every((T) => tally('rnn', T).solved === 0),
  },
  {
    preset: 'elman',
    check: (tally) =>
      ['rnn', 'lstm'].every(
        (cell) =>
          [1, 3, 5].every((k) => tally(cell, k).solved === 0) && tally(cell, 0).solved === 2,
      ) && tally('lstm', 10).solved === 2,
  },
  { preset: 'reber', check: (tally) => tally('lstm', 40).solved >= 4 },
];
