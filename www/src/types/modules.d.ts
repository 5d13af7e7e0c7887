declare module 'virtual:equations' {
  /** The MathML of a cell's equations in one notation (`rnn/lecture`), by the key of their TeX. */
  export const parts: Record<string, () => Promise<{ default: Record<string, string> }>>;
}

declare module 'vite-plugin-singlefile';
declare module 'temml';
declare module 'subset-font';

declare module 'lzma1/lib/decoder.js' {
  export class Decoder {
    decompress(
      input: { readByte(): number },
      output: { writeBytes(buffer: Uint8Array, offset: number, length: number): void },
    ): void;
  }
}

declare module 'virtual:wasm-base64' {
  /** Each form as text, packed by the build. */
  const base64: Record<string, string>;
  export default base64;
}

declare module 'virtual:wasm-glue' {
  const glue: Record<string, { default: (options: object) => Promise<unknown> }>;
  export default glue;
}

declare module 'virtual:instrument' {
  export const name: string;
  export function load(): Promise<unknown>;
}

declare module '*.json?mathml' {
  /** MathML by the formula's name. */
  const formulas: Record<string, string>;
  export default formulas;
}

/** The address of a file of the npm package; written out when the package is built. */
declare function fileBeside(file: string): URL;

declare module 'gifenc' {
  type Colour = number[];
  export function quantize(rgba: Uint8ClampedArray, colours: number): Colour[];
  export function applyPalette(rgba: Uint8ClampedArray, palette: Colour[]): Uint8Array;
  export function GIFEncoder(): {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: {
        palette: Colour[];
        delay: number;
        dispose: number;
        transparent: boolean;
        transparentIndex: number;
      },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
}
