/**
 * A short name of a text (FNV-1a): the page finds an equation by it without carrying all the TeX.
 * @param {string} text
 * @returns {string}
 */
export function texKey(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(36);
}
