/**
 * Where a setting in force comes from: the core's defaults, over them the preset, over them what
 * was asked for by attribute, link or control.
 */

/**
 * @typedef {import('./settings.js').Settings} Settings
 * @typedef {import('../engine/failure.js').Failure} Failure
 */

/**
 * Only what differs: what a link has to say.
 * @param {Settings} settings
 * @param {Settings} base
 * @returns {Settings}
 */
export function differences(settings, base) {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => value !== base[name]),
  );
}

/** A watched sequence is one of its text, cut into its units, as long as its window. */
const BELONGS_TO = ['text', 'unit', 'time_steps'];

/**
 * Other texts and other lengths come with their own beginning as the sequence, unless one is
 * asked for. What a viewer typed stays while only the length changes.
 * @param {Settings} changes
 * @param {Settings} [asked] what was asked before
 * @returns {Settings} the changes, with the sequence they imply
 */
export function withSequence(changes, asked = {}) {
  if ('sequence' in changes || !BELONGS_TO.some((name) => name in changes)) return changes;
  const typed = Boolean(asked.sequence) && !('text' in changes) && !('unit' in changes);
  return typed ? changes : { ...changes, sequence: '' };
}

/**
 * Opens with everything that was asked for; what the core refuses is noted and taken back to
 * `fallback`, or left open, one setting at a time, so that one mistake does not cost the rest.
 * @template T
 * @param {Settings} wanted
 * @param {Settings} fallback
 * @param {(settings: Settings) => Promise<T>} open
 * @returns {Promise<{opened: T, settings: Settings, refused: Record<string, Failure>}>}
 */
export async function openBest(wanted, fallback, open) {
  const settings = { ...wanted };
  /** @type {Record<string, Failure>} */
  const refused = {};
  for (;;) {
    try {
      return { opened: await open(settings), settings, refused };
    } catch (error) {
      const known = /** @type {Failure} */ (error);
      const { path } = known;
      if (!path || !(path in settings)) throw error;
      const again = path in refused;
      refused[path] ??= known;
      // Beside another text the fallback's own sequence may be refused as well: then it is left open.
      const other = path in fallback && settings[path] !== fallback[path];
      if (other && !again) settings[path] = fallback[path];
      else delete settings[path];
    }
  }
}
