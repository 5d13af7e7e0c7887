export interface BottleneckTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
  letters: string;
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
  outputs: number[];
}

export interface Memory {
  read: number;
  states: number;
  moved: number[];
}
