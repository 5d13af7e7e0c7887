export interface SettingRow {
  name: string;
  kind: 'choice' | 'integer' | 'real' | 'boolean' | 'text';
  choices?: string[];
  min?: number;
  max?: number;
  default: string | number | boolean;
  scale: 'linear' | 'log';
  group: 'model' | 'data' | 'training' | 'sequence';
  applies_when: Record<string, (string | number | boolean)[]> | null;
}

export interface Settings {
  cell: 'rnn' | 'lstm' | 'gru';
  hidden: number;
  input: 'one_hot' | 'embedding';
  embedding: number;
  bias: boolean;
  reset: 'after' | 'before';
  forget_bias: number;
  time_steps: number;
  unit: 'word' | 'character';
  text: string;
  sequence: string;
  batch: number;
  optimizer: 'sgd' | 'momentum' | 'adam';
  learning_rate: number;
  momentum: number;
  clip: 'none' | 'norm' | 'value';
  clip_at: number;
  k1: number;
  k2: number;
  reduction: 'sum' | 'mean';
  seed: number;
}

/** What every function of this package throws. */
export interface SeqscopeError {
  code: string;
  path: string;
  message: string;
  args: Record<string, string>;
}
