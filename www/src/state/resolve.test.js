import { expect, test } from 'vitest';
import { openBest } from './resolve.js';

/** @param {Record<string, (value: unknown) => boolean>} accepts by the setting */
const door = (accepts) => async (/** @type {Record<string, any>} */ settings) => {
  for (const [path, fits] of Object.entries(accepts)) {
    if (!fits(settings[path])) throw { code: 'refused', path, message: String(settings[path]) };
  }
  return settings;
};

test('what is refused falls back, and only that', async () => {
  const open = door({ hidden: (x) => Number(x) <= 64 });
  const { settings, refused } = await openBest({ hidden: 9000, seed: 3 }, { hidden: 4 }, open);
  expect(settings).toEqual({ hidden: 4, seed: 3 });
  expect(refused.hidden.message).toBe('9000');
});

test('a fallback that does not fit what else was asked for is left open', async () => {
  const open = door({ sequence: (x) => x === undefined });
  const wanted = { text: 'a b', sequence: 'x' };
  const { settings, refused } = await openBest(wanted, { sequence: 'le chat' }, open);
  expect(settings).toEqual({ text: 'a b' });
  expect(refused.sequence.message).toBe('x');
});

test('what is refused even left open is an error', async () => {
  const open = door({ text: () => false });
  await expect(openBest({ text: 'a' }, { text: 'b' }, open)).rejects.toMatchObject({
    path: 'text',
  });
});
