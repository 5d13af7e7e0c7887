/** Starting points, named by what they show; what each claims is measured by a test. */

/** The noun that is written before both adjectives that stand before it in English. */
const AREA = 5;

/** Words that it knows in an order that it never saw, and that no translation is known for. */
const OWN = 'The agreement was signed in August 1992 on the European Economic Area .';

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  live: { settings: { asked: AREA }, trainingStep: 0 },
  learnt: { settings: { asked: AREA }, trainingStep: 300 },
  young: { settings: { asked: 7 }, trainingStep: 75, position: 120 },
  scores: { settings: { asked: AREA, compare: 'scores' }, trainingStep: 0 },
  own: { settings: { asked: AREA, sentence: OWN }, trainingStep: 300 },
  dates: { settings: { asked: 6, task: 'dates', hidden: 32 }, trainingStep: 0 },
};
