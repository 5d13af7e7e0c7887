import { nothing, svg } from 'lit';

/** What is left of each symbol: a strand as thick as the states move when it is another one. */

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} m */
export function memoryLane(m) {
  return m.view.asked.read === 'attention' ? arcs(m) : strands(m);
}

/** Of the states that are there at this position: their places across. @param {Model} m */
function places(m) {
  const { view, layout: l } = m;
  const reads = Array.from({ length: view.J }, (_, k) => ({
    x: l.read(k + 1),
    state: k,
    known: m.done('h', k + 1),
  }));
  const through = [l.wall.left, l.wall.right].map((x) => ({
    x,
    state: view.J - 1,
    known: m.done('c', 0),
  }));
  const writes = Array.from({ length: view.I }, (_, k) => ({
    x: l.written(k + 1),
    state: view.J + k,
    known: m.done('s', k + 1),
  }));
  return [...reads, ...through, ...writes].filter(({ known }) => known);
}

/** How thick all strands are together at each state, and where they begin. @param {Model} m */
function stack(m) {
  const { view, layout: l } = m;
  const reads = Array.from({ length: view.J }, (_, k) => k + 1);
  const sums = Array.from({ length: view.J + view.I }, (_, state) =>
    reads.reduce((sum, j) => sum + view.moved(j, state), 0),
  );
  const top = l.lane.memory + 6;
  const height = l.lane.time - 14 - top;
  const scale = height / Math.max(1e-9, ...sums);
  const middle = top + height / 2;
  const edge = (/** @type {number} */ state) => middle - (sums[state] * scale) / 2;
  return { reads, sums, scale, middle, edge };
}

/** The slot of the wall that what is left passes through. @param {Model} m @returns {[number, number] | null} */
export function slot(m) {
  if (!m.view.seen.memory) return null;
  const { edge, middle } = stack(m);
  const above = edge(m.view.J - 1);
  const floor = m.layout.lane.time - 14;
  return [above - 3, Math.min(floor, 2 * middle - above + 3)];
}

/** @param {Model} m */
function strands(m) {
  const { view } = m;
  if (!view.seen.memory) return nothing;
  const all = places(m);
  const { reads, scale, edge } = stack(m);
  return reads.map((j) => {
    const shown = all.filter(({ state }) => view.moved(j, state) > 0);
    if (shown.length === 0) return nothing;
    const above = (/** @type {number} */ state) =>
      reads.slice(0, j - 1).reduce((sum, k) => sum + view.moved(k, state), 0) * scale;
    const upper = shown.map(
      ({ x, state }) => `${x.toFixed(1)} ${(edge(state) + above(state)).toFixed(1)}`,
    );
    const lower = shown
      .map(
        ({ x, state }) =>
          `${x.toFixed(1)} ${(edge(state) + above(state) + view.moved(j, state) * scale).toFixed(1)}`,
      )
      .toReversed();
    const now = m.j === j;
    const shade = now ? 90 : j % 2 ? 46 : 30;
    return svg`<path d="M${[...upper, ...lower].join('L')}Z" fill="color-mix(in oklab, var(--ink) ${shade}%, var(--plane))"><title>${m.t('strand', { symbol: view.source[j - 1] })}</title></path>
      ${shown.length > 1 && view.letters && view.moved(j, shown[0].state) * scale > 9 ? svg`<text x=${shown[0].x + 3} y=${edge(shown[0].state) + above(shown[0].state) + (view.moved(j, shown[0].state) * scale) / 2 + 4} font-size="12" font-weight="650" fill="var(--plane)">${view.source[j - 1]}</text>` : nothing}`;
  });
}

/** With attention there is a way around: what each written symbol looks at. @param {Model} m */
function arcs(m) {
  const { view, layout: l } = m;
  const top = l.lane.memory + 4;
  const deep = l.lane.time - 18;
  const rows = Array.from({ length: view.I }, (_, k) => k + 1).filter((i) => m.done('y', i));
  const shown = !m.atEnd && m.i && m.done('y', m.i) ? [m.i] : rows;
  return shown.map((i) => {
    const weights = view.weights(i) ?? [];
    return weights.map((weight, k) =>
      weight < 0.02
        ? nothing
        : svg`<path d="M${l.read(k + 1)} ${top}C${l.read(k + 1)} ${deep} ${l.written(i)} ${deep} ${l.written(i)} ${top}" fill="none" stroke="var(--probability)" stroke-opacity=${shown.length === 1 ? 0.85 : 0.4} stroke-width=${Math.max(0.8, (shown.length === 1 ? 12 : 5) * weight)}></path>`,
    );
  });
}
