/**
 * Examples, each named by what it shows, and the measurement that a test makes of it.
 *
 * @typedef {import('./race.js').Lane} Lane
 * @typedef {Record<import('./race.js').Cell, Lane>} Lanes
 * @typedef {{free: import('./descents.js').Descent, clipped: import('./descents.js').Descent}} Both
 */

/** Where a cursor is put to see all. */
const END = 1e6;
const chain = (/** @type {import('../../state/settings.js').Settings} */ settings) => ({
  settings,
  position: END,
});

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  holds: chain({ cell: 'lstm', forget_bias: 2, update_bias: 4, seed: 2 }),
  vanishes: chain({ cell: 'rnn', recurrent: 'orthogonal', factor: 0.8 }),
  explodes: chain({ cell: 'rnn', recurrent: 'radius', radius: 4 }),
  'radius-above-one': chain({ cell: 'rnn', recurrent: 'radius', radius: 1.1 }),
  'half-shut': chain({ cell: 'lstm', forget_bias: 0, update_bias: 0 }),
  'through-gates': chain({
    cell: 'lstm',
    recurrent: 'uniform',
    factor: 8,
    forget_bias: 1,
  }),
  cliff: { settings: { view: 'cliff', start_w: 6, start_b: -2.4, threshold: 1 }, position: END },
};

/** log₁₀ of what is left at a lag. @param {Lane} lane @param {number} lag */
const left = (lane, lag) => lane.hidden[lag];

/** @type {Array<{preset: string, check: (lanes: Lanes) => boolean}>} */
export const claims = [
  {
    preset: 'holds',
    check: ({ rnn, lstm, gru }) =>
      Math.abs(left(lstm, 64)) < 2 &&
      Math.abs(left(gru, 64)) < 2 &&
      left(lstm, 64) - left(rnn, 64) >= 10 &&
      lstm.cell[127] > lstm.kept[127] + 3,
  },
  {
    preset: 'vanishes',
    check: ({ rnn }) =>
      rnn.largest < 1 &&
      left(rnn, 127) < -15 &&
      rnn.bound.every((bound, lag) => rnn.hidden[lag] <= bound + 1e-9),
  },
  {
    preset: 'explodes',
    check: ({ rnn }) =>
      left(rnn, 127) > 4 && rnn.bound.every((bound, lag) => rnn.hidden[lag] <= bound),
  },
  {
    preset: 'radius-above-one',
    check: ({ rnn }) => rnn.radius > 1 && rnn.largest > 1 && left(rnn, 127) < -2,
  },
  {
    preset: 'half-shut',
    check: ({ rnn, lstm }) => left(lstm, 127) < -15 && left(lstm, 32) < -5 && left(rnn, 127) < -15,
  },
  { preset: 'through-gates', check: ({ lstm }) => left(lstm, 127) > 4 },
];

/** Thrown out of the valley without clipping; down in it with. @param {Both} both */
export const cliffClaim = ({ free, clipped }) =>
  free.longest > 1 &&
  /** @type {number} */ (free.errors.at(-1)) > 0.05 &&
  clipped.longest <= 0.05 + 1e-9 &&
  /** @type {number} */ (clipped.errors.at(-1)) < 1e-3;
