/**
 * The settings of the study of gradients; every face here takes some of them, and what is not said has
 * its default. Rows whose `applies_when` does not hold are accepted and have no effect.
 */
export interface FlowTable {
  table: SettingRow[];
  defaults: Record<string, string | number | boolean>;
}

/**
 * Under `watched: 'order'` the settings of three sessions, of the RNN, the LSTM and the GRU, which learn
 * temporal order from the same data; empty under `'noise'`. Each is opened with its settings, and its
 * method `flow_start(settings of the study)` gives it the weights that the other settings ask for, as
 * step 0: `reset` and `seek(0)` come back to them.
 */
export interface FlowPlan {
  sessions: Record<string, string | number | boolean>[];
}

/**
 * One cell's way back. What is by lag has T numbers: at n stands what has come back to step T − n. What
 * is by step has T numbers, or T rows of H, the first step first. Logarithms are decimal, and −Infinity
 * where the gradient is exactly 0; they never under- or overflow before.
 */
export interface FlowLane {
  /** By lag: log₁₀ of ‖∂L/∂h_k‖ ∕ ‖∂L/∂h_T‖. */
  hidden: Float64Array;
  /** By lag: log₁₀ of ‖∂L/∂c_k‖ ∕ ‖∂L/∂h_T‖; the LSTM's, empty for others. Lag 0 is not 0. */
  cell: Float64Array;
  /** By lag: the same of what is behind the slopes of step k, before its recurrent weights. */
  inside: Float64Array;
  /** By lag: log₁₀ of ∏ f_t, or ∏ (1−z_t), the geometric mean over units; empty for the RNN. */
  kept: Float64Array;
  /** By lag: the same of the unit that keeps least. */
  kept_least: Float64Array;
  /** By lag: the same of the unit that keeps most. */
  kept_most: Float64Array;
  /** log₁₀ ‖∂L/∂h_T‖, from which the others are counted; 0 for noise, whose loss is L = r·h_T. */
  last: number;
  /** By lag: the factor a step that makes `hidden`, 10^(hidden ∕ lag); 1 at lag 0. */
  per_step: Float64Array;
  /** By lag: log₁₀ of Pascanu's bound (σ₁·γ)^lag; empty for cells with gates, where none holds. */
  bound: Float64Array;
  /** The spectral radius of W_h; 0 for cells with gates. */
  radius: number;
  /** Its largest singular value; 0 for cells with gates. */
  largest: number;
  /** By step, H a row: h_t. Infinite where an RNN without saturation explodes beyond 32 bits. */
  states: Float32Array;
  /** By step, H a row: g′(a_t); empty for cells with gates. */
  slopes: Float32Array;
  /** By step: the mean over units of g′, f or 1−z. */
  open: Float64Array;
  /** By step: the share of units with g′ below 0.19 of the steepest, |h| > 0.9 for tanh; the RNN's. */
  saturated: Float64Array;
}

/** The three cells at their start: RNN, LSTM, GRU, on the same noise with the same r. */
export interface FlowRace {
  lanes: FlowLane[];
  /** T rows of `width` numbers. */
  inputs: Float32Array;
  width: number;
}

/** A session's cell on its watched example, at the weights as they are now. */
export interface FlowTrained {
  lane: FlowLane;
  /** −ln of the probability of the right class. */
  loss: number;
  /** T rows of `width` numbers, each with a single one. */
  inputs: Float32Array;
  width: number;
}

/**
 * The step from m − 1 to m of the chosen cell. For the RNN the Jacobian ∂h_m ∕ ∂h_{m−1} is
 * diag(g′)·W_h, transposed on the way back; for the GRU ∂h_m ∕ ∂h_{m−1} is diag(1−z) + the rest; for the
 * LSTM ∂c_m ∕ ∂c_{m−1} is diag(f) + the way around through h_{m−1}. Matrices are H×H, row by row;
 * singular values come greatest first. Of a sequence of one step everything is empty and `step` is 0.
 */
export interface FlowFactors {
  /** The step m; one asked for below 2 or beyond T is brought there. */
  step: number;
  /** g′(a_m), f_m or 1−z_m, unit by unit. */
  diagonal: Float64Array;
  diagonal_values: Float64Array;
  /** W_h, or the rest that is added to the diagonal. */
  other: Float32Array;
  other_values: Float64Array;
  jacobian: Float32Array;
  jacobian_values: Float64Array;
}

/** The error (σ(x_50) − 0.7)² of one neuron, one row of `side` weights for each of `side` biases. */
export interface CliffSurface {
  side: number;
  errors: Float32Array;
  /** The least and the greatest weight of a row. */
  weights: Float64Array;
  /** The bias of the first row and of the last. */
  biases: Float64Array;
}

/** Gradient descent; what stands at n is after n steps. */
export interface CliffDescent {
  /** w, b, w, b … */
  path: Float64Array;
  errors: Float64Array;
  /** The length of the step to here; 0 at first. */
  steps: Float64Array;
  /** The length of the gradient here, before any clipping. */
  steepness: Float64Array;
  /** The greatest of `steps`. */
  longest: number;
}

export interface CliffDescents {
  free: CliffDescent;
  clipped: CliffDescent;
}
