/**
 * The way to the training step that a link or a preset asks for, where it is so long that one had
 * rather see the networks learn: the first picture stands at once, and in the end the asked one.
 */

/** @typedef {import('../state/edits.js').Edit} Edit */

/** A way of so many updates takes longer than a glance, whatever learns. */
const LONG = 2000;

export class Landing {
  /** @param {import('./driver.js').Driver} driver */
  constructor(driver) {
    this.driver = driver;
    this.underway = false;
    /** The position to come to, until the viewer goes elsewhere. @type {number | null} */
    this.place = null;
    /** Resolves when it is over. @type {Promise<unknown>} */
    this.over = Promise.resolve();
  }

  /** Whether the way there is to be seen. @param {number} step */
  worth(step) {
    return step > LONG || (step > 0 && this.driver.element.own.learnsInSight);
  }

  /**
   * Sets out, once everything before it is done.
   * @param {number} step
   * @param {number} place
   * @param {Edit[]} edits
   */
  begin(step, place, edits) {
    const { driver } = this;
    this.underway = true;
    this.place = place;
    this.over = driver.enqueue(() => driver.guarded(() => this.go(step, edits)));
  }

  /** @param {number} step @param {Edit[]} edits */
  async go(step, edits) {
    const { element, trainer } = this.driver;
    try {
      await this.toStep(step, { edits, train: (updates) => trainer.train(updates) });
    } finally {
      this.underway = false;
    }
    // Stopped on the way, it stays where it was stopped.
    if (this.place !== null && element.trainingStep >= step) await element.goTo(this.place);
    await element.drawn();
  }

  /**
   * Steps already reached are gone back to; later ones are trained, in sight once there is a picture.
   * @param {number} step
   * @param {object} [how]
   * @param {(updates: number) => Promise<unknown>} [how.train]
   * @param {Edit[]} [how.edits] weights to be set on the way, in the order of their steps
   */
  async toStep(step, { train, edits = [] } = {}) {
    const { edits: all, handle } = this.driver;
    const held = /** @type {import('./driver.js').Held} */ (handle);
    for (const edit of edits) {
      await this.reach(held, edit.step, train);
      // Stopped on the way, it stays where it was stopped.
      if ((await held.info()).step !== edit.step) return;
      await all.tryTo(held, edit);
    }
    await this.reach(held, Math.max(0, Math.round(Number(step) || 0)), train);
  }

  /**
   * @param {import('./driver.js').Held} handle
   * @param {number} wanted
   * @param {(updates: number) => Promise<unknown>} [train]
   */
  async reach(handle, wanted, train = (updates) => handle.train(updates)) {
    const { step: now } = await handle.info();
    if (wanted < now) await handle.seek(wanted);
    else if (wanted > now) {
      const reached = await handle.seek(wanted).then(
        () => true,
        () => false,
      );
      if (!reached) await train(wanted - now);
    }
  }
}
