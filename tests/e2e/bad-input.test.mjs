/**
 * What goes wrong is said in one sentence where it happened, in both languages; the page stays
 * usable, the text and the last good weights are kept.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openInstrument, ready, said, site } from './browser.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** The instrument still steps and still computes. */
const usable = (page, tag = 'seq-rnn') =>
  page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    await element.goTo(element.length);
    const { scalars } = await element.reading();
    return Number.isFinite(scalars.loss);
  }, tag);

/** Applies one setting as a user would, and waits until the instrument said what it thinks. */
const apply = (page, path, value) =>
  page.evaluate(
    async ([name, wanted]) => {
      const element = document.querySelector('seq-rnn');
      const codes = [];
      const listen = (event) => codes.push(event.detail.code);
      element.addEventListener('seq-error', listen);
      await element.change(name, wanted).catch((error) => codes.push(error.code));
      element.removeEventListener('seq-error', listen);
      await element.updateComplete;
      return codes;
    },
    [path, value],
  );

const wrongTexts = [
  ['an empty text', '', 'text-too-short', /au moins|at least/i],
  ['one symbol, repeated', 'la la la la', 'text-one-symbol', /différents|distinct|different/i],
  [
    'five megabytes',
    'le chat dort . '.repeat(350_000),
    'text-too-long',
    /4[\s\u202f\u00a0,.]?000[\s\u202f\u00a0,.]?000/,
  ],
];

for (const lang of ['fr', 'en']) {
  for (const [what, text, code, sentence] of wrongTexts) {
    test(`${what} (${lang}): one sentence, and the text before still runs`, async () => {
      const { page } = await openInstrument(context, 'rnn', { lang });
      const codes = await apply(page, 'text', text);
      assert.ok(codes.includes(code), `codes: ${codes}`);
      await said(page, 'seq-rnn', sentence);
      assert.ok(await usable(page));
      await page.close();
    });
  }

  test(`a symbol outside the vocabulary (${lang}) is named`, async () => {
    const { page } = await openInstrument(context, 'rnn', { lang });
    const codes = await apply(page, 'sequence', 'le zébu boit');
    assert.ok(codes.includes('unknown-symbol'), `codes: ${codes}`);
    await said(page, 'seq-rnn', /zébu/);
    assert.ok(await usable(page));
    await page.close();
  });

  test(`a setting out of range in the link (${lang}) is named, the rest is applied`, async () => {
    const { page } = await openInstrument(context, 'rnn', {
      lang,
      hidden: '9000',
      seed: '12',
      'time-steps': '7',
    });
    const settings = await page.evaluate(() => document.querySelector('seq-rnn').settings);
    assert.equal(settings.seed, 12);
    assert.equal(settings.time_steps, 7);
    assert.ok(settings.hidden >= 1 && settings.hidden <= 64);
    await said(page, 'seq-rnn', /9[\s\u202f\u00a0,.]?000/);
    assert.ok(await usable(page));
    await page.close();
  });

  test(`a setting of another kind in the link (${lang}): what it must be is said, the rest is applied`, async () => {
    const { page } = await openInstrument(context, 'rnn', { lang, seed: 'x', 'time-steps': '7' });
    const settings = await page.evaluate(() => document.querySelector('seq-rnn').settings);
    assert.equal(settings.time_steps, 7);
    await said(
      page,
      'seq-rnn',
      { fr: /Graine : Il faut ici un nombre entier\./, en: /Seed: This must be a whole number\./ }[lang],
    );
    assert.ok(await usable(page));
    await page.close();
  });

  test(`learning rate 10 (${lang}): the divergence is said and the last good weights are kept`, async () => {
    const { page } = await openInstrument(context, 'rnn', {
      lang,
      'learning-rate': '10',
      hidden: '32',
      cell: 'rnn',
      optimizer: 'momentum',
      momentum: '0.999',
    });
    const outcome = await page.evaluate(async () => {
      const element = document.querySelector('seq-rnn');
      let code = null;
      element.addEventListener('seq-error', (event) => {
        code = event.detail.code;
      });
      await element.train(20_000).catch((error) => {
        code = error.code;
      });
      await element.goTo(element.length);
      const { blocks, trainingStep } = await element.reading();
      const weights = blocks['output.weight'].values.flat(9);
      return { code, trainingStep, finite: weights.every(Number.isFinite) };
    });
    assert.equal(outcome.code, 'diverged');
    assert.ok(outcome.finite);
    assert.ok(outcome.trainingStep >= 0);
    // The sentence comes with the words of the settings, which nobody needed before.
    await page
      .locator('seq-rnn .band')
      .getByText(/diverg/i)
      .waitFor();
    await page.evaluate(() => document.querySelector('seq-rnn').seek(0));
    assert.ok(await usable(page));
    await page.close();
  });
}

test('hostile text stays text', async () => {
  const { page, problems } = await openInstrument(context, 'rnn', {
    text: '<img src=x onerror=alert(1)> <b>le</b> chat & "le" chien \' <script>alert(1)</script> fin',
  });
  page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
  await page.evaluate(async () => {
    const element = document.querySelector('seq-rnn');
    for (const position of [0, 5, 12, element.length]) await element.goTo(position);
  });
  const foreign = await page.evaluate(
    () => document.querySelector('seq-rnn').shadowRoot.querySelectorAll('img, script').length,
  );
  assert.equal(foreign, 0);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a browser without wasm SIMD is told so in one sentence', async () => {
  const page = await context.newPage();
  await page.addInitScript(() => {
    // A module that uses vector instructions is not valid in such a browser.
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => new Uint8Array(bytes.buffer ?? bytes).length > 200 && validate(bytes);
  });
  await page.goto(new URL('rnn/#v=1&lang=en', site).href);
  await page.waitForFunction(() => {
    const root = document.querySelector('seq-rnn')?.shadowRoot;
    return /too old for the computation: Chrome/.test(root?.textContent ?? '');
  });
  await page.close();
});

/** A page whose own workers are kept in sight, so that one can be killed as the system would. */
async function mortal() {
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.workers = [];
    globalThis.kill = (worker) => {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    };
    globalThis.Worker = class extends Worker {
      constructor(...options) {
        super(...options);
        globalThis.workers.push(this);
      }
    };
  });
  return page;
}

for (const call of ['open', 'train', 'trace']) {
  test(`a worker that dies asked to ${call} while the page opens is replaced, and what the link asks for is shown`, async () => {
    const page = await mortal();
    await page.addInitScript((fatal) => {
      globalThis.Worker = class extends Worker {
        postMessage(message, ...rest) {
          super.postMessage(message, ...rest);
          if (this === globalThis.workers[0] && message.call === fatal) globalThis.kill(this);
        }
      };
    }, call);
    await page.goto(new URL('rnn/#v=1&lang=en&hidden=8&training-step=20&position=3', site).href);
    await ready(page, 'seq-rnn');
    const [workers, step, position] = await page.evaluate(() => {
      const element = document.querySelector('seq-rnn');
      return [globalThis.workers.length, element.trainingStep, element.position];
    });
    assert.deepEqual([workers, step, position], [2, 20, 3]);
    assert.ok(await usable(page));
    await page.close();
  });
}

test('a worker that dies while training is replaced, from the last weights saved', async () => {
  const page = await mortal();
  await page.goto(new URL('rnn/#v=1&lang=en&hidden=16', site).href);
  await ready(page, 'seq-rnn');
  const outcome = await page.evaluate(async () => {
    const element = document.querySelector('seq-rnn');
    await element.train(50);
    const codes = [];
    element.addEventListener('seq-error', (event) => codes.push(event.detail.code));
    const lost = new Promise((done) => element.addEventListener('seq-error', done, { once: true }));
    const training = element.train(200_000).catch((error) => error.code);
    globalThis.kill(globalThis.workers[0]);
    await lost;
    await training;
    await element.goTo(element.length);
    const { trainingStep, scalars } = await element.reading();
    await element.train(5);
    return { codes, trainingStep, loss: scalars.loss, after: element.trainingStep };
  });
  assert.ok(outcome.codes.includes('worker-restarted'), `codes: ${outcome.codes}`);
  assert.ok(outcome.trainingStep >= 50, `step ${outcome.trainingStep} after the restart`);
  assert.equal(outcome.after, outcome.trainingStep + 5);
  assert.ok(Number.isFinite(outcome.loss));
  await page.close();
});
