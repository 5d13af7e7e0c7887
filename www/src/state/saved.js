/** What a reload should not lose, where the browser lets a page keep anything at all. */

/** @param {string} key */
const named = (key) => `seqscope ${key}`;

/** @param {string} key @returns {string | null} */
export function kept(key) {
  try {
    return sessionStorage.getItem(named(key));
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value */
export function keep(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(named(key));
    else sessionStorage.setItem(named(key), value);
  } catch {
    // A sandboxed frame has no storage, a full one takes no more: the page works without.
  }
}
