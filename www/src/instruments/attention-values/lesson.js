/**
 * What the element holds while houses are looked at: the training of the learnt layer, whose steps
 * the core keeps. A step is a place that one goes to, forwards and back.
 */
import { failure } from '../../engine/failure.js';

/** So many steps a second are made while it plays, and so long the pictures lie apart. */
const RATE = 60;
const EVERY = 60;
/** The core goes no further. */
export const MOST = 10_000;

export class Lesson {
  constructor() {
    this.step = 0;
    this.furthest = 0;
    /** The errors the core told, by the step. @type {number[]} */
    this.errors = [];
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    /** @type {(progress: any, rate: number) => void} */
    this.onprogress = () => {};
    /** @type {(error: any) => void} */
    this.onstopped = () => {};
    /** @type {(error: any) => void} */
    this.onlost = () => {};
  }

  /** @param {number} step */
  go(step) {
    this.step = Math.max(0, Math.min(MOST, step));
    this.furthest = Math.max(this.furthest, this.step);
  }
  get progress() {
    const loss = this.errors[this.step] ?? Number.NaN;
    return { step: this.step, loss, grad_norm: Number.NaN };
  }
  async info() {
    return { step: this.step, furthest: this.furthest, parameters: 9, vocabulary: [] };
  }
  /** @param {number} from */
  async history(from) {
    const all = this.errors.map((loss, step) => ({ step, loss, grad_norm: Number.NaN }));
    return all.filter(({ step }) => step > 0 && step >= from);
  }
  /** @param {number} steps */
  async train(steps) {
    const before = this.step;
    this.go(this.step + steps);
    return { ...this.progress, trained: this.step - before };
  }
  /** @param {number} step */
  async seek(step) {
    if (step > this.furthest) throw new RangeError(`step ${step} has not been reached`);
    this.step = step;
  }
  async reset() {
    this.step = 0;
    this.furthest = 0;
    this.errors = [];
  }
  async play() {
    if (this.timer) return;
    this.timer = setInterval(() => {
      this.go(this.step + Math.round((RATE * EVERY) / 1000));
      this.onprogress(this.progress, RATE);
    }, EVERY);
  }
  async pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    return this.info();
  }
  async close() {
    await this.pause();
  }
  async edit() {
    throw failure('unknown-parameter');
  }
  async explain() {
    return null;
  }
  async sample() {
    return null;
  }
}
