/**
 * What stands open in the drawer, as attributes: a card of the story, counted from 1 as on the page,
 * or another of its tabs.
 */

import { tell } from './tell.js';

/** @typedef {import('./instrument.js').InstrumentElement} Host */

const card = {
  read: (/** @type {Host} */ { drawerTab, storyCard }) =>
    drawerTab === 'story' && storyCard >= 0 ? String(storyCard + 1) : null,
  put: (/** @type {Host} */ element, /** @type {string | null} */ text) => {
    if (text === null) {
      close(element, card);
      return;
    }
    const wanted = /^[1-9]\d{0,3}$/.test(text) ? Number(text) - 1 : -1;
    if (wanted < 0) return;
    // What the link shows may be another place than the card's own.
    if (wanted !== element.storyCard) element.astray = true;
    element.storyCard = wanted;
    element.drawerTab = 'story';
    element.requestUpdate();
  },
  there: async (/** @type {Host} */ element, /** @type {string} */ text) => {
    if (card.read(element) !== text) return false;
    // Out of reach, it cannot be said that there is no such card.
    const story = await tell(element).catch(() => null);
    if (story === null || element.storyCard < story.length) return true;
    element.storyCard = -1;
    element.drawerTab = '';
    return false;
  },
};

const drawer = {
  read: (/** @type {Host} */ { drawerTab }) => (drawerTab === 'story' ? null : drawerTab || null),
  put: (/** @type {Host} */ element, /** @type {string | null} */ text) => {
    const tab = element.own.tabs.find((one) => one === text && one !== 'story');
    if (tab) element.drawerTab = tab;
    else if (text === null) close(element, drawer);
    element.requestUpdate();
  },
  there: (/** @type {Host} */ element, /** @type {string} */ text) => drawer.read(element) === text,
};

/** Asked for no more; what the other attribute has opened since stays. @param {Host} element @param {{read: (element: Host) => string | null}} shown */
function close(element, { read }) {
  if (read(element) !== null) element.drawerTab = '';
}

/** For the `picture` of every instrument. */
export const drawerShown = { card, drawer };
