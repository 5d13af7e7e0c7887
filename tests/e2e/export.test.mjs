/** Files of what is shown: pictures that look like the page, tables that say what it says, animations. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { addressOf, compare, fileFrom, openDialog } from './dialogs.mjs';
import { instruments } from './instruments.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { GifReader } = require('omggif');
const { csvParseRows } = await import(require.resolve('d3-dsv'));

let context;
let blank;
before(async () => {
  context = await launch();
  blank = await context.newPage();
});
after(() => context.close());

/** A place in each where something of every kind is to be seen. */
const PLACES = {
  cell: { 'training-step': '20', position: '37' },
  'gradient-flow': { position: '180' },
  'memory-span': { distances: '6 12', seeds: '2', 'most-steps': '40', every: '20', position: '3' },
};
const placeOf = (name) => PLACES[name] ?? { 'training-step': '2', position: '30' };

const size = [1280, 720];
const still = { media: { reducedMotion: 'reduce' } };

/** What is made while what is read stays the same: some networks judge themselves after the picture. */
async function whileStill(page, name, make) {
  const read = () => page.evaluate((tag) => document.querySelector(tag).reading(), `seq-${name}`);
  for (;;) {
    const reading = await read();
    const made = await make();
    if (JSON.stringify(await read()) === JSON.stringify(reading)) return { reading, made };
  }
}

/** What a picture leaves out, taken away on the page as well. */
const WITHOUT = `:is(.bar .tool, .bar .segments, .bar .preset, .transport, .speeds, .forms, .dock,
  .band, seq-drawer, dialog) { visibility: hidden !important; }`;

for (const name of instruments) {
  for (const [theme, lang] of [
    ['light', 'fr'],
    ['dark', 'en'],
  ]) {
    test(`${name}: the picture as a file is the picture, ${theme} ${lang}`, async () => {
      const hash = { ...placeOf(name), theme, lang };
      const { page, problems } = await openInstrument(context, name, hash, still);
      const dialog = await openDialog(page, name, 'export');
      const { made } = await whileStill(page, name, async () => ({
        svg: await fileFrom(page, dialog.getByRole('button', { name: 'SVG' })),
        png: await fileFrom(page, dialog.getByRole('button', { name: 'PNG' })),
        screen: await page
          .locator(`seq-${name}`)
          .screenshot({ animations: 'disabled', style: WITHOUT }),
      }));
      const { svg, png, screen } = made;
      assert.match(svg.name, new RegExp(`^seqscope-${name}-\\d+-\\d+\\.svg$`));
      assert.match(png.name, /\.png$/);

      const seen = addressOf(screen, 'image/png');
      const drawn = await compare(blank, seen, addressOf(svg.bytes, 'image/svg+xml'));
      assert.deepEqual(drawn.sizes, [size, size]);
      assert.ok(drawn.share < 0.002, `${(100 * drawn.share).toFixed(2)} % of the points differ`);
      // Twice as fine; made smaller, edges are softer than those that the page draws.
      const fine = await compare(blank, seen, addressOf(png.bytes, 'image/png'));
      assert.deepEqual(fine.sizes, [size, size.map((points) => 2 * points)]);
      assert.ok(fine.share < 0.06, `${(100 * fine.share).toFixed(2)} % of the points differ`);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test(`${name}: the table holds every number of the reading, and no other`, async () => {
    const { page, problems } = await openInstrument(context, name, placeOf(name));
    const dialog = await openDialog(page, name, 'export');
    const { reading, made } = await whileStill(page, name, async () => ({
      table: await fileFrom(page, dialog.getByRole('button', { name: 'CSV' })),
      json: await fileFrom(page, dialog.getByRole('button', { name: 'JSON' })),
    }));
    const { table, json } = made;
    assert.deepEqual(tabled(table.bytes), expected(reading));
    assert.deepEqual(JSON.parse(json.bytes), JSON.parse(JSON.stringify(reading)));
    assert.deepEqual(problems, []);
    await page.close();
  });
}

/** A table's rows by name and place. */
function tabled(bytes) {
  const text = bytes.toString('utf8');
  assert.ok(text.startsWith('\uFEFF'));
  const [head, ...rows] = csvParseRows(text.slice(1));
  assert.deepEqual([head[0], head.at(-1)], ['block', 'value']);
  for (const row of rows) assert.equal(row.length, head.length);
  return new Map(
    rows.map((row) => [[row[0], ...row.slice(1, -1).filter(Boolean)].join(' '), row.at(-1)]),
  );
}

/** The same from the reading itself. */
function expected({ blocks = {}, losses, gradients, contributions, ...rest }) {
  const found = new Map();
  const again = Object.keys(blocks).length > 0 ? {} : { losses, gradients, contributions };
  const visit = (path, at, value) => {
    if (value === undefined) return;
    if (value !== null && typeof value === 'object') {
      for (const [key, inside] of Object.entries(value)) {
        if (Array.isArray(value)) visit(path, [...at, Number(key) + 1], inside);
        else visit([...path, key], at, inside);
      }
    } else found.set([path.join('.'), ...at].join(' '), value === null ? '' : String(value));
  };
  visit([], [], { ...rest, ...again });
  for (const [name, { shape, values }] of Object.entries(blocks)) {
    let nested = values;
    for (const size of shape.slice(1).reverse()) {
      nested = Array.from({ length: nested.length / size }, (_, i) =>
        nested.slice(i * size, (i + 1) * size),
      );
    }
    visit([name], [], nested);
  }
  return found;
}

test('no spreadsheet computes a word of the table', async () => {
  const text = '=1+2-3@"a",\'b\'=1+2-3@"a",\'b\'';
  const { page } = await openInstrument(context, 'rnn', { text, unit: 'character' });
  const reading = await page.evaluate(() => document.querySelector('seq-rnn').reading());
  for (const sign of '=+-@') assert.ok(reading.vocabulary.includes(sign));
  const dialog = await openDialog(page, 'rnn', 'export');
  const table = tabled((await fileFrom(page, dialog.getByRole('button', { name: 'CSV' }))).bytes);
  const told = reading.vocabulary.map((_, i) => table.get(`vocabulary ${i + 1}`));
  assert.deepEqual(
    told,
    reading.vocabulary.map((word) => (/^[=@+-]/.test(word) ? `'${word}` : word)),
  );
  const numbers = [...table].filter(([name]) => name.startsWith('weight_hh_l0'));
  assert.ok(numbers.some(([, value]) => value.startsWith('-')));
  for (const [, value] of numbers) assert.ok(Number.isFinite(Number(value)));
  await page.close();
});

/* ---- animation ---------------------------------------------------------------------------- */

/** Sets the fields of the form. */
async function fill(dialog, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = dialog.locator(`[name=${name}]`);
    if (name === 'rate' || name === 'width') await field.selectOption(value);
    else {
      await field.fill(value);
      await field.blur();
    }
  }
}

const place = (page, name) =>
  page.evaluate((tag) => document.querySelector(tag).position, `seq-${name}`);

/** Points as a picture file. */
const painted = (data, width, height) =>
  blank.evaluate(
    ([base64, w, h]) => {
      const points = Uint8ClampedArray.from(atob(base64), (sign) => sign.charCodeAt(0));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: w, height: h });
      canvas.getContext('2d').putImageData(new ImageData(points, w, h), 0, 0);
      return canvas.toDataURL();
    },
    [Buffer.from(data).toString('base64'), width, height],
  );

for (const name of ['bptt', 'attention-values']) {
  test(`${name}: a range becomes a GIF, an image a position`, async () => {
    const { page, problems } = await openInstrument(context, name, {
      'training-step': '2',
      position: '5',
      lang: 'en',
    });
    const dialog = await openDialog(page, name, 'export');
    await fill(dialog, { from: '1', to: '6', rate: '4', width: '640' });
    const { name: file, bytes } = await fileFrom(page, dialog.getByRole('button', { name: 'GIF' }));
    assert.match(file, /\.gif$/);
    const gif = new GifReader(bytes);
    assert.equal(gif.numFrames(), 6);
    assert.deepEqual([gif.width, gif.height], [640, 360]);
    const delays = Array.from({ length: 6 }, (_, i) => gif.frameInfo(i).delay);
    assert.deepEqual(delays.slice(0, 5), [25, 25, 25, 25, 25]);
    assert.ok(delays[5] > 100, 'the end stays to be read');

    const canvas = new Uint8Array(4 * 640 * 360);
    const frames = delays.map((_, i) => {
      gif.decodeAndBlitFrameRGBA(i, canvas);
      return canvas.slice();
    });
    for (let i = 1; i < 6; i += 1) {
      assert.ok(frames[i].some((point, at) => Math.abs(point - frames[i - 1][at]) > 40));
    }
    for (let i = 3; i < canvas.length; i += 4) assert.equal(canvas[i], 255);

    assert.equal(await place(page, name), 5);
    await dialog.getByText('6 images').waitFor();

    // The end of the animation is what the page shows there.
    const last = await painted(canvas, 640, 360);
    await page.evaluate((tag) => document.querySelector(tag).goTo(6), `seq-${name}`);
    const png = await fileFrom(page, dialog.getByRole('button', { name: 'PNG' }));
    const { share } = await compare(blank, last, addressOf(png.bytes, 'image/png'));
    assert.ok(share < 0.06, `${(100 * share).toFixed(2)} % of the points differ`);
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('an animation can be stopped; the instrument stands where it stood', async () => {
  const { page, problems } = await openInstrument(context, 'gradient-flow', {
    position: '7',
    lang: 'en',
  });
  const dialog = await openDialog(page, 'gradient-flow', 'export');
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  await fill(dialog, { from: '0', to: '200', width: '640' });
  await dialog.getByRole('button', { name: 'GIF' }).click();
  await dialog.locator('progress').waitFor();
  await dialog.getByText(/^[2-9] of 201 images/).waitFor();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await dialog.getByText('Stopped').waitFor();
  assert.equal(await place(page, 'gradient-flow'), 7);
  assert.equal(files, 0);
  await dialog.getByRole('button', { name: 'GIF' }).waitFor();

  // Closing the dialog stops as well.
  await dialog.getByRole('button', { name: 'GIF' }).click();
  await dialog.locator('progress').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelector('seq-gradient-flow').position === 7);
  assert.equal(files, 0);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a range that is too long, or none, is refused in one sentence', async () => {
  const { page } = await openInstrument(context, 'bptt', {
    'time-steps': '64',
    text: 'a b c d e f g h '.repeat(20),
    lang: 'fr',
  });
  const dialog = await openDialog(page, 'bptt', 'export');
  const last = await page.evaluate(() => document.querySelector('seq-bptt').length);
  assert.ok(last > 300);
  // What is offered first can be made.
  const offered = await Promise.all(['from', 'to'].map((end) => dialog.locator(`[name=${end}]`).inputValue()));
  assert.ok(offered[1] - offered[0] < 300);

  await fill(dialog, { from: '0', to: String(last) });
  await dialog.getByText(`cet intervalle en demande ${last + 1}`).waitFor();
  await dialog.getByRole('button', { name: 'GIF' }).click();
  assert.equal(await dialog.locator('progress').count(), 0);
  await fill(dialog, { from: '9', to: '3' });
  await dialog.getByText(/la première précède la dernière/).waitFor();
  await fill(dialog, { from: '-1' });
  await dialog.getByText(/la première précède la dernière/).waitFor();
  await page.close();
});
