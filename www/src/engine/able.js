/** A function that returns one 128-bit constant: valid only where the engine knows wasm SIMD. */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** Whether this browser can run the core. */
export const isAble = () => typeof WebAssembly === 'object' && WebAssembly.validate(PROBE);
