/**
 * What comes late comes with its words: opened on a page where nothing else was, no tab of the drawer
 * and no explanation shows the name of a message in place of the message.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, openInstrument, visibleText } from './browser.mjs';
import { instruments } from './instruments.mjs';

const sources = new URL('../../www/src/', import.meta.url);
const ids = readdirSync(sources, { recursive: true })
  .filter((name) => name.endsWith('.ftl'))
  .flatMap((name) => readFileSync(new URL(name, sources), 'utf8').match(/^[a-z][\w-]+(?= =)/gm) ?? [])
  .filter((id) => id.includes('-'));

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** Every word that is shown or read aloud; a locator looks into shadow roots by itself. */
async function wordsOf(page) {
  const named = page.locator('[aria-label], [title], [placeholder]');
  const names = await named.evaluateAll((all) =>
    all.flatMap((one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? '')),
  );
  return new Set([...(await visibleText(page, 'body')).split(/[\s·:]+/), ...names]);
}

for (const instrument of instruments) {
  test(`${instrument}: each tab, opened first of all, speaks in words`, async () => {
    assert.ok(ids.length > 400, `${ids.length} messages`);
    const tag = `seq-${instrument}`;
    for (const [at, lang] of ['fr', 'en', 'fr'].entries()) {
      const { page, problems } = await openInstrument(context, instrument, { lang });
      const tab = await page.evaluate(
        async ([selector, which]) => {
          const element = document.querySelector(selector);
          const tabs = element.own.tabs;
          const tab = tabs[which % tabs.length];
          await element.shadowRoot.querySelector('seq-drawer').open(tab);
          return tab;
        },
        [tag, at],
      );
      await page.waitForLoadState('networkidle');
      const words = await wordsOf(page);
      assert.ok(words.size > 60, `${words.size} words`);
      assert.deepEqual(
        ids.filter((id) => words.has(id)),
        [],
        `${tab}, ${lang}`,
      );
      assert.deepEqual(problems, []);
      await page.close();
    }
  });
}
