/**
 * An instrument as one SVG that needs nothing else: what stands in shadow roots is laid flat, each
 * with its own style rules; canvases become images; the fonts are inside.
 */
import { fontRules } from './fonts.js';

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Elements made here stay what they are: no script of the page wakes in them. */
const still = document.implementation.createHTMLDocument();

/** What is no part of the picture, and what lies over it. */
const ABSENT = 'script, dialog, seq-drawer, .dock, .band';
/** Controls that a picture cannot have; their places stay empty, so that nothing moves. */
const EMPTY = '.bar .tool, .bar .segments, .bar .preset, .transport, .speeds, .forms';
/** What fades in on the page would be caught at its beginning. */
const STILL =
  '* { transition: none !important; animation-duration: 0s !important; animation-delay: 0s !important; }';

/** What holds for a copy wherever it is put. */
export const COPIED = `${STILL}\n:is(${EMPTY}) { visibility: hidden !important; }`;

/**
 * As it stands, in the size it has on the page.
 * @param {InstrumentElement} element
 * @returns {Promise<string>}
 */
export async function picture(element) {
  const fonts = await fontRules();
  const { width, height } = element.getBoundingClientRect();
  const svg = still.createElementNS(SVG, 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const style = still.createElementNS(SVG, 'style');
  style.textContent = `${fonts}\n${COPIED}`;
  const foreign = still.createElementNS(SVG, 'foreignObject');
  foreign.setAttribute('width', '100%');
  foreign.setAttribute('height', '100%');
  const host = flat(element);
  if (host instanceof HTMLElement) host.style.cssText = `width:${width}px;height:${height}px`;
  foreign.append(host);
  svg.append(style, foreign);
  return new XMLSerializer().serializeToString(svg);
}

/**
 * The same, drawn: what a browser needs to make points of it.
 * @param {InstrumentElement} element
 * @returns {Promise<HTMLImageElement>}
 */
export async function drawnPicture(element) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await picture(element))}`;
  await image.decode();
  return image;
}

/** A shadow root that was laid flat. */
const ROOT = 'laid-flat';
/** Names each, so that its rules reach only its own parts. */
let scopes = 0;

/**
 * What is drawn, without what draws it.
 * @param {Element} source
 * @returns {Node}
 */
export function flat(source) {
  if (source instanceof HTMLCanvasElement) return imageOf(source);
  const copy = still.createElementNS(source.namespaceURI ?? XHTML, source.localName);
  for (const { name, value } of source.attributes) {
    if (/^[a-z_][\w.:-]*$/i.test(name) && name !== 'xmlns') copy.setAttribute(name, value);
  }
  writeEntry(source, copy);
  const root = source.shadowRoot;
  if (root) {
    const scope = `scope-${scopes++}`;
    copy.classList.add(ROOT, scope);
    const style = still.createElementNS(XHTML, 'style');
    style.textContent = root.adoptedStyleSheets.map((sheet) => scoped(sheet, scope)).join('\n');
    copy.append(style);
  }
  for (const child of (root ?? source).childNodes) {
    if (child instanceof Text) copy.append(still.createTextNode(child.data));
    else if (child instanceof Element && !child.matches(ABSENT)) copy.append(flat(child));
  }
  return copy;
}

/** @param {HTMLCanvasElement} canvas */
function imageOf(canvas) {
  const image = still.createElementNS(XHTML, 'img');
  image.setAttribute('src', canvas.toDataURL());
  const size = `width:${canvas.clientWidth}px;height:${canvas.clientHeight}px`;
  image.setAttribute('style', `${canvas.style.cssText};${size}`);
  image.setAttribute('class', canvas.className);
  return image;
}

/** What stands in a field is no attribute of it. @param {Element} field @param {Element} copy */
function writeEntry(field, copy) {
  if (field instanceof HTMLInputElement) {
    copy.setAttribute('value', field.value);
    if (field.checked) copy.setAttribute('checked', '');
    else copy.removeAttribute('checked');
  } else if (field instanceof HTMLOptionElement) {
    if (field.selected) copy.setAttribute('selected', '');
    else copy.removeAttribute('selected');
  } else if (field instanceof HTMLTextAreaElement) {
    copy.textContent = field.value;
  }
}

/**
 * The rules of a shadow root reach its own parts, and the hosts of other roots, but nothing in those.
 * @param {CSSStyleSheet} sheet
 * @param {string} scope
 */
function scoped(sheet, scope) {
  const text = [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
  return `@scope (.${scope}) to (:scope .${ROOT} > *) { ${text
    .replaceAll(/:host\(([^)]*(?:\([^)]*\))?[^)]*)\)/g, ':scope$1')
    .replaceAll(':host', ':scope')
    .replaceAll(':root', ':not(*)')} }`;
}
