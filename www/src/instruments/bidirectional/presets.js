/** Starting points, named by what they show; what each claims is measured by a test. */

/** Beyond any last operation: the whole picture. */
const END = 100_000;

/** An example that was never learnt, in which the past leans one way at t = 6 and the future decides. */
const HERO = { asked: 6 };

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  concat: { settings: { ...HERO }, trainingStep: 400, position: END },
  sum: { settings: { ...HERO, combine: 'sum' }, trainingStep: 400, position: END },
  product: { settings: { ...HERO, combine: 'product' }, trainingStep: 400, position: END },
  now: { settings: { ...HERO, seen: 6 }, trainingStep: 400, position: END },
  late: { settings: { ...HERO, seen: 8 }, trainingStep: 400, position: END },
  live: { settings: { ...HERO }, trainingStep: 0, position: END },
};
