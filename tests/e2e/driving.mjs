/** What a test asks of the instrument of a page. */
import assert from 'node:assert/strict';

/** @param {string} tag */
export const driving = (tag) => ({
  /** Everything asked so far stands in the picture. */
  settled: (page) =>
    page.evaluate(async (selector) => {
      const element = document.querySelector(selector);
      await element.driver.settled();
      await element.drawn();
    }, tag),
  reading: (page) => page.evaluate((selector) => document.querySelector(selector).reading(), tag),
  /** Until something holds of the element, written as a function of it. */
  until: async (page, holds) => {
    // The policy of the page forbids what waits inside it to be made of text; the debugger may ask.
    for (let i = 0; i < 400; i += 1) {
      if (await page.evaluate(`(${holds})(document.querySelector('${tag}'))`)) return;
      await page.waitForTimeout(25);
    }
    assert.fail(`never: ${holds}`);
  },
});
