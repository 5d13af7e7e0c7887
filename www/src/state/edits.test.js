import { describe, expect, test } from 'vitest';
import { parse, print, withEdit } from './edits.js';

const one = {
  parameter: 'weight_hh_l0',
  index: /** @type {[number, number]} */ ([2, 4]),
  value: 0.5,
  step: 12,
};

describe('weights set by hand, as text', () => {
  test('a row and a column are counted from 1', () => {
    expect(print([one])).toBe('weight_hh_l0.3.5=0.5@12');
    expect(parse('weight_hh_l0.3.5=0.5@12')).toEqual({ edits: [one], misread: [] });
  });

  test.each([
    'bias_ih_l0.2.1=-1',
    'encoder.weight_ih_l0_reverse.1.1=1e-7@3',
    'layers.0.self_attn.in_proj_weight.4.2=0',
    'weight_hh_l0.1.1=0.5 weight_hh_l0.1.1=0.25@7',
  ])('%j comes back', (text) => {
    const { edits, misread } = parse(text);
    expect(misread).toEqual([]);
    expect(print(edits)).toBe(text);
  });

  test('a bias needs no column, and commas and semicolons part them, too', () => {
    expect(print(parse('bias_ih_l0.2=1,weight_hh_l0.1.2=.5;').edits)).toBe(
      'bias_ih_l0.2.1=1 weight_hh_l0.1.2=0.5',
    );
  });

  test.each([
    'weight_hh_l0=1',
    'weight_hh_l0.0.1=1',
    'w.1.0=1',
    'w.1.1=',
    'w.1.1=x',
    'w.1.1=1@',
    '<b>.1.1=1',
  ])('%j says nothing of weights, and the others are read', (text) => {
    const { edits, misread } = parse(`${text} weight_hh_l0.3.5=0.5@12`);
    expect(edits).toEqual([one]);
    expect(misread).toEqual([text]);
  });

  test('they are made in the order of their steps', () => {
    expect(print(parse('w.1.1=1@9 w.1.1=2 w.1.1=3@4').edits)).toBe('w.1.1=2 w.1.1=3@4 w.1.1=1@9');
  });
});

describe('one more', () => {
  test('of one weight at one step the last counts', () => {
    const edits = withEdit(withEdit([], one), { ...one, value: 0.75 });
    expect(print(edits)).toBe('weight_hh_l0.3.5=0.75@12');
    expect(withEdit(edits, { ...one, step: 13 }).length).toBe(2);
    expect(withEdit(edits, { ...one, index: [2, 3] }).length).toBe(2);
  });

  test('what was set later is on a branch that is gone', () => {
    expect(print(withEdit([one], { ...one, step: 4 }))).toBe('weight_hh_l0.3.5=0.5@4');
  });
});
