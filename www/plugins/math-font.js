/**
 * The mathematical font, reduced to the characters that formulas use: 400 kB become a few dozen.
 * Its table of mathematical measures stays, so that brackets and fractions still fit.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const modules = new URL('../node_modules/', import.meta.url);
const WHOLE = new URL(
  '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
  modules,
);
const FOLDER = new URL('.cache/seqscope/', modules);
const REDUCED = new URL('math.woff2', FOLDER);

/** @param {number} first @param {number} last */
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');

const CHARACTERS = [
  range(0x20, 0x7e),
  range(0x391, 0x3c9),
  'ℎ·×÷±−∓′″‖∣∥∂∇∑Σ∏Π√∞≈≠≡≤≥≪≫∈∉⊙⊗⊕⊤⊥∘∗→←↦⇒↔…⋯⋮⋱⟨⟩⌈⌉⌊⌋̂̃̄ℝ\u00a0\u2009\u2061\u2062\u2063',
  range(0x1d400, 0x1d467),
  range(0x1d6a8, 0x1d71b),
  '₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻',
].join('');

/**
 * Styles name the reduced font `math-font.woff2`.
 * @returns {import('vite').Plugin}
 */
export function mathFont() {
  return {
    name: 'seqscope-math-font',
    async config() {
      const bytes = await subsetFont(await readFile(WHOLE), CHARACTERS, { targetFormat: 'woff2' });
      await mkdir(FOLDER, { recursive: true });
      await writeFile(REDUCED, bytes);
      return { resolve: { alias: { 'math-font.woff2': fileURLToPath(REDUCED) } } };
    },
  };
}
