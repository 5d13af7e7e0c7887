/** The settings of a translation that is learnt with attention. */
export interface AlignmentTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

export interface AlignmentPlan {
  sessions: {
    role: 'additive' | 'dot' | 'scaled_dot' | 'general' | 'without';
    settings: Record<string, string | number | boolean>;
  }[];
  sentence: string;
  end: string;
  asked: number;
  updates: number;
  every: number;
  examples: number;
  final_examples: number;
  thumbs: number[];
}
