/** A slide that is left: what went on there waits, and goes on when the slide comes back. */

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

export class Sleep {
  /** @param {InstrumentElement} element */
  constructor(element) {
    this.element = element;
    this.asleep = false;
    this.playing = false;
    this.training = false;
    // What would begin by itself once it is ready waits as well.
    element.addEventListener('seq-ready', () => {
      if (!this.asleep || !element.hasAttribute('autoplay')) return;
      element.removeAttribute('autoplay');
      element.player.loop = true;
      this.playing = true;
    });
  }

  async stop() {
    if (this.asleep) return;
    this.asleep = true;
    this.playing = this.element.playing;
    this.training = this.element.driver.trainer.wanted;
    await this.element.pause();
  }

  async start() {
    if (!this.asleep) return;
    this.asleep = false;
    const { element, playing, training } = this;
    this.forget();
    if (playing) await element.play();
    if (training) await element.startTraining();
  }

  /** Told to pause, it does not go on by itself. */
  forget() {
    this.playing = false;
    this.training = false;
  }
}
