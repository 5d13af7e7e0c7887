/**
 * Room that was once needed is kept: where lines stand above a picture, one line less would move the
 * picture at every step. Kept until the width changes, or until it is given back.
 */
export class Room {
  /** How wide each part was when its room was taken. @type {Map<HTMLElement, number>} */
  widths = new Map();

  observer = new ResizeObserver((changes) => {
    for (const { target, borderBoxSize } of changes) {
      const [{ inlineSize, blockSize }] = borderBoxSize;
      this.keep(/** @type {HTMLElement} */ (target), inlineSize, blockSize);
    }
  });

  /** @param {Iterable<HTMLElement>} parts */
  watch(parts) {
    for (const part of parts) {
      if (this.widths.has(part)) continue;
      this.widths.set(part, 0);
      this.observer.observe(part);
    }
  }

  /** @param {HTMLElement} part @param {number} width @param {number} height */
  keep(part, width, height) {
    const before = this.widths.get(part);
    this.widths.set(part, width);
    if (before === width || before === 0) part.style.minBlockSize = `${height}px`;
    // A part that an observer is being told of must not change before all are.
    else requestAnimationFrame(() => this.again(part));
  }

  /** Seen once more, at the size that it has by itself. @param {HTMLElement} part */
  again(part) {
    if (!this.widths.has(part)) return;
    part.style.minBlockSize = '';
    this.observer.unobserve(part);
    this.observer.observe(part);
  }

  /** Gives all room back. */
  forget() {
    this.observer.disconnect();
    for (const part of this.widths.keys()) part.style.minBlockSize = '';
    this.widths.clear();
  }
}
