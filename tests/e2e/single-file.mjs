/** The single file with one instrument, and what shows that its engine runs. */
import assert from 'node:assert/strict';

export const fileOf = (name) => new URL(`../../www/dist/standalone/${name}.html`, import.meta.url);

/** Trains a little and walks to the end: proof that the engine runs where it is. */
export const exercise = async (selector) => {
  const element = document.querySelector(selector);
  // A preset may begin with a training, which the first picture does not wait for.
  const { trainingStep: before } = await element.reading();
  await element.train(3);
  await element.goTo(element.length);
  const reading = await element.reading();
  return {
    before,
    after: reading.trainingStep,
    position: reading.position,
    length: element.length,
  };
};

/** What the exercise must have done. */
export function exercised({ before: start, after: end, position, length }) {
  assert.equal(end, start + 3);
  assert.ok(length > 0);
  assert.equal(position, length);
}
