/** A canvas under a picture: as many pixels as the screen has there, drawn on in the picture's units. */

/** Changes when a transform around the page may have: no event tells of it. */
let scaling = 0;
export const rescaled = () => {
  scaling += 1;
};

/**
 * How many device pixels a canvas spans, transforms around the page included, as a deck has them.
 * Reading it lays the page out, so it is read when a size may have changed, not at every frame.
 */
export class Span {
  pixels = 1;
  measured = '';

  /** @param {HTMLElement} canvas @param {string} size what its width depends on, besides the window */
  of(canvas, size) {
    const { innerWidth, innerHeight, devicePixelRatio = 1 } = globalThis;
    const now = `${size} ${innerWidth} ${innerHeight} ${devicePixelRatio} ${scaling}`;
    if (now === this.measured) return this.pixels;
    const { width } = canvas.getBoundingClientRect();
    this.pixels = Math.max(1, Math.round(width * devicePixelRatio));
    // What is not laid out yet is asked again.
    this.measured = width > 0 ? now : '';
    return this.pixels;
  }
}

/**
 * Clears a canvas and sizes it for a picture of this width and height.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width in the picture's units @param {number} height @param {number} pixels across
 */
export function cleared(canvas, width, height, pixels) {
  const rows = Math.round((pixels * height) / width);
  if (canvas.width !== pixels || canvas.height !== rows) {
    canvas.width = pixels;
    canvas.height = rows;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixels, rows);
  context.setTransform(pixels / width, 0, 0, pixels / width, 0, 0);
  return context;
}
