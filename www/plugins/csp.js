import { speakerScript } from './speaker-script.js';

/**
 * The policy of every page, written into it at build time: nothing is loaded from anywhere else.
 * Lit writes style elements where constructable sheets are missing, hence inline styles.
 * @param {{single: boolean}} options
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy({ single }) {
  const rules = single
    ? [
        "default-src 'none'",
        "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: data:",
        'worker-src blob: data:',
        "style-src 'unsafe-inline'",
        'font-src data:',
        'img-src data: blob:',
      ]
    : [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
      ];
  /** @param {string} path */
  const policyOf = (path) =>
    rules
      .map((rule) =>
        path.startsWith('/deck/') && rule.startsWith('script-src')
          ? `${rule} ${speakerScript()}`
          : rule,
      )
      .join('; ');
  return {
    name: 'seqscope-csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf(path) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
