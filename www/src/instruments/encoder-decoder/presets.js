/** Starting points, named by what they show; what each claims is measured by a test. */

/** Beyond any last operation: the whole picture. */
const END = 100_000;
const TRAINED = 1_500;

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  bottleneck: { settings: {}, trainingStep: TRAINED, position: END },
  live: { settings: {}, trainingStep: 0, position: END },
  attention: { settings: { read: 'attention' }, trainingStep: TRAINED, position: END },
  reversed: { settings: { read: 'reversed' }, trainingStep: TRAINED, position: END },
  beam: { settings: { write: 'beam' }, trainingStep: TRAINED, position: END },
  forced: { settings: { write: 'forced' }, trainingStep: TRAINED, position: END },
  sentences: {
    settings: { task: 'sentences', hidden: 48, updates: 600 },
    trainingStep: 0,
    position: END,
  },
};
