/** What a hall sees: no scrolling at 16:9, nothing wider than a phone, no text too small to read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { measure } from './measure.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

for (const instrument of ['rnn', 'bptt', 'cell']) {
  for (const cell of ['rnn', 'lstm', 'gru']) {
    test(`${instrument}, ${cell}: 1280×720 needs no scrolling and has no text under 12 px`, async () => {
      const { page } = await openInstrument(context, instrument, { cell });
      for (const part of [0, 0.3, 0.7, 1]) {
        await page.evaluate(
          async ([tag, share]) => {
            const element = document.querySelector(tag);
            await element.goTo(Math.round(element.length * share));
          },
          [`seq-${instrument}`, part],
        );
        const { overflowX, overflowY, small, cut } = await page.evaluate(measure, `seq-${instrument}`);
        assert.ok(overflowX <= 0 && overflowY <= 0, `overflow ${overflowX} × ${overflowY}`);
        assert.deepEqual(small, []);
        assert.deepEqual(cut, []);
      }
      await page.close();
    });

    test(`${instrument}, ${cell}: 390×844 is not wider than the phone`, async () => {
      const { page } = await openInstrument(context, instrument, { cell }, {
        viewport: { width: 390, height: 844 },
      });
      const { overflowX } = await page.evaluate(measure, `seq-${instrument}`);
      assert.ok(overflowX <= 0, `${overflowX} px wider`);
      await page.close();
    });
  }
}

for (const [steps, hidden] of [
  [2, 1],
  [8, 8],
  [32, 16],
  [127, 64],
]) {
  test(`T = ${steps}, H = ${hidden} stays inside the screen and draws every position asked for`, async () => {
    const { page, problems } = await openInstrument(context, 'bptt', {
      'time-steps': String(steps),
      hidden: String(hidden),
      text: 'a b c d e f g h i j '.repeat(40),
    });
    const size = await page.evaluate(measure, 'seq-bptt');
    assert.ok(size.overflowX <= 0 && size.overflowY <= 0);
    const { T, reached } = await page.evaluate(async () => {
      const element = document.querySelector('seq-bptt');
      for (const share of [0.1, 0.5, 0.9, 1]) await element.goTo(Math.round(element.length * share));
      return { T: element.trace.T, reached: element.position === element.length };
    });
    assert.equal(T, steps);
    assert.ok(reached);
    assert.deepEqual(problems, []);
    await page.close();
  });
}

/** How high the readout is at some positions, which are gone through twice. Runs in the page. */
const heights = async (tag) => {
  const element = document.querySelector(tag);
  const readout = element.renderRoot.querySelector('seq-readout');
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const seen = [[], []];
  for (const pass of seen) {
    for (let i = 0; i <= 24; i++) {
      await element.goTo(Math.round((element.length * i) / 24));
      await painted();
      pass.push(readout.getBoundingClientRect().height);
    }
  }
  return seen;
};

for (const instrument of ['rnn', 'cell', 'bidirectional', 'gradient-flow']) {
  test(`${instrument}: on a phone the picture keeps its place when steps are seen again`, async () => {
    const viewport = { width: 390, height: 844 };
    const { page } = await openInstrument(context, instrument, {}, { viewport });
    const [first, again] = await page.evaluate(heights, `seq-${instrument}`);
    assert.ok(first[0] > 100);
    first.slice(1).forEach((height, i) => {
      assert.ok(height >= first[i], `lower at ${i + 1}: ${first}`);
    });
    assert.deepEqual([...new Set(again)], [first.at(-1)]);
    // Of another width, it takes the room it needs there; the page around it hears of no error.
    await page.evaluate(() => addEventListener('error', ({ message }) => (globalThis.failed = message)));
    await page.setViewportSize({ width: 600, height: 844 });
    await page.waitForFunction(
      ([tag, high]) => {
        const readout = document.querySelector(tag).renderRoot.querySelector('seq-readout');
        return readout.getBoundingClientRect().height < high;
      },
      [`seq-${instrument}`, first.at(-1)],
    );
    assert.equal(await page.evaluate(() => globalThis.failed), undefined);
    // Wide, nothing is kept: the readout has a height of its own.
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.waitForFunction((tag) => {
      const { renderRoot } = document.querySelector(tag).renderRoot.querySelector('seq-readout');
      return renderRoot.querySelector('.headline').style.minBlockSize === '';
    }, `seq-${instrument}`);
    await page.close();
  });
}

/** What of an open tab lies beside the screen. Runs in the page. */
const stickingOut = async ([tag, tab]) => {
  const element = document.querySelector(tag);
  element.drawerTab = tab;
  await element.drawn();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const found = new Set();
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      const box = node.getBoundingClientRect();
      if (box.width > 1 && box.right > innerWidth + 1 && !node.closest('.unseen')) found.add(node.localName);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(element.renderRoot.querySelector('seq-drawer').renderRoot);
  return [...found];
};

for (const instrument of instruments) {
  test(`${instrument}: in 320 px, as at 400 % of zoom, nothing lies beside the page and every button can be pressed`, async () => {
    const viewport = { width: 320, height: 568 };
    const { page } = await openInstrument(context, instrument, { 'training-step': '0', lang: 'fr' }, { viewport });
    const { overflowX } = await page.evaluate(measure, `seq-${instrument}`);
    assert.ok(overflowX <= 0, `${overflowX} px wider`);
    const outside = await page.evaluate((tag) => {
      const buttons = [...document.querySelector(tag).renderRoot.querySelectorAll('.dock button, .bar button')];
      const boxes = buttons.map((button) => [
        button.ariaLabel ?? button.textContent.trim(),
        button.getBoundingClientRect(),
      ]);
      return boxes
        .filter(([, { left, right, width }]) => left < 0 || right > innerWidth || width < 24)
        .map(([name]) => name);
    }, `seq-${instrument}`);
    assert.deepEqual(outside, []);
    for (const tab of ['settings', 'training', 'story']) {
      const wide = await page.evaluate(stickingOut, [`seq-${instrument}`, tab]);
      assert.deepEqual(wide, [], tab);
    }
    await page.close();
  });

  test(`${instrument}: on a tablet it is stacked while that is upright, and no text is tiny`, async () => {
    const viewport = { width: 820, height: 1180 };
    const { page } = await openInstrument(context, instrument, { 'training-step': '0', lang: 'fr' }, { viewport });
    const turned = async (width, height, layout) => {
      await page.setViewportSize({ width, height });
      await page.waitForFunction(
        ([tag, wanted]) => document.querySelector(tag).layout === wanted,
        [`seq-${instrument}`, layout],
      );
    };
    const { overflowX, small } = await page.evaluate(measure, `seq-${instrument}`);
    assert.ok(overflowX <= 0, `${overflowX} px wider`);
    assert.deepEqual(small, []);
    await turned(1180, 820, 'wide');
    await turned(820, 1180, 'stacked');
    await turned(820, 600, 'wide');
    await page.close();
  });
}

test('rnn: the longest words keep to their matrix', async () => {
  const text = 'Donaudampfschifffahrtsgesellschaft anticonstitutionnellement le chat. '.repeat(3);
  const { page } = await openInstrument(context, 'rnn', { text });
  const over = await page.evaluate(() => {
    const { renderRoot } = document.querySelector('seq-rnn');
    const matrices = [...renderRoot.querySelectorAll('seq-matrix')];
    return matrices.flatMap((matrix) => {
      // Room is reckoned by letters: wide ones take a little of the gap.
      const { left } = matrix.getBoundingClientRect();
      const labels = [...matrix.renderRoot.querySelectorAll('text.label')];
      return labels.filter((label) => label.getBoundingClientRect().left < left - 8).map((label) => label.textContent);
    });
  });
  assert.deepEqual(over, []);
  await page.close();
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`attention-values: the largest house stays beside what stands beside it, at ${viewport.width}`, async () => {
    const { page } = await openInstrument(
      context,
      'attention-values',
      { area: '180', rooms: '6', pool: 'true' },
      { viewport },
    );
    const { house, end } = await page.evaluate(() => {
      const { renderRoot } = document.querySelector('seq-attention-values');
      const lanes = renderRoot.querySelector('svg.lanes, .picture svg').getBoundingClientRect();
      const beside = renderRoot.querySelector('.scores').getBoundingClientRect();
      const parts = [...renderRoot.querySelector('g.query').children].map((part) => part.getBoundingClientRect().right);
      return { house: Math.max(...parts), end: innerWidth > 700 ? beside.left : lanes.right };
    });
    assert.ok(house <= end, `${house} of ${end}`);
    await page.close();
  });
}

for (const [instrument, settings] of [
  ['memory-span', { distances: '5 6 7 8 9 10 11 12' }],
  ['encoder-decoder', { preset: 'sentences', 'training-step': '0' }],
  ['cell', { preset: 'long', 'training-step': '0', position: '300' }],
]) {
  test(`${instrument}, ${JSON.stringify(settings)}: no text is cut off on a phone, none is beside it`, async () => {
    const viewport = { width: 390, height: 844 };
    const { page } = await openInstrument(context, instrument, { ...settings, lang: 'fr' }, { viewport });
    const { overflowX, cut } = await page.evaluate(measure, `seq-${instrument}`);
    assert.ok(overflowX <= 0, `${overflowX} px wider`);
    assert.deepEqual(cut, []);
    const over = await page.evaluate((tag) => {
      const buttons = [...document.querySelector(tag).renderRoot.querySelectorAll('.stage button')];
      return buttons
        .filter((one) => one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.textContent.trim());
    }, `seq-${instrument}`);
    assert.deepEqual(over, []);
    const valves = await page.evaluate((tag) => {
      const boxes = [...document.querySelector(tag).renderRoot.querySelectorAll('.grip')];
      return boxes.map((box) => box.getBoundingClientRect()).map(({ left, right }) => [left, right]);
    }, `seq-${instrument}`);
    for (const [k, [left]] of valves.entries()) assert.ok(k === 0 || left >= valves[k - 1][0] + 20, `${valves}`);
    await page.close();
  });
}
