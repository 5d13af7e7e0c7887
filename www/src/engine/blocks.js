/** Named, shaped blocks in two flat buffers, as the core lays them out. */

/**
 * @typedef {import('./trace.js').Block} Block
 * @typedef {{index: any, data: Float32Array, data64: Float64Array}} Raw   `index.blocks` names them
 */

export class Blocks {
  /** @param {Raw} raw */
  constructor({ index, data, data64 }) {
    this.index = index;
    this.data = data;
    this.data64 = data64;
    /** @type {Map<string, Block>} */
    this.blocks = new Map(index.blocks.map((/** @type {Block} */ block) => [block.name, block]));
  }
  /** @param {string} name */
  has(name) {
    return this.blocks.has(name);
  }
  /** @param {string} name */
  block(name) {
    const block = this.blocks.get(name);
    if (!block) throw new Error(`no block ${name}`);
    return block;
  }
  /** @param {string} name */
  shape(name) {
    return this.block(name).shape;
  }
  /** @param {string} name */
  array(name) {
    const { offset, shape, dtype } = this.block(name);
    const count = shape.reduce((product, n) => product * n, 1);
    return (dtype === 'f64' ? this.data64 : this.data).subarray(offset, offset + count);
  }
  /** What a block has at one place of its first axis, from 1. @param {string} name @param {number} t */
  vector(name, t) {
    const [places] = this.shape(name);
    if (t < 1 || t > places) throw new RangeError(`${name} has no place ${t}`);
    const all = this.array(name);
    const width = all.length / places;
    return all.subarray((t - 1) * width, t * width);
  }
}
