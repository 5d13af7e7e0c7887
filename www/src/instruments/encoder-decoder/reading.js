/** The numbers behind the picture at one position, as plain JSON; what is not computed yet is null. */

/** @param {import('./element.js').EncoderDecoderElement} host */
export function takeReading(host) {
  const { settings, problems, position } = host;
  const view = /** @type {import('./view.js').View | null} */ (host.trace);
  if (!view) return { settings, problems };
  const when = (
    /** @type {import('./view.js').Op} */ op,
    /** @type {number} */ t,
    /** @type {any} */ value,
  ) => (view.done(op, t, position) ? value : null);
  const reads = Array.from({ length: view.J }, (_, k) => k + 1);
  const writes = Array.from({ length: view.I }, (_, k) => k + 1);
  return {
    settings,
    trainingStep: host.trainingStep,
    position,
    length: host.length,
    operation: host.op,
    source: view.source,
    answer: view.answer,
    followed: view.words,
    written: view.seen.written,
    h: reads.map((j) => when('h', j, view.encoder(j))),
    c: when('c', view.J, view.encoder(view.J)),
    s: writes.map((i) => when('s', i, view.decoder(i))),
    y: writes.map((i) => when('y', i, view.probability(i))),
    alpha: writes.map((i) => when('y', i, view.weights(i))),
    beam: view.seen.beam,
    memory: view.seen.memory,
    lags: view.lags,
    shares: view.now,
    curve: view.points,
  };
}
