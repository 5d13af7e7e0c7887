/**
 * A range of positions as an animated picture. One frame is drawn at a time, and of each only the
 * points that changed are kept: what it costs to hold is one frame and the file.
 */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { drawnPicture } from './picture.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** A GIF has 256 colours a frame; one of them stands for what has not changed. */
const COLOURS = 255;
/** The last frame stays, so that the end can be read before it begins again. */
const REST = 2000;

/**
 * @param {InstrumentElement} element afterwards it stands where it stood
 * @param {object} how
 * @param {number} how.from
 * @param {number} how.to
 * @param {number} how.rate   positions a second
 * @param {number} how.width  of a picture of 16 by 9; another shape gets as many points
 * @param {AbortSignal} how.signal
 * @param {(done: number) => void} how.progress
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} nothing when it was stopped
 */
export async function animate(element, { from, to, rate, width, signal, progress }) {
  await element.pause();
  const before = element.position;
  const frames = new Frames(element, width);
  try {
    for (let position = from; position <= to; position += 1) {
      if (signal.aborted) return null;
      await element.goTo(position);
      frames.add(await drawnPicture(element), position === to ? REST : 1000 / rate);
      progress(position - from + 1);
    }
    return frames.file();
  } finally {
    await element.goTo(before);
  }
}

/** Frames of one size, one upon the other. */
class Frames {
  /** @param {InstrumentElement} element @param {number} width */
  constructor(element, width) {
    const box = element.getBoundingClientRect();
    const scale = width * Math.sqrt(9 / 16 / (box.width * box.height));
    this.canvas = document.createElement('canvas');
    this.canvas.width = Math.round(box.width * scale);
    this.canvas.height = Math.round(box.height * scale);
    this.context = /** @type {CanvasRenderingContext2D} */ (
      this.canvas.getContext('2d', { willReadFrequently: true })
    );
    this.gif = GIFEncoder();
    /** The frame below. @type {Uint32Array | null} */
    this.below = null;
  }

  /** @param {HTMLImageElement} image @param {number} delay in milliseconds */
  add(image, delay) {
    const { width, height } = this.canvas;
    this.context.drawImage(image, 0, 0, width, height);
    const points = new Uint32Array(this.context.getImageData(0, 0, width, height).data.buffer);
    const { below } = this;
    const changed = points.filter((point, i) => point !== below?.[i]);
    // Where nothing changed there is still a palette to write.
    const colours = new Uint8ClampedArray(
      (changed.length > 0 ? changed : points.slice(0, 1)).buffer,
    );
    const palette = quantize(colours, COLOURS);
    const transparentIndex = palette.length;
    palette.push(palette[0]);
    const index = new Uint8Array(points.length).fill(transparentIndex);
    const reduced = applyPalette(colours, palette.slice(0, transparentIndex));
    let next = 0;
    for (let i = 0; i < points.length; i += 1) {
      if (points[i] === below?.[i]) continue;
      index[i] = reduced[next];
      next += 1;
    }
    this.gif.writeFrame(index, width, height, {
      palette,
      delay,
      dispose: 1,
      transparent: true,
      transparentIndex,
    });
    this.below = points;
  }

  file() {
    this.gif.finish();
    return this.gif.bytes();
  }
}
