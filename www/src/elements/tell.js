/**
 * The story of an instrument and its words come when they are first asked for: no first picture needs them.
 * @param {import('./instrument.js').InstrumentElement} element
 * @returns {Promise<import('./types.js').Card[]>}
 */
export async function tell(element) {
  if (element.story.length === 0) {
    element.story = (await element.own.story()).story;
    element.requestUpdate();
  }
  return element.story;
}
