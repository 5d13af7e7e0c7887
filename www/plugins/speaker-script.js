/**
 * The speaker's window of reveal.js is written by one script that stands inline in it. The policy of
 * the deck's page lets this script run, by its hash, and no other.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

const file = createRequire(import.meta.url)
  .resolve('reveal.js/plugin/notes')
  .replace(/\.js$/, '.mjs');

/** @returns {string} as a source of `script-src` */
export function speakerScript() {
  const literal = /document\.write\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(file, 'utf8'))?.[1];
  const page = literal ? String(runInNewContext(literal)) : '';
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1];
  if (!script) throw new Error(`No script of a speaker's window in ${file}`);
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
