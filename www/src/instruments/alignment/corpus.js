/**
 * Pairs to start from, where one has none at hand: small sentences in which the adjective changes its
 * place. With each noun one adjective is left out, to be tried afterwards.
 */

/** @typedef {{en: string, fr: string, feminine?: boolean}} Noun */

/** @type {Noun[]} */
const NOUNS = [
  { en: 'cat', fr: 'chat' },
  { en: 'dog', fr: 'chien' },
  { en: 'horse', fr: 'cheval' },
  { en: 'bird', fr: 'merle' },
  { en: 'cow', fr: 'vache', feminine: true },
  { en: 'mouse', fr: 'souris', feminine: true },
];
/** English, masculine, feminine. */
const ADJECTIVES = [
  ['black', 'noir', 'noire'],
  ['white', 'blanc', 'blanche'],
  ['grey', 'gris', 'grise'],
  ['tired', 'fatigué', 'fatiguée'],
];
const VERBS = [
  ['sleeps', 'dort'],
  ['eats', 'mange'],
  ['drinks', 'boit'],
  ['waits', 'attend'],
];

/** Two columns of text, from the language of the page into the other one. @param {string} language @returns {string} */
export function example(language) {
  const lines = NOUNS.flatMap((noun, n) =>
    ADJECTIVES.filter((_, a) => a !== n % ADJECTIVES.length).flatMap(
      ([english, masculine, feminine]) =>
        VERBS.map(([verb, verbe]) => {
          const left = `the ${english} ${noun.en} ${verb}`;
          const right = `${noun.feminine ? 'la' : 'le'} ${noun.fr} ${noun.feminine ? feminine : masculine} ${verbe}`;
          return language === 'fr' ? `${right}\t${left}` : `${left}\t${right}`;
        }),
    ),
  );
  return lines.join('\n');
}
