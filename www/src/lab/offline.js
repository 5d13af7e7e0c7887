/** The site as an app: what it is called, and that it works where there is no network. */

/** Single files and the server of the workbench have neither. */
const PUBLISHED = import.meta.env.MODE === 'production';

/** Where idle moments are not told, what comes first has this many milliseconds. */
const LATER = 2000;

/**
 * Nothing is fetched before the page is loaded and idle: what is kept for later must not slow what
 * is looked at now.
 * @param {string} home the site's first page, from this one
 * @param {string} language
 */
export function keepForOffline(home, language) {
  if (!PUBLISHED) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `${home}${language}.webmanifest`;
  document.head.append(link);
  // On an address that is not secure there is none.
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const register = () => serviceWorker.register(`${home}service-worker.js`).catch(() => {});
  const soon = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(register);
    else setTimeout(register, LATER);
  };
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}
