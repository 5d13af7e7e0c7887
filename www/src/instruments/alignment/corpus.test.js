import { expect, test } from 'vitest';
import { localEngine } from '../../../tests/local.js';
import { example } from './corpus.js';

const engine = localEngine();

test('the example is read whole in both directions: a few dozen pairs, all different', async () => {
  for (const language of ['en', 'fr']) {
    const text = example(language);
    const lines = text.split('\n');
    expect(lines.length).toBe(72);
    expect(new Set(lines).size).toBe(72);
    for (const line of lines)
      expect(line).toMatch(
        language === 'fr' ? /^(le|la) \S+ \S+ \S+\tthe \S+ \S+ \S+$/ : /^the \S+ \S+ \S+\t(le|la)/,
      );
    const plan = await engine.compute('alignment_plan', { task: 'corpus', text });
    const session = await engine.open(plan.sessions[0].settings);
    const info = await session.call('info');
    expect(info.notices).toEqual([]);
  }
});

test('most of what the example leaves out is translated all the same, the adjective behind its noun', async () => {
  const left = {
    'the white dog waits': 'le chien blanc attend',
    'the grey horse eats': 'le cheval gris mange',
    'the tired bird drinks': 'le merle fatigué boit',
    'the black cat sleeps': 'le chat noir dort',
    'the black cow eats': 'la vache noire mange',
    'the white mouse sleeps': 'la souris blanche dort',
  };
  const text = example('en');
  const plan = await engine.compute('alignment_plan', { task: 'corpus', text });
  const session = await engine.open(plan.sessions[0].settings);
  const { vocabulary } = await session.call('info');
  const right = async () => {
    let count = 0;
    for (const [input, output] of Object.entries(left)) {
      const { written } = await session.call('decode', { input, method: 'greedy' });
      const words = written.steps.map((/** @type {any} */ { symbol }) => vocabulary[symbol]);
      if (words.slice(0, -1).join(' ') === output) count += 1;
    }
    return count;
  };
  for (const input of Object.keys(left)) expect(text).not.toContain(input);
  expect(await right()).toBe(0);
  await session.call('train', 300);
  expect(await right()).toBeGreaterThanOrEqual(4);
});
