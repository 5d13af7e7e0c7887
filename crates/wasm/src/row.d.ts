export interface SettingRow {
  name: string;
  kind: 'choice' | 'integer' | 'real' | 'boolean' | 'text';
  choices?: string[];
  min?: number;
  max?: number;
  default: string | number | boolean;
  scale: 'linear' | 'log';
  group: 'model' | 'data' | 'training' | 'sequence' | 'experiment';
  applies_when: Record<string, (string | number | boolean)[]> | null;
}
