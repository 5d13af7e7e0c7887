import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { app, appIcon } from './plugins/app.js';
import { contentSecurityPolicy } from './plugins/csp.js';
import { equations } from './plugins/equations.js';
import { everyPage, noIcon } from './plugins/every-page.js';
import { fonts } from './plugins/fonts.js';
import { formulas } from './plugins/formulas.js';
import { singleInstrument } from './plugins/single-instrument.js';
import { tidyMessages } from './plugins/tidy-messages.js';
import { tidyTemplates } from './plugins/tidy-templates.js';
import { unpacker } from './plugins/unpacker.js';
import { wasmInline } from './plugins/wasm-inline.js';

const root = import.meta.dirname;

/** Every folder with a page is a page of the site. */
const pages = ['', ...readdirSync(root)]
  .map((folder) => resolve(root, folder, 'index.html'))
  .filter((page) => existsSync(page) && !page.includes('/dist/'));

/** What the worker's sources need. @param {string} instrument */
export const workerPlugins = (instrument) => [wasmInline(instrument), unpacker()];

/** What the sources need, whatever is built of them. @param {string} instrument */
export const sourcePlugins = (instrument) => [
  equations(),
  formulas(),
  ...workerPlugins(instrument),
  fonts(),
  tidyMessages(),
  tidyTemplates(),
];

/**
 * What every instrument loads travels as one file, and so do its words in one language: many small
 * ones would each be compressed without knowing the others.
 */
const shared = [
  ...['en', 'fr'].map((language) => ({
    name: `words-${language}`,
    test: new RegExp(`/src/elements/(parts-)?${language}\\.ftl`),
  })),
  {
    // What writes an equation, its weights and the line of time, for all that show one.
    name: 'equation',
    test: /\/(elements\/(equation(-terms)?|matrix-plan|speed-shown)|score\/spine|draw\/timeline)\.js$/,
    includeDependenciesRecursively: false,
  },
  {
    // The picture of each kind of cell comes by itself; what they draw with stands with the instrument.
    name: 'cell-parts',
    test: /\/src\/instruments\/cell\/(layout|model|pipes)\.js$/,
    includeDependenciesRecursively: false,
  },
  {
    // What says what a link asks for in vain.
    name: 'complaints',
    test: /\/src\/(elements\/complaints|state\/(nearest|strangers))\.js$/,
    includeDependenciesRecursively: false,
  },
  {
    // What only a page in a frame does.
    name: 'frame',
    test: /\/src\/embed\/(messages|keys|size|sleep|write)\.js$/,
    includeDependenciesRecursively: false,
  },
  {
    // Not what only the site's own pages do, nor what only drawers and dialogs do.
    name: 'shared',
    test: /^(?!.*\/src\/(lab\/|elements\/(share|settings-form)\.js)).*(\.js|\?inline)$/,
    minShareCount: 8,
    includeDependenciesRecursively: false,
  },
];

/** `--mode standalone` with SEQSCOPE_INSTRUMENT: one instrument in one file. */
export default defineConfig(({ mode, command }) => {
  const instrument = process.env.SEQSCOPE_INSTRUMENT ?? '';
  const single = mode === 'standalone';
  return {
    root,
    base: './',
    plugins: [
      ...sourcePlugins(instrument),
      everyPage(single || command === 'serve' ? noIcon : appIcon),
      contentSecurityPolicy({ single }),
      ...(single
        ? [singleInstrument(instrument), viteSingleFile({ removeViteModuleLoader: true })]
        : app()),
    ],
    resolve: single ? { conditions: ['standalone', 'module', 'browser', 'production'] } : {},
    worker: { format: 'es', plugins: () => workerPlugins(instrument) },
    build: {
      target: 'es2022',
      outDir: single ? `dist/standalone/${instrument}` : 'dist',
      emptyOutDir: true,
      manifest: !single,
      assetsInlineLimit: single ? () => true : 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: single ? resolve(root, instrument, 'index.html') : pages,
        ...(single ? {} : { output: { codeSplitting: { groups: shared } } }),
      },
    },
    preview: { host: '127.0.0.1' },
    test: { include: ['tests/**/*.test.js', 'src/**/*.test.js'], environment: 'node' },
  };
});
