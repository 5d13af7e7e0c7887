/** Fields back into attributes, so that what is seen is what the element says of itself. */
import { attributeOf, KINDS, print } from '../state/settings.js';
import { LONG } from '../state/url.js';

/**
 * The attributes that say what an element shows: only the settings that differ from the preset.
 * A null is an attribute to take away.
 * @param {import('../state/settings.js').Settings} settings
 * @param {import('../state/settings.js').Settings} base
 * @returns {Map<string, string | null>}
 */
export function settingAttributes(settings, base) {
  return new Map(
    Object.keys(KINDS).map((name) => {
      const value = settings[name];
      const same = value === undefined || (value === base[name] && name !== 'seed');
      // A text of many pages stays a property: as an attribute it would be compared every frame.
      if (typeof value === 'string' && value.length > LONG) return [attributeOf(name), null];
      return [attributeOf(name), same ? null : print(value)];
    }),
  );
}

/**
 * The weights set by hand; null where there are none, or more than a link can hold.
 * @param {import('./instrument.js').InstrumentElement} element
 */
export function editedAttribute({ driver }) {
  const { text } = driver.edits;
  return text && text.length <= LONG ? text : null;
}

/**
 * What else of its picture an instrument says in attributes; null where that is usual.
 * @param {import('./instrument.js').InstrumentElement} element
 * @returns {Array<[string, string | null]>}
 */
export const pictureAttributes = (element) =>
  Object.entries(element.own.picture).map(([name, { read }]) => [name, read(element)]);

/**
 * @param {import('./instrument.js').InstrumentElement} element
 * @param {import('../state/settings.js').Settings} base
 * @returns {Map<string, string | null>}
 */
export function attributesOf(element, base) {
  const wanted = settingAttributes(element.settings_, base);
  wanted.set('position', String(element.position));
  wanted.set('training-step', String(element.trainingStep));
  wanted.set('edited', editedAttribute(element));
  for (const [name, value] of pictureAttributes(element)) wanted.set(name, value);
  if (element.form === 'pytorch' || element.hasAttribute('form')) wanted.set('form', element.form);
  return wanted;
}
