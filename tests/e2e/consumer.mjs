/** The npm package as those get it who use it: packed, installed, and served from another origin. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

const TYPES = {
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder as a content network does: to pages of every origin.
 * @param {string} folder
 * @param {Record<string, string>} [pages] pages that are no files, by their address
 * @param {Record<string, string>} [headers]
 */
export async function serve(folder, pages = {}, headers = {}) {
  const asked = [];
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url, 'http://local/');
    asked.push(pathname);
    const common = { 'access-control-allow-origin': '*', ...headers };
    try {
      const body = pages[pathname] ?? (await readFile(join(folder, pathname)));
      const type = pages[pathname] === undefined ? TYPES[extname(pathname)] : TYPES['.html'];
      answer.writeHead(200, { ...common, 'content-type': type ?? 'text/plain' }).end(body);
    } catch {
      answer.writeHead(404, common).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // A test that fails before it closes must not keep the others from ending.
  server.unref();
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    /** What was asked for since the last time. */
    asked: () => asked.splice(0),
    close: () => server.close(),
  };
}
