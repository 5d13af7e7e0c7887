/**
 * Gates held by hand, as they stand in an attribute and in a link: `f=0@5 i.4=1 o=0.3@2-6`. A gate's
 * letter is PyTorch's (z keeps the past); `.4` is one unit, counted from 1, else all are meant; `@5`
 * and `@2-6` are time steps, else all of them.
 */

/**
 * @typedef {object} Held
 * @property {string} gate
 * @property {number} unit from 1; 0 is every unit
 * @property {number} from first time step; 0 is every step
 * @property {number} to
 * @property {number} value
 */

const ONE = /^([a-z])(?:\.(\d+))?=(\d*\.?\d+)(?:@(\d+)(?:-(\d+))?)?$/;

/** @param {string} text @returns {Held[] | null} null when it cannot be read */
export function parse(text) {
  /** @type {Held[]} */
  const held = [];
  for (const word of text.trim().split(/[\s,;]+/)) {
    if (word === '') continue;
    const found = ONE.exec(word);
    if (!found) return null;
    const [, gate, unit = '0', value, from = '0', to = from] = found;
    held.push({ gate, unit: +unit, from: +from, to: +to, value: +value });
  }
  return held;
}

/** @param {Held[]} held */
export const print = (held) =>
  held
    .map(({ gate, unit, from, to, value }) => {
      const time = from === 0 ? '' : from === to ? `@${from}` : `@${from}-${to}`;
      return `${gate}${unit ? `.${unit}` : ''}=${Number(value.toFixed(3))}${time}`;
    })
    .join(' ');

/**
 * What the core takes: one entry a time step; null is every unit, every step.
 * @param {Held[]} held
 * @returns {{gate: string, unit: number | null, t: number | null, value: number}[]}
 */
export const toCore = (held) =>
  held.flatMap(({ gate, unit: number, from, to, value }) => {
    const unit = number > 0 ? number - 1 : null;
    const count = from === 0 ? 1 : Math.max(1, Math.min(to - from + 1, 1024));
    return Array.from({ length: count }, (_, i) => ({
      gate,
      unit,
      t: from === 0 ? null : from + i,
      value,
    }));
  });

/** @typedef {{gate: string, unit: number, t: number}} Place unit and t from 1; 0 is all */

/** @param {Held} held @param {Place} place whether it holds what is there, or a part of it */
const touches = (held, { gate, unit, t }) =>
  held.gate === gate &&
  (unit === 0 || held.unit === 0 || held.unit === unit) &&
  (t === 0 || held.from === 0 || (held.from <= t && t <= held.to));

/** @param {Held} held @param {Place} place whether nothing of it lies outside */
const within = (held, { gate, unit, t }) =>
  held.gate === gate &&
  (unit === 0 || held.unit === unit) &&
  (t === 0 || (held.from === t && held.to === t));

/** What holds a number; of several the last counts. @param {Held[]} held @param {Place} place */
export const at = (held, place) => held.findLast((one) => touches(one, place));

/** Holds a place, over what was held there. @param {Held[]} held @param {Place} place @param {number} value */
export function hold(held, place, value) {
  const { gate, unit, t } = place;
  const others = held.filter((one) => !within(one, place));
  return [...others, { gate, unit, from: t, to: t, value }];
}

/** Lets go of whatever holds a place. @param {Held[]} held @param {Place} place */
export const release = (held, place) => held.filter((one) => !touches(one, place));
