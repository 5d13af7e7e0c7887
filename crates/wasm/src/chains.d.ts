/** The settings of two chains. */
export interface ChainsTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

export interface ChainsPlan {
  both: Record<string, string | number | boolean>;
  past: Record<string, string | number | boolean>;
  asked: number;
  seen: number;
  every: number;
  examples: number;
  ceiling: [number, number];
  ceiling_share: number;
  reach: number;
}

export interface ChainsIndex {
  step: number;
  steps: number;
  seen: number;
  asked: number;
  hidden: number;
  combine: Settings['combine'] | null;
  tokens: string[];
  targets: (number | null)[];
  classes: string[];
  given: number[];
  blocks: Block[];
}

export interface Chains {
  index: ChainsIndex;
  data: Float32Array;
  data64: Float64Array;
}

export interface ChainsJudgement {
  step: number;
  loss: number;
  right: number;
  of: number;
  hidden: number;
  rule: number;
  accuracy: number;
  hidden_accuracy: number;
  rule_accuracy: number;
}
