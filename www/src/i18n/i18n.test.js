import { expect, test } from 'vitest';
import { learn, register, translate } from './i18n.js';

/** @param {string} text */
const source = (text) => async () => ({ default: text });

test('words are fetched when their language is spoken, and once', async () => {
  let fetched = 0;
  const counted = async () => {
    fetched += 1;
    return { default: 'fetched-a = A\n' };
  };
  register('fetched', { en: counted, fr: source('fetched-a = À\n') });
  expect(fetched).toBe(0);
  await Promise.all([learn('en'), learn('en')]);
  expect(learn('en')).toBeNull();
  expect(translate('en', 'fetched-a')).toBe('A');
  register('fetched', { en: counted, fr: counted });
  expect(learn('en')).toBeNull();
});

test('what cannot be fetched is said in the language that is there, and tried again', async () => {
  let broken = true;
  const flaky = async () => {
    if (broken) throw new Error('no connection');
    return { default: 'flaky-a = Là\n' };
  };
  register('flaky', { en: source('flaky-a = There\n'), fr: flaky });
  await Promise.all([learn('en'), learn('fr')]);
  expect(translate('fr', 'flaky-a')).toBe('There');
  broken = false;
  await learn('fr');
  expect(translate('fr', 'flaky-a')).toBe('Là');
});

test('two messages of one name are an error', async () => {
  register('twice', { en: source('fetched-a = B\n'), fr: source('twice-a = A\n') });
  await expect(learn('en')).rejects.toThrow('twice.en');
});

test('French signs stay with their word, also beside an argument', async () => {
  register('kept-together', {
    en: source('kept-together-a = Known: { $x }\n'),
    fr: source('kept-together-a = Connu : { $x } ; « { $x } » ?\n'),
  });
  await Promise.all([learn('en'), learn('fr')]);
  const text = translate('fr', 'kept-together-a', { x: 'un : deux' });
  expect(text).toBe('Connu\u00a0: un : deux\u00a0; «\u00a0un : deux\u00a0»\u00a0?');
  expect(translate('en', 'kept-together-a', { x: 1 })).toBe('Known: 1');
});
