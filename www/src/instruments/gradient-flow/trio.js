import { Ensemble } from '../../engine/ensemble.js';

/** The three networks that learn, of which one speaks: its loss is the one that is drawn. */
export class Trio extends Ensemble {
  /** @param {import('../../engine/handle.js').Handle[]} all */
  constructor(all) {
    super(all);
    this.speaker = 0;
    let { onprogress: hear } = this;
    Object.defineProperty(this, 'onprogress', {
      get: () => (/** @type {any} */ progress, /** @type {number} */ rate) =>
        hear(progress.all[this.speaker], rate),
      set: (listener) => {
        hear = listener;
      },
    });
  }

  /** @param {number} from */
  async history(from) {
    const points = await super.history(from);
    return points.map((/** @type {any} */ point) => ({
      ...point,
      loss: point.losses[this.speaker],
    }));
  }
}
