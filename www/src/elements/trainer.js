/** Training of one element: so many updates, or until told to stop; hidden, it waits. */

/**
 * @typedef {import('./driver.js').Driver} Driver
 * @typedef {import('../engine/host.js').Progress} Progress
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

export class Trainer {
  /** @param {Driver} driver */
  constructor(driver) {
    this.driver = driver;
    this.lookedAt = 0;
    this.looking = false;
    /** Wanted by the viewer; runs only while the element can be seen. */
    this.wanted = false;
    /** What was told to stop, until the picture shows where it stands. @type {Promise<unknown>} */
    this.stopping = Promise.resolve();
  }

  get element() {
    return this.driver.element;
  }

  /** @param {number} steps */
  async train(steps) {
    const { driver, element } = this;
    const { handle } = driver;
    const count = Math.max(0, Math.floor(steps));
    if (!handle || count === 0) return;
    driver.clear('');
    element.training = count > 1;
    try {
      await handle.train(count);
    } finally {
      element.training = false;
      if (handle === driver.handle) await driver.refresh();
      this.tell();
    }
  }

  async start() {
    const { driver, element } = this;
    await driver.opened();
    if (!driver.handle || this.wanted) return;
    this.wanted = true;
    driver.clear('');
    element.training = true;
    if (element.visible) await driver.handle.play().catch((error) => this.stopped(error));
    await element.drawn();
  }

  /** Ends training, whoever began it. */
  stop() {
    const ended = this.end();
    this.stopping = Promise.all([this.stopping, ended.catch(() => {})]);
    return ended;
  }

  async end() {
    const { driver, element } = this;
    const was = this.wanted;
    this.wanted = false;
    if (!driver.handle || !element.training) return;
    element.training = false;
    await driver.handle.pause().catch(() => {});
    if (!was || !element.isConnected) return;
    await driver.refresh();
    this.tell();
  }

  /** @param {Progress} progress @param {number} rate */
  progressed({ step, loss, grad_norm }, rate) {
    const { element } = this;
    // The first picture is that of the step asked for: a way that is to be seen comes after it.
    if (!element.info) return;
    element.progress = { step, loss, grad_norm, rate };
    element.info = { ...element.info, step };
    const now = performance.now();
    if (!element.visible || this.looking || now - this.lookedAt < element.lookEvery) return;
    this.look();
  }

  async look() {
    this.looking = true;
    try {
      await this.driver.refresh();
      this.tell();
    } catch {
      // The answer that comes with the end of training says what happened.
    } finally {
      this.lookedAt = performance.now();
      this.looking = false;
    }
  }

  /** It stopped by itself. @param {Failure} error */
  async stopped(error) {
    this.wanted = false;
    this.element.training = false;
    await this.driver.refresh().catch(() => {});
    await this.driver.fail(error);
  }

  tell() {
    const { element } = this;
    const last = element.history.at(-1);
    element.emit('seq-train', {
      step: element.trainingStep,
      loss: last?.loss ?? null,
      rate: element.progress?.rate ?? 0,
    });
  }

  visibilityChanged() {
    const { handle } = this.driver;
    if (!handle || !this.wanted) return;
    if (this.element.visible) handle.play().catch((error) => this.stopped(error));
    else handle.pause().catch(() => {});
  }
}
