export interface HousesTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

export interface HousesPlan {
  session: Record<string, string | number | boolean> | null;
}

/** What is seen of the houses; a key, a query and a slope have the three attributes. */
export interface Houses {
  area_unit: number;
  known: number[][];
  keys: number[];
  query: number[];
  values: number[];
  scores: number[];
  score_terms: number[];
  raised: number[];
  weights: number[];
  total: number;
  raised_total: number;
  products: number[];
  value: number;
  score_slopes: number[];
  query_slopes: number[];
  layer: number[];
  step: number;
  sold: number[];
  errors: number[];
  off: number[];
}
