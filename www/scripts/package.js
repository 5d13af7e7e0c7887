/** The npm package: modules that bundlers and browsers both read, and one that fetches nothing. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beside } from '../plugins/beside.js';
import { FOLDERS } from '../plugins/wasm-inline.js';
import { sourcePlugins, workerPlugins } from '../vite.config.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}dist/package`;

/**
 * @param {string} condition which of the ways to the core
 * @param {Record<string, string>} entry
 * @param {import('vite').Rolldown.OutputOptions} [output]
 */
const bundle = (condition, entry, output) =>
  build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [...sourcePlugins(''), beside()],
    worker: { format: 'es', plugins: () => workerPlugins('') },
    resolve: { conditions: [condition, 'module', 'browser', 'production'] },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { checks: { pluginTimings: false }, ...(output && { output }) },
      lib: { entry, formats: ['es'] },
      license: { fileName: 'third-party-licenses.md' },
    },
  });

rmSync(outDir, { recursive: true, force: true });

await bundle('package', {
  index: `${root}src/package/index.js`,
  define: `${root}src/package/define.js`,
  reveal: `${root}src/embed/reveal.js`,
  worker: `${root}src/engine/worker.js`,
});
await bundle(
  'standalone',
  { standalone: `${root}src/package/define.js` },
  { codeSplitting: false, minify: true },
);

for (const [name, folder] of Object.entries(FOLDERS)) {
  cpSync(`${root}${folder}/seqscope_bg.wasm`, `${outDir}/wasm/${name}.wasm`);
}

for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
  cpSync(`${root}../${licence}`, `${outDir}/${licence}`);
}

/** Of the types only what the entries say: what an instrument is inside may change. */
const PUBLIC = [
  'package/index',
  'package/define',
  'package/contract',
  'package/instruments',
  'state/url',
  'state/settings',
];
const typed = mkdtempSync(join(tmpdir(), 'seqscope-types-'));
try {
  execFileSync(
    process.execPath,
    [
      `${root}node_modules/typescript/bin/tsc`,
      ...['-p', `${root}tsconfig.types.json`, '--outDir', typed],
    ],
    { stdio: 'inherit' },
  );
  for (const name of PUBLIC) cpSync(`${typed}/${name}.d.ts`, `${outDir}/types/${name}.d.ts`);
} finally {
  rmSync(typed, { recursive: true });
}
