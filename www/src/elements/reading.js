/**
 * The numbers behind the picture at one position, as plain JSON. What has not been computed at
 * this position is null: a reader of the numbers sees as much as a reader of the picture.
 */

/**
 * @typedef {import('./instrument.js').InstrumentElement} InstrumentElement
 * @typedef {import('../engine/trace.js').Trace} Trace
 */

/**
 * For every part along a block's first axis, whether it exists at the position. Weights and
 * initial states have one part, which always exists.
 * @param {Trace} trace
 * @param {string} name
 * @param {number} position
 * @returns {boolean[]}
 */
export function readyParts(trace, name, position) {
  const shape = trace.shape(name);
  if (!trace.overTime(name)) return [trace.ready(name, 1, position)];
  return Array.from({ length: shape[0] }, (_, i) => trace.ready(name, i + 1, position));
}

/** @param {Trace} trace @param {string} name @param {number} position */
export function readBlock(trace, name, position) {
  const ready = readyParts(trace, name, position);
  const all = Array.from(trace.array(name));
  const size = all.length / ready.length;
  const values = all.map((x, i) => (ready[Math.floor(i / size)] ? x : null));
  return { shape: trace.shape(name), values, ready };
}

/** @param {InstrumentElement} element */
export function takeReading(element) {
  const { trace, position } = element;
  if (!trace) return { settings: element.settings, problems: element.problems };
  /** @type {Record<string, ReturnType<typeof readBlock>>} */
  const blocks = {};
  for (const name of trace.blocks.keys()) blocks[name] = readBlock(trace, name, position);
  const ofKind = (/** @type {string[]} */ kinds) =>
    Object.fromEntries(
      Object.entries(blocks).filter(([name]) => kinds.includes(trace.block(name).kind)),
    );
  return {
    settings: element.settings,
    trainingStep: element.trainingStep,
    position,
    length: element.length,
    operation: element.op,
    tokens: trace.index.tokens,
    vocabulary: trace.index.vocabulary,
    blocks,
    losses: blocks.L?.values ?? [],
    gradients: ofKind(['gradient']),
    contributions: Object.fromEntries(
      ['G_norm', 'reach', 'kept', 'contrib_norm', 'dh_norm']
        .filter((name) => blocks[name])
        .map((name) => [name, blocks[name].values]),
    ),
    scalars: trace.index.scalars,
    omitted: trace.index.omitted,
  };
}
