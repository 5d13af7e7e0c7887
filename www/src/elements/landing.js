/**
 * The way to the training step that a link or a preset asks for. Where it is so long that one had
 * rather see the networks learn, the first picture stands at once, and in the end the asked one.
 */

/** @typedef {import('../state/edits.js').Edit} Edit */

/** A way of so many updates takes longer than a glance, whatever learns. */
const LONG = 2000;
/** After so many milliseconds without a picture, the rest of any way is seen. */
const PATIENCE = 500;

export class Landing {
  /** @param {import('./driver.js').Driver} driver */
  constructor(driver) {
    this.driver = driver;
    this.underway = false;
    /**
     * The one way there is: one that has not begun when something else is asked for never does. Each has
     * its own, for it may come to begin after another has taken its place.
     * @type {symbol | null}
     */
    this.way = null;
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
   * Puts the element on a session: at its training step, or on the way there.
   * @param {import('./driver.js').Held} opened
   * @param {import('../state/settings.js').Settings} settings
   * @param {{step: number, place: number, edits: Edit[]}} asked weights to be set on the way, in the
   *   order of their steps
   */
  async stand(opened, settings, { step, place, edits }) {
    const { driver } = this;
    // A way of the session before ended with it, or never begins.
    this.underway = false;
    this.over = Promise.resolve();
    const whole = Number.isInteger(step) ? step : 0;
    const seen = this.worth(whole);
    await driver.start(opened, settings, seen ? 0 : whole, seen ? [] : edits);
    const { trainingStep } = driver.element;
    // Meanwhile a link may have led elsewhere.
    if (driver.handle !== opened || trainingStep >= whole) return;
    this.underway = true;
    this.place = place;
    const way = Symbol(whole);
    this.way = way;
    const rest = seen ? edits : edits.filter((edit) => edit.step > trainingStep);
    const go = () => driver.guarded(() => this.go(way, whole, rest));
    this.over = driver.enqueue(go);
  }

  /** To a step, as far as one waits for it without a picture. @param {number} step @param {Edit[]} edits */
  async unseen(step, edits) {
    const { handle } = this.driver;
    const enough = setTimeout(() => handle?.pause().catch(() => {}), PATIENCE);
    await this.toStep(step, { edits }).finally(() => clearTimeout(enough));
  }

  /** @param {symbol} way @param {number} step @param {Edit[]} edits */
  async go(way, step, edits) {
    const { element, trainer } = this.driver;
    try {
      if (this.way !== way) return;
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
