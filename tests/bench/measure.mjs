/**
 * Measures one workload, in Node or in a page: nothing here belongs to either.
 *
 * Every repeat is preceded by one of the limit, so that both see the same machine. In Node the
 * clock is the process's own time, which other programs cannot take away; a page has only the
 * clock on the wall.
 */

const REPEATS = 9;
const WARM_UP = 1.0;
const REPEAT = 0.3;
const LIMIT_TURNS = 2_000_000;

/** The middle, the least and the greatest. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) };
}

/** Runs so many training steps, or forward passes over a whole window. */
function runner(session, workload) {
  if (!workload.forward) return (count) => session.train_for(1e9, count);
  return (count) => {
    for (let i = 0; i < count; i += 1) session.loss();
  };
}

/**
 * @param {any} Session the package's class
 * @param {import('./workloads.mjs').Workload} workload
 * @param {{limit: WebAssembly.Module, perTurn: number, clock: () => number}} machine
 */
export async function measure(Session, workload, { limit, perTurn, clock }) {
  const { exports } = await WebAssembly.instantiate(limit);
  const session = new Session(workload.settings);
  const run = runner(session, workload);
  const timed = (action) => {
    const start = clock();
    action();
    return clock() - start;
  };
  const first = session.info().step === 0 && !workload.forward ? session.train(1).loss : null;
  let count = 1;
  let warm = 0;
  let last = 0;
  while (warm < WARM_UP) {
    last = timed(() => run(count));
    warm += last;
    if (last < REPEAT / 4) count *= 2;
  }
  count = Math.max(1, Math.round((count * REPEAT) / Math.max(last, 1e-6)));
  const rates = [];
  const limits = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    limits.push((LIMIT_TURNS * perTurn) / timed(() => exports.run(LIMIT_TURNS, 0.5)));
    rates.push(count / timed(() => run(count)));
  }
  const loss = workload.forward ? null : session.train(1).loss;
  const steps = session.info().step;
  session.free();
  return { rate: spread(rates), limit: spread(limits), loss0: first, lossEnd: loss, steps };
}
