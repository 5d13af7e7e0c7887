/** The same link gives the same bits in Chromium and in Node. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { initSync, Session } from '../../www/pkg/seqscope.js';

const wasm = readFileSync(new URL('../../www/pkg/seqscope_bg.wasm', import.meta.url));
initSync({ module: wasm });

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const cases = [
  { cell: 'rnn', hidden: 4, optimizer: 'sgd', seed: 1 },
  { cell: 'lstm', hidden: 13, optimizer: 'adam', learning_rate: 0.01, seed: 7, batch: 4 },
  { cell: 'gru', hidden: 16, optimizer: 'momentum', learning_rate: 0.05, seed: 3, input: 'embedding' },
];

for (const settings of cases) {
  test(`Chromium and Node agree bit for bit: ${settings.cell}, H = ${settings.hidden}`, async () => {
    const hash = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name.replaceAll('_', '-'), String(value)]),
    );
    const { page } = await openInstrument(context, 'bptt', hash);
    const shown = await page.evaluate(async () => {
      const element = document.querySelector('seq-bptt');
      await element.train(60);
      await element.goTo(element.length);
      const { blocks } = await element.reading();
      return { blocks, settings: element.settings };
    });
    const session = new Session(shown.settings);
    session.train(60);
    const { index, data } = session.trace();
    session.free();
    let compared = 0;
    for (const { name, offset, shape, dtype } of index.blocks) {
      if (dtype !== 'f32' || !shown.blocks[name]) continue;
      const length = shape.reduce((product, size) => product * size, 1);
      const expected = Array.from(data.subarray(offset, offset + length));
      assert.deepEqual(shown.blocks[name].values.flat(9), expected, name);
      compared += length;
    }
    assert.ok(compared > 500, `${compared} numbers compared`);
    await page.close();
  });
}
