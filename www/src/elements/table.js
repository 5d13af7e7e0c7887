/**
 * Numbers as one long table for spreadsheets and data frames: a row a number, with the name of its
 * block and its places in it, counted from 1 as the lecture counts time steps.
 */
import { csvFormatRows } from 'd3-dsv';

/** @typedef {{block: string, at: number[], value: unknown}} Row */

/** Said twice in a reading: once as blocks, once by what they are for. */
const AGAIN = ['losses', 'gradients', 'contributions'];

/** The axes of a block. */
const AXES = ['i', 'j', 'k', 'l', 'm'];

/** @param {Record<string, any>} reading @returns {Row[]} */
export function rowsOf(reading) {
  const { blocks, ...rest } = reading;
  if (blocks) for (const name of AGAIN) delete rest[name];
  return [...walk('', [], rest), ...walk('', [], blocks ?? {})];
}

/**
 * @param {string} block
 * @param {number[]} at
 * @param {any} value
 * @returns {Generator<Row>}
 */
function* walk(block, at, value) {
  if (Array.isArray(value)) {
    for (const [i, inside] of value.entries()) yield* walk(block, [...at, i + 1], inside);
  } else if (isBlock(value)) {
    for (const [i, inside] of value.values.entries()) {
      yield { block, at: [...at, ...placeOf(i, value.shape)], value: inside };
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inside] of Object.entries(value)) {
      yield* walk(block ? `${block}.${name}` : name, at, inside);
    }
  } else yield { block, at, value };
}

/** @param {any} value */
const isBlock = (value) => Array.isArray(value?.shape) && Array.isArray(value?.values);

/** Rows first, as the block is stored. @param {number} index @param {number[]} shape */
function placeOf(index, shape) {
  const at = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    at.unshift((rest % size) + 1);
    rest = Math.floor(rest / size);
  }
  return at;
}

/** A spreadsheet would compute a text that begins like a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param {unknown} value what has not been computed is an empty cell */
function cell(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
}

/** @param {Record<string, any>} reading @returns {string} */
export function tableOf(reading) {
  const rows = rowsOf(reading);
  const axes = AXES.slice(0, Math.max(1, ...rows.map(({ at }) => at.length)));
  return csvFormatRows([
    ['block', ...axes, 'value'],
    ...rows.map(({ block, at, value }) => [
      cell(block),
      ...axes.map((_, n) => cell(at[n])),
      cell(value),
    ]),
  ]);
}
