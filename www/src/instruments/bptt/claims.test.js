import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { Trace } from '../../engine/trace.js';
import { claims, presets } from './presets.js';
import { story } from './story.js';

/** What the presets are called is measured on the real core. */

const pkg = new URL('../../../pkg/', import.meta.url);
/** @type {any} */
let wasm;

beforeAll(async () => {
  wasm = await import(/* @vite-ignore */ new URL('seqscope.js', pkg).href);
  wasm.initSync({ module: readFileSync(new URL('seqscope_bg.wasm', pkg)) });
});

/** @param {string} preset */
function traceOf(preset) {
  const { settings, trainingStep = 0 } = presets[preset];
  const session = new wasm.Session({ ...wasm.default_settings(), ...settings });
  if (trainingStep) session.train(trainingStep);
  const trace = new Trace(session.trace());
  session.free();
  return trace;
}

describe('a preset shows what its name says', () => {
  test.each(claims)('$preset', ({ preset, check }) => expect(check(traceOf(preset))).toBe(true));

  test.each(Object.keys(presets))(
    '%s opens at a position that exists, on a cell that exists',
    (preset) => {
      const trace = traceOf(preset);
      const { position = 0, selection } = presets[preset];
      expect(position).toBeLessThanOrEqual(trace.N);
      if (selection?.j) expect(selection.j).toBeLessThanOrEqual(trace.T);
    },
  );

  test('the answer of the story is the measured one', () => {
    const card = story.find(({ question }) => question);
    const trace = traceOf(card?.at.preset);
    const share = trace.at('G_norm', trace.T - 1, 0) / trace.at('G_norm', trace.T - 1, trace.T - 1);
    expect(card?.question.options[card.question.answer]).toBe('less');
    expect(share).toBeLessThan(0.25);
  });
});
