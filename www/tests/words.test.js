import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { decimal, percent, scientific, significant, whole } from '../src/i18n/number.js';

const source = new URL('../src/', import.meta.url);

/** Every pair of `en.ftl` and `fr.ftl`, or of `NAME-en.ftl` and `NAME-fr.ftl`. */
const english = readdirSync(source, { recursive: true })
  .map(String)
  .filter((path) => /(^|[/-])en\.ftl$/.test(path));

/** @param {string} path @returns {Map<string, string[]>} messages and the arguments they use */
function messages(path) {
  const text = readFileSync(new URL(path, source), 'utf8');
  const found = new Map();
  for (const { id } of new FluentResource(text).body) {
    const start = text.search(new RegExp(`^${id} =`, 'm'));
    const rest = text.slice(start).split(/\n(?=[a-z#-])/)[0];
    found.set(id, [...new Set(rest.match(/\$[a-z_]+/g) ?? [])].sort());
  }
  return found;
}

describe('messages', () => {
  test('there are some', () => expect(english.length).toBeGreaterThan(2));

  test.each(english)('%s has the same ids and arguments in French', (path) => {
    const fr = messages(path.replace(/en\.ftl$/, 'fr.ftl'));
    const en = messages(path);
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [id, args] of en) expect([id, fr.get(id)]).toEqual([id, args]);
  });

  test('the lab calls every instrument as it calls itself', () => {
    for (const name of readdirSync(new URL('instruments/', source))) {
      for (const language of ['en', 'fr']) {
        const title = (/** @type {string} */ path, /** @type {string} */ id) =>
          readFileSync(new URL(path, source), 'utf8').match(new RegExp(`^${id} = (.*)$`, 'm'))?.[1];
        const own = title(`instruments/${name}/${language}.ftl`, `${name}-title`);
        expect(own).toBeTruthy();
        expect(title(`lab/${language}.ftl`, `lab-title-${name}`)).toBe(own);
      }
    }
  });

  test('no id is written twice', () => {
    const all = english.flatMap((path) => [...messages(path).keys()]);
    expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
  });

  test('every code of an error has its sentence', () => {
    const known = new Set(english.flatMap((path) => [...messages(path).keys()]));
    const codes = [
      'out-of-range',
      'not-a-choice',
      'unknown-setting',
      'wrong-type',
      'text-too-short',
      'text-one-symbol',
      'text-too-long',
      'sequence-too-short',
      'sequence-too-long',
      'unknown-symbol',
      'k1-above-k2',
      'diverged',
      'bad-save',
      'old-browser',
      'no-engine',
      'no-session',
      'engine-failed',
      'worker-restarted',
    ];
    expect(codes.filter((code) => !known.has(`problem-${code}`))).toEqual([]);
  });
});

describe('numbers', () => {
  test('French writes a comma, and both write a true minus', () => {
    expect(decimal('fr', -0.02)).toBe('−0,02');
    expect(decimal('en', -0.02)).toBe('−0.02');
    expect(decimal('fr', 5.1837, 3)).toBe('5,184');
  });

  test('a number that is not zero is never written as zero', () => {
    expect(decimal('fr', 3.1e-7)).toBe('3,1·10⁻⁷');
    expect(decimal('en', -0.0004)).toBe('−4.0·10⁻⁴');
    expect(decimal('en', 0)).toBe('0.00');
    expect(decimal('en', 1e-9, 2, { plain: true })).toBe('0.00');
  });

  test('significant digits', () => {
    expect(significant('fr', 0.0779)).toBe('0,078');
    expect(significant('en', 0.005612)).toBe('0.0056');
    expect(scientific('en', 0)).toBe('0');
  });

  test('shares, whole numbers, and what is no number', () => {
    expect(percent('fr', 0.103)).toMatch(/^10\s%$/u);
    expect(percent('en', 0.0031)).toBe('0.3%');
    expect(whole('fr', 12345)).toMatch(/^12\s345$/u);
    expect(decimal('fr', Number.NaN)).toBe('NaN');
    expect(decimal('fr', -Infinity)).toBe('−∞');
  });
});
