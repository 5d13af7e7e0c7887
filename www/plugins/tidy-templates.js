/**
 * Templates are indented for people; the browser gets them without the indentation. Only blanks
 * that mean nothing go: runs of them become one, in styles none stay around punctuation.
 */

const MARKUP = new Set(['html', 'svg', 'staticHtml']);

/** @param {string} text */
const tidyMarkup = (text) => text.replace(/\s*\n\s*/g, ' ');

/** @param {string} text */
const tidyStyle = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:');

/**
 * @param {any} node
 * @param {(node: any) => void} visit
 */
function walk(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const child of value) walk(child, visit);
    else if (value && typeof value === 'object') walk(value, visit);
  }
}

/** @returns {import('vite').Plugin} */
export function tidyTemplates() {
  return {
    name: 'seqscope-tidy-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.js$/, code: /(html|svg|css)`/ },
      handler(code) {
        /** @type {{start: number, end: number, text: string}[]} */
        const edits = [];
        walk(this.parse(code), (node) => {
          if (node.type !== 'TaggedTemplateExpression') return;
          const tidy = MARKUP.has(node.tag.name)
            ? tidyMarkup
            : node.tag.name === 'css'
              ? tidyStyle
              : null;
          if (!tidy) return;
          for (const { start, end, value } of node.quasi.quasis) {
            // Positions of a quasi include its marks in some parsers: the text itself is looked for.
            const at = code.indexOf(value.raw, start);
            if (at >= 0 && at <= end)
              edits.push({ start: at, end: at + value.raw.length, text: tidy(value.raw) });
          }
        });
        let tidied = code;
        for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
          tidied = tidied.slice(0, start) + text + tidied.slice(end);
        }
        return { code: tidied, map: null };
      },
    },
  };
}
