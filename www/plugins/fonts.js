/**
 * The two fonts, reduced to the characters that pages and formulas use: 450 kB become a few dozen.
 * Letters of other languages that a viewer types are drawn by the system's fonts. The table of
 * mathematical measures stays, so that brackets and fractions still fit.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const modules = new URL('../node_modules/', import.meta.url);
const WHOLE = {
  text: '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  math: '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
};
const FOLDER = new URL('.cache/seqscope/', modules);
const SOURCE = new URL('../src/', import.meta.url);

/** @param {number} first @param {number} last */
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');

/** Letters of the languages of Western Europe: what a viewer may well type. */
const LATIN = [range(0x20, 0x7e), range(0xa0, 0xff), 'ŒœŸ'].join('');

/** Italic letters, which formulas and names of blocks are set in. */
const ITALIC = [range(0x1d434, 0x1d467), 'ℎ', range(0x1d6fc, 0x1d71b)].join('');

/** Signs that stand in the core's equations. */
const SIGNS = '∂∑καβσ⊙⊤∇←→∞≤≥≪≫√∏‖∥∣′−·×÷⋅…⋯⋮⋱⟨⟩⌈⌉⌊⌋∈∉⏞⏟̂̃̄\u2061\u2062\u2063\u2009';

/** Every character beyond ASCII that the sources write, in words or in drawings. */
async function written() {
  const files = (await readdir(SOURCE, { recursive: true })).filter((name) =>
    /(?<!\.test)\.(js|ftl)$/.test(name),
  );
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, SOURCE), 'utf8')));
  return [...new Set(texts.join(''))].filter((character) => character > '~').join('');
}

/**
 * Styles name the reduced fonts `text-font.woff2` and `math-font.woff2`.
 * @returns {import('vite').Plugin}
 */
export function fonts() {
  return {
    name: 'seqscope-fonts',
    async config() {
      const used = await written();
      const text = await reduced('text', LATIN + used, { variationAxes: { wght: WEIGHTS } });
      const math = await reduced('math', range(0x20, 0x7e) + ITALIC + SIGNS + used, {});
      return { resolve: { alias: { 'text-font.woff2': text, 'math-font.woff2': math } } };
    },
    // Asked for at once, they are there before the first picture, which then does not move for them.
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle }) => {
        if (!/href="[^"]*fonts-[^"]*\.css"/.test(html)) return [];
        const up = '../'.repeat(path.split('/').length - 2) || './';
        const files = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'));
        return files.map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: '',
            href: up + file,
          },
          injectTo: 'head',
        }));
      },
    },
  };
}

/** The weights that styles ask for. */
const WEIGHTS = { min: 400, max: 700 };

/**
 * The site, the single files and the package are built of the same fonts: each is reduced once.
 * @param {'text' | 'math'} name @param {string} characters @param {object} options
 */
async function reduced(name, characters, options) {
  const asked = createHash('sha256').update(JSON.stringify([WHOLE[name], characters, options]));
  const file = new URL(`${asked.digest('hex').slice(0, 16)}/${name}.woff2`, FOLDER);
  if (!existsSync(file)) {
    const whole = await readFile(new URL(WHOLE[name], modules));
    const font = await subsetFont(whole, characters, { targetFormat: 'woff2', ...options });
    await mkdir(new URL('.', file), { recursive: true });
    // Whole or not at all, also where two builds run.
    const part = new URL(`${name}.${process.pid}`, file);
    await writeFile(part, font);
    await rename(part, file);
  }
  return fileURLToPath(file);
}
