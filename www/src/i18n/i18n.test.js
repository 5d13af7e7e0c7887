import { expect, test } from 'vitest';
import { register, translate } from './i18n.js';

register('kept-together', {
  en: 'kept-together-a = Known: { $x }\n',
  fr: 'kept-together-a = Connu : { $x } ; « { $x } » ?\n',
});

test('French signs stay with their word, also beside an argument', () => {
  const text = translate('fr', 'kept-together-a', { x: 'un : deux' });
  expect(text).toBe('Connu\u00a0: un : deux\u00a0; «\u00a0un : deux\u00a0»\u00a0?');
  expect(translate('en', 'kept-together-a', { x: 1 })).toBe('Known: 1');
});
