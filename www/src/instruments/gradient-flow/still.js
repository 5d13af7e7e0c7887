/** What an element holds while nothing is trained: only settings, from which the core computes. */
import { failure } from '../../engine/failure.js';

export class Still {
  constructor() {
    /** @type {any[]} */
    this.all = [];
    this.onlost = () => {};
    this.onstopped = () => {};
    this.onprogress = () => {};
  }

  async info() {
    return { step: 0, furthest: 0 };
  }
  async history() {
    return [];
  }
  async train() {
    return { step: 0 };
  }
  async seek() {}
  async reset() {}
  async play() {}
  async pause() {}
  async edit() {
    throw failure('unknown-parameter');
  }
  async explain() {
    return null;
  }
  async sample() {
    return null;
  }
  async close() {}
}
