declare module 'virtual:equations' {
  /** The MathML of a cell's equations in one notation (`rnn/lecture`), by the key of their TeX. */
  export const parts: Record<string, () => Promise<{ default: Record<string, string> }>>;
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
