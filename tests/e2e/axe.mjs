/** What axe finds wrong with a page, as a list that says where. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of the standard; those of `best-practice` go beyond it. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** @param {string[] | null} [rules] all there are without any */
export async function violations(page, rules = [...WCAG, 'best-practice']) {
  // The policy of the page forbids foreign scripts; the debugger's evaluation is not one.
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { violations: found } = await globalThis.axe.run(document, runOnly ? { runOnly } : {});
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  }, rules);
}
