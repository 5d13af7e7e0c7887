/**
 * A link is a state: what the page wrote in its address, opened elsewhere, computes the same
 * numbers at the same place of the same training.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { instruments } from './instruments.mjs';
import { changeSome, differences, openLink, readingOf, told, written } from './links.mjs';

/** What is changed: some settings of each kind, quick to compute with. */
const CHANGED = {
  alignment: ['asked', 'learning_rate', 'seed'],
  'attention-values': ['width', 'pool', 'area'],
  bidirectional: ['combine', 'hidden', 'seen'],
  bptt: ['hidden', 'bias', 'optimizer'],
  cell: ['cell', 'learning_rate', 'hidden'],
  'encoder-decoder': ['read', 'hidden', 'updates'],
  'gradient-flow': ['radius', 'cell', 'seed'],
  'memory-span': ['hidden', 'seeds', 'gru'],
  rnn: ['cell', 'hidden', 'clip'],
};

const old = ['links-v1.json', 'links-v1-by-hand.json', 'links-v1-opened.json'].flatMap((name) => {
  const examples = new URL(`../examples/${name}`, import.meta.url);
  return JSON.parse(readFileSync(examples, 'utf8')).links;
});

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

test('every instrument has its changes', () => {
  assert.deepEqual(Object.keys(CHANGED).sort(), [...instruments].sort());
});

for (const name of instruments) {
  test(`${name}: the link in the address brings back the state`, async () => {
    const { page } = await openInstrument(context, name, { 'training-step': '0' });
    const { changed, problems } = await changeSome(page, name, CHANGED[name]);
    assert.deepEqual(problems, []);
    await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      await element.train(5);
      const reached = element.trainingStep;
      if (reached > 1) await element.seek(reached - 2);
      await element.goTo(Math.floor(element.length / 2));
    }, `seq-${name}`);
    const hash = await written(page, name);
    const told = await readingOf(page, name);

    const link = new URLSearchParams(hash.slice(1));
    const differing = await differences(page, name);
    const beside = ['seed', 'v', 'training-step', 'position'];
    assert.deepEqual(
      [...link.keys()].filter((key) => !beside.includes(key)).sort(),
      differing.filter((key) => !beside.includes(key)).sort(),
      hash,
    );
    for (const [setting, value] of Object.entries(changed)) {
      assert.equal(link.get(setting.replaceAll('_', '-')), String(value), hash);
    }
    assert.equal(link.get('v'), '1');
    assert.equal(link.get('seed'), String(told.settings.seed));
    assert.ok(hash.length < 200, `readable: ${hash}`);

    const again = await openLink(context, name, hash);
    assert.deepEqual(await readingOf(again, name), told, hash);
    assert.equal(await written(again, name), hash, 'the link of what a link opened is that link');
    await page.close();
    await again.close();
  });
}

for (const name of ['rnn', 'bptt', 'cell']) {
  test(`${name}: weights set by hand are in the link with their steps, and come back with it`, async () => {
    const { page } = await openInstrument(context, name, { 'training-step': '0' });
    await told(page, name, async (element) => {
      await element.edit('weight_hh_l0', [0, 1], 0.75);
      await element.edit('weight_hh_l0', [0, 1], -0.75);
      await element.train(6);
      await element.edit('weight_ih_l0', [2, 0], 1.5);
      await element.train(3);
    });
    const hash = await written(page, name);
    const link = new URLSearchParams(hash.slice(1));
    assert.equal(link.get('edited'), 'weight_hh_l0.1.2=-0.75 weight_ih_l0.3.1=1.5@6');
    assert.match(hash, /edited=weight_hh_l0\.1\.2=-0\.75\+weight_ih_l0\.3\.1=1\.5@6&/, 'readable');
    const numbers = await readingOf(page, name);

    const again = await openLink(context, name, hash);
    assert.deepEqual(await readingOf(again, name), numbers);
    assert.equal(await written(again, name), hash);
    // Before the second there is the first alone; beyond it, both.
    await told(again, name, (element) => element.seek(4));
    assert.equal(await told(again, name, (element) => element.getAttribute('edited')), 'weight_hh_l0.1.2=-0.75');
    await told(again, name, (element) => element.seek(9));
    assert.deepEqual(await readingOf(again, name), numbers);
    // A new one on the way leaves what came after it.
    await told(again, name, async (element) => {
      await element.seek(4);
      await element.edit('weight_hh_l0', [0, 0], 0.5);
      await element.seek(9);
    });
    const branch = 'weight_hh_l0.1.2=-0.75 weight_hh_l0.1.1=0.5@4';
    assert.equal(await told(again, name, (element) => element.getAttribute('edited')), branch);
    // What only changes how it learns, keeps them; another network has none.
    await told(again, name, (element) => element.change('learning_rate', 0.25));
    assert.equal(await told(again, name, (element) => element.getAttribute('edited')), branch);
    await told(again, name, (element) => element.change('hidden', 5));
    assert.equal(await told(again, name, (element) => element.getAttribute('edited')), null);
    // The link leads back from there.
    await written(again, name);
    await again.evaluate((wanted) => {
      location.hash = wanted;
    }, hash);
    await again.waitForFunction((tag) => document.querySelector(tag).driver.edits.made.length === 2, `seq-${name}`);
    assert.deepEqual(await readingOf(again, name), numbers);
    await told(again, name, (element) => element.reset());
    assert.equal(await told(again, name, (element) => element.getAttribute('edited')), null);
    // So does the attribute, as a fragment of a slide writes it.
    await told(
      again,
      name,
      (element, text) => {
        element.setAttribute('edited', text);
        element.setAttribute('training-step', '9');
      },
      link.get('edited'),
    );
    assert.deepEqual(await readingOf(again, name), numbers);
    await page.close();
    await again.close();
  });
}

test('weights that a link sets on a way that is long are set on it, too', async () => {
  const at = (step, edit) => `#hidden=2&seed=1&edited=${edit}&training-step=${step}&position=0&v=1`;
  const weights = async (hash) => {
    const page = await openLink(context, 'bptt', hash);
    const values = await told(page, 'bptt', async (element) => {
      await element.driver.settled();
      await element.seek(2500);
      return (await element.reading()).blocks.weight_hh_l0.values;
    });
    await page.close();
    return values;
  };
  const seen = await weights(at(2500, 'weight_hh_l0.1.1=0.5@3'));
  assert.deepEqual(seen, await weights(at(1999, 'weight_hh_l0.1.1=0.5@3')));
  assert.notDeepEqual(seen, await weights(at(2500, 'weight_hh_l0.1.1=0.75@3')));
});

for (const [lang, sentence] of [
  ['fr', /ne désigne aucun poids/],
  ['en', /names no weight/],
]) {
  test(`what a link sets that cannot be set is named, and the rest is set (${lang})`, async () => {
    const asked = 'weight_hh_l0.99.1=1 bias_ih_l0.1=0.25 wieght.1.1=1 weight_hh_l0.1.1=1@9';
    const hash = `#${new URLSearchParams({ edited: asked, 'training-step': '5', lang })}`;
    const page = await openLink(context, 'bptt', hash);
    await page.locator('seq-bptt .band').waitFor();
    const band = await page.locator('seq-bptt .band').textContent();
    const words = ['wieght.1.1=1', 'weight_hh_l0.99.1=1', 'weight_hh_l0.1.1=1@9'];
    for (const word of words) assert.ok(band.includes(word), band);
    assert.match(band, sentence);
    assert.equal(await told(page, 'bptt', (element) => element.getAttribute('edited')), 'bias_ih_l0.1.1=0.25');
    assert.equal(await told(page, 'bptt', (element) => element.trainingStep), 5);
    await page.close();
  });
}

for (const name of ['attention-values', 'gradient-flow']) {
  test(`${name}: where nothing has weights, none is said to be set`, async () => {
    const page = await openLink(context, name, '#edited=weight_hh_l0.1.1=1&lang=en');
    await page.locator(`seq-${name} .band`).waitFor();
    assert.match(await page.locator(`seq-${name} .band`).textContent(), /names no weight/);
    assert.equal(await told(page, name, (element) => element.getAttribute('edited')), null);
    await page.close();
  });
}

test('attention held by hand is in the link and comes back with it', async () => {
  const { page } = await openInstrument(context, 'alignment', { hidden: '16', 'training-step': '60' });
  await told(page, 'alignment', async (element) => {
    element.hand.grip(2);
    await element.hand.hold(2, 3, 0.8);
    await element.hand.hold(4, 1, 0.25);
  });
  const hash = await written(page, 'alignment');
  const forced = new URLSearchParams(hash.slice(1)).get('forced');
  assert.match(forced, /^2:[\d.,]+,0\.8,[\d.,]+ 4:0\.25,[\d.,]+$/);
  const numbers = await readingOf(page, 'alignment');
  assert.ok(numbers.forced.words.length > 0);
  const again = await openLink(context, 'alignment', hash);
  assert.deepEqual(await readingOf(again, 'alignment'), numbers);
  assert.equal(await written(again, 'alignment'), hash);
  // It belongs to this sentence of this network.
  const left = await told(again, 'alignment', async (element) => {
    await element.change('sentence', 'The man signed the agreement .');
    return [element.settings.forced, element.getAttribute('forced'), element.trace.forced];
  });
  assert.deepEqual(left, ['', null, null]);
  const refused = await told(again, 'alignment', async (element) => {
    const accepted = await element.change('forced', '2:0,1');
    return [accepted, element.problems.forced?.code, element.settings.forced];
  });
  assert.deepEqual(refused, [false, 'not-held', '']);
  await page.close();
  await again.close();
});

for (const [lang, sentence] of [
  ['fr', /plus de valeurs à la main qu’un lien/],
  ['en', /more by hand than a link can hold/],
]) {
  test(`more set by hand than a link can hold is not in it, and the dialog says so (${lang})`, async () => {
    const { page } = await openInstrument(context, 'bptt', { lang, hidden: '16' });
    const said = (what) =>
      told(
        page,
        'bptt',
        async (element, act) => {
          const many = { few: 1, many: 16 }[act] ?? 0;
          for (let row = 0; row < many; row++)
            for (let column = 0; column < 16; column++)
              await element.edit('weight_hh_l0', [row, column], 0.123 + row / 100);
          if (act === 'reset') await element.reset();
          await element.openDialog('share');
          const share = element.renderRoot.querySelector('seq-share');
          await share.updateComplete;
          const { textContent } = share.renderRoot;
          const { value } = share.renderRoot.querySelector('#link');
          await element.openDialog('');
          return [textContent, value];
        },
        what,
      );
    assert.doesNotMatch((await said('few'))[0], sentence);
    assert.match((await said('few'))[1], /edited=/);
    const [words, link] = await said('many');
    assert.match(words, sentence);
    assert.doesNotMatch(link, /edited=/);
    assert.doesNotMatch((await said('reset'))[0], sentence);
    await page.close();
  });
}

/** One after the other in the same page, as links of a course page or the way back lead. */
const FOLLOWED = [
  ['bptt', '#cell=gru&hidden=5&seed=3&training-step=4&position=20&pair=4,2&v=1'],
  ['bptt', '#preset=holds&seed=2&training-step=0&position=100&v=1'],
  ['bptt', '#text=un+deux+trois+quatre+un+deux&seed=1&training-step=2&position=9&v=1'],
  ['bptt', '#preset=hero&v=1'],
  ['bptt', '#seed=8&training-step=12&position=7&v=1'],
  ['gradient-flow', '#preset=cliff&seed=1&position=30&v=1'],
  ['gradient-flow', '#preset=vanishes&seed=1&position=60&v=1'],
  ['attention-values', '#preset=learnt&seed=1&training-step=20&position=3&v=1'],
  ['attention-values', '#preset=nearest&seed=1&v=1'],
  ['memory-span', '#preset=shut&seed=1&training-step=2&position=1&run=2&v=1'],
  ['memory-span', '#seed=1&training-step=1&position=1&v=1'],
];

for (const name of new Set(FOLLOWED.map(([one]) => one))) {
  test(`${name}: links followed in an open page, and the way back, come to what each opens`, async () => {
    const links = FOLLOWED.filter(([one]) => one === name).map(([, hash]) => hash);
    const fresh = [];
    for (const hash of links) {
      const page = await openLink(context, name, hash);
      fresh.push({ hash: await written(page, name), told: await readingOf(page, name) });
      await page.close();
    }
    const { page, problems } = await openInstrument(context, name);
    const comesTo = async ({ hash, told }) => {
      await page.waitForFunction((wanted) => location.hash === wanted, hash);
      assert.deepEqual(await readingOf(page, name), told);
    };
    for (const [index, hash] of links.entries()) {
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);
      await comesTo(fresh[index]);
    }
    for (const state of fresh.slice(0, -1).reverse()) {
      await page.goBack();
      await comesTo(state);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('two links of version 1 are kept of every instrument', () => {
  for (const name of instruments) {
    assert.ok(old.filter(({ instrument }) => instrument === name).length >= 2, name);
  }
});

for (const { instrument, link, preset, settings, attributes, ...rest } of old) {
  test(`kept: ${instrument}/${link}`, async () => {
    const page = await openLink(context, instrument, link);
    const told = await readingOf(page, instrument);
    assert.deepEqual({ ...told.settings, ...settings }, told.settings);
    assert.equal(told.trainingStep, rest.trainingStep);
    assert.equal(told.position, rest.position);
    for (const [path, number] of Object.entries(rest.numbers)) {
      const found = path.split('.').reduce((value, key) => value?.[key], told);
      assert.equal(Number(found?.toPrecision(4)), number, path);
    }
    const said = await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      const problems = Object.keys(element.problems);
      const attributes = [...element.attributes].map(({ name, value }) => [name, value]);
      return { problems, attributes: Object.fromEntries(attributes) };
    }, `seq-${instrument}`);
    assert.deepEqual(said.problems, []);
    assert.deepEqual({ ...said.attributes, ...attributes }, said.attributes);
    assert.equal(said.attributes.preset ?? null, preset);
    await page.close();
  });
}
