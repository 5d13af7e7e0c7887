/** What has been judged of an experiment up to a position: each position is one judgement more. */

/**
 * @typedef {import('./experiment.js').Run} Run
 * @typedef {import('./experiment.js').Verdict} Verdict
 */

export class View {
  /** @param {import('./experiment.js').Experiment} experiment */
  constructor(experiment) {
    const { plan, runs, units, known } = experiment;
    this.experiment = experiment;
    this.plan = plan;
    this.runs = runs;
    this.N = known;
    this.key = plan;
    /** The run of each judgement. */
    this.units = units.slice(0, known);
    /** The position before the first judgement of each run. @type {number[]} */
    this.starts = [];
    let at = 0;
    for (const run of runs) {
      this.starts.push(at);
      at += Math.min(run.records.length, Math.max(0, known - at));
    }
    /** Which runs had ended when this was looked at. */
    this.ended = runs.map((run) => run.ended);
  }

  /** @param {number} position */
  operation(position) {
    const index = this.units[position - 1];
    if (index === undefined)
      return { phase: /** @type {const} */ ('start'), t: 0, op: '', index: 0 };
    return {
      phase: /** @type {const} */ ('forward'),
      t: index + 1,
      op: 'judge',
      index: position - 1 - this.starts[index],
    };
  }

  /** The position at which a run's last judgement is made. @param {number} run */
  endOf(run) {
    return Math.min(this.starts[run] + this.runs[run].records.length, this.N);
  }

  /** The end of this run or of the one before. @param {number} position @param {1 | -1} direction */
  stepFrom(position, direction) {
    if (direction > 0) {
      const run = this.units[position];
      return run === undefined ? this.N : this.endOf(run);
    }
    const run = this.units[position - 1];
    return run === undefined ? 0 : this.starts[run];
  }

  /**
   * How far a run was at a position.
   * @param {number} index
   * @param {number} position
   * @returns {{record: Verdict | null, count: number, ended: boolean}}
   */
  at(index, position) {
    const { records } = this.runs[index];
    const count = Math.max(0, Math.min(records.length, position - this.starts[index]));
    const ended = this.ended[index] && count === records.length;
    return { record: records[count - 1] ?? null, count, ended };
  }

  /**
   * The runs of one cell at one distance.
   * @param {number} cell
   * @param {number} column
   * @returns {Run[]}
   */
  group(cell, column) {
    return this.runs.filter((run) => run.cell === cell && run.column === column);
  }

  /**
   * How many of a group had ended, and how many of them had learnt the task; the updates that the
   * middle one of these took.
   * @param {number} cell
   * @param {number} column
   * @param {number} position
   */
  tally(cell, column, position) {
    let ended = 0;
    /** @type {number[]} */
    const steps = [];
    const group = this.group(cell, column);
    for (const { index } of group) {
      const { record, ended: over } = this.at(index, position);
      if (!over) continue;
      ended += 1;
      if (record?.solved) steps.push(record.step);
    }
    steps.sort((a, b) => a - b);
    return {
      of: group.length,
      ended,
      solved: steps.length,
      steps: steps[steps.length >> 1] ?? null,
    };
  }

  /**
   * The greatest distance up to which a cell learnt everything from every seed.
   * @param {number} cell
   * @param {number} position
   * @returns {{columns: number, open: boolean}} how many columns, and whether the next is still open
   */
  span(cell, position) {
    let columns = 0;
    for (; columns < this.plan.columns.length; columns++) {
      const { of, ended, solved } = this.tally(cell, columns, position);
      if (solved < of) return { columns, open: ended < of && solved === ended };
    }
    return { columns, open: false };
  }

  /** The reach of the loss from the middle seed of those measured. @param {number} cell @param {number} column */
  reach(cell, column) {
    const known = this.group(cell, column).flatMap(({ reach }) => (reach ? [reach] : []));
    known.sort((a, b) => a.ratio - b.ratio);
    return known[known.length >> 1] ?? null;
  }
}
