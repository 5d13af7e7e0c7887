/** The page's fonts as rules that carry their bytes: a picture on its own can load nothing. */

/** Their bytes are the same for every picture. @type {Promise<string> | undefined} */
let rules;

/** @returns {Promise<string>} */
export function fontRules() {
  rules ??= collect();
  return rules;
}

async function collect() {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  return (await Promise.all(sheets.flatMap((sheet) => facesOf(sheet).map(carried)))).join('\n');
}

/** @param {CSSStyleSheet} sheet */
function facesOf(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    // The rules of a sheet from elsewhere may not be read; its fonts are not ours.
    return [];
  }
}

/** @param {CSSFontFaceRule} face */
async function carried(face) {
  const source = face.style.getPropertyValue('src');
  const written = source.match(/url\(["']?([^"')]+)["']?\)/)?.[1];
  if (!written) return '';
  try {
    const address = new URL(written, face.parentStyleSheet?.href ?? document.baseURI).href;
    return face.cssText.replace(source, `url("${await inData(address)}")`);
  } catch {
    // The picture is then set in the fonts of whoever looks at it.
    return '';
  }
}

/** @param {string} address @returns {Promise<string>} */
async function inData(address) {
  if (address.startsWith('data:')) return address;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const reader = new FileReader();
  reader.readAsDataURL(await answer.blob());
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = reject;
  });
  return String(reader.result);
}
