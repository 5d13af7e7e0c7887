/**
 * The site without a network: everything it is made of is kept at the first visit, all of one
 * version. A document comes from the network where there is one, so that a new version is seen at
 * once; its scripts carry their content in their names, so that no two versions mix. This worker
 * never pushes another aside: it takes over when no page of the older version is open any more.
 */
import { clientsClaim } from 'workbox-core';
import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

/** A network that takes longer than this many seconds is as good as none. */
const PATIENCE = 3;

/** The page of a folder. @param {string} address */
function documentOf(address) {
  const { pathname } = new URL(address);
  return pathname.endsWith('.html') ? pathname : `${pathname.replace(/\/$/, '')}/index.html`;
}

clientsClaim();
cleanupOutdatedCaches();
precache(/** @type {any} */ (self).__WB_MANIFEST);

registerRoute(
  ({ request }) => request.mode === 'navigate',
  new NetworkOnly({
    networkTimeoutSeconds: PATIENCE,
    plugins: [{ handlerDidError: async ({ request }) => matchPrecache(documentOf(request.url)) }],
  }),
);
addRoute();
