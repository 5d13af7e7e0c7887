/**
 * The names of the core's settings and how each is read from an attribute or a link. The limits,
 * defaults and choices come from the core itself (`describe`); a browser reads the list
 * of observed attributes before any wasm is loaded, so the names stand here, and a test holds the
 * two lists together.
 */

/** @typedef {'choice' | 'integer' | 'real' | 'boolean' | 'text'} Kind */
/** @typedef {string | number | boolean} Value */
/** @typedef {Record<string, Value>} Settings */

/** Of a language model, which the scores show. @type {Record<string, Kind>} */
const LANGUAGE = {
  cell: 'choice',
  hidden: 'integer',
  input: 'choice',
  embedding: 'integer',
  bias: 'boolean',
  reset: 'choice',
  forget_bias: 'real',
  time_steps: 'integer',
  unit: 'choice',
  text: 'text',
  sequence: 'text',
  batch: 'integer',
  optimizer: 'choice',
  learning_rate: 'real',
  momentum: 'real',
  clip: 'choice',
  clip_at: 'real',
  k1: 'integer',
  k2: 'integer',
  reduction: 'choice',
  seed: 'integer',
};

/** Of other models and instruments. @type {Record<string, Kind>} */
const OTHERS = {
  task: 'choice',
  language: 'choice',
  against: 'choice',
  distances: 'text',
  reaches: 'text',
  rnn: 'boolean',
  lstm: 'boolean',
  gru: 'boolean',
  seeds: 'integer',
  most_steps: 'integer',
  every: 'integer',
  update_bias: 'real',
  view: 'choice',
  watched: 'choice',
  length: 'integer',
  recurrent: 'choice',
  factor: 'real',
  radius: 'real',
  largest: 'real',
  input_strength: 'real',
  activation: 'choice',
  start_w: 'real',
  start_b: 'real',
  descent_rate: 'real',
  threshold: 'real',
  forced: 'text',
  neuron: 'integer',
  bits: 'text',
  asked: 'integer',
  seen: 'integer',
  combine: 'choice',
  score: 'choice',
  compare: 'choice',
  sentence: 'text',
  updates: 'integer',
  width: 'real',
  word: 'text',
  longest: 'integer',
  read: 'choice',
  write: 'choice',
  area: 'real',
  rooms: 'real',
  pool: 'boolean',
};

export const KINDS = { ...LANGUAGE, ...OTHERS };

export const NAMES = Object.keys(KINDS);

/** What else of a picture is in the attributes of those instruments that have it: nothing is computed for it. */
export const PICTURE = [
  'folded',
  'unfolded',
  'by-memory',
  'pair',
  'row',
  'gate',
  'run',
  'column',
  'number',
  'card',
  'drawer',
  'speed',
];

/** What the scores let one set. */
export const SCORE = Object.keys(LANGUAGE);

/** @param {string} name */
export const attributeOf = (name) => name.replaceAll('_', '-');

/** @param {string} attribute */
export const nameOf = (attribute) => attribute.replaceAll('-', '_');

/**
 * The value written in an attribute. What is not of the setting's kind is passed on as it stands:
 * the core names the mistake.
 * @param {string} name
 * @param {string} text
 * @returns {Value}
 */
export function parse(name, text) {
  switch (KINDS[name]) {
    case 'integer':
    case 'real': {
      const x = Number(text);
      return text.trim() === '' || Number.isNaN(x) ? text : x;
    }
    case 'boolean':
      if (text === '' || text === 'true') return true;
      return text === 'false' ? false : text;
    default:
      return text;
  }
}

/**
 * @param {Value} value
 * @returns {string}
 */
export const print = (value) => String(value);

/** What a score has room for, where the core goes further. @type {Record<string, number>} */
const ROOM = { hidden: 64, embedding: 64 };

/**
 * The rows of these names, with the limits of the score's room.
 * @template {{ name: string, max?: number }} Row
 * @param {Row[]} table
 * @param {string[]} names
 */
export const rowsOf = (table, names) =>
  table
    .filter(({ name }) => names.includes(name))
    .map((row) => (ROOM[row.name] ? { ...row, max: ROOM[row.name] } : row));

/**
 * Throws what the core would, for a setting beyond the score's room.
 * @param {Record<string, unknown>} settings
 */
export function refuseBeyondRoom(settings) {
  for (const [path, max] of Object.entries(ROOM)) {
    const value = Number(settings[path]);
    if (value <= max || Number.isNaN(value)) continue;
    const args = { setting: path, value: String(value), min: '1', max: String(max) };
    throw { code: 'out-of-range', path, message: `“${path}” must be between 1 and ${max}.`, args };
  }
}
