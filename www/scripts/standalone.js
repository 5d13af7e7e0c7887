/** One file for each instrument: everything inlined, nothing fetched. */
import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));

for (const instrument of readdirSync(`${root}/src/instruments`)) {
  execFileSync(process.execPath, [vite, 'build', '--mode', 'standalone', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SEQSCOPE_INSTRUMENT: instrument, NODE_ENV: 'production' },
  });
  const folder = `${root}/dist/standalone/${instrument}`;
  renameSync(`${folder}/${instrument}/index.html`, `${root}/dist/standalone/${instrument}.html`);
  rmSync(folder, { recursive: true });
}
