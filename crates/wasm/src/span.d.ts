/** The settings of an experiment on the reach of memory. */
export interface SpanTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

export interface SpanRun {
  column: number;
  cell: number;
  seed: number;
  settings: Record<string, string | number | boolean>;
  cost: number;
}

export interface SpanPlan {
  columns: number[];
  cells: Settings['cell'][];
  seeds: number[];
  runs: SpanRun[];
  most_steps: number;
  every: number;
  examples: number;
  chance_loss: number | null;
  chance: number | null;
  threshold: number;
}

export interface Verdict {
  step: number;
  loss: number;
  accuracy: number;
  skill: number;
  solved: boolean;
}

export interface SpanAnswer {
  tokens: string[];
  numbers: number[];
  width: number;
  places: number[];
  asked: number;
  wanted: string;
  given: string;
  wanted_value: number | null;
  given_value: number | null;
  probability: number | null;
  right: boolean;
}

export interface SpanReach {
  lag: number;
  ratio: number;
  open: number;
  of: number;
  log_ratio: number | null;
  per_step: number;
  curve: number[];
  from: number;
}
