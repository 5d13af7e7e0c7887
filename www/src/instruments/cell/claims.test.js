import { describe, expect, test } from 'vitest';
import { look } from '../../../tests/core.js';
import { Trace } from '../../engine/trace.js';
import { parse, toCore } from './hold.js';
import { claims, presets } from './presets.js';
import { story } from './story.js';

/** What the presets are called is measured on the real core. */

const PICTURE = ['forced', 'neuron', 'view'];

/** The traces of a preset: as it is held, and with nothing held. @param {string} preset @param {string} [forced] */
function traced(preset, forced) {
  const { settings, trainingStep = 0 } = presets[preset];
  const core = Object.fromEntries(
    Object.entries(settings).filter(([name]) => !PICTURE.includes(name)),
  );
  const { session, trace: free } = look(core, trainingStep);
  session.force(toCore(parse(String(forced ?? settings.forced ?? '')) ?? []));
  const held = new Trace(session.trace(true));
  return { held, free, session };
}

describe('a preset shows what its name says', () => {
  test.each(claims)('$preset', ({ preset, check }) => {
    const { held, free, session } = traced(preset);
    expect(check(held, free)).toBe(true);
    session.free();
  });

  test('every preset has its claim, and opens at a position and a unit that exist', () => {
    expect(claims.map(({ preset }) => preset).sort()).toEqual(Object.keys(presets).sort());
    for (const [id, { position = 0, settings }] of Object.entries(presets)) {
      const { held, session } = traced(id);
      expect(position, id).toBeLessThanOrEqual(held.N);
      expect(settings.neuron, id).toBeLessThanOrEqual(held.H);
      session.free();
    }
  });

  test('a plain cell refuses to be held: it has no valve', () => {
    const { session } = traced('rnn');
    expect(() => session.force([{ gate: 'f', unit: null, t: null, value: 1 }])).toThrow();
    session.free();
  });
});

test('the answer of the story is the measured one', () => {
  const asking = story.filter((card) => card.question);
  expect(asking).toHaveLength(1);
  const [{ at, question }] = asking;
  expect(question.options[question.answer]).toBe('flips');
  const { held, free, session } = traced(at.preset, 'f.4=0@5');
  const { vocabulary } = held.index;
  const best = (/** @type {Trace} */ trace) => {
    const y = trace.vector('y', 6);
    return vocabulary[y.indexOf(Math.max(...y))];
  };
  expect(best(free)).toBe('dorment');
  expect(best(held)).toBe('dort');
  // Only this unit kept the number: held elsewhere, the same valve changes nothing of the kind.
  for (const unit of [1, 2, 3]) {
    session.force([{ gate: 'f', unit: unit - 1, t: 5, value: 0 }]);
    expect(best(new Trace(session.trace(true))), `unit ${unit}`).toBe('dorment');
  }
  session.free();
});
