/** The npm package, installed from what `npm pack` makes of it, in every way it is meant to be used. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, ready } from './browser.mjs';
import { install, publish } from './consumer.mjs';
import { instruments } from './instruments.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const ATTRIBUTES = 'cell="gru" hidden="3" seed="5" training-step="2" position="9" lang="en"';

let context;
let installed;
/** The package's files, on an origin of their own. */
let network;
/** Pages, on another. */
let home;
const pages = {};
before(async () => {
  installed = install();
  network = await publish(installed.package);
  home = await publish(installed.project, pages);
  context = await launch();
});
after(async () => {
  await context.close();
  network.close();
  home.close();
  await installed.remove();
});

/** Opens a page with this body; what goes wrong in it is collected. */
async function open(body) {
  pages['/page.html'] = `<!doctype html><html lang="en"><title>Page</title><body>${body}`;
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  network.asked();
  await page.goto(`${home.address}page.html`);
  return { page, problems };
}

const script = (file, origin = network.address) =>
  `<script type="module" src="${origin}dist/package/${file}"></script>`;

/** The numbers of the picture, which every way of loading must agree on. */
const readingOf = (page, tag = 'seq-bptt') =>
  page.evaluate((selector) => document.querySelector(selector).reading(), tag);

/** What the parts show as well: the sentence that says what just happened. */
const sentenceIn = (page, tag) =>
  page.evaluate((selector) => {
    const readout = document.querySelector(selector).shadowRoot.querySelector('seq-readout');
    return readout.shadowRoot?.textContent.trim() ?? '';
  }, tag);

let expected;
test('define.js on another origin: the tag works, in the page where no worker may start', async () => {
  const { page, problems } = await open(`<seq-bptt ${ATTRIBUTES}></seq-bptt>${script('define.js')}`);
  await ready(page, 'seq-bptt');
  expected = await readingOf(page);
  assert.equal(expected.position, 9);
  assert.equal(expected.trainingStep, 2);
  assert.match(await sentenceIn(page, 'seq-bptt'), /candidate/);
  assert.equal(page.workers().length, 0);
  const asked = network.asked();
  const wasm = asked.filter((path) => path.endsWith('.wasm'));
  assert.deepEqual(wasm, ['/dist/package/wasm/language.wasm']);
  const others = asked.filter((path) => /element-/.test(path));
  assert.equal(others.length, 1, 'only the code of the instrument that is there');

  await page.evaluate(() => document.body.append(document.createElement('seq-rnn')));
  await ready(page, 'seq-rnn');
  assert.equal(network.asked().filter((path) => /element-/.test(path)).length, 1);
  assert.deepEqual(problems, []);
  await page.close();
});

test('define.js on the page’s own origin: the engine runs in a worker', async () => {
  const own = script('define.js', `${home.address}node_modules/seqscope/`);
  const { page, problems } = await open(`<seq-bptt ${ATTRIBUTES}></seq-bptt>${own}`);
  await ready(page, 'seq-bptt');
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await readingOf(page), expected);
  assert.deepEqual(problems, []);
  await page.close();
});

test('standalone.js: one file and every instrument', async () => {
  const tags = instruments.map((name) => `<seq-${name} lang="en"></seq-${name}>`).join('');
  const { page, problems } = await open(`${tags}${script('standalone.js')}`);
  for (const name of instruments) {
    await ready(page, `seq-${name}`);
    assert.ok((await sentenceIn(page, `seq-${name}`)).length > 20, name);
  }
  assert.deepEqual(network.asked(), ['/dist/package/standalone.js']);
  assert.deepEqual(problems, []);
  await page.close();
});

test('standalone.js from a blob, as notebooks do', async () => {
  const { page, problems } = await open(`<seq-bptt ${ATTRIBUTES}></seq-bptt>
<script type="module">
const text = await (await fetch('${network.address}dist/package/standalone.js')).text();
await import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
</script>`);
  await ready(page, 'seq-bptt');
  assert.deepEqual(await readingOf(page), expected);
  assert.deepEqual(network.asked(), ['/dist/package/standalone.js']);
  assert.deepEqual(problems, []);
  await page.close();
});

test('standalone.js where the page’s policy allows no worker and no other address', async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'";
  const strict = await publish(
    installed.package,
    { '/page.html': `<seq-bptt ${ATTRIBUTES}></seq-bptt>${script('standalone.js', '/')}` },
    { 'content-security-policy': policy },
  );
  const page = await context.newPage();
  await page.goto(`${strict.address}page.html`);
  await ready(page, 'seq-bptt');
  assert.equal(page.workers().length, 0);
  assert.deepEqual(await readingOf(page), expected);
  await page.close();
  strict.close();
});

test('two copies on one page do no harm, whichever comes first', async () => {
  const copies = [
    script('define.js'),
    script('define.js', `${home.address}node_modules/seqscope/`),
    script('standalone.js'),
  ];
  for (const order of [copies, [...copies].reverse()]) {
    const { page, problems } = await open(
      `<seq-bptt ${ATTRIBUTES}></seq-bptt>${order.join('')}<seq-alignment></seq-alignment>`,
    );
    for (const name of ['bptt', 'alignment']) await ready(page, `seq-${name}`);
    assert.deepEqual(await readingOf(page), expected);
    await page.evaluate(() => document.body.append(document.createElement('seq-cell')));
    await ready(page, 'seq-cell');
    assert.deepEqual(problems, []);
    await page.close();
  }
});

test('what stands inside the tag is seen until the instrument is there, and instead of one that cannot be', async () => {
  const inside = '<p id="inside">A picture of the instrument</p>';
  const shown = (page) => page.locator('#inside').isVisible();
  const tag = `<seq-bptt ${ATTRIBUTES} style="display: block">${inside}</seq-bptt>`;
  const bare = await open(tag);
  assert.ok(await shown(bare.page));
  await bare.page.close();

  const { page } = await open(`${tag}${script('define.js')}`);
  await ready(page, 'seq-bptt');
  assert.equal(await shown(page), false);
  await page.close();

  // Without leave to run WebAssembly the script starts and the engine cannot.
  const strict = await publish(
    installed.package,
    { '/page.html': `${tag}${script('define.js', '/')}` },
    { 'content-security-policy': "script-src 'self'; style-src 'unsafe-inline'" },
  );
  const refused = await context.newPage();
  await refused.goto(`${strict.address}page.html`);
  await refused.waitForFunction(() => document.querySelector('seq-bptt').problems?.['']);
  await refused.locator('#inside').waitFor({ state: 'visible' });
  await refused.close();
  strict.close();
});

test('what the text around it is set in does not reach into the instrument', async () => {
  const { page } = await open(`<style>
body { text-align: center; text-transform: uppercase; letter-spacing: 1em; font-weight: 900; }
</style><seq-bptt ${ATTRIBUTES}></seq-bptt>${script('define.js')}`);
  await ready(page, 'seq-bptt');
  const set = await page.evaluate(() => {
    const { textAlign, textTransform, letterSpacing, fontWeight } = getComputedStyle(
      document.querySelector('seq-bptt').shadowRoot.querySelector('seq-readout'),
    );
    return [textAlign, textTransform, letterSpacing, fontWeight];
  });
  assert.deepEqual(set, ['start', 'none', 'normal', '400']);
  await page.close();
});

test('a setting called hidden hides nothing, whatever the page has against the attribute', async () => {
  const { page } = await open(`<style>[hidden] { display: none !important; }</style>
<seq-bptt ${ATTRIBUTES}></seq-bptt>${script('define.js')}`);
  await ready(page, 'seq-bptt');
  assert.ok(await page.locator('seq-bptt').isVisible());
  await page.close();
});

/** Runs a script of the consumer's and answers what it printed. */
const run = (code) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: installed.project,
    encoding: 'utf8',
  });

test('import(“seqscope”) needs no document and defines nothing', () => {
  const printed = run(`const found = await import('seqscope');
console.log(JSON.stringify([Object.keys(found).sort(), found.instruments,
  [...found.attributesOfLink('#cell=lstm&v=1')], typeof globalThis.customElements]));`);
  const [names, all, attributes, registry] = JSON.parse(printed);
  assert.deepEqual(names, ['attributesOfLink', 'classOf', 'define', 'instruments', 'watch']);
  assert.deepEqual(all, instruments);
  assert.deepEqual(attributes, [['cell', 'lstm']]);
  assert.equal(registry, 'undefined');
});

test('define and standalone may be imported by what is rendered on a server', () => {
  const printed = run(`await import('seqscope/define'); await import('seqscope/standalone');
console.log('imported');`);
  assert.equal(printed, 'imported\n');
});

test('a class without its tag, and a tag inside a shadow root', async () => {
  const { page, problems } = await open(`<div></div><script type="module">
import { classOf, watch } from '${network.address}dist/package/index.js';
const Cell = await classOf('cell');
customElements.define('my-cell', class extends Cell {});
document.body.append(document.createElement('my-cell'));
globalThis.free = customElements.get('seq-cell') === undefined;
const root = document.querySelector('div').attachShadow({ mode: 'open' });
root.innerHTML = '<seq-rnn></seq-rnn>';
watch(root);
</script>`);
  await ready(page, 'my-cell');
  assert.ok(await page.evaluate(() => globalThis.free));
  await page.waitForFunction(
    () => document.querySelector('div').shadowRoot.querySelector('seq-rnn').trace,
  );
  assert.deepEqual(problems, []);
  await page.close();
});

test('an application built with Vite: the worker and the core are found', async () => {
  const app = join(installed.project, 'app');
  mkdirSync(app);
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><seq-bptt ${ATTRIBUTES}></seq-bptt><script type="module" src="./main.js"></script>`,
  );
  writeFileSync(join(app, 'main.js'), "import 'seqscope/define';\n");
  const { build } = await import(pathToFileURL(require.resolve('vite')).href);
  await build({ root: app, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
  const assets = readdirSync(join(app, 'dist/assets'));
  assert.equal(assets.filter((name) => name.endsWith('.wasm')).length, 6);
  const site = await publish(join(app, 'dist'));
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${site.address}index.html`);
  await ready(page, 'seq-bptt');
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await readingOf(page), expected);
  assert.deepEqual(problems, []);
  await page.close();
  site.close();
});

test('the types say what the package has', () => {
  const files = {
    'right.ts': `import { define, instruments, watch, type Instrument } from 'seqscope';
import 'seqscope/define';
const stop: () => void = watch(document);
const names: readonly string[] = instruments;
const element: Instrument = new (await define(names[0]))();
await element.goTo(element.length);
stop();`,
    'wrong.ts': `import { define } from 'seqscope';
new (await define('bptt'))().goTo('the end');`,
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(installed.project, name), text);
  }
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'];
  const compile = (file) =>
    execFileSync(
      process.execPath,
      [join(require.resolve('typescript/package.json'), '../bin/tsc'), ...options, file],
      { cwd: installed.project, encoding: 'utf8' },
    );
  assert.equal(compile('right.ts'), '');
  assert.throws(() => compile('wrong.ts'), ({ stdout }) => /TS2345/.test(stdout));
});

test('publint finds nothing, and every licence is there', async () => {
  const { publint } = await import(pathToFileURL(require.resolve('publint')).href);
  const { messages } = await publint({ pkgDir: installed.package, pack: false, strict: true });
  assert.deepEqual(messages, []);
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'third-party-licenses.md']) {
    assert.ok(existsSync(join(installed.package, 'dist/package', name)), name);
  }
  const notices = await readFile(
    join(installed.package, 'dist/package/third-party-licenses.md'),
    'utf8',
  );
  for (const name of ['lit', '@fluent/bundle', 'tinykeys']) {
    assert.match(notices, new RegExp(`^## ${name} `, 'm'));
  }
});
