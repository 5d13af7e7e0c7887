/** What the model writes by itself, kept with the step it was written at. */

/** So many texts are kept. */
const KEPT = 20;

/**
 * @param {import('./instrument.js').InstrumentElement} element
 * @param {object} options
 * @returns {Promise<string[] | null>} null when nothing was written
 */
export async function sample(element, options) {
  const { driver } = element;
  await driver.opening;
  try {
    const tokens = await driver.handle?.sample(options);
    if (!tokens) return null;
    element.samples = [{ step: element.trainingStep, tokens }, ...element.samples].slice(0, KEPT);
    await element.drawn();
    return tokens;
  } catch (error) {
    await driver.fail(error);
    return null;
  }
}
