/**
 * The site as an app: its name and icons, and the worker that keeps it for when there is no network.
 * Single files and frames have none of it.
 */
import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { VitePWA } from 'vite-plugin-pwa';
import { mark } from '../src/elements/icons.js';

const LANGUAGES = ['fr', 'en'];
/** Made by scripts/icons.js from the same drawing. */
const POINTS = [192, 512];

/** @param {string} path below www */
const source = (path) => new URL(`../${path}`, import.meta.url);

/** The value of a colour in the light theme, which stands first; or in the dark one. @param {string} name @param {'light' | 'dark'} [theme] */
function colour(name, theme = 'light') {
  const all = readFileSync(source('src/styles/tokens.css'), 'utf8').matchAll(
    new RegExp(`--${name}: ([^;]+);`, 'g'),
  );
  return [...all][theme === 'light' ? 0 : 1][1];
}

/**
 * The house's mark on a tile. Launchers cut the tile to shapes of their own: with `room`, nothing
 * that matters is near its edge.
 * @param {boolean} room
 */
export function icon(room) {
  const drawing = mark.strings
    .join('')
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replaceAll('currentColor', colour('ink'))
    .replaceAll('var(--gradient)', colour('gradient'));
  const [at, scale] = room ? [11, 1.3] : [7, 1.7];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="${room ? 0 : 9}" fill="${colour('bg')}"/><g transform="translate(${at} ${at}) scale(${scale})">${drawing}</g></svg>`;
}

/** @param {string} language */
function manifest(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const words = readFileSync(source(`src/lab/app/${language}.ftl`), 'utf8');
  bundle.addResource(new FluentResource(words));
  const say = (/** @type {string} */ id) =>
    bundle.formatPattern(/** @type {any} */ (bundle.getMessage(id)).value);
  return {
    name: say('app-name'),
    short_name: say('app-name'),
    description: say('app-about'),
    lang: language,
    start_url: `./#lang=${language}`,
    scope: './',
    display: 'standalone',
    background_color: colour('bg'),
    theme_color: colour('bg'),
    categories: ['education'],
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...POINTS.map((points) => ({
        src: `icon-${points}.png`,
        sizes: `${points}x${points}`,
        type: 'image/png',
      })),
      { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}

/** @returns {import('vite').Plugin} */
const identity = () => ({
  name: 'seqscope-app',
  apply: 'build',
  generateBundle() {
    const emit = (/** @type {string} */ fileName, /** @type {string | Uint8Array} */ content) =>
      this.emitFile({ type: 'asset', fileName, source: content });
    for (const language of LANGUAGES) {
      emit(`${language}.webmanifest`, JSON.stringify(manifest(language)));
    }
    emit('icon.svg', icon(false));
    for (const name of [...POINTS.map((points) => `icon-${points}.png`), 'icon-maskable.png']) {
      emit(name, readFileSync(source(`src/lab/app/${name}`)));
    }
  },
  transformIndexHtml(html, { path }) {
    if (path.startsWith('/embed/')) return html;
    const home = path.split('/').length > 2 ? '../' : './';
    const themes = /** @type {const} */ (['light', 'dark']).map(
      (theme) =>
        `<meta name="theme-color" media="(prefers-color-scheme: ${theme})" content="${colour('bg', theme)}" />`,
    );
    return html.replace(
      '<link rel="icon" href="data:," />',
      [`<link rel="icon" href="${home}icon.svg" />`, ...themes].join('\n    '),
    );
  },
});

export const app = () => [
  identity(),
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/lab',
    filename: 'service-worker.js',
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ['**/*.{html,js,css,wasm,woff2,svg,png,webmanifest}'],
      // Files to take away and scripts for other pages: nothing that a page of the site opens.
      globIgnores: ['standalone/**', 'package/**'],
      dontCacheBustURLsMatching: /^assets\//,
    },
  }),
];
