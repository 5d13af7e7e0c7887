import { gradient, loss, strong, symbol } from '../../elements/rich.js';
import { Descents } from './descents.js';

/** The sentence that says what just happened. */

/** @typedef {import('./element.js').GradientFlowElement} Host */

/** @param {Host} host @returns {import('../../elements/types.js').Message} */
export function caption(host) {
  return host.trace instanceof Descents ? ofCliff(host) : ofChain(host);
}

/** @param {Host} host @returns {import('../../elements/types.js').Message} */
function ofChain(host) {
  const m = /** @type {import('./model.js').Model} */ (host.model);
  const { race, lag, k, T, cell } = m;
  const amount = (/** @type {number} */ log) => gradient(m.amount(log));
  if (m.position === 0) {
    return {
      id: 'gradient-flow-caption-start',
      args: { last: symbol('h', T), first: symbol('h', 1) },
    };
  }
  if (m.half) {
    const args = { m: m.m, cell: cell.toUpperCase(), value: amount(m.lane.inside[lag]) };
    return { id: `gradient-flow-caption-half${cell === 'rnn' ? '' : '-gate'}`, args };
  }
  const [rnn, lstm, gru] = race.lanes;
  const gone = rnn.hidden[lag] === Number.NEGATIVE_INFINITY;
  return {
    id: `gradient-flow-caption-${gone ? 'gone' : 'back'}`,
    args: {
      from: symbol('h', T),
      to: symbol('h', k),
      rnn: amount(rnn.hidden[lag]),
      lstm: amount(lstm.hidden[lag]),
      memory: amount(lstm.cell[lag]),
      gru: amount(gru.hidden[lag]),
      factor: strong(m.write.fixed(rnn.per_step[lag], 2)),
    },
  };
}

/** @param {Host} host @returns {import('../../elements/types.js').Message} */
function ofCliff(host) {
  const { free, clipped } = /** @type {Descents} */ (host.trace);
  const position = Math.min(host.position, host.length);
  const sig = (/** @type {number} */ x) => host.sig(x, 2);
  if (position === 0) {
    return {
      id: 'gradient-flow-caption-cliff-start',
      args: { error: loss(sig(free.errors[0])), steepness: gradient(sig(free.steepness[0])) },
    };
  }
  const at = /** @type {Descents} */ (host.trace).longestAt(free);
  const thrown = free.longest > 1 && position >= at;
  return {
    id: `gradient-flow-caption-cliff${thrown ? '-thrown' : ''}`,
    args: {
      step: position,
      shown: host.whole(position),
      at: host.whole(at),
      stride: gradient(sig(free.longest)),
      free: loss(sig(free.errors[position])),
      clipped: loss(sig(clipped.errors[position])),
    },
  };
}
