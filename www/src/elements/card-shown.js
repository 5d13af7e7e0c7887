/** The card of the story that is open, as an attribute: counted from 1, as on the page. */

/** @typedef {import('./instrument.js').InstrumentElement} Host */

/** For the `picture` of every instrument. */
export const cardShown = {
  card: {
    read: (/** @type {Host} */ { drawerTab, storyCard }) =>
      drawerTab === 'story' && storyCard >= 0 ? String(storyCard + 1) : null,
    put: (/** @type {Host} */ element, /** @type {string | null} */ text) => {
      if (text === null) {
        if (element.drawerTab === 'story') element.drawerTab = '';
        return;
      }
      const card = /^[1-9]\d{0,3}$/.test(text) ? Number(text) - 1 : -1;
      if (card < 0 || card >= element.story.length) return;
      // What the link shows may be another place than the card's own.
      if (card !== element.storyCard) element.astray = true;
      element.storyCard = card;
      element.drawerTab = 'story';
      element.requestUpdate();
    },
    there: (/** @type {Host} */ { drawerTab, storyCard }, /** @type {string} */ text) =>
      drawerTab === 'story' && String(storyCard + 1) === text,
  },
};
