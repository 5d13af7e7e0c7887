/** The picture and its numbers as files. */

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** @param {InstrumentElement} element @param {string} extension */
const fileName = (element, extension) =>
  `seqscope-${element.instrumentName}-${element.trainingStep}-${element.position}.${extension}`;

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** @param {InstrumentElement} element */
export async function exportJson(element) {
  const text = JSON.stringify(await element.reading(), null, 1);
  download(new Blob([text], { type: 'application/json' }), fileName(element, 'json'));
}

/** @param {InstrumentElement} element */
export async function exportSvg(element) {
  download(new Blob([picture(element)], { type: 'image/svg+xml' }), fileName(element, 'svg'));
}

/** @param {InstrumentElement} element */
export async function exportPng(element) {
  const { width, height } = element.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture(element))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = 2;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, width, height);
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) download(blob, fileName(element, 'png'));
}

/**
 * The frame as one SVG: what stands in shadow roots is laid flat, each with its own style rules,
 * and canvases become images, so that the file needs nothing else.
 * @param {InstrumentElement} element
 * @returns {string}
 */
export function picture(element) {
  const { width, height } = element.getBoundingClientRect();
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const foreign = document.createElementNS(SVG, 'foreignObject');
  foreign.setAttribute('width', '100%');
  foreign.setAttribute('height', '100%');
  const host = flat(element);
  if (host instanceof HTMLElement) host.style.cssText = `width:${width}px;height:${height}px`;
  foreign.append(host);
  svg.append(foreign);
  return new XMLSerializer().serializeToString(svg);
}

/** Names each laid-out shadow root, so that its rules reach only its own parts. */
let scopes = 0;

/**
 * What is drawn, without what draws it: a copy that stays as it is.
 * @param {Element} source
 * @returns {Node}
 */
export function flat(source) {
  if (source instanceof HTMLCanvasElement) {
    const image = document.createElementNS(XHTML, 'img');
    image.setAttribute('src', source.toDataURL());
    image.setAttribute(
      'style',
      `${source.style.cssText};width:${source.clientWidth}px;height:${source.clientHeight}px`,
    );
    image.setAttribute('class', source.className);
    return image;
  }
  const tag = source.shadowRoot ? 'div' : source.localName;
  const copy = document.createElementNS(source.namespaceURI ?? XHTML, tag);
  for (const { name, value } of source.attributes) {
    if (/^[a-z_][\w.:-]*$/i.test(name) && name !== 'xmlns') copy.setAttribute(name, value);
  }
  const root = source.shadowRoot;
  if (root) {
    const scope = `scope-${scopes++}`;
    copy.classList.add(scope);
    const style = document.createElementNS(XHTML, 'style');
    style.textContent = root.adoptedStyleSheets.map((sheet) => scoped(sheet, scope)).join('\n');
    copy.append(style);
  }
  for (const child of (root ?? source).childNodes) {
    if (child instanceof Text) copy.append(document.createTextNode(child.data));
    else if (child instanceof Element && !/^(script|dialog)$/.test(child.localName)) {
      copy.append(flat(child));
    }
  }
  return copy;
}

/** @param {CSSStyleSheet} sheet @param {string} scope */
function scoped(sheet, scope) {
  const text = [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
  return `.${scope} { ${text
    .replaceAll(/:host\(([^)]*(?:\([^)]*\))?[^)]*)\)/g, '&$1')
    .replaceAll(':host', '&')
    .replaceAll(':root', ':not(*)')} }`;
}
