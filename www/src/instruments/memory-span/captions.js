import { probability, strong } from '../../elements/rich.js';

/** The sentence that says what the last judgement found, or what all of them show. */

/** @typedef {import('./element.js').MemorySpanElement} Host */

/** @param {Host} host @returns {import('../../elements/types.js').Message} */
export function caption(host) {
  const view = /** @type {import('./view.js').View} */ (host.trace);
  const { plan, experiment } = view;
  const runs = view.runs.length;
  if (host.position === 0) {
    const start = host.truncated ? 'start-truncated' : 'start';
    return {
      id: `memory-span-caption-${experiment.units.length > 0 ? 'rewound' : start}`,
      args: {
        runs,
        task: host.t(`memory-span-task-${host.settings.task}`),
        time: host.duration(experiment.most),
      },
    };
  }
  if (host.position === view.N && experiment.complete) return summary(host, view);
  const index = host.op.t - 1;
  const run = view.runs[index];
  const { record, ended } = view.at(index, host.position);
  const how = !ended ? 'open' : record?.solved ? 'solved' : 'failed';
  const error = plan.chance === null;
  const loss = record?.loss ?? 0;
  return {
    id: `memory-span-caption-${how}${error ? '-error' : ''}`,
    args: {
      cell: strong(plan.cells[run.cell].toUpperCase()),
      where: strong(host.label(run.column)),
      seed: plan.seeds[run.seed],
      step: record?.step ?? 0,
      shown: host.whole(record?.step ?? 0),
      figure: probability(error ? host.sig(loss, 2) : host.percent(record?.accuracy ?? 0)),
      chance: error ? host.sig(plan.chance_loss ?? 0, 3) : host.percent(plan.chance ?? 0),
      threshold: error ? host.sig(plan.threshold, 1) : host.percent(plan.threshold),
    },
  };
}

/** How far back must be propagated. @param {Host} host @param {import('./view.js').View} view */
function needs(host, view) {
  const { plan } = view;
  const failed = plan.columns.filter((_, column) =>
    plan.cells.every((_, cell) => view.tally(cell, column, view.N).solved === 0),
  );
  const parts = plan.cells.map((name, cell) => {
    const first = plan.columns.findIndex((_, column) => {
      const { solved, of } = view.tally(cell, column, view.N);
      return solved === of;
    });
    const args = { cell: name.toUpperCase(), where: host.label(Math.max(0, first)) };
    return host.t(`memory-span-needs${first < 0 ? '-more' : ''}`, args);
  });
  return {
    id: 'memory-span-caption-truncated',
    args: {
      failed: failed.length,
      most: strong(host.label(Math.max(0, failed.length - 1))),
      needs: joined(host, parts),
    },
  };
}

/** Parts of a sentence as one that begins with a capital. @param {Host} host @param {string[]} parts */
function joined(host, parts) {
  const text = parts.join(host.t('memory-span-holds-join').replaceAll('_', ' '));
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** What came of the whole experiment. @param {Host} host @param {import('./view.js').View} view */
function summary(host, view) {
  const { plan } = view;
  if (host.truncated) return needs(host, view);
  const parts = plan.cells.map((name, cell) => {
    const { columns } = view.span(cell, view.N);
    const all = columns === plan.columns.length;
    const how = columns === 0 ? 'none' : all ? 'all' : 'some';
    const at = Math.max(0, columns - 1);
    return host.t(`memory-span-holds-${how}`, { cell: name.toUpperCase(), where: host.label(at) });
  });
  const spans = joined(host, parts);
  const cell = Math.max(0, plan.cells.indexOf('rnn'));
  const reach = view.reach(cell, plan.columns.length - 1);
  return {
    id: 'memory-span-caption-done',
    args: {
      spans,
      cell: plan.cells[cell].toUpperCase(),
      where: host.label(plan.columns.length - 1),
      reach: { kind: 'gradient', text: reach ? host.sig(reach.ratio, 1) : '–' },
    },
  };
}
