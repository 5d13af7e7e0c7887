/** One small setting for each kind of model and cell. */

/** Enough updates for a difference in the last bit to spread to every number. */
export const STEPS = 40;

export const CASES = {
  'RNN, plain descent': { cell: 'rnn', hidden: 5, optimizer: 'sgd', seed: 1 },
  'LSTM, Adam, four windows': {
    cell: 'lstm',
    hidden: 13,
    optimizer: 'adam',
    learning_rate: 0.01,
    seed: 7,
    batch: 4,
  },
  'GRU, momentum, learnt vectors': {
    cell: 'gru',
    hidden: 16,
    optimizer: 'momentum',
    learning_rate: 0.05,
    seed: 3,
    input: 'embedding',
  },
};
