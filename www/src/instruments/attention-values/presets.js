/** Starting points, named by what they show; what each claims is measured by a test. */

/** Beyond any last operation: the whole picture. */
const END = 100_000;

/**
 * Where the lecture's weights are exact with the kernel of width 1: the core finds this place when
 * asked for 0.6 · 0.3 · 0.1.
 */
const LECTURE = { area: 116.72360248507286, rooms: 3.402608513055227 };

/** As large as house 2, with as few rooms as house 3: to the kernel they are the same. */
const LARGE = { area: 90, rooms: 2 };

/** @type {Record<string, import('../../elements/types.js').Preset>} */
export const presets = {
  lecture: { settings: { ...LECTURE }, position: 4 },
  nearest: { settings: { ...LECTURE, width: 0.1 }, position: 4 },
  mean: { settings: { ...LECTURE, width: 20 }, position: 4 },
  dot: { settings: { score: 'dot', area: 60, rooms: 2 }, position: 4 },
  learnt: { settings: { score: 'learnt', ...LARGE }, trainingStep: 400, position: 4 },
  slopes: { settings: { ...LECTURE }, position: END },
  roles: { settings: { view: 'roles' }, trainingStep: 300, position: 6 },
};
