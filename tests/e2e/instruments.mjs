/** The names of all instruments: each is a folder of the front end. */
import { readdirSync } from 'node:fs';

const folder = new URL('../../www/src/instruments/', import.meta.url);

export const instruments = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
