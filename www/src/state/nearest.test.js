import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

test('the nearest known symbol is the one meant', () => {
  expect(nearest('chats', ['chien', 'chat', 'le'])).toBe('chat');
  expect(nearest('Lait', ['fait', 'lait'])).toBe('lait');
  expect(nearest('garcon', ['garni', 'garçon'])).toBe('garçon');
  expect(nearest('x', [])).toBe(null);
});
