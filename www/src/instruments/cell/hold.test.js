import { describe, expect, test } from 'vitest';
import { at, hold, parse, print, release, toCore } from './hold.js';

const one = { gate: 'f', unit: 4, from: 5, to: 5, value: 0 };

describe('valves held by hand, as text', () => {
  test.each(['', 'f=0', 'f.4=0@5', 'i=1@2-6', 'f.1=0.25 o=1@3'])('%j comes back', (text) => {
    expect(print(/** @type {any} */ (parse(text)))).toBe(text);
  });

  test.each(['f', 'f=', 'f=x', 'F=1', 'f.=1', 'f=1@', 'f=1@2-', 'forget=1', 'f=-1'])(
    '%j says nothing of valves',
    (text) => expect(parse(text)).toBeNull(),
  );

  test('commas and semicolons part them, too', () => {
    expect(print(parse('f=1, i=0;o=.5') ?? [])).toBe('f=1 i=0 o=0.5');
  });

  test('the core counts units from 0 and takes one step at a time', () => {
    expect(toCore(parse('f.4=0@5 i=1@2-3 o=.5') ?? [])).toEqual([
      { gate: 'f', unit: 3, t: 5, value: 0 },
      { gate: 'i', unit: null, t: 2, value: 1 },
      { gate: 'i', unit: null, t: 3, value: 1 },
      { gate: 'o', unit: null, t: null, value: 0.5 },
    ]);
  });

  test('steps without end are cut short', () => {
    expect(toCore(parse('f=1@1-999999999') ?? []).length).toBeLessThanOrEqual(1024);
  });
});

describe('a place held, and let go', () => {
  test('of several that hold a number the last counts', () => {
    const held = parse('f=1 f.4=0@5') ?? [];
    expect(at(held, { gate: 'f', unit: 4, t: 5 })?.value).toBe(0);
    expect(at(held, { gate: 'f', unit: 4, t: 4 })?.value).toBe(1);
    expect(at(held, { gate: 'i', unit: 4, t: 5 })).toBeUndefined();
  });

  test('held again it is held once', () => {
    const again = hold([one], { gate: 'f', unit: 4, t: 5 }, 0.5);
    expect(print(again)).toBe('f.4=0.5@5');
    expect(print(hold(again, { gate: 'f', unit: 0, t: 0 }, 1))).toBe('f=1');
    expect(print(hold([one], { gate: 'f', unit: 4, t: 6 }, 1))).toBe('f.4=0@5 f.4=1@6');
  });

  test('let go, whatever held it is gone, and nothing else', () => {
    const held = parse('f=1 f.4=0@5 i=0') ?? [];
    expect(print(release(held, { gate: 'f', unit: 4, t: 5 }))).toBe('i=0');
    expect(print(release(held, { gate: 'o', unit: 0, t: 0 }))).toBe('f=1 f.4=0@5 i=0');
  });
});
