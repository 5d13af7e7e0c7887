/** The numbers behind the picture at one position, as plain JSON; what is not computed yet is null. */

/** @typedef {import('./view.js').View} View */
/** @typedef {import('./operations.js').Op} Op */

/** @param {any} host */
export function takeReading(host) {
  const { settings, problems, position } = host;
  const view = /** @type {View | null} */ (host.trace);
  if (!view) return { settings, problems };
  const words = Array.from({ length: view.I }, (_, n) => n + 1);
  const over = (/** @type {Op} */ op) =>
    words.map((i) =>
      view.whole && view.done(op, i, position) ? Array.from(view.vector(op, i)) : null,
    );
  const losses = words.map((i) => (view.whole && view.done('y', i, position) ? view.L(i) : null));
  return {
    settings,
    trainingStep: view.step,
    position,
    length: view.N,
    operation: host.op,
    score: view.score,
    source: view.source,
    words: view.words,
    target: view.target,
    own_target: view.ownTarget,
    written: view.written,
    right: view.first.right,
    gold: words.map((i) => [...view.gold(i)]),
    agreement: view.agreement,
    weights: Object.fromEntries(view.roles.map((role) => [role, view.answer(role).alpha])),
    answers: Object.fromEntries(view.roles.map((role) => [role, view.answer(role).words])),
    forced: view.forced,
    e: over('e'),
    alpha: over('alpha'),
    c: over('c'),
    s: over('s'),
    y: over('y'),
    L: losses,
    loss: view.loss,
    dy: over('dy'),
    ds: over('ds'),
    dc: over('dc'),
    dalpha: over('dalpha'),
    de: over('de'),
    judged: view.judged,
    curve: view.points,
    reached: view.reached,
  };
}
