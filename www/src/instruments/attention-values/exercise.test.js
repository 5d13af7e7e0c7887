import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Exercise, PARTS, ROLES } from './exercise.js';

test('a wrong part is said and asked again; the right ones solve it', () => {
  const exercise = new Exercise();
  exercise.point('alpha');
  expect(exercise.last).toEqual({ role: 'k', part: 'alpha', right: false });
  expect(exercise.asked).toBe('k');
  exercise.point('h');
  expect(exercise.asked).toBe('v');
  exercise.point('h');
  exercise.point('s');
  expect(exercise.last?.right).toBe(false);
  exercise.point('sp');
  expect(exercise.solved).toBe(true);
  expect([exercise.right, exercise.tries]).toEqual([3, 5]);
  expect(exercise.rolesOf('h')).toEqual(['k', 'v']);
  expect(exercise.rolesOf('sp')).toEqual(['q']);
  exercise.point('x');
  expect(exercise.tries).toBe(5);
  exercise.start();
  expect([exercise.solved, exercise.tries]).toEqual([false, 0]);
});

test('every answer is explained in both languages', () => {
  for (const language of ['en', 'fr']) {
    const words = readFileSync(new URL(`./${language}.ftl`, import.meta.url), 'utf8');
    for (const role of ROLES)
      for (const part of PARTS) expect(words).toContain(`attention-values-why-${role}-${part} = `);
  }
});
