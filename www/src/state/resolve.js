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

/**
 * Opens with everything that was asked for; what the core refuses is noted and taken back to
 * `fallback`, one setting at a time, so that one mistake does not cost the rest.
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
      if (!path || path in refused || !(path in settings)) throw error;
      refused[path] = known;
      if (path in fallback && settings[path] !== fallback[path]) settings[path] = fallback[path];
      else delete settings[path];
    }
  }
}
