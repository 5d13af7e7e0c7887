/** What docs/recipes.md promises about frames: on Marp's scaled slides, in notebooks, in course pages. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { launch, ready, site } from './browser.mjs';
import { publish } from './consumer.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const hosted = (state) => new URL(`embed/?instrument=bptt&lang=en&${state}`, site).href;
const single = new URL('standalone/bptt.html', site).href;

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** A page on an origin of its own, opened; `close` ends both. */
async function open(html, { headers, viewport } = {}) {
  const host = await publish(tmpdir(), { '/page.html': html }, headers);
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  await page.goto(`${host.address}page.html`);
  return {
    page,
    close: async () => {
      await page.close();
      host.close();
    },
  };
}

/** The instrument in a frame of a page, once it has numbers. */
async function instrumentIn(page, selector = 'iframe') {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  await ready(frame, 'seq-bptt');
  return frame;
}

/** Steps once, from inside: the engine answers. */
const steps = (frame) =>
  frame.evaluate(async () => {
    const element = document.querySelector('seq-bptt');
    const { position: from } = await element.reading();
    await element.next();
    return { from, to: element.position };
  });

/** Where a button of the instrument is on the screen, the slide's scale taken into account. */
async function placeOf(page, frame, name) {
  const inside = await frame.evaluate((label) => {
    const search = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.getAttribute('aria-label') === label) return element;
        const found = element.shadowRoot && search(element.shadowRoot);
        if (found) return found;
      }
      return null;
    };
    const { x, y, width, height } = search(document).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, across: innerWidth };
  }, name);
  return page.evaluate(({ x, y, across }) => {
    const rect = document.querySelector('iframe').getBoundingClientRect();
    const scale = rect.width / across;
    return { x: rect.x + x * scale, y: rect.y + y * scale, scale };
  }, inside);
}

test('Marp: a click lands on a slide of any scale', async () => {
  const { Marp } = require('@marp-team/marp-core');
  const { html, css } = new Marp({ html: true, script: false }).render(
    `<iframe src="${hosted('cell=lstm&controls=min')}" width="1120" height="630" style="border: 0"></iframe>`,
  );
  assert.match(html, /<foreignObject/);
  for (const [width, height] of [
    [1920, 1080],
    [900, 700],
  ]) {
    const { page, close } = await open(`<style>${css} body { margin: 0; }</style>${html}`, {
      viewport: { width, height },
    });
    const frame = await instrumentIn(page);
    const { x, y, scale } = await placeOf(page, frame, 'Next operation');
    assert.ok(Math.abs(scale - width / 1280) < 0.02, `scale ${scale}`);
    await page.mouse.click(x, y);
    await frame.waitForFunction(() => document.querySelector('seq-bptt').position === 1);
    await close();
  }
});

test('Marp without leave for HTML shows the tag as text', () => {
  const { Marp } = require('@marp-team/marp-core');
  assert.match(new Marp({ script: false }).render('<iframe src="x"></iframe>').html, /&lt;iframe/);
});

test('Jupyter: IPython.display.IFrame, to a page of the site and to a single file', async () => {
  for (const address of [hosted('position=4'), `${single}#position=4&lang=en`]) {
    // As nbconvert 7.17 writes it.
    const { page, close } = await open(
      `<iframe allowfullscreen="" frameborder="0" height="620" src="${address.replaceAll('&', '&amp;')}"
        referrerpolicy="strict-origin-when-cross-origin" width="100%"></iframe>`,
    );
    const { from, to } = await steps(await instrumentIn(page));
    assert.deepEqual([from, to], [4, 5]);
    await close();
  }
});

test('Jupyter: the single file inside the notebook itself', async () => {
  const html = await (await fetch(single)).text();
  const escaped = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const { page, close } = await open(
    `<iframe srcdoc="${escaped}" sandbox="allow-scripts" width="100%" height="620"></iframe>`,
  );
  const { from, to } = await steps(await instrumentIn(page));
  assert.equal(to, from + 1);
  await close();
});

/** A course page: no script of its own runs, and only named hosts may be framed. */
const course = (frame) =>
  open(`<p>Week 5</p>${frame}`, {
    headers: {
      'content-security-policy': `default-src 'none'; frame-src ${new URL(site).origin}`,
    },
  });

for (const [name, frame] of Object.entries({
  'no sandbox': `<iframe src="${hosted('position=4')}" width="100%" height="540"></iframe>`,
  'sandbox with allow-scripts allow-same-origin': `<iframe src="${hosted('position=4')}" width="100%"
    height="540" sandbox="allow-scripts allow-same-origin"></iframe>`,
  'sandbox with allow-scripts alone, the single file': `<iframe src="${single}#position=4" width="100%"
    height="540" sandbox="allow-scripts"></iframe>`,
})) {
  test(`a course page, ${name}`, async () => {
    const { page, close } = await course(frame);
    const { from, to } = await steps(await instrumentIn(page));
    assert.deepEqual([from, to], [4, 5]);
    await close();
  });
}

test('a course page whose policy does not name the host shows nothing of it', async () => {
  const { page, close } = await open(`<iframe src="${hosted('position=4')}"></iframe>`, {
    headers: { 'content-security-policy': "default-src 'none'; frame-src 'self'" },
  });
  const frame = page.frames().find((one) => one.parentFrame());
  assert.ok(!frame?.url().startsWith(site));
  await close();
});

test('the element by one line, as in a raw block of Quarto or any page', async () => {
  const { page, close } = await open(`<!doctype html><main>
<seq-bptt cell="lstm" position="4" lang="en" style="display: block"></seq-bptt>
<script type="module" src="/package/standalone.js"></script></main>`);
  await page.route('**/package/standalone.js', async (route) => {
    const script = await fetch(new URL('package/standalone.js', site));
    await route.fulfill({ contentType: 'text/javascript', body: await script.text() });
  });
  await page.reload();
  await ready(page, 'seq-bptt');
  const { from, to } = await steps(page.mainFrame());
  assert.deepEqual([from, to], [4, 5]);
  await close();
});
