import { readFile } from 'node:fs/promises';
import { LANGUAGES, learn, register } from '../src/i18n/i18n.js';

/**
 * Puts the words of a folder in place, in both languages.
 * @param {string} namespace
 * @param {string} from  a file of that folder: `import.meta.url`
 */
export async function speak(namespace, from) {
  const read = (/** @type {string} */ name) => async () => ({
    default: await readFile(new URL(name, from), 'utf8'),
  });
  register(namespace, { en: read('./en.ftl'), fr: read('./fr.ftl') });
  for (const language of LANGUAGES) await learn(language);
}
