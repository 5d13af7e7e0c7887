import { CELLS, Race } from './race.js';

/** The numbers behind the picture, as plain JSON: lengths as decimal logarithms, null where there is none. */

/** @param {ArrayLike<number>} values */
const plain = (values) => Array.from(values, (v) => (Number.isFinite(v) ? v : null));

/** @param {import('./element.js').GradientFlowElement} host */
export function taken(host) {
  const { trace, settings, problems } = host;
  const position = Math.min(host.position, host.length);
  if (!trace) return { settings, problems };
  const place = {
    settings,
    trainingStep: host.trainingStep,
    position,
    length: host.length,
    operation: host.op,
  };
  return trace instanceof Race
    ? { ...place, ...ofRace(host, trace) }
    : { ...place, ...ofDescents(trace, position) };
}

/** @param {import('./element.js').GradientFlowElement} host @param {Race} race */
function ofRace({ model, factors, product, fetched }, race) {
  const m = /** @type {import('./model.js').Model} */ (model);
  const cells = CELLS.map((cell, i) => {
    const lane = race.lanes[i];
    const { radius, largest } = lane;
    const logs = { hidden: lane.hidden, cell: lane.cell, kept: lane.kept, bound: lane.bound };
    return {
      cell,
      ...(cell === 'rnn' ? { radius, largest } : {}),
      ...(race.losses[i] === undefined ? {} : { loss: race.losses[i] }),
      ...Object.fromEntries(
        Object.entries(logs).map(([name, all]) => [name, plain(all.subarray(0, m.lag + 1))]),
      ),
      inside: m.half ? plain([lane.inside[m.lag]])[0] : null,
      perStep: lane.per_step[m.lag],
      open: lane.open[m.m - 1],
      saturated: lane.saturated[m.m - 1] ?? null,
    };
  });
  return {
    k: m.k,
    lag: m.lag,
    cells,
    product: product ? plain(product.subarray(0, m.lag + 1)) : null,
    factors: !fetched.fresh
      ? null
      : {
          step: factors.step,
          diagonal: plain(factors.diagonal_values),
          other: plain(factors.other_values),
          jacobian: plain(factors.jacobian_values),
        },
  };
}

/** @param {import('./descents.js').Descents} trace @param {number} position */
function ofDescents({ free, clipped }, position) {
  const of = (
    /** @type {import('./descents.js').Descent} */ { path, errors, steps, steepness, longest },
  ) => ({
    w: path[2 * position],
    b: path[2 * position + 1],
    error: errors[position],
    step: steps[position],
    steepness: steepness[position],
    longest,
  });
  return { free: of(free), clipped: of(clipped) };
}
