/**
 * Light or dark: an element's own attribute, else what the page around it says, else what the
 * system prefers; on paper always light. The decision is written as `data-theme`, which the tokens read.
 */

/** @typedef {'light' | 'dark'} Theme */

const query = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const paper = globalThis.matchMedia?.('print');

/** @param {string | null | undefined} text @returns {Theme | null} */
export const asTheme = (text) => (text === 'light' || text === 'dark' ? text : null);

/** @returns {Theme} */
export const preferredTheme = () => (query?.matches ? 'dark' : 'light');

/** What is asked for, else what the system prefers. @param {string | null | undefined} text @returns {Theme} */
export const themeFrom = (text) => asTheme(text) ?? preferredTheme();

/** @param {Element} element @returns {Theme} */
export const themeOf = (element) =>
  (paper?.matches ? 'light' : null) ??
  asTheme(element.getAttribute('theme')) ??
  themeFrom(element.parentElement?.closest('[data-theme]')?.getAttribute('data-theme'));

/**
 * Keeps `data-theme` of an element right; returns how to stop.
 * @param {HTMLElement & {requestUpdate?: () => void}} element
 */
export function followTheme(element) {
  const write = () => {
    const theme = themeOf(element);
    if (element.dataset.theme === theme) return;
    element.dataset.theme = theme;
    element.requestUpdate?.();
  };
  write();
  for (const media of [query, paper]) media?.addEventListener('change', write);
  const around = new MutationObserver(write);
  around.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const own = new MutationObserver(write);
  own.observe(element, { attributes: true, attributeFilter: ['theme'] });
  return () => {
    for (const media of [query, paper]) media?.removeEventListener('change', write);
    around.disconnect();
    own.disconnect();
  };
}
