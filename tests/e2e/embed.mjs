/** The frame page in a page of another origin, which keeps what the frame says. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { parentPage } from './frames.mjs';
import { serve } from './serve.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const revealFolder = new URL('./', `file://${require.resolve('reveal.js')}`);
const packageFolder = new URL('../../www/dist/package/', import.meta.url);

/** The browser, the parents' origin, and pages of theirs by path. */
export const around = { context: null, origin: '', pages: {} };

let server;
before(async () => {
  around.context = await launch();
  const folders = { reveal: revealFolder, package: packageFolder };
  // Another name of the machine is another origin, and another site.
  server = await serve(
    ({ pathname, search }) => {
      const [, folder, name] = pathname.split('/');
      if (around.pages[pathname]) return around.pages[pathname];
      return pathname === '/' ? parentPage(search.slice(1)) : readFile(new URL(name, folders[folder]));
    },
    { host: 'localhost' },
  );
  around.origin = server.address;
});
after(async () => {
  await around.context.close();
  server.close();
});

/** A parent with its frame, ready. */
export async function open(query, { viewport } = {}) {
  const page = await around.context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  page.on('dialog', (dialog) => thrown.push(`a dialog: ${dialog.message()}`));
  await page.goto(`${around.origin}?${query}`);
  const heard = () => page.evaluate(() => globalThis.heard);
  /** The first message from the `from`th on of which this is a part. */
  const message = async (part, from = 0) => {
    const handle = await page.waitForFunction(
      ([wanted, start]) =>
        globalThis.heard
          .slice(start)
          .find((data) => Object.entries(wanted).every(([name, value]) => data[name] === value)),
      [part, from],
    );
    return handle.jsonValue();
  };
  const say = (data) =>
    page.evaluate((it) => {
      const { length } = globalThis.heard;
      frames[0].postMessage(it, '*');
      return length;
    }, data);
  /** Says it, and waits for what comes of it. */
  const after = async (data, part) => message(part, await say(data));
  const started = await message({ type: 'ready' });
  const frame = page.frames()[1];
  const tag = `seq-${started.instrument}`;
  return { page, frame, tag, heard, message, say, after, started, thrown };
}
