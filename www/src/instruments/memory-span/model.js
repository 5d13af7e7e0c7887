import { centreOf, leftOf, widthOf } from '../../draw/geometry.js';
import { writer } from '../../draw/number.js';
import { layout } from './layout.js';

/** What the picture of one position needs. Nothing here computes a number of a network. */

/** How each cell's line is told apart, without colour: its mark, its dashes, its ink. */
export const LOOKS = /** @type {Record<string, {mark: string, dash: string, ink: string}>} */ ({
  rnn: { mark: 'circle', dash: 'none', ink: 'var(--ink)' },
  lstm: { mark: 'square', dash: '7 4', ink: 'var(--ink2)' },
  gru: { mark: 'triangle', dash: '2 3.5', ink: 'var(--ink3)' },
});

export class Model {
  /** @param {import('./element.js').MemorySpanElement} host */
  constructor(host) {
    const view = /** @type {import('./view.js').View} */ (host.trace);
    this.host = host;
    this.view = view;
    this.plan = view.plan;
    this.position = host.position;
    this.small = host.layout === 'stacked';
    /** Whether the margin stands apart from its lanes. */
    this.alone = false;
    this.palette = host.palette;
    this.write = writer(host.language);
    /** The run that this position belongs to, and the one that is opened. */
    this.at = host.op.t - 1;
    this.opened = host.openedRun;
    /** The run that is spoken of. */
    this.run = this.opened ?? Math.max(0, this.at);
    const run = view.runs[this.run];
    this.cell = run.cell;
    this.now = run.column + 1;
    const { cells, columns, seeds } = view.plan;
    const counts = { cells: cells.length, columns: columns.length, seeds: seeds.length };
    this.counts = { ...counts, now: this.now };
    this.layout = layout({ ...this.counts, small: this.small });
    this.frame = this.layout.frame;
    this.columns = this.layout.columns;
    /** Against how far is propagated back, instead of the distance. */
    this.truncated = host.truncated;
    this.error = view.plan.chance === null;
  }

  /**
   * The same laid out for a screen: its margin stands below the lanes of a telephone, without the
   * names beside them. @returns {Model}
   */
  get wide() {
    const wide = layout({ ...this.counts, small: false });
    return Object.assign(Object.create(this), {
      layout: wide,
      frame: wide.frame,
      small: false,
      alone: true,
    });
  }
  /** @param {string} id @param {Record<string, string | number>} [args] */
  t(id, args) {
    return this.host.t(`memory-span-${id}`, args);
  }
  /** @param {number} column */
  left(column) {
    return leftOf(this.columns, column + 1);
  }
  /** @param {number} column */
  centre(column) {
    return centreOf(this.columns, column + 1);
  }
  /** @param {number} column */
  width(column) {
    return widthOf(this.columns, column + 1);
  }
  /** @param {number} cell */
  name(cell) {
    return this.plan.cells[cell].toUpperCase();
  }
  /** @param {number} cell */
  look(cell) {
    return LOOKS[this.plan.cells[cell]];
  }
  /** A distance, or a number of steps propagated back. @param {number} column */
  value(column) {
    const value = this.plan.columns[column];
    return this.truncated && value === 0 ? this.t('all') : this.host.whole(value);
  }
  /** `T = 30`, `k = 3`, `n = 8`. @param {number} column */
  label(column) {
    return `${this.letter} = ${this.value(column)}`;
  }
  get letter() {
    if (this.truncated) return 'k';
    return this.host.settings.task === 'agreement' ? 'n' : 'T';
  }
  /** How good a judgement is, as it is written: a share, or an error. @param {import('./view.js').Verdict} record */
  figure(record) {
    return this.error ? this.write.compact(record.loss) : this.host.percent(record.accuracy);
  }
  /** The same in a box, where every run has it. @param {import('./view.js').Verdict} record */
  short(record) {
    if (this.error) return this.write.compact(record.loss).replace(/^0(?=[.,])/, '');
    return this.host.whole(100 * record.accuracy);
  }
  /** What a run is called. @param {number} index */
  title(index) {
    const { cell, column, seed } = this.view.runs[index];
    return this.t('run', {
      cell: this.name(cell),
      where: this.label(column),
      seed: this.plan.seeds[seed],
    });
  }
  /** How a run stands at this position, in words. @param {number} index */
  stand(index) {
    const { record, ended } = this.view.at(index, this.position);
    if (!record) return this.t('stand-none');
    const how = !ended ? 'open' : record.solved ? 'solved' : 'failed';
    const args = { step: record.step, shown: this.host.whole(record.step) };
    return this.t(`stand-${how}`, { ...args, figure: this.figure(record) });
  }
}
