/** What every page says before it says anything of its own: its document holds only its body. */

/**
 * @param {(path: string) => import('vite').HtmlTagDescriptor[]} icon what it is known by in tabs and launchers
 * @returns {import('vite').Plugin}
 */
export function everyPage(icon) {
  return {
    name: 'seqscope-every-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (_html, { path }) => [
        { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo: 'head-prepend' },
        meta('viewport', 'width=device-width, initial-scale=1'),
        meta('color-scheme', 'light dark'),
        { tag: 'title', children: 'Seqscope', injectTo: 'head' },
        ...icon(path),
        { tag: 'noscript', children: '<p>Seqscope : JavaScript.</p>', injectTo: 'body' },
      ],
    },
  };
}

/** @param {string} name @param {string} content @returns {import('vite').HtmlTagDescriptor} */
const meta = (name, content) => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head' });

/** None, and no request for one. @returns {import('vite').HtmlTagDescriptor[]} */
export const noIcon = () => [
  { tag: 'link', attrs: { rel: 'icon', href: 'data:,' }, injectTo: 'head' },
];
