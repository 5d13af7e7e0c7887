/** The picture and its numbers as files. */
import { drawnPicture, picture } from './picture.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** Points of a file for each of the screen: a slide is larger than a page. */
const FINE = 2;

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * A file that says by its name what it shows.
 * @param {InstrumentElement} element
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} extension
 */
export function save(element, content, type, extension) {
  const { instrumentName: name, trainingStep, position } = element;
  download(
    new Blob([content], { type }),
    `seqscope-${name}-${trainingStep}-${position}.${extension}`,
  );
}

/** @param {InstrumentElement} element */
export async function exportJson(element) {
  save(element, JSON.stringify(await element.reading(), null, 1), 'application/json', 'json');
}

/** @param {InstrumentElement} element */
export async function exportCsv(element) {
  const { tableOf } = await import('./table.js');
  // The mark in front tells spreadsheets that the text is Unicode.
  save(element, `\uFEFF${tableOf(await element.reading())}`, 'text/csv;charset=utf-8', 'csv');
}

/** @param {InstrumentElement} element */
export async function exportSvg(element) {
  save(element, await picture(element), 'image/svg+xml', 'svg');
}

/** @param {InstrumentElement} element */
export async function exportPng(element) {
  const image = await drawnPicture(element);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * FINE);
  canvas.height = Math.round(image.height * FINE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('png');
  save(element, blob, 'image/png', 'png');
}
