/**
 * The known symbol nearest to one that the vocabulary lacks: fewest changed letters, then the closest
 * in length, then the first seen. Letter case and accents cost half a change.
 * @param {string} symbol @param {string[]} vocabulary
 * @param {number} [within] how many changes are still the same word, miswritten
 * @returns {string | null}
 */
export function nearest(symbol, vocabulary, within = Infinity) {
  let best = null;
  let least = Infinity;
  for (const candidate of vocabulary) {
    const cost = distance(symbol, candidate);
    if (cost <= within && cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** @param {string} letter */
const bare = (letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {string} a @param {string} b */
function distance(a, b) {
  const left = [...a];
  const right = [...b];
  let row = right.map((_, j) => j + 1);
  row.unshift(0);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      const change = same ? 0 : bare(left[i - 1]) === bare(right[j - 1]) ? 0.5 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change));
    }
    row = next;
  }
  return row[right.length];
}
