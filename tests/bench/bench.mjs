/**
 * Training steps per second of the package that the page loads, in Node, beside the most
 * multiply-adds per second that this machine's wasm reached during the same run.
 */
import { readFileSync } from 'node:fs';
import { default_settings, initSync, Session } from '../../www/pkg/seqscope.js';
import { multiplyAddLimit } from './limit.mjs';

const REPEATS = 9;
const WARM_UP = 500;
const SLICE = 300;
const GATES = { rnn: 1, lstm: 4, gru: 3 };
const SIZES = [
  { hidden: 32, time_steps: 32, batch: 1 },
  { hidden: 64, time_steps: 64, batch: 32 },
];

initSync({ module: readFileSync(new URL('../../www/pkg/seqscope_bg.wasm', import.meta.url)) });
const limit = await multiplyAddLimit();

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) };
}

function stepsPerSecond(session) {
  const start = performance.now();
  const before = session.info().step;
  session.train_for(SLICE, 1_000_000);
  return (session.info().step - before) / ((performance.now() - start) / 1000);
}

/**
 * Multiply-adds of one step: the recurrent and the output matrix, once forward and twice backward.
 * A one-hot input is a look-up and counts nothing; neither do activations and the update.
 */
function multiplyAdds({ cell, hidden, batch }, { T, V }) {
  return 3 * batch * T * hidden * (GATES[cell] * hidden + V);
}

function measure(settings) {
  const session = new Session(settings);
  session.train_for(WARM_UP, 1_000_000);
  const rates = [];
  const limits = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    limits.push(limit());
    rates.push(stepsPerSecond(session));
  }
  const { T, V } = session.trace().index;
  session.free();
  return { rate: spread(rates), limits, work: multiplyAdds(settings, { T, V }), V };
}

const text = default_settings().text;
const rows = [];
const limits = [];
for (const size of SIZES) {
  for (const cell of Object.keys(GATES)) {
    // A small rate: the numbers stay ordinary, however long it runs.
    const settings = { ...size, cell, text, unit: 'character', learning_rate: 0.01 };
    const found = measure(settings);
    limits.push(...found.limits);
    const reached = (100 * found.work * found.rate.median) / spread(found.limits).median;
    rows.push({
      cell,
      H: size.hidden,
      T: size.time_steps,
      batch: size.batch,
      V: found.V,
      'steps/s': Math.round(found.rate.median),
      min: Math.round(found.rate.min),
      max: Math.round(found.rate.max),
      'symbols/s': Math.round(found.rate.median * size.time_steps * size.batch),
      '% of limit': Math.round(reached),
    });
  }
}
console.table(rows);
const { median, min, max } = spread(limits);
const giga = (value) => (value / 1e9).toFixed(1);
console.log(
  `limit: ${giga(median)} billion multiply-adds/s (${giga(min)}–${giga(max)}), Node ${process.version}`,
);
