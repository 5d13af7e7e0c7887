declare module 'virtual:equations' {
  /** The MathML of a TeX equation of the wiring, or an empty string when it is not known. */
  export function mathml(tex: string): string;
}

declare module 'vite-plugin-singlefile';
declare module 'temml';
declare module 'subset-font';

declare module 'virtual:wasm-base64' {
  const base64: string;
  export default base64;
}

declare module 'virtual:wasm-glue' {
  const start: (options: object) => Promise<unknown>;
  export default start;
}

declare module 'virtual:instrument' {
  export const name: string;
  export function load(): Promise<unknown>;
}

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
