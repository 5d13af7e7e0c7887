export interface BottleneckTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

export interface BottleneckPlan {
  sessions: {
    role: 'plain' | 'reversed' | 'attention';
    settings: Record<string, string | number | boolean>;
  }[];
  source: string;
  answer: string;
  end: string;
  lengths: [number, number][];
  every: number;
  each: number;
  updates: number;
}

export interface LengthShare {
  least: number;
  most: number;
  right: number;
  of: number;
}

export interface Followed {
  read: string[];
  written: string[];
  hidden: number;
  encoder: number[];
  decoder: number[];
  alpha: number[];
  likelihoods: number[];
  lags: { straight: number[]; reversed: number[] };
  outputs: number[];
}

export interface Memory {
  read: number;
  states: number;
  moved: number[];
}
