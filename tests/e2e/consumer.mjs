/** The npm package as those get it who use it: packed, installed, and served from another origin. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.mjs';

const www = fileURLToPath(new URL('../../www/', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** A project with nothing in it but the package; it goes with `remove`. */
export function install() {
  const project = mkdtempSync(join(tmpdir(), 'seqscope-consumer-'));
  const quiet = { cwd: www, stdio: ['ignore', 'pipe', 'inherit'] };
  execFileSync(npm, ['pack', '--silent', '--pack-destination', project], quiet);
  const archive = readdirSync(project).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{"name": "consumer", "type": "module"}');
  const options = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm, ['install', ...options, `./${archive}`], { ...quiet, cwd: project });
  return {
    project,
    archive: join(project, archive),
    package: join(project, 'node_modules/seqscope'),
    remove: () => rm(project, { recursive: true, force: true }),
  };
}

/**
 * Serves a folder as a content network does: to pages of every origin.
 * @param {string} folder
 * @param {Record<string, string>} [pages] pages that are no files, by their address
 * @param {Record<string, string>} [headers]
 */
export async function publish(folder, pages = {}, headers = {}) {
  const asked = [];
  const find = ({ pathname }) => {
    asked.push(pathname);
    return pages[pathname] ?? readFile(join(folder, pathname));
  };
  const served = await serve(find, { headers: { 'access-control-allow-origin': '*', ...headers } });
  /** `asked`: what was asked for since the last time. */
  return { ...served, asked: () => asked.splice(0) };
}
