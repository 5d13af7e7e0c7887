/**
 * The site as an app: its name and icons, and the worker that keeps it for when there is no network.
 * Single files and frames have none of it.
 */
import { readFileSync } from 'node:fs';
import { VitePWA } from 'vite-plugin-pwa';
import { mark } from '../src/elements/icons.js';
import { LANGUAGES, learn, register, translate } from '../src/i18n/i18n.js';
import { noIcon } from './every-page.js';

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

/** @param {import('../src/i18n/i18n.js').Language} language */
const words = (language) => async () => ({
  default: readFileSync(source(`src/lab/app/${language}.ftl`), 'utf8'),
});
register('app', { en: words('en'), fr: words('fr') });

/** @param {import('../src/i18n/i18n.js').Language} language */
async function manifest(language) {
  await learn(language);
  const say = (/** @type {string} */ id) => translate(language, id);
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

/**
 * How a page of the app is known; a frame is no page of it.
 * @param {string} path
 * @returns {import('vite').HtmlTagDescriptor[]}
 */
export function appIcon(path) {
  if (path.startsWith('/embed/')) return noIcon();
  const home = path.split('/').length > 2 ? '../' : './';
  const themes = /** @type {const} */ (['light', 'dark']);
  return [
    { tag: 'link', attrs: { rel: 'icon', href: `${home}icon.svg` }, injectTo: 'head' },
    ...themes.map((theme) => ({
      tag: 'meta',
      attrs: {
        name: 'theme-color',
        media: `(prefers-color-scheme: ${theme})`,
        content: colour('bg', theme),
      },
      injectTo: /** @type {const} */ ('head'),
    })),
  ];
}

/** @returns {import('vite').Plugin} */
const identity = () => ({
  name: 'seqscope-app',
  apply: 'build',
  async generateBundle() {
    const emit = (/** @type {string} */ fileName, /** @type {string | Uint8Array} */ content) =>
      this.emitFile({ type: 'asset', fileName, source: content });
    for (const language of LANGUAGES) {
      emit(`${language}.webmanifest`, JSON.stringify(await manifest(language)));
    }
    emit('icon.svg', icon(false));
    for (const name of [...POINTS.map((points) => `icon-${points}.png`), 'icon-maskable.png']) {
      emit(name, readFileSync(source(`src/lab/app/${name}`)));
    }
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
      globPatterns: ['**/*.{html,js,css,bin,woff2,svg,png,webmanifest}'],
      // Files to take away and scripts for other pages: nothing that a page of the site opens.
      globIgnores: ['standalone/**', 'package/**'],
      dontCacheBustURLsMatching: /^assets\//,
    },
  }),
];
