/**
 * What the settings drawer needs to know about a row of the core's table: does it apply, what does a
 * text mean, where does a value stand on its slider. Pure, so that the form can be tested without a page.
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {'choice' | 'integer' | 'real' | 'boolean' | 'text'} kind
 * @property {string[]} [choices]
 * @property {number} [min]
 * @property {number} [max]
 * @property {string | number | boolean} default
 * @property {'linear' | 'log'} [scale]
 * @property {string} group
 * @property {Record<string, unknown[]> | null} [applies_when]
 */
/** @typedef {{ code: string, args: Record<string, string> }} Problem */
/** @typedef {{ value: string | number | boolean } | { problem: Problem }} Parsed */

/** How many places a slider has: fine enough for two significant digits over five decades. */
export const PLACES = 1000;

/** @param {Row} row @param {Record<string, unknown>} settings */
export function applies(row, settings) {
  return Object.entries(row.applies_when ?? {}).every(([name, values]) =>
    values.map(String).includes(String(settings[name])),
  );
}

/**
 * Rows by group, in the table's order; rows that do not apply are left out.
 * @param {Row[]} table @param {Record<string, unknown>} settings
 * @returns {Map<string, Row[]>}
 */
export function grouped(table, settings) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of table) {
    if (!applies(row, settings)) continue;
    const rows = groups.get(row.group);
    if (rows) rows.push(row);
    else groups.set(row.group, [row]);
  }
  return groups;
}

/** A decimal comma, spaces between thousands and a true minus are how people write numbers. @param {string} text */
export function readNumber(text) {
  const clean = text
    .trim()
    .replace(/[\s\u00A0\u202F]/g, '')
    .replace('−', '-')
    .replace(',', '.')
    .replace(/[·×*]10\^?/, 'e');
  return clean === '' ? Number.NaN : Number(clean);
}

/** @param {Row} row @param {string | boolean} input @returns {Parsed} */
export function parse(row, input) {
  if (row.kind === 'boolean') return { value: input === true || input === 'true' };
  const text = String(input);
  if (row.kind === 'text') return { value: text };
  if (row.kind === 'choice') {
    if (row.choices?.includes(text)) return { value: text };
    return {
      problem: {
        code: 'not-a-choice',
        args: { value: text, choices: (row.choices ?? []).join(', ') },
      },
    };
  }
  const number = readNumber(text);
  if (!Number.isFinite(number)) return { problem: { code: 'not-a-number', args: { value: text } } };
  if (row.kind === 'integer' && !Number.isInteger(number)) {
    return { problem: { code: 'not-an-integer', args: { value: text } } };
  }
  if (number < (row.min ?? -Infinity) || number > (row.max ?? Infinity)) {
    return {
      problem: {
        code: 'out-of-range',
        args: { value: text, min: String(row.min), max: String(row.max) },
      },
    };
  }
  return { value: number };
}

/** A number as the drawer prints it: never more digits than it takes to read it back. @param {number} number @param {string} [lang] */
export function show(number, lang = 'en') {
  if (!Number.isFinite(number)) return String(number);
  const small = Math.abs(number) > 0 && Math.abs(number) < 1e-4;
  const text = small ? number.toExponential().replace('e', '·10^') : String(number);
  return (lang.startsWith('fr') ? text.replace('.', ',') : text).replace(/-/g, '−');
}

/** @param {Row} row @param {number} number place of a value on the slider, 0 to PLACES */
export function toSlider(row, number) {
  const low = row.min ?? 0;
  const high = row.max ?? 1;
  const held = Math.min(high, Math.max(low, number));
  const part =
    row.scale === 'log' && low > 0
      ? Math.log(held / low) / Math.log(high / low)
      : (held - low) / (high - low);
  return Math.round(part * PLACES);
}

/** Round to two significant digits, so that a slider lands on numbers one can say. @param {number} number */
const round = (number) => (number === 0 ? 0 : Number(number.toPrecision(2)));

/** @param {Row} row @param {number} place 0 to PLACES */
export function fromSlider(row, place) {
  const low = row.min ?? 0;
  const high = row.max ?? 1;
  const part = Math.min(1, Math.max(0, place / PLACES));
  const raw =
    row.scale === 'log' && low > 0 ? low * (high / low) ** part : low + part * (high - low);
  if (row.kind === 'integer') return Math.round(raw);
  return Math.min(high, Math.max(low, round(raw)));
}

/** Whether a slider helps: a seed has too many values to slide through. @param {Row} row */
export function slides(row) {
  return (
    (row.kind === 'integer' || row.kind === 'real') &&
    row.min !== undefined &&
    row.max !== undefined &&
    (row.scale === 'log' || row.max - row.min <= 4096)
  );
}

/** What a text would give, counted before it is handed over. @param {string} text @param {string} unit */
export function survey(text, unit) {
  const letters = [...text].length;
  if (unit === 'character') return { letters, tokens: letters, symbols: new Set(text).size };
  const words = text.match(/[\p{L}\p{N}_]+['’]?|[^\s\p{L}\p{N}_]/gu) ?? [];
  return { letters, tokens: words.length, symbols: new Set(words).size };
}
