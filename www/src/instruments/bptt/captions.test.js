import { beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../../tests/speak.js';
import { writer } from '../../draw/number.js';
import { plainText, sentence } from '../../elements/rich.js';
import { OPERATIONS, Trace } from '../../engine/trace.js';
import { translate } from '../../i18n/i18n.js';
import { captionOf } from './captions.js';

beforeAll(() => speak('bptt', import.meta.url));

const NAMES = {
  rnn: ['a', 'h', 'gprime', 'da'],
  lstm: ['i', 'f', 'g', 'o', 'c', 'h', 'do', 'dc', 'dc_carry', 'dg', 'di', 'df'],
  gru: ['r', 'z', 'u', 'n', 'h', 'dz', 'dn', 'dr'],
};

/**
 * A trace whose numbers mean nothing but are all different.
 * @param {'rnn'|'lstm'|'gru'} cell @param {(j:number, k:number) => boolean} [kept]
 */
function traceOf(cell, kept = () => true) {
  const T = 3;
  const H = 2;
  const V = 3;
  /** @type {import('../../engine/trace.js').Block[]} */
  const blocks = [];
  /** @type {number[]} */
  const data = [];
  const add = (
    /** @type {string} */ name,
    /** @type {number[]} */ shape,
    /** @type {(i:number) => number} */ value,
  ) => {
    blocks.push({ name, shape, offset: data.length, dtype: 'f32', kind: 'value' });
    const n = shape.reduce((a, b) => a * b, 1);
    for (let i = 0; i < n; i++) data.push(value(i));
  };
  for (const name of [...NAMES[cell], 'dh', 'dh_local', 'dh_carry'])
    add(name, [T, H], (i) => (i % 2 ? -1 : 1) * (0.11 + 0.07 * i));
  for (const name of ['y', 'dlogits']) add(name, [T, V], (i) => 0.1 + 0.05 * i);
  for (const name of ['L', 'p_target', 'dW_hh_norm', 'dW_hh_sum_norm', 'dh_norm'])
    add(name, [T], (i) => 0.5 - 0.1 * i);
  add('G_norm', [T, T], (i) => 0.9 - 0.05 * i);
  add('kept', [T, T], (i) => (kept(Math.floor(i / T) + 1, (i % T) + 1) ? 1 : 0));
  const { forward, backward } = OPERATIONS[cell];
  return new Trace({
    index: {
      step: 0,
      cell,
      T,
      H,
      V,
      I: V,
      tokens: ['un', 'deux', 'trois', 'un'],
      ids: [0, 1, 2],
      targets: [1, 2, 0],
      vocabulary: ['un', 'deux', 'trois'],
      blocks,
      scalars: { loss: 1, clip_scale: 1, grad_norm: 0.3 },
      omitted: [],
      ready: {},
      positions: T * (forward.length + backward.length) + 1,
    },
    data: Float32Array.from(data),
    data64: new Float64Array(0),
  });
}

/** Every sentence of a trace in one language. @param {Trace} trace @param {'en'|'fr'} language @param {'lecture'|'pytorch'} form */
function sentences(trace, language, form = 'lecture', settings = {}) {
  const out = [];
  for (let position = 0; position <= trace.N; position++) {
    const { id, args } = captionOf({
      trace,
      op: trace.operation(position),
      write: writer(language),
      form,
      path: null,
      settings,
    });
    const text = plainText(sentence((name, given) => translate(language, name, given), id, args));
    out.push({ id, text });
  }
  return out;
}

describe.each(/** @type {const} */ (['rnn', 'lstm', 'gru']))('%s', (cell) => {
  test.each(/** @type {const} */ (['en', 'fr']))(
    'every operation has a sentence in %s',
    (language) => {
      for (const form of /** @type {const} */ (['lecture', 'pytorch']))
        for (const { id, text } of sentences(traceOf(cell), language, form)) {
          expect(text, id).not.toBe(id);
          expect(text, id).not.toMatch(/\{|\}|NaN|undefined/);
          expect(text.length, text).toBeLessThan(215);
        }
    },
  );

  test('what truncation cut is said to be cut', () => {
    const none = sentences(
      traceOf(cell, (_, k) => k > 1),
      'en',
    ).filter(({ id }) => id === 'bptt-cap-dh-none');
    expect(none).toHaveLength(1);
    const part = sentences(
      traceOf(cell, (j, k) => j - k < 2),
      'en',
    ).map(({ id }) => id);
    expect(part).toContain('bptt-cap-dh-part');
  });
});

test('the update says which optimizer made it', () => {
  const trace = traceOf('rnn');
  const last = (/** @type {object} */ settings) =>
    sentences(trace, 'en', 'lecture', settings).at(-1)?.text;
  expect(last({ optimizer: 'adam', learning_rate: 0.01 })).toContain('Adam');
  expect(last({ optimizer: 'sgd', learning_rate: 0.01 })).toContain('0.010');
  trace.index.scalars.clip_scale = 0.5;
  expect(last({ optimizer: 'sgd', learning_rate: 0.01 })).toContain('50%');
});

test('a gradient that grows on its way is not called a fraction', () => {
  const trace = traceOf('rnn');
  const table = trace.array('G_norm');
  const at = trace.positionOf('backward', 1, 1);
  const say = () =>
    captionOf({
      trace,
      op: trace.operation(at),
      write: writer('en'),
      form: 'lecture',
      path: null,
      settings: {},
    }).args.grows;
  expect(say()).toBe('yes');
  table[6] = 0.01;
  expect(say()).toBe('no');
});
