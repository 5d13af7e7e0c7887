/** Texts and the room they take. */

/** Room a text takes, near enough for deciding whether it fits. @param {string} text @param {number} size */
export const roughWidth = (text, size) => [...text].length * size * 0.56;

/** What of a text has room, with an ellipsis for the rest. @param {string} text @param {number} room @param {number} size */
export function fitting(text, room, size) {
  const most = Math.floor(room / (size * 0.6));
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;
}
