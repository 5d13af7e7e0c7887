export interface Settings {
  model:
    | 'language'
    | 'classifier'
    | 'captioner'
    | 'tagger'
    | 'seq2seq'
    | 'transformer'
    | 'transformer_encoder'
    | 'transformer_decoder';
  task: string;
  cell: 'rnn' | 'lstm' | 'gru';
  hidden: number;
  input: 'one_hot' | 'embedding';
  embedding: number;
  bias: boolean;
  reset: 'after' | 'before';
  start: 'pytorch' | 'chrono';
  forget_bias: number;
  update_bias: number;
  layers: number;
  bidirectional: boolean;
  combine: 'concat' | 'sum' | 'product';
  attention: 'none' | 'dot' | 'scaled_dot' | 'general' | 'additive';
  query: 'previous' | 'current';
  attention_width: number;
  source_reversed: boolean;
  heads: number;
  feed_forward: number;
  norm: 'layer' | 'batch';
  norm_first: boolean;
  positions: 'none' | 'sinusoidal' | 'learnt';
  window: number;
  length: number;
  language: 'en' | 'fr';
  time_steps: number;
  unit: 'word' | 'character';
  text: string;
  sequence: string;
  batch: number;
  optimizer: 'sgd' | 'momentum' | 'adam';
  learning_rate: number;
  momentum: number;
  beta2: number;
  warm_up: number;
  decay_at: number;
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

/** The same thing in the lecture's and in PyTorch's notation, as TeX. */
export interface Notation {
  lecture: string;
  pytorch: string;
}

export interface Operation {
  id: string;
  nodes: string[];
  symbol: Notation;
  tex: Notation;
}

export interface Wiring {
  forward: Operation[];
  backward: Operation[];
  update: Operation;
}

export interface Block {
  name: string;
  shape: number[];
  /** Counted in numbers: into `data` for f32, into `data64` for f64. */
  offset: number;
  dtype: 'f32' | 'f64';
  kind: 'value' | 'gradient' | 'probability' | 'loss' | 'weight' | 'mask';
}

export interface TraceIndex {
  step: number;
  cell: Settings['cell'];
  T: number;
  H: number;
  V: number;
  I: number;
  F: number;
  B: number;
  tokens: string[];
  ids: number[];
  targets: number[];
  vocabulary: string[];
  blocks: Block[];
  scalars: {
    loss: number;
    p: number;
    log_p: number;
    identity_error: number;
    grad_norm: number;
    clip_scale: number;
  };
  omitted: string[];
  ready: Record<string, { start: number; stride: number }>;
  positions: number;
}

/** A gate of the watched sequence held by hand; null is every unit, every time step. */
export interface Force {
  gate: 'i' | 'f' | 'o' | 'r' | 'z';
  unit: number | null;
  t: number | null;
  value: number;
}

export interface Trace {
  index: TraceIndex;
  data: Float32Array;
  data64: Float64Array;
}

export interface Info {
  step: number;
  /** The last step reached: `seek` goes to any up to it. */
  furthest: number;
  /** How many numbers the weights have in all. */
  parameters: number;
  shapes: { name: string; shape: number[] }[];
  /** The symbols that go in, by number; empty for the language model and where vectors do. */
  source: string[];
  /** The symbols or classes that come out, by number. */
  vocabulary: string[];
  sequence: string[];
  tokens: number;
  window: number;
  notices: { code: string; args: Record<string, string> }[];
  diverged: number | null;
}

/** How well a model does on examples that training never draws. */
export interface Score {
  loss: number;
  right: number;
  of: number;
  symbols_right: number;
  symbols_of: number;
  aligned: number;
  alignable: number;
}

export interface HistoryPoint {
  step: number;
  loss: number;
  grad_norm: number;
}

export interface Progress extends HistoryPoint {
  trained: number;
}

export interface Edit {
  parameter: string;
  index: number[];
  value: number;
}

/** One number and how it was made. */
export interface Explanation {
  block: string;
  t: number;
  unit: number;
  value: number;
  terms: {
    label: string;
    factors: {
      block?: string;
      parameter?: string;
      t?: number;
      index: number[];
      function?: string;
      value: number;
    }[];
    value: number;
    count: number;
  }[];
  total: number;
  gradient?: number;
}

export interface SampleOptions {
  length: number;
  temperature: number;
  prime: string;
  seed: number;
}

/** One operation of a graph: what it reads, what it is called, where its numbers are. */
export interface GraphNode {
  node: {
    op: { op: string } & Record<string, unknown>;
    inputs: number[];
    block: string;
    at: [string, number][];
    symbol: string;
    operation: number | null;
    role: string | null;
  };
  shape: [number, number];
  kind: string;
  value: number;
  gradient: number | null;
}

export interface GraphIndex {
  step: number;
  source: string[];
  target: string[];
  /** Whether the target is what the model itself writes: no right answer is known. */
  own_target: boolean;
  nodes: GraphNode[];
  blocks: Block[];
  omitted: string[];
  scalars: { loss: number };
}

/** Every value and gradient of a model applied to one example. */
export interface GraphTrace {
  index: GraphIndex;
  data: Float32Array;
  data64: Float64Array;
}

/** One number of a graph and how it was made. */
export interface GraphExplanation {
  node: number | null;
  parameter: string | null;
  index: [number, number];
  value: number;
  terms: {
    factors: {
      node: number | null;
      parameter: string | null;
      index: [number, number];
      function: string | null;
      value: number;
    }[];
    value: number;
    count: number;
  }[];
  total: number;
}

export interface DecodeOptions {
  input: string;
  method: 'greedy' | 'sample' | 'prescribed' | 'beam';
  width: number;
  alpha: number;
  temperature: number;
  seed: number;
  forced: { symbol: number; weights: number[] }[];
  limit: number;
  /** Without what each symbol was chosen among. */
  brief: boolean;
  /** With the network as it was at the last step kept at or before this one. */
  step: number;
}

export interface Decoded {
  step: number;
  source: string[];
  target: number[];
  gold: number[][];
  aligned: number;
  alignable: number;
  written: {
    steps: {
      symbol: number;
      log_probability: number;
      log_probabilities: number[];
      weights: number[];
    }[];
    finished: boolean;
  } | null;
  beam: {
    steps: {
      parent: number;
      symbol: number;
      log_probability: number;
      total: number;
      kept: boolean;
      finished: boolean;
      weights: number[];
    }[][];
    hypotheses: {
      symbols: number[];
      log_probability: number;
      score: number;
      finished: boolean;
    }[];
  } | null;
}
