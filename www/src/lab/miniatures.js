/**
 * Living pictures on a long page: each is fetched and computed when it comes near the window, one
 * after the other, so that the first stands soon. Out of sight they rest by themselves.
 */
import { load } from '#registry';

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

/** How far outside the window one is near. */
const NEAR = '240px';

export class Miniatures {
  /** @param {import('./shell.js').Shell} page draws those that are awake */
  constructor(page) {
    this.page = page;
    /** @type {Set<string>} */
    this.awake = new Set();
    /** @type {Set<string>} */
    this.near = new Set();
    /** @type {Promise<unknown>} */
    this.turn = Promise.resolve();
  }

  /** @param {Iterable<HTMLElement>} places each with the name of its instrument */
  watch(places) {
    const observer = new IntersectionObserver((entries) => this.moved(entries), {
      rootMargin: NEAR,
    });
    for (const place of places) observer.observe(place);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  moved(entries) {
    for (const { target, isIntersecting } of entries) {
      const name = String(/** @type {HTMLElement} */ (target).dataset.name);
      if (!isIntersecting) this.near.delete(name);
      else if (!this.near.has(name)) {
        this.near.add(name);
        this.turn = this.turn.then(() => this.wake(name));
      }
    }
  }

  /** Whoever scrolled past it meanwhile does not wait for it. @param {string} name */
  async wake(name) {
    if (this.awake.has(name) || !this.near.has(name)) return;
    await load(name);
    this.awake.add(name);
    this.page.requestUpdate();
    await this.page.updateComplete;
    await this.element(name)?.driver.opened();
  }

  /** @param {string} name */
  element(name) {
    return /** @type {InstrumentElement | null} */ (this.page.querySelector(`seq-${name}`));
  }

  /** @param {boolean} moving */
  move(moving) {
    for (const name of this.awake) {
      const element = this.element(name);
      if (!element) continue;
      element.player.loop = true;
      if (moving) element.play();
      else element.pause();
    }
  }
}
