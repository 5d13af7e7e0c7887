import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attributesOf, settingAttributes } from '../src/elements/reflect.js';
import { misplaced } from '../src/elements/unfitting.js';
import { differences, openBest, withSequence } from '../src/state/resolve.js';
import {
  attributeOf,
  KINDS,
  NAMES,
  nameOf,
  parse,
  print,
  rowsOf,
  SCORE,
} from '../src/state/settings.js';
import { strangers } from '../src/state/strangers.js';
import { fromHash, leftOut, toHash } from '../src/state/url.js';

/** @type {import('../src/state/settings.js').Settings} */
const base = { cell: 'rnn', hidden: 4, learning_rate: 0.1, bias: true, text: 'le chat', seed: 1 };

/** @param {string} hash */
const settingsOf = (hash) => {
  const settings = { ...base };
  for (const [name, value] of fromHash(hash)) {
    if (NAMES.includes(nameOf(name))) settings[nameOf(name)] = parse(nameOf(name), value);
  }
  return settings;
};

describe('links', () => {
  test('a link brings back the settings it was made from', () => {
    const settings = {
      ...base,
      cell: 'gru',
      learning_rate: 1e-5,
      bias: false,
      text: 'l’été & l’hiver = 100 % #1\n+ « fin »',
      seed: 42,
    };
    const hash = toHash(settings, base, { position: '7', 'training-step': '12', lang: null });
    expect(settingsOf(hash)).toEqual(settings);
    expect(fromHash(hash).get('position')).toBe('7');
    expect(fromHash(hash).get('training-step')).toBe('12');
    expect(fromHash(hash).has('lang')).toBe(false);
  });

  test('it says only what differs, the seed always, and its version', () => {
    expect(toHash(base, base, {})).toBe('#seed=1&v=1');
    expect(toHash({ ...base, hidden: 8 }, base, {})).toBe('#hidden=8&seed=1&v=1');
  });

  test('it can be read by a person', () => {
    expect(toHash({ ...base, learning_rate: 0.05 }, base, { position: '3' })).toBe(
      '#learning-rate=0.05&seed=1&position=3&v=1',
    );
  });

  test('a text of many pages stays out of it', () => {
    expect(toHash({ ...base, text: 'a b '.repeat(5000) }, base, {})).toBe('#seed=1&v=1');
  });

  test('whatever a text holds comes back as it was', () => {
    const hostile = [
      '&=#%+?;/:@,',
      '%41%2B%zz%',
      'a\nb\r\nc\td',
      ' spaces  at both ends ',
      '&seed=9&v=2#position=3',
      '"><script>alert(1)</script>',
      '‘l’été’ — ἀλφά — 日本 — 👩🏽‍🔬 — \u202e',
      'é', // written as a letter and an accent
      '\u0000\u001f\u007f',
      ...Array.from({ length: 200 }, (_, n) =>
        Array.from({ length: 12 }, (_, i) =>
          String.fromCodePoint((n * 7919 + i * i * 104_729) % 0xd800),
        ).join(''),
      ),
    ];
    for (const text of hostile) {
      const settings = { ...base, text, sequence: text, forced: text };
      const hash = toHash(settings, base, { position: '7', pair: '5,3' });
      expect(hash).toMatch(/^#[\w.*+%=&,:/@-]+$/);
      // An address is read by the browser before it is read by us.
      const { hash: read } = new URL(hash, 'https://example.org/');
      expect(settingsOf(read)).toEqual(settings);
      expect(fromHash(read).get('position')).toBe('7');
      expect(fromHash(read).get('pair')).toBe('5,3');
    }
  });

  test('signs that an address may hold stand in it as they are', () => {
    const hash = toHash({ ...base, forced: 'f=1 i=0@2-7' }, base, { pair: '5,3' });
    expect(hash).toBe('#seed=1&forced=f=1+i=0@2-7&pair=5,3&v=1');
  });

  test('names that are none of ours are left out', () => {
    expect([...fromHash('#onload=x&hidden=3&style=y').keys()]).toEqual(['hidden']);
  });
});

describe('attributes', () => {
  test('names go there and back', () => {
    for (const name of NAMES) expect(nameOf(attributeOf(name))).toBe(name);
  });

  test('values go there and back', () => {
    const values = /** @type {[string, any][]} */ ([
      ['hidden', 8],
      ['learning_rate', 0.001],
      ['bias', false],
      ['bias', true],
      ['cell', 'lstm'],
      ['text', ''],
    ]);
    for (const [name, value] of values) expect(parse(name, print(value))).toBe(value);
    expect(parse('bias', '')).toBe(true);
  });

  test('what is not a number is passed on for the core to name', () => {
    expect(parse('hidden', 'many')).toBe('many');
    expect(parse('hidden', '')).toBe('');
  });

  test('only what differs is written, the seed always, a long text never', () => {
    const written = settingAttributes({ ...base, hidden: 8, text: 'a b '.repeat(5000) }, base);
    expect(written.get('hidden')).toBe('8');
    expect(written.get('cell')).toBe(null);
    expect(written.get('seed')).toBe('1');
    expect(written.get('text')).toBe(null);
  });

  test('position and training step are always written', () => {
    const edits = { text: 'weight_hh_l0.1.2=0.5' };
    const element = /** @type {any} */ ({
      driver: { edits },
      settings_: base,
      position: 5,
      trainingStep: 2,
      form: 'lecture',
      hasAttribute: () => false,
      own: { picture: { folded: { read: () => 'true' }, pair: { read: () => null } } },
    });
    const written = attributesOf(element, base);
    expect(written.get('position')).toBe('5');
    expect(written.get('training-step')).toBe('2');
    expect(written.get('folded')).toBe('true');
    expect(written.get('pair')).toBe(null);
    expect(written.has('form')).toBe(false);
    expect(written.get('edited')).toBe('weight_hh_l0.1.2=0.5');
    edits.text = 'weight_hh_l0.1.2=0.5 '.repeat(500);
    expect(attributesOf(element, base).get('edited')).toBe(null);
  });
});

test('a sequence belongs to its text: another text brings its own', () => {
  expect(withSequence({ text: 'x' }, { sequence: 'le chat' })).toEqual({ text: 'x', sequence: '' });
  expect(withSequence({ text: 'x', sequence: 'x y' })).toEqual({ text: 'x', sequence: 'x y' });
  expect(withSequence({ time_steps: 9 })).toEqual({ time_steps: 9, sequence: '' });
  expect(withSequence({ time_steps: 9 }, { sequence: 'le chat' })).toEqual({ time_steps: 9 });
  expect(withSequence({ hidden: 9 })).toEqual({ hidden: 9 });
});

describe('opening with what was asked', () => {
  /** @param {import('../src/state/settings.js').Settings} settings */
  const core = async (settings) => {
    if (Number(settings.hidden) > 64) throw { code: 'out-of-range', path: 'hidden', args: {} };
    if (settings.cell === 'brain') throw { code: 'not-a-choice', path: 'cell', args: {} };
    if (settings.nothing) throw { code: 'unknown-setting', path: 'nothing', args: {} };
    return settings;
  };

  test('each mistake is named, and the rest is applied', async () => {
    const wanted = { ...base, hidden: 9000, cell: 'brain', nothing: 1, seed: 12 };
    const { settings, refused } = await openBest(wanted, base, core);
    expect(settings).toEqual({ ...base, seed: 12 });
    expect(Object.keys(refused).sort()).toEqual(['cell', 'hidden', 'nothing']);
  });

  test('a failure that no setting explains is thrown', async () => {
    const broken = async () => {
      throw { code: 'no-engine', path: '' };
    };
    await expect(openBest(base, base, broken)).rejects.toMatchObject({ code: 'no-engine' });
  });

  test('differences are the settings that changed', () => {
    expect(differences({ ...base, hidden: 8 }, base)).toEqual({ hidden: 8 });
  });
});

const core = new URL('../pkg/seqscope_bg.wasm', import.meta.url);

test.skipIf(!existsSync(core))('names and kinds are those of the core’s own table', async () => {
  const wasm = await import('../pkg/seqscope.js');
  wasm.initSync({ module: readFileSync(core) });
  const table = wasm.describe();
  const rows = rowsOf(table, SCORE);
  expect(rows.map(({ name }) => name).sort()).toEqual([...SCORE].sort());
  for (const { name, kind } of table) if (KINDS[name]) expect(KINDS[name], name).toBe(kind);
  // What is left out says nothing about the language model, which the scores show.
  const others = table.filter(({ name }) => name !== 'model' && !SCORE.includes(name));
  for (const { applies_when } of others) expect(applies_when?.model).not.toContain('language');
});

describe('what a link says that nobody here knows', () => {
  const settings = ['hidden', 'learning_rate', 'seed'];
  /** @param {string} hash */
  const named = (hash) =>
    strangers(hash, settings, {}).map(({ code, path, args }) => [code, path, args.nearest]);

  test('names are told apart from ours, each once', () => {
    expect(leftOut('#onload=x&hidden=3&style=y&style=z&preset=hero&v=1')).toEqual([
      'onload',
      'style',
    ]);
    expect(leftOut('?instrument=rnn&v=1&lti=1&seed=2&autoplay=')).toEqual([]);
  });

  test('what every object has is no name of ours', () => {
    const hash = '#constructor=1&__proto__=2&toString=3';
    expect(leftOut(hash)).toEqual(['constructor', '__proto__', 'toString']);
    expect([...fromHash(hash)]).toEqual([]);
  });

  test('a setting may be written as the core writes it', () => {
    expect([...fromHash('#learning_rate=0.1')]).toEqual([['learning-rate', '0.1']]);
    expect(named('#learning_rate=0.1')).toEqual([]);
  });

  test('the nearest name is offered, when there is one', () => {
    expect(named('#hiden=3&learningRate=1&trainingstep=2')).toEqual([
      ['unknown-name', 'hiden', 'hidden'],
      ['unknown-name', 'learningRate', 'learning-rate'],
      ['unknown-name', 'trainingstep', 'training-step'],
    ]);
    expect(named('#utm_source=mail')).toEqual([['unknown-name', 'utm_source', 'none']]);
  });

  test('a setting that this instrument does not have is named as well', () => {
    expect(named('#hidden=3&threshold=2')).toEqual([['unknown-name', 'threshold', 'none']]);
    expect(strangers('#hidden=3&threshold=2', [], {})).toEqual([]);
  });

  test('so is a part of the picture that is another instrument’s', () => {
    const hash = '#pair=5,3&number=h.1@2';
    expect(strangers(hash, settings, { number: {} }).map(({ path }) => path)).toEqual(['pair']);
    expect(named(hash).map(([, path]) => path)).toEqual(['pair', 'number']);
  });

  test('words of which there are few, and versions to come', () => {
    expect(named('#controls=min&theme=dark&lang=fr&form=pytorch&v=1')).toEqual([]);
    expect(named('#theme=blue&v=2')).toEqual([
      ['not-a-choice', 'theme', undefined],
      ['newer-link', 'v', undefined],
    ]);
    expect(named('#v=soon')).toEqual([['newer-link', 'v', undefined]]);
  });

  test('a name of many pages is cut', () => {
    const [{ args, path }] = strangers(`#${'x'.repeat(1e6)}=1`, settings, {});
    expect(args.value.length).toBeLessThan(50);
    expect(path.length).toBeLessThan(50);
  });
});

describe('places that cannot be', () => {
  /** @param {string | null | undefined} text */
  const code = (text) => misplaced('position', text, 40)?.code ?? null;

  test('between the beginning and the end all is well, and so is nothing', () => {
    for (const text of ['0', '40', ' 7 ', null, undefined]) expect(code(text)).toBe(null);
  });

  test('each mistake has its sentence', () => {
    expect(code('41')).toBe('out-of-range');
    expect(code('-1')).toBe('out-of-range');
    expect(code('1e309')).toBe('out-of-range');
    expect(code('1.5')).toBe('not-an-integer');
    for (const text of ['', 'end', 'NaN', '[object Object]'])
      expect(code(text)).toBe('not-a-number');
  });
});
