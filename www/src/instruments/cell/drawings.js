/** What only one cell or one view draws comes when that is to be shown. */

/**
 * @type {{
 *   rnn: typeof import('./cell-rnn.js').rnn, lstm: typeof import('./cell-lstm.js').lstm,
 *   gru: typeof import('./cell-gru.js').gru, stacked: typeof import('./stacked.js') }}
 */
export const drawings = /** @type {any} */ ({});

const SOURCES = /** @type {Record<string, () => Promise<unknown>>} */ ({
  rnn: async () => (await import('./cell-rnn.js')).rnn,
  lstm: async () => (await import('./cell-lstm.js')).lstm,
  gru: async () => (await import('./cell-gru.js')).gru,
  stacked: () => import('./stacked.js'),
});

/** @param {import('../../state/settings.js').Settings} settings that will be shown */
export async function fetchDrawings({ cell, view }) {
  for (const name of [String(cell), String(view)]) {
    if (name in SOURCES && !(name in drawings)) {
      Object.assign(drawings, { [name]: await SOURCES[name]() });
    }
  }
}
