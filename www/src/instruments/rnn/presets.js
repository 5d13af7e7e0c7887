/** Starting points, named by what they show. */

/** Six symbols, so that every number fits; what follows a word is never certain. */
const SENTENCE = `le chat boit du lait .
le chat boit .
le lait du chat .`;

const BOND = `I am Bond , James Bond !
You are Watson , Doctor Watson !
I am tired , Doctor !
You are tired , James !`;

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  sentence: {
    settings: {
      text: SENTENCE,
      sequence: 'le chat boit du lait .',
      hidden: 4,
      time_steps: 5,
      bias: false,
      optimizer: 'adam',
      learning_rate: 0.03,
      batch: 4,
      seed: 4,
    },
    trainingStep: 12,
    position: 0,
  },
  bond: {
    settings: {
      text: BOND,
      sequence: 'I am Bond , James Bond !',
      hidden: 8,
      time_steps: 6,
      optimizer: 'adam',
      learning_rate: 0.03,
      batch: 4,
      seed: 2,
    },
    trainingStep: 60,
    position: 24,
  },
  stories: {
    settings: {
      hidden: 24,
      time_steps: 12,
      optimizer: 'adam',
      learning_rate: 0.01,
      batch: 8,
      clip: 'norm',
      clip_at: 1,
      seed: 3,
    },
    position: 48,
  },
  letters: {
    settings: {
      unit: 'character',
      cell: 'lstm',
      hidden: 64,
      time_steps: 48,
      optimizer: 'adam',
      learning_rate: 0.01,
      batch: 16,
      clip: 'norm',
      clip_at: 1,
      seed: 7,
    },
    position: 384,
  },
  lstm: {
    settings: {
      cell: 'lstm',
      text: SENTENCE,
      sequence: 'le chat boit du lait .',
      hidden: 4,
      time_steps: 5,
      forget_bias: 1,
      optimizer: 'adam',
      learning_rate: 0.03,
      batch: 4,
      seed: 4,
    },
    trainingStep: 30,
    position: 13,
  },
  gru: {
    settings: {
      cell: 'gru',
      text: SENTENCE,
      sequence: 'le chat boit du lait .',
      hidden: 4,
      time_steps: 5,
      optimizer: 'adam',
      learning_rate: 0.03,
      batch: 4,
      seed: 4,
    },
    trainingStep: 30,
    position: 10,
  },
};
