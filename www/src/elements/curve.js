/** The loss over training, thinned to what a picture of some width can show. Pure. */

/** @typedef {{step: number, loss: number, grad_norm?: number}} Point */
/** @typedef {{step: number, mean: number, low: number, high: number}} Bin */

/**
 * Means and ranges over equal parts of the steps: a loss measured on few windows jumps about, and
 * its mean shows where it goes while the range shows how much it jumps.
 * @param {Point[]} points @param {number} last @param {number} bins
 * @returns {Bin[]}
 */
export function binned(points, last, bins) {
  /** @type {(Bin & {count: number})[]} */
  const out = [];
  const width = Math.max(1, Math.max(1, last) / bins);
  for (const { step, loss } of points) {
    if (!Number.isFinite(loss)) continue;
    const index = Math.floor(Math.max(0, step - 1) / width);
    const bin = out[index];
    if (bin) {
      bin.count += 1;
      bin.mean += (loss - bin.mean) / bin.count;
      bin.low = Math.min(bin.low, loss);
      bin.high = Math.max(bin.high, loss);
      bin.step += (step - bin.step) / bin.count;
    } else out[index] = { step, mean: loss, low: loss, high: loss, count: 1 };
  }
  return out.filter(Boolean);
}

/** A round number at or just above: the top of an axis. @param {number} most */
export function ceiling(most) {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((s) => s * power >= most * 0.999) ?? 10;
  return step * power;
}

/**
 * The top of the axis: outliers of single steps may leave the picture, the mean may not.
 * @param {Bin[]} bins
 */
export function top(bins) {
  const highs = bins.map((bin) => bin.high).sort((a, b) => a - b);
  const usual = highs[Math.floor(0.97 * (highs.length - 1))] ?? 1;
  return ceiling(Math.max(usual, ...bins.map((bin) => bin.mean)));
}

/**
 * A recorded run, kept while the session stands at an earlier step of it: points after the current
 * step stay until training from there overwrites them.
 * @param {Point[]} before @param {Point[]} now @param {number} step
 * @param {boolean} branched whether what came after can no longer be reached
 */
export function merge(before, now, step, branched) {
  const reached = now.at(-1)?.step ?? 0;
  if (branched) return now.slice();
  const rest = before.filter((point) => point.step > Math.max(step, reached));
  return [...now, ...rest];
}
