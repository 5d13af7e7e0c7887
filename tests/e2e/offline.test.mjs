/**
 * After one visit the site needs no network, in whatever folder it is published; frames and single
 * files keep nothing; a new version is seen at once and pushes no open page aside.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { launch, ready } from './browser.mjs';
import { fileFrom, openDialog } from './dialogs.mjs';
import { instruments } from './instruments.mjs';

const dist = new URL('../../www/dist/', import.meta.url);
const FOLDER = '/course/seqscope/';
const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

/** The site in a folder of a server that can go away and come back on the same port. */
class Host {
  /** What the next version changes, by file. */
  changed = {};
  port = 0;

  async open() {
    this.server = createServer((request, answer) => this.answer(request, answer));
    await new Promise((done) => this.server.listen(this.port, '127.0.0.1', done));
    this.port = this.server.address().port;
    this.home = `http://127.0.0.1:${this.port}${FOLDER}`;
  }

  async answer({ url }, answer) {
    const path = decodeURIComponent(url.split('?')[0]);
    const name = path.slice(FOLDER.length).replace(/(^|\/)$/, '$1index.html');
    try {
      if (!path.startsWith(FOLDER)) throw new Error(path);
      const body = await readFile(new URL(name, dist));
      const type = TYPES[name.split('.').at(-1)] ?? 'application/octet-stream';
      answer.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      answer.end(this.changed[name]?.(String(body)) ?? body);
    } catch {
      answer.writeHead(404).end();
    }
  }

  async close() {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** A browser and the site, until the test is over. */
async function begin(t) {
  const context = await launch();
  const host = new Host();
  await host.open();
  t.after(async () => {
    await context.close();
    await host.close();
  });
  return { context, host };
}

/** Visits the first page and waits until everything is kept. */
async function visit(context, host) {
  const page = await context.newPage();
  await page.goto(host.home);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page;
}

/** Uncaught errors and what the console calls one. */
function errorsOf(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}

const numbers = (frame, name) =>
  frame.evaluate((tag) => document.querySelector(tag).reading(), `seq-${name}`);

test('after one visit every page opens without a network', async (t) => {
  const { context, host } = await begin(t);
  await (await visit(context, host)).close();
  await host.close();

  for (const name of instruments) {
    await t.test(name, async () => {
      const page = await context.newPage();
      const errors = errorsOf(page);
      await page.goto(`${host.home}${name}/#position=2&v=1`);
      await ready(page, `seq-${name}`);
      const reading = await numbers(page, name);
      assert.equal(reading.position, Math.min(2, reading.length));
      assert.deepEqual(errors, []);
      await page.close();
    });

    await t.test(`${name} in a frame`, async () => {
      const page = await context.newPage();
      const errors = errorsOf(page);
      await page.goto(`${host.home}embed/?instrument=${name}&position=1&controls=min`);
      await ready(page, `seq-${name}`);
      assert.ok(Object.keys(await numbers(page, name)).length > 4);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }

  await t.test('what a page fetches only when it is asked for', async () => {
    const page = await context.newPage();
    const errors = errorsOf(page);
    await page.goto(`${host.home}bptt/#position=12&v=1&lang=en`);
    await ready(page, 'seq-bptt');
    const dialog = await openDialog(page, 'bptt', 'export');
    const { bytes } = await fileFrom(page, dialog.getByRole('button', { name: 'CSV' }));
    assert.match(String(bytes), /weight_hh_l0/);
    await (await openDialog(page, 'bptt', 'share')).locator('.code').waitFor();
    assert.deepEqual(errors, []);
    await page.close();
  });

  const others = ['', 'gallery/', 'deck/'].filter((path) => existsSync(new URL(`${path}index.html`, dist)));
  for (const path of others) {
    await t.test(`/${path}`, async () => {
      const page = await context.newPage();
      const errors = errorsOf(page);
      await page.goto(host.home + path);
      await page.locator('h1, h2').first().waitFor();
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
});

test('a frame and a single file keep nothing and are no app', async (t) => {
  const { context, host } = await begin(t);
  const page = await context.newPage();
  await page.goto(`${host.home}embed/?instrument=bptt`);
  await ready(page, 'seq-bptt');
  const found = await page.evaluate(async () => {
    for (let i = 0; i < 3; i += 1) await new Promise((done) => requestIdleCallback(done));
    const registered = await navigator.serviceWorker.getRegistrations();
    return [registered.length, document.querySelectorAll('link[rel=manifest]').length];
  });
  assert.deepEqual(found, [0, 0]);
  for (const name of instruments) {
    const file = new URL(`standalone/${name}.html`, dist);
    if (!existsSync(file)) continue;
    assert.doesNotMatch(await readFile(file, 'utf8'), /serviceWorker|webmanifest/);
  }
});

test('it can be installed, in both languages', async (t) => {
  const { context, host } = await begin(t);
  for (const [path, lang] of [
    ['', 'fr'],
    ['bptt/', 'en'],
  ]) {
    const page = await context.newPage();
    const errors = errorsOf(page);
    await page.goto(`${host.home}${path}#lang=${lang}`);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    const talk = await context.newCDPSession(page);
    await page.waitForSelector('link[rel=manifest]', { state: 'attached' });
    const { errors: faults, data, url } = await talk.send('Page.getAppManifest');
    assert.deepEqual(faults, []);
    assert.ok(data, `${url} was not read`);
    const manifest = JSON.parse(data);
    assert.equal(manifest.lang, lang);
    assert.equal(new URL(manifest.start_url, url).href, `${host.home}#lang=${lang}`);
    assert.equal(new URL(manifest.scope, url).href, host.home);
    const { installabilityErrors } = await talk.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(
        async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return `${image.width}x${image.height}`;
        },
        new URL(src, url).href,
      );
      if (sizes !== 'any') assert.equal(size, sizes);
    }
    assert.deepEqual(errors, []);
    await page.close();
  }
});

test('a new version is seen at the next visit and leaves open pages alone', async (t) => {
  const { context, host } = await begin(t);
  await (await visit(context, host)).close();

  const lecture = await context.newPage();
  await lecture.goto(`${host.home}bptt/#position=9&v=1`);
  await ready(lecture, 'seq-bptt');
  await lecture.evaluate(() => {
    globalThis.stillHere = true;
  });

  const version = (page) => page.evaluate(() => document.querySelector('meta[name=version]')?.content ?? '1');
  const seen = async () => {
    const page = await context.newPage();
    await page.goto(host.home);
    await page.locator('h1').waitFor();
    const found = await version(page);
    await page.close();
    return found;
  };
  assert.equal(await seen(), '1');

  // The next version: another first page, and a worker that knows it.
  host.changed['index.html'] = (text) => text.replace('</head>', '<meta name="version" content="2"></head>');
  host.changed['service-worker.js'] = (text) => {
    const next = text.replace(/("?revision"?:\s*[`"'])[0-9a-f]{32}([`"'],\s*"?url"?:\s*[`"']index\.html)|("?url"?:\s*[`"']index\.html[`"'],\s*"?revision"?:\s*[`"'])[0-9a-f]{32}/, (_, a, b, c) => (a ? `${a}2${b}` : `${c}2`));
    assert.notEqual(next, text);
    return next;
  };
  await lecture.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const { installing } = registration;
    if (installing) await new Promise((done) => installing.addEventListener('statechange', () => installing.state === 'installed' && done()));
    if (!registration.waiting) throw new Error('the new worker must wait');
  });
  assert.equal(await seen(), '2');

  // The lecture goes on as it was, and what it has not fetched yet is still there.
  await host.close();
  assert.equal(await seen(), '1');
  await openDialog(lecture, 'bptt', 'share');
  assert.equal(await lecture.evaluate(() => globalThis.stillHere), true);
  assert.equal(await lecture.evaluate(() => document.querySelector('seq-bptt').position), 9);

  // No page of the old version is open any more: the new one has taken over, without a network too.
  await host.open();
  await lecture.goto('about:blank');
  await (await visit(context, host)).close();
  const next = await context.newPage();
  await next.goto(host.home);
  await next.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration.active?.state === 'activated' && !registration.waiting;
  });
  await next.close();
  await host.close();
  assert.equal(await seen(), '2');
});
