/** What is written into a field or a parameter stays text: nothing of it runs, nothing becomes an element. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { attributeOf, NAMES } from '../../www/src/state/settings.js';
import { VIEW } from '../../www/src/state/url.js';
import { launch, site, visibleText } from './browser.mjs';
import { instruments } from './instruments.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

const TEXTS = {
  'an image with a handler': '<img src=x onerror="globalThis.ran=1">',
  'a script': '"><script>globalThis.ran=1</script>',
  'a template': '${globalThis.ran=1} {{globalThis.ran=1}} { $ran } {"{"}',
  'an address of a script': 'javascript:globalThis.ran=1',
  'a drawing with a handler': "'><svg onload=globalThis.ran=1><animate onbegin=globalThis.ran=1>",
  'writing from the right': '\u202e\u2066le chat\u2069\u202c \u200f abc',
  'a zero': 'le\0chat\0boit',
  'half a character': 'le \ud800 chat \udfff boit',
  'a key of every object': '__proto__',
  'another': 'constructor toString hasOwnProperty',
  'a hundred thousand characters': 'le chat boit du lait . '.repeat(4348),
};
const NUMBERS = ['1e309', '-1e309', 'NaN', 'Infinity', '-0', '0x10', '1e-320', '9007199254740993', '', ' '];

/** Every name that a link may hold. */
const PARAMETERS = [...NAMES.map(attributeOf), ...VIEW];

/** What must never be found: a script that ran, an element that our own code never makes. */
const injected = (page) =>
  page.evaluate(() => {
    const found = globalThis.ran ? ['ran'] : [];
    if (Object.prototype.polluted !== undefined || {}.ran) found.push('the prototype');
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        const handlers = element.getAttributeNames().filter((name) => name.startsWith('on'));
        const foreign = /^(img|iframe|object|embed|animate|base|form)$/.test(element.localName);
        const script = element.localName === 'script' && element.type !== 'module';
        if (foreign || script || handlers.length) found.push(element.outerHTML.slice(0, 80));
        if (element.matches('a[href]') && !/^https?:$/.test(element.protocol)) found.push(element.href);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  });

/** The page still answers: it has a picture and goes where it is told. */
const alive = (page, tag) =>
  page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    await element.goTo(1);
    return Boolean(element.trace) && (element.position === 1 || element.length < 1);
  }, tag);

async function open(name, search) {
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(new URL(`${name}/#${search}`, site).href);
  // A picture is enough: who asks for half a million updates waits longer.
  await page.waitForFunction((tag) => document.querySelector(tag)?.trace, `seq-${name}`);
  return { page, problems };
}

/** A short case of every instrument: what is tried here is not how well it learns. */
const SHORT = {
  'memory-span': { distances: '6', seeds: '1', 'most-steps': '20', every: '10' },
  'encoder-decoder': { updates: '20', 'training-step': '0' },
  alignment: { hidden: '8' },
};

test('the names of parameters are read', () => {
  assert.ok(PARAMETERS.length > 60, PARAMETERS.join());
  for (const name of ['text', 'hidden', 'lang', 'position', 'preset']) assert.ok(PARAMETERS.includes(name), name);
});

/** Texts that a setting of choices or a number refuses alike: one is tried for each parameter. */
for (const name of instruments) {
  test(`${name}: every parameter with hostile values`, async () => {
    const values = [...Object.values(TEXTS).filter((text) => text.length < 200), ...NUMBERS];
    // Each link sets all parameters at once, each to another value; so every value comes to every parameter.
    for (let turn = 0; turn < values.length; turn += 4) {
      const link = new URLSearchParams();
      PARAMETERS.forEach((parameter, i) => link.set(parameter, values[(turn + i) % values.length]));
      const { page, problems } = await open(name, link);
      assert.deepEqual(await injected(page), [], `turn ${turn}`);
      assert.ok(await alive(page, `seq-${name}`), `turn ${turn}`);
      assert.deepEqual(problems, []);
      await page.close();
    }
  });
}

/** Every field that takes text: opened panels, shadow roots included, each with an index of its own. */
const fieldsOf = () => {
  const all = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('textarea:not([readonly]), input[type=text], input:not([type])')) all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return all;
};

for (const name of instruments) {
  test(`${name}: every text field with hostile text`, async () => {
    const { page, problems } = await open(name, new URLSearchParams({ ...SHORT[name], lang: 'en' }));
    const tag = `seq-${name}`;
    let filled = 0;
    for (const panel of ['', 'training', 'settings']) {
      await page.evaluate(
        async ([selector, tab]) => {
          const element = document.querySelector(selector);
          if (tab && !element.own.tabs.includes(tab)) return;
          element.drawerTab = tab;
          await element.drawn();
          // What stands behind a tab comes with it.
          await new Promise((resolve) => setTimeout(resolve, 250));
          await element.drawn();
        },
        [tag, panel],
      );
      const count = await page.evaluate(`(${fieldsOf})().length`);
      for (let index = 0; index < count; index += 1) {
        const texts = Object.values(TEXTS);
        // The first fields take every text, long tables of numbers one each.
        for (const text of index < 3 ? texts : [texts[index % texts.length]]) {
          filled += 1;
          await page.evaluate(
            async ([find, at, value, selector]) => {
              const field = new Function(`return (${find})()`)()[at];
              if (!field) return;
              field.value = value;
              field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
              field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
              await document.querySelector(selector).reading();
            },
            [String(fieldsOf), index, text, tag],
          );
          assert.deepEqual(await injected(page), [], `${panel} ${index}: ${text.slice(0, 40)}`);
        }
      }
    }
    assert.ok(filled > 0 || name === 'attention-values', 'there are fields');
    assert.ok(await alive(page, tag));
    assert.ok((await visibleText(page, tag)).length > 100);
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('a refused text is named in one sentence, as text', async () => {
  const { page } = await open('rnn', new URLSearchParams({ lang: 'en', sequence: '<img src=x onerror=1>' }));
  // The sentence comes with the words of the settings.
  await page.waitForFunction(() =>
    document.querySelector('seq-rnn').renderRoot.querySelector('[role=alert]')?.textContent.includes('“<”'),
  );
  assert.deepEqual(await injected(page), []);
  await page.close();
});

test('a training step beyond all measure is named, and the picture stands', async () => {
  const { page } = await open('rnn', new URLSearchParams({ lang: 'en', 'training-step': '9007199254740993' }));
  await page.waitForFunction(() =>
    /outside what/.test(document.querySelector('seq-rnn').renderRoot.querySelector('[role=alert]')?.textContent),
  );
  assert.ok(await alive(page, 'seq-rnn'));
  await page.close();
});

test('an element that got in would be found', async () => {
  const { page } = await open('rnn', new URLSearchParams({ lang: 'en' }));
  await page.evaluate(() => {
    document.querySelector('seq-rnn').renderRoot.querySelector('seq-readout').renderRoot.append(new Image());
  });
  assert.equal((await injected(page)).length, 1);
  await page.close();
});
