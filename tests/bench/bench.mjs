/**
 * Training steps per second of the package that the page loads, in Node and in headless Chromium,
 * beside the most multiply-adds per second that this machine's wasm reached during the same run.
 *
 *   node tests/bench/bench.mjs [--json FILE] [--only W1,W3] [--no-browser]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { initSync, Session } from '../../www/pkg-models/seqscope.js';
import { launch } from '../e2e/browser.mjs';
import { limitModule, PER_TURN } from './limit.mjs';
import { measure, spread } from './measure.mjs';
import { growth, workloads } from './workloads.mjs';

const HOME = 'http://bench.invalid/';
const TYPES = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };
const root = new URL('../../', import.meta.url);

const words = process.argv.slice(2);
const after = (flag) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
const only = after('--only')?.split(',');
const chosen = [...workloads, ...growth].filter(({ id }) => !only || only.includes(id));

/** Seconds of this process. */
function ownTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What cannot be measured (a model that is not there) is said, and the rest goes on. */
async function each(where, run) {
  const found = [];
  for (const workload of chosen) {
    try {
      found.push({ ...workload, where, ...(await run(workload)) });
    } catch (error) {
      console.error(`${workload.id} in ${where}: ${error.message ?? JSON.stringify(error)}`);
    }
  }
  return found;
}

async function inNode(bytes) {
  const { memory } = initSync({ module: readFileSync(new URL('www/pkg-models/seqscope_bg.wasm', root)) });
  const machine = {
    limit: await WebAssembly.compile(new Uint8Array(bytes)),
    perTurn: PER_TURN,
    clock: ownTime,
  };
  return each(`node ${process.version}`, async (workload) => {
    const before = memory.buffer.byteLength;
    const found = await measure(Session, workload, machine);
    return { ...found, grown: memory.buffer.byteLength - before };
  });
}

async function inChromium(bytes) {
  const context = await launch();
  const page = await context.newPage();
  await page.route(`${HOME}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (!path) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    const body = readFileSync(new URL(path, root));
    return route.fulfill({ contentType: TYPES[path.split('.').at(-1)], body });
  });
  await page.goto(HOME);
  const version = await page.evaluate(() => navigator.userAgent.match(/Chrome\/[\d.]+/)?.[0]);
  const found = await each(version, (workload) =>
    page.evaluate(
      async ([one, limit, perTurn]) => {
        const { default: init, Session: Class } = await import('/www/pkg-models/seqscope.js');
        const { measure: run } = await import('/tests/bench/measure.mjs');
        await init({ module_or_path: '/www/pkg-models/seqscope_bg.wasm' });
        return run(Class, one, {
          limit: await WebAssembly.compile(new Uint8Array(limit)),
          perTurn,
          clock: () => performance.now() / 1000,
        });
      },
      [workload, bytes, PER_TURN],
    ),
  );
  await context.close();
  return found;
}

const share = ({ multiplyAdds, rate, limit }) => (100 * multiplyAdds * rate.median) / limit.median;
const short = (value) => Number(value.toPrecision(4));

const bytes = await limitModule();
const found = await inNode(bytes);
if (!words.includes('--no-browser')) found.push(...(await inChromium(bytes)));

console.table(
  found.map((one) => ({
    id: one.id,
    what: one.what,
    where: one.where,
    'steps/s': short(one.rate.median),
    min: short(one.rate.min),
    max: short(one.rate.max),
    '% of limit': Math.round(share(one)),
  })),
);
const windows = found.filter(({ T, where }) => T && where.startsWith('node'));
if (windows.length > 1)
  console.table(
    windows.map(({ T, rate }) => ({
      T,
      'step, µs': short(1e6 / rate.median),
      'µs per time step': short(1e6 / rate.median / T),
    })),
  );
const { median, min, max } = spread(found.map(({ limit }) => limit.median));
const giga = (value) => (value / 1e9).toFixed(1);
console.log(`limit: ${giga(median)} billion multiply-adds/s (${giga(min)}–${giga(max)})`);

const file = after('--json');
if (file) {
  const records = found.map(({ id, where, rate, limit, loss0, lossEnd, steps }) => ({
    peer: 'Seqscope',
    workload: id,
    where,
    ...rate,
    limit: limit.median,
    loss0,
    lossEnd,
    steps,
  }));
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}
