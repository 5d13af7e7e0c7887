/** What a reader waits for: the weight of a frame, the time to its first picture, and that nothing moves. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, ready, site } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { addressOf, pages, shown } from './pages.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** What a frame with one instrument may weigh in all, module included: bytes after gzip. In French, whose words are longer. */
const WEIGHT = {
  alignment: 223_400,
  'attention-values': 121_200,
  bidirectional: 177_700,
  bptt: 179_700,
  cell: 180_000,
  'encoder-decoder': 202_100,
  'gradient-flow': 132_300,
  'memory-span': 164_200,
  rnn: 177_600,
};

/** What arrives after the first numbers counts as long as nobody can have asked for it. */
const BEYOND = 1500;

for (const name of instruments) {
  test(`a frame with ${name} weighs no more than it may`, async () => {
    const page = await context.newPage();
    const bodies = [];
    const core = [];
    page.on('response', (response) => {
      const body = response.body().catch(() => Buffer.alloc(0));
      bodies.push(body);
      if (response.url().endsWith('.bin')) core.push(body);
    });
    await page.goto(new URL(`embed/?instrument=${name}&lang=fr`, site).href);
    await ready(page, `seq-${name}`);
    await page.waitForTimeout(BEYOND);
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    await page.close();
    // Packed by the build: it is as small from a server that packs nothing.
    const [module] = await Promise.all(core);
    assert.equal(core.length, 1);
    assert.ok(gzipSync(module).length > module.length, 'the module is packed');
    console.log(`${name}: ${all} bytes in ${sizes.length} files`);
    assert.ok(all > 100_000, 'the module is counted');
    assert.ok(all <= WEIGHT[name], `${name}: ${all} bytes, may be ${WEIGHT[name]}`);
  });
}

/** Milliseconds to the first picture on a machine that, left in peace, does the work below in CALM milliseconds. */
const SOON = 1000;
const CALM = 80;
/** Who shares the machine is not seen by the work alone. */
const SHARED = 1.5;

/** Work of always the same size: how fast this machine is just now. Runs in the page. */
const work = () => {
  const began = performance.now();
  let x = 1;
  for (let i = 0; i < 50_000_000; i++) x = (Math.imul(x, 1103515245) + 12345) | 0;
  return Number.isInteger(x) ? performance.now() - began : 0;
};

/** The time at which the picture and what steps it stand, in milliseconds from the start of the page. */
const firstPicture = (tag) =>
  new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector(tag);
      const picture = element?.trace && element.info && element.renderRoot.querySelector('seq-readout');
      if (picture && element.renderRoot.querySelector('button')) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const name of instruments) {
  for (const path of [`${name}/`, `embed/?instrument=${name}`]) {
    test(`/${path} has its first picture soon`, async () => {
      const loads = [];
      const slow = [];
      for (let n = 0; n < 4; n++) {
        const page = await context.newPage();
        await page.goto(new URL(path, site).href, { waitUntil: 'commit' });
        const at = await page.evaluate(firstPicture, `seq-${name}`);
        slow.push(await page.evaluate(work));
        // The first load warms the server and the browser.
        if (n > 0) loads.push(at);
        await page.close();
      }
      const factor = Math.max(1, median(slow) / CALM);
      console.log(`${path}: ${Math.round(median(loads))} ms, work ${median(slow).toFixed(0)} ms`);
      assert.ok(median(loads) < SHARED * SOON * factor, `${loads.map(Math.round)} ms at ${factor.toFixed(1)}`);
    });
  }
}

/** The largest sum of shifts within five seconds and without a rest of one: the measure browsers report. */
function worst(moved) {
  let [most, sum, began, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const { at, value } of moved) {
    if (at - last > 1000 || at - began > 5000) [sum, began] = [0, at];
    sum += value;
    last = at;
    most = Math.max(most, sum);
  }
  return most;
}

/** Collects what moved by itself and the largest thing painted; runs before the page's own scripts. */
const observe = () => {
  globalThis.moved = [];
  globalThis.largest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const from = entry.sources.map(({ previousRect: a, currentRect: b }) =>
        [a.x, a.y, a.width, a.height, '→', b.x, b.y, b.width, b.height].join(' '),
      );
      globalThis.moved.push({ at: entry.startTime, value: entry.value, from });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    globalThis.largest = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
};

for (const width of [1280, 390]) {
  for (const one of pages) {
    test(`/${one.path} at ${width}: nothing moves while it loads, no script holds it up`, async () => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: width < 500 ? 844 : 720 });
      await page.addInitScript(observe);
      // Networks that learn before one's eyes move what they say: the picture of the first step stands.
      await page.goto(addressOf(one, one.tag === 'seq-encoder-decoder' ? { 'training-step': '0' } : {}));
      await shown(page, one);
      await page.waitForTimeout(300);
      const { moved, largest, blocking } = await page.evaluate(() => ({
        moved: globalThis.moved,
        largest: globalThis.largest,
        blocking: [...document.scripts].filter((script) => script.type !== 'module').map(({ src }) => src),
      }));
      await page.close();
      const sum = worst(moved);
      console.log(`/${one.path} at ${width}: moved ${sum.toFixed(4)}, largest paint at ${Math.round(largest)} ms`);
      assert.ok(sum < 0.01, JSON.stringify(moved));
      assert.deepEqual(blocking, []);
    });
  }
}
