/** Plays positions: a step, a rest, a step. Hidden, it waits. */

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** Milliseconds between two operations at speed 1: a movement of 200 ms and time to read. */
const PACE = 900;

export class Player {
  /** @param {InstrumentElement} element */
  constructor(element) {
    this.element = element;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** Begin again after the end. */
    this.loop = false;
  }

  async play() {
    const { element } = this;
    await element.driver.opened();
    if (element.playing || !element.trace) return;
    element.playing = true;
    if (element.position >= element.length) await element.goTo(0);
    else await element.drawn();
    this.schedule();
  }

  async pause() {
    const { element } = this;
    clearTimeout(this.timer);
    if (!element.playing) return;
    element.playing = false;
    if (element.isConnected) await element.drawn();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tick(), PACE / this.element.speed);
  }

  async tick() {
    const { element } = this;
    if (!element.playing || !element.isConnected) return;
    if (element.visible) {
      if (element.position < element.length) await element.next();
      else if (this.loop) await element.goTo(0);
    }
    if (!element.playing) return;
    if (element.position >= element.length && !this.loop) await this.pause();
    else this.schedule();
  }
}
