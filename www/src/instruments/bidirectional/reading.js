/** The numbers behind the picture at one position, as plain JSON; what is not computed yet is null. */

/** @typedef {import('./view.js').View} View */

/** @param {import('./element.js').BidirectionalElement} host */
export function takeReading(host) {
  const { settings, problems, position } = host;
  const view = /** @type {View | null} */ (host.trace);
  if (!view) return { settings, problems };
  const steps = Array.from({ length: view.seen }, (_, i) => i + 1);
  const done = (/** @type {import('./view.js').Op} */ op, /** @type {number} */ t) =>
    view.positionOf(op, t) <= position;
  const over = (
    /** @type {string} */ name,
    /** @type {import('./view.js').Op} */ op,
    of = /** @type {import('./view.js').Blocks} */ (view),
  ) => steps.map((t) => (done(op, t) ? Array.from(of.vector(name, t)) : null));
  const both = (/** @type {number} */ t) =>
    (t > view.asked || done('dh', t)) && (t < view.asked || done('dr', t));
  return {
    settings,
    trainingStep: host.trainingStep,
    position,
    length: host.length,
    operation: host.op,
    tokens: view.index.tokens,
    targets: view.index.targets,
    seen: view.seen,
    asked: view.asked,
    combine: view.combine,
    h: over('h', 'h'),
    h_reverse: over('h_reverse', 'r'),
    output: over('output', 'o'),
    y: over('y', 'y'),
    L: over('L', 'L'),
    past: {
      h: over('h', 'h', view.past),
      y: over('y', 'y', view.past),
      L: over('L', 'L', view.past),
      dx: over('dx', 'dh', view.past),
    },
    dh: over('dh', 'dh'),
    dh_reverse: over('dh_reverse', 'dr'),
    dx: view.graded
      ? steps.map((t) => (both(t) ? Array.from(view.vector('dx', t)) : null))
      : steps.map(() => null),
    judged: view.judged,
    curve: view.points,
    ceiling: view.plan.ceiling,
  };
}
