/**
 * Messages travel without the comments and blank lines that are for those who write them.
 * @returns {import('vite').Plugin}
 */
export function tidyMessages() {
  return {
    name: 'seqscope-tidy-messages',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\.ftl\?raw$/ },
      handler(code) {
        const text = code.match(/"(?:[^"\\]|\\.)*"/)?.[0];
        if (!text) return null;
        const kept = JSON.parse(text)
          .split('\n')
          .filter((/** @type {string} */ line) => line.trim() && !line.startsWith('#'))
          .join('\n');
        return { code: `export default ${JSON.stringify(kept)};`, map: null };
      },
    },
  };
}
