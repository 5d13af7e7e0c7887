import { existsSync, readdirSync, readFileSync } from 'node:fs';

const manifestFile = new URL('./dist/.vite/manifest.json', import.meta.url);
if (!existsSync(manifestFile)) throw new Error('The site is not built: npm run build');

/** @type {Record<string, {file: string, imports?: string[]}>} */
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

/**
 * Every script that a page loads to show one instrument.
 * @param {string} name
 */
function scriptsOf(name) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    const path = `dist/${chunk.file}`;
    if (files.has(path)) return;
    files.add(path);
    for (const other of chunk.imports ?? []) visit(other);
  };
  visit(`${name}/index.html`);
  visit(`src/instruments/${name}/index.js`);
  return [...files];
}

/**
 * A module of the package and all that it imports before anything is asked for.
 * @param {string} name
 * @param {Set<string>} [files]
 */
function importedBy(name, files = new Set()) {
  const path = `dist/package/${name}`;
  if (files.has(path)) return files;
  files.add(path);
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  for (const [, other] of text.matchAll(/^(?:import|export) .*"\.\/([^"]+)";$/gm)) {
    importedBy(other, files);
  }
  return files;
}

/** What the forms of the core may weigh stands in wasm-pack.toml. */
export default [
  ...readdirSync(new URL('./src/instruments', import.meta.url)).map((name) => ({
    name: `scripts of ${name}`,
    path: scriptsOf(name),
    limit: '100 kB',
    gzip: true,
  })),
  {
    name: 'package: standalone.js',
    path: 'dist/package/standalone.js',
    limit: '900 kB',
    gzip: true,
  },
  {
    name: 'package: define.js until the first instrument is asked for',
    path: [...importedBy('define.js')],
    limit: '4 kB',
    gzip: true,
  },
];
