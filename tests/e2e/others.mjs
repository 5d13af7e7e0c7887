/**
 * Firefox and WebKit, for what is compared between engines. Firefox is driven through its own protocol;
 * WebKit, the engine of Safari and of every browser on iPhones, through WebDriver and on a screen that
 * is not there. Each gives a page with the same four methods.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../www/package.json', import.meta.url));

/**
 * @typedef {object} Page
 * @property {(address: string) => Promise<unknown>} goto
 * @property {(source: string) => Promise<any>} evaluate an expression; a promise of it is waited for
 * @property {(key: 'End' | 'ArrowLeft' | 'ArrowRight') => Promise<unknown>} press
 * @property {(width: number, height: number) => Promise<unknown>} resize
 * @property {() => Promise<unknown>} close the browser with it
 */

/** @returns {Promise<Page>} */
async function firefox(executablePath) {
  const { default: puppeteer } = require('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: null,
  });
  const page = await browser.newPage();
  return {
    goto: (address) => page.goto(address),
    evaluate: (source) => page.evaluate(source),
    press: (key) => page.keyboard.press(key),
    // The size is set before Firefox refuses the orientation of a screen that comes with it.
    resize: (width, height) => page.setViewport({ width, height }).catch(() => {}),
    close: () => browser.close(),
  };
}

/** Until the driver listens; half a minute at most. @param {string} address */
async function answering(address) {
  for (let i = 0; i < 300; i += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody answers at ${address}`);
}

/** @returns {Promise<Page>} */
async function webkit(driverPath) {
  const { Builder, Key } = require('selenium-webdriver');
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = await once(createInterface(screen.stdout), 'line');
  const port = 20000 + (process.pid % 20000);
  const driver = spawn(driverPath, [`--port=${port}`], {
    stdio: 'ignore',
    // A container has no room for its sandbox; it only ever opens pages of our own.
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
  });
  const close = () => {
    driver.kill();
    screen.kill();
  };
  process.on('exit', close);
  // Where they hang, they hold up no test.
  for (const one of [screen, screen.stdout, driver]) one.unref();
  const address = `http://127.0.0.1:${port}`;
  await answering(`${address}/status`);
  const browser = await new Builder().usingServer(address).withCapabilities({ browserName: 'MiniBrowser' }).build();
  await browser.manage().setTimeouts({ script: 120_000 });
  // What surrounds the page in its window.
  const [around, above] = await browser.executeScript('return [outerWidth - innerWidth, outerHeight - innerHeight]');
  return {
    goto: (address) => browser.get(address),
    evaluate: (source) =>
      browser.executeAsyncScript(`const done = arguments[0];
      Promise.resolve().then(() => (${source})).then(done, (error) => done(String(error)));`),
    press: (key) =>
      browser
        .actions()
        .sendKeys({ End: Key.END, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT }[key])
        .perform(),
    resize: (width, height) =>
      browser
        .manage()
        .window()
        .setRect({ width: width + around, height: height + above }),
    close: () =>
      browser
        .quit()
        .catch(() => {})
        .finally(close),
  };
}

/** The engines beside Chromium, and where what starts them is. */
const engines = [
  { name: 'Firefox', at: process.env.FIREFOX, start: firefox },
  { name: 'WebKit', at: process.env.WEBKIT, start: webkit },
];

/** Their names. */
export const others = engines.map(({ name }) => name);

/**
 * A page in an engine; null where it is not installed or, said aloud, does not start within a minute.
 * @param {string} name
 * @returns {Promise<Page | null>}
 */
export async function open(name) {
  const { at, start } = engines.find((engine) => engine.name === name);
  if (!at) return null;
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('nothing for a minute')), 60_000);
  });
  return Promise.race([start(at), late])
    .catch((error) => {
      console.log(`${name} does not start here (${error.message}): its comparisons are left out.`);
      return null;
    })
    .finally(() => clearTimeout(timer));
}

/** A function that runs in the page, as the expression that all drivers take. */
export const call = (run, ...given) => `(${run})(${given.map((one) => JSON.stringify(one)).join(', ')})`;

/** Whether something comes to hold in the page. */
export const until = async (page, expression, seconds) => {
  const end = Date.now() + 1000 * seconds;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
};
