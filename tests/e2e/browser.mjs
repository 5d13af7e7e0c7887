/**
 * Chromium for the end-to-end tests: the system's browser, driven through playwright-core, on the
 * production build that the command serves. The packages are those of the front end.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { chromium } = require('playwright-core');

/** Where the built site is served. */
export const site = process.env.SEQSCOPE_URL ?? 'http://127.0.0.1:4173/';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? candidates.find((path) => existsSync(path));

/**
 * Starts one browser with a profile of its own, and without the services that look for a network.
 * The profile goes with the browser.
 */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'seqscope-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 720 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // The browser's last children may still write: then the folder is left to the system.
  const away = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };
  context.on('close', () => rm(profile, away).catch(() => {}));
  return context;
}

/**
 * Opens a page of the site and waits until its instrument shows its first numbers.
 * `hash` holds settings as in a shared link.
 */
export async function openInstrument(context, name, hash = {}, options = {}) {
  const page = await context.newPage();
  if (options.viewport) await page.setViewportSize(options.viewport);
  if (options.media) await page.emulateMedia(options.media);
  const problems = watch(page);
  const parameters = new URLSearchParams({ v: '1', ...hash });
  await page.goto(new URL(`${name}/#${parameters}`, site).href);
  await ready(page, `seq-${name}`);
  return { page, problems, element: await page.$(`seq-${name}`) };
}

/** Makes a page one of a phone: how large it is, in pixels as pages count them, and how a finger presses. */
export async function onPhone(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  const touch = (type, touchPoints) => protocol.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    turn: (width, height) =>
      protocol.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: true }),
    tap: async (x, y) => {
      await touch('touchStart', [{ x, y }]);
      await touch('touchEnd', []);
    },
    /** From a point so far to the right and so far down. */
    swipe: async ([x, y], [along, down]) => {
      await touch('touchStart', [{ x, y }]);
      for (let i = 1; i <= 8; i += 1) await touch('touchMove', [{ x: x + (along * i) / 8, y: y + (down * i) / 8 }]);
      await touch('touchEnd', []);
    },
  };
}

/** Runs in the page: whether the instrument has the numbers to show that were asked for. */
export const isReady = (selector) => {
  const element = document.querySelector(selector);
  return Boolean(element?.info && element.trace && !element.driver.landing.underway);
};

/** Runs in the page: what an instrument that is not ready has, and what it says. */
const stateOf = (selector) => {
  const element = document.querySelector(selector);
  const { driver, info, trace, problems, visible, training, shadowRoot } = element ?? {};
  return JSON.stringify({
    defined: Boolean(driver),
    handle: Boolean(driver?.handle),
    info,
    trace: Boolean(trace),
    landing: driver?.landing.underway,
    hidden: document.hidden,
    visible,
    training,
    problems,
    text: shadowRoot?.textContent.replace(/\s+/g, ' ').slice(0, 300),
    unfinished: performance.getEntriesByType('resource').filter((entry) => !entry.responseEnd),
  });
};

/**
 * Resolves when the instrument has the numbers to show that were asked for. It is asked by the clock:
 * of several tabs, those behind may have no frames.
 */
export async function ready(frame, tag) {
  await frame.waitForFunction(isReady, tag, { polling: 50 }).catch(async (error) => {
    const state = await frame.evaluate(stateOf, tag).catch(({ message }) => message);
    throw new Error(`${tag} is not ready: ${state}`, { cause: error });
  });
}

/** Collects what must never happen: uncaught errors, console errors, requests to another origin. */
export function watch(page, origin = site) {
  const problems = [];
  const home = new URL(origin).origin;
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about|file):/.test(url)) return;
    if (new URL(url).origin !== home) problems.push(`request to ${url}`);
  });
  return problems;
}

/** Everything that a viewer could read in the instrument, shadow roots included. */
export function visibleText(page, selector) {
  return page.evaluate((tag) => {
    const texts = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      if (node.nodeType === Node.ELEMENT_NODE && /^(style|script)$/i.test(node.tagName)) return;
      if (node.shadowRoot) walk(node.shadowRoot);
      for (const child of node.childNodes ?? []) walk(child);
    };
    walk(document.querySelector(tag));
    return texts.join(' ').replace(/\s+/g, ' ');
  }, selector);
}

/** Resolves when this is said: the words of a sentence are fetched when the first is needed. */
export async function said(page, selector, sentence) {
  let text = '';
  for (let n = 0; n < 100; n++) {
    text = await visibleText(page, selector);
    if (sentence.test(text)) return;
    await page.waitForTimeout(50);
  }
  assert.match(text, sentence);
}
