/** The cell as plumbing: its numbers are the core's, and a hand on a valve changes them at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, visibleText } from './browser.mjs';
import { core } from './core.mjs';
import { measure } from './measure.mjs';


let context;
let wasm;
before(async () => {
  context = await launch();
  wasm = await core('pkg');
});
after(() => context.close());

const open = (hash = {}, options = {}) => openInstrument(context, 'cell', { lang: 'en', ...hash }, options);

/** Settings that change the picture, not the network. */
const PICTURE = ['forced', 'neuron', 'view'];

/** The core's own trace of what the element shows, with these valves held. */
function traced({ settings, trainingStep }, forces) {
  const core = Object.fromEntries(Object.entries(settings).filter(([name]) => !PICTURE.includes(name)));
  const session = new wasm.Session(core);
  if (trainingStep > 0) session.train(trainingStep);
  session.force(forces);
  const { index, data, data64 } = session.trace(true);
  session.free();
  return (name) => {
    const { shape, offset, dtype } = index.blocks.find((block) => block.name === name);
    const size = shape.reduce((a, b) => a * b, 1);
    return Array.from((dtype === 'f64' ? data64 : data).subarray(offset, offset + size));
  };
}

const atEnd = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector('seq-cell');
    await element.goTo(element.length);
    return element.reading();
  });

const held = (page) => page.evaluate(() => document.querySelector('seq-cell').settings.forced);
const settle = (page) => page.evaluate(() => document.querySelector('seq-cell').reading());
const inside = (page, selector) => page.locator(`seq-cell ${selector}`);

for (const [cell, forced, forces] of [
  ['rnn', '', []],
  ['lstm', 'f.4=0@5', [{ gate: 'f', unit: 3, t: 5, value: 0 }]],
  ['gru', 'z=1@2-3', [2, 3].map((t) => ({ gate: 'z', unit: null, t, value: 1 }))],
]) {
  test(`${cell}, ${forced || 'nothing'} held: every number is the core's`, async () => {
    const { page, problems } = await open({ preset: 'number', cell, forced, 'training-step': '40' });
    const reading = await atEnd(page);
    const core = traced(reading, forces);
    const memory = cell === 'lstm' ? 'c' : 'h';
    const blocks = ['h', memory, 'dh', `d${memory}`, 'p_target', 'grad.weight_hh_l0'];
    if (cell !== 'rnn') blocks.push('past', 'fresh', 'back', 'road', 'since', `d${memory}_road`);
    for (const name of blocks) assert.deepEqual(reading.blocks[name].values, core(name), name);
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('stepping, jumping and going back read the same', async () => {
  const { page } = await open({ preset: 'forgets' });
  const [stepped, returned, jumped] = await page.evaluate(async () => {
    const element = document.querySelector('seq-cell');
    const read = async () => JSON.stringify((await element.reading()).losses) + element.placeText();
    await element.goTo(0);
    const forwards = [await read()];
    while (element.position < element.length) {
      await element.next();
      forwards.push(await read());
    }
    const backwards = [];
    for (let p = element.length; p >= 0; p -= 1) {
      backwards.unshift(await read());
      await element.prev();
    }
    const direct = [];
    for (let i = 0; i < forwards.length; i += 1) {
      const p = (i * 17) % forwards.length;
      await element.goTo(p);
      direct[p] = await read();
    }
    return [forwards, backwards, forwards.map((text, p) => direct[p] ?? text)];
  });
  assert.equal(new Set(stepped).size, stepped.length);
  assert.deepEqual(returned, stepped);
  assert.deepEqual(jumped, stepped);
  await page.close();
});

test('a valve is dragged shut: memory, output and gradient change at once, and come back', async () => {
  const { page, problems } = await open({ preset: 'number' });
  const before = await settle(page);
  const grip = inside(page, '[data-grip=f]');
  const box = await grip.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20);
  await page.mouse.move(x, y + 80);
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('seq-cell').settings.forced === 'f.4=0@5');
  const shut = await settle(page);
  const core = traced(before, [{ gate: 'f', unit: 3, t: 5, value: 0 }]);
  const all = await atEnd(page);
  assert.equal(shut.position, before.position);
  assert.deepEqual(all.blocks.c.values, core('c'));
  assert.deepEqual(all.blocks.dc.values, core('dc'));
  const text = await visibleText(page, 'seq-cell');
  assert.match(text, /What changes/);
  assert.match(text, /p\(dorment\)/);
  await page.evaluate((position) => document.querySelector('seq-cell').goTo(position), before.position);
  await grip.dblclick();
  await page.waitForFunction(() => document.querySelector('seq-cell').settings.forced === '');
  assert.deepEqual((await settle(page)).blocks, before.blocks);
  assert.deepEqual(problems, []);
  await page.close();
});

test('the same by keys alone', async () => {
  const { page } = await open({ preset: 'number' });
  const press = async (key) => {
    await page.keyboard.press(key);
    await settle(page);
  };
  const position = () => page.evaluate(() => document.querySelector('seq-cell').position);
  const start = await position();
  await inside(page, '[data-grip=f]').focus();
  await press('Home');
  assert.equal(await held(page), 'f.4=0@5');
  await press('ArrowUp');
  assert.equal(await held(page), 'f.4=0.05@5');
  await press('End');
  assert.equal(await held(page), 'f.4=1@5');
  await press('Delete');
  assert.equal(await held(page), '');
  assert.equal(await position(), start, 'the keys of a valve do not step');
  await inside(page, '[data-units]').focus();
  await press('Home');
  assert.equal(await page.evaluate(() => document.querySelector('seq-cell').settings.neuron), 0);
  await press('ArrowRight');
  assert.equal(await page.evaluate(() => document.querySelector('seq-cell').settings.neuron), 1);
  await page.close();
});

test('buttons hold a gate for one unit or all, at one step or all, and let go', async () => {
  const { page } = await open({ preset: 'number' });
  const element = page.locator('seq-cell');
  const press = async (group, name) => {
    await element.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true }).click();
    await settle(page);
  };
  await press('Valve i', '1');
  assert.equal(await held(page), 'i.4=1@5');
  await press('Which steps', 'every t');
  await press('Which units', 'all units');
  await press('Valve i', '0');
  assert.equal(await held(page), 'i=0');
  await element.getByRole('button', { name: 'Let go of all' }).click();
  await settle(page);
  assert.equal(await held(page), '');
  await page.close();
});

test('a held gate keeps its rod moving two valves: the lecture’s z is one minus what is held', async () => {
  const { page } = await open({ preset: 'gru' });
  const press = async (name) => {
    const group = page.locator('seq-cell').getByRole('group', { name: 'Valve z', exact: true });
    await group.getByRole('button', { name, exact: true }).click();
    await settle(page);
  };
  await press('0');
  assert.equal(await held(page), 'z.1=1@4');
  const { blocks } = await settle(page);
  const at = (name) => blocks[name].values[3 * 4];
  assert.deepEqual([at('z'), at('u')], [1, 0]);
  assert.equal(at('h'), blocks.h.values[2 * 4]);
  await page.close();
});

test('a link holds all of it: valves, unit, view', async () => {
  const { page } = await open({ preset: 'number', forced: 'f=0.25@2-3', neuron: '2' });
  const text = await visibleText(page, 'seq-cell');
  assert.match(text, /f = 0\.25, all units, t = 2–3/);
  const element = await page.evaluate(() => {
    const { forced, neuron } = document.querySelector('seq-cell').settings;
    return { forced, neuron, step: document.querySelector('seq-cell').trainingStep };
  });
  assert.deepEqual(element, { forced: 'f=0.25@2-3', neuron: 2, step: 600 });
  await page.close();
});

test('what cannot be held is one sentence, and nothing changes', async () => {
  const { page } = await open({ preset: 'number' });
  const answers = await page.evaluate(async () => {
    const element = document.querySelector('seq-cell');
    const tell = async (value) => {
      const accepted = await element.change('forced', value);
      return [accepted, element.problems.forced?.code, element.settings.forced];
    };
    return [await tell('wide open'), await tell('z=1'), await tell('f=2'), await tell('f.9=1')];
  });
  assert.deepEqual(answers, [
    [false, 'not-held', ''],
    [false, 'no-gate', ''],
    [false, 'out-of-range', ''],
    [false, 'out-of-range', ''],
  ]);
  await page.close();
});

test('a weight pointed at is ringed in W and in PyTorch’s matrices, by keys, too', async () => {
  const { page } = await open({ preset: 'stacked' });
  const sheet = inside(page, '[data-weights]');
  await sheet.focus();
  await page.keyboard.press('ArrowDown');
  const said = await sheet.getAttribute('aria-valuetext');
  assert.match(said, /^W\[10, 1\] = W_hh\[14, 1\] = /);
  const value = await page.evaluate(() => document.querySelector('seq-cell').trace.at('weight_hh_l0', 13, 0));
  assert.equal(said.split(' = ').pop(), value.toFixed(4).replace('-', '−'));
  await page.close();
});

test('the story is told on the real network, and its answer is what happens', async () => {
  const { page, problems } = await open();
  await page.evaluate(() => document.querySelector('seq-cell').shadowRoot.querySelector('seq-drawer').open('story'));
  const element = page.locator('seq-cell');
  for (let i = 0; i < 2; i += 1) await element.getByRole('button', { name: 'Next →' }).click();
  await element.getByRole('radio', { name: /the singular/ }).click();
  await element.getByRole('button', { name: 'Reveal' }).click();
  await element.getByText('Only this unit kept the number.').waitFor();
  await settle(page);
  assert.equal(await held(page), 'f.4=0@5');
  assert.deepEqual(problems, []);
  await page.close();
});

test('training goes on under a held valve, and back to the same numbers', async () => {
  const { page } = await open({ preset: 'forgets' });
  const [before, trained, after] = await page.evaluate(async () => {
    const element = document.querySelector('seq-cell');
    const read = async () => {
      const { trainingStep, blocks } = await element.reading();
      return { trainingStep, c: blocks.c.values, forced: element.settings.forced };
    };
    const first = await read();
    await element.train(5);
    const second = await read();
    await element.seek(first.trainingStep);
    return [first, second, await read()];
  });
  assert.equal(trained.trainingStep, before.trainingStep + 5);
  assert.notDeepEqual(trained.c, before.c);
  assert.deepEqual(after, before);
  await page.close();
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
]) {
  for (const lang of ['en', 'fr']) {
    test(`${width}×${height}, ${lang}: each preset is whole, fits, and has no small text`, async () => {
      const { page, problems } = await open({ lang }, { viewport: { width, height } });
      const presets = await page.evaluate(() => Object.keys(document.querySelector('seq-cell').presets));
      for (const preset of presets) {
        for (const share of [null, 0, 0.4, 0.75, 1]) {
          await page.evaluate(
            async ([id, part]) => {
              const element = document.querySelector('seq-cell');
              if (part === null) await element.change('preset', id);
              else await element.goTo(Math.round(element.length * part));
            },
            [preset, share],
          );
          const { overflowX, overflowY, small, cut } = await page.evaluate(measure, 'seq-cell');
          assert.ok(overflowX <= 0, `${preset}: ${overflowX} px wider`);
          if (width > 640) assert.ok(overflowY <= 0, `${preset}: ${overflowY} px higher`);
          assert.deepEqual(small, [], `${preset} ${share}`);
          assert.deepEqual(cut, [], `${preset} ${share}`);
          assert.doesNotMatch(await visibleText(page, 'seq-cell'), /cell-|undefined|NaN/);
        }
      }
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
}
