/** The names of all instruments: each is a folder of the front end. */
import { readdirSync } from 'node:fs';

const folder = new URL('../../www/src/instruments/', import.meta.url);

/** Settings under which those that would train long do so briefly, for what is no matter of training. */
export const BRIEF = {
  'encoder-decoder': { updates: '50', 'training-step': '0' },
  'memory-span': { distances: '6+12', seeds: '2', 'most-steps': '60', every: '20' },
};

export const instruments = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
