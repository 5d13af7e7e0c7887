/** The numbers behind the picture at one position, as plain JSON; what is not computed yet is null. */
import { Market } from './market.js';

/** @param {import('./element.js').AttentionValuesElement} host */
export function takeReading(host) {
  const { settings, problems, position, trace } = host;
  if (!trace) return { settings, problems };
  const common = {
    settings,
    trainingStep: host.trainingStep,
    position,
    length: host.length,
    operation: host.op,
  };
  if (trace instanceof Market) {
    const { told } = trace;
    const when = (/** @type {any} */ op, /** @type {any} */ value) =>
      trace.done(op, position) ? value : null;
    return {
      ...common,
      keys: told.keys,
      query: told.query,
      values: told.values,
      scores: when('s', told.scores),
      weights: when('w', told.weights),
      products: when('p', told.products),
      value: when('V', told.value),
      weight_slopes: when('dw', told.values),
      score_slopes: when('ds', told.score_slopes),
      query_slopes: when('dq', told.query_slopes),
      layer: told.layer,
      errors: told.errors,
    };
  }
  const view = /** @type {import('./translator.js').Translator} */ (trace);
  const i = view.wordAt(position);
  const when = (/** @type {any} */ op, /** @type {ArrayLike<number>} */ value) =>
    view.done(op, i, position) ? Array.from(value) : null;
  return {
    ...common,
    source: view.source,
    words: view.words,
    written: view.written,
    i,
    e: when('e', view.scores(i)),
    alpha: when('α', view.weights(i)),
    c: when('c', view.context(i)),
    exercise: {
      asked: host.exercise.asked,
      found: [...host.exercise.found],
      tries: host.exercise.tries,
    },
  };
}
