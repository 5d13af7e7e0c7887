/** The icons that launchers want as points, from the house's mark: run it when that changes. */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { icon } from '../plugins/app.js';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, points, room } of [
  { name: '192', points: 192, room: false },
  { name: '512', points: 512, room: false },
  { name: 'maskable', points: 512, room: true },
]) {
  await page.setViewportSize({ width: points, height: points });
  await page.setContent(`<body style="margin:0">${icon(room)}`);
  const bytes = await page.screenshot({ omitBackground: true });
  writeFileSync(new URL(`../src/lab/app/icon-${name}.png`, import.meta.url), bytes);
}
await browser.close();
