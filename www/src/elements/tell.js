/**
 * The story of an instrument and its words come when they are first asked for: no first picture needs them.
 * @param {import('./instrument.js').InstrumentElement} element
 * @returns {Promise<import('./types.js').Card[]>}
 */
export async function tell(element) {
  const { story } = await element.own.story();
  if (element.story !== story) {
    element.story = story;
    element.requestUpdate();
  }
  return story;
}
