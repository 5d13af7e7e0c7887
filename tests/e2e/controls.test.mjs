/**
 * Whatever can be pressed is pressed once, one of each kind: nothing breaks, what may be chosen is
 * chosen, and a link that is followed meanwhile puts everything back.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openInstrument } from './browser.mjs';
import { BRIEF, instruments } from './instruments.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** What may stand open when something is pressed. */
const OPEN = ['', 'drawer story', 'drawer training', 'drawer settings', 'dialog share', 'dialog help'];

/** Runs in the page: what the test asks of it. */
const prepare = (tag) => {
  const element = document.querySelector(tag);
  const within = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...inside(one)]);
  const inside = ({ shadowRoot }) => (shadowRoot ? within(shadowRoot) : []);
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const PRESSED = 'button, select, input, summary, [data-do], [role="button"], [role="slider"]';
  const controls = () =>
    inside(element).filter((one) => one.matches(PRESSED) && !one.disabled && one.getClientRects().length > 0);
  /** What does the same at another place is of one kind, and so is what differs by a number alone. */
  const kindOf = (one) =>
    [
      one.localName,
      one.className?.baseVal ?? one.className,
      one.dataset.do?.split(':')[0] ?? one.ariaLabel ?? one.textContent,
    ]
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[−\d.,]+/g, '0');
  const state = () =>
    inside(element)
      .map((one) => [one.localName, ...[...one.attributes].map(({ name, value }) => name + value), one.value].join())
      .join();
  const { hash } = location;
  /** What each looks like when nothing was pressed. */
  const calm = new Map();

  globalThis.kinds = () => [...new Set(controls().map(kindOf))];
  globalThis.show = async (open) => {
    const [what, name] = open.split(' ');
    if (what === 'drawer' && !element.own.tabs.includes(name)) return false;
    await element.pause();
    await element.driver.trainer.stop();
    const close = async () => {
      element.selection = null;
      element.drawerTab = what === 'drawer' ? name : '';
      await element.openDialog(what === 'dialog' ? name : '');
    };
    await close();
    if (calm.get(open) === state()) return true;
    // Not all that was done is in the address yet: it is left before it is followed.
    for (const next of ['', hash]) {
      location.hash = next;
      await rest(20);
    }
    await element.driver.settled();
    await close();
    // What stands behind a tab comes when it is first opened, and then asks what it needs to know.
    await rest(60);
    calm.set(open, state());
    return true;
  };
  /** Whether there still was one of this kind, whether it stood for a choice not made, and whether it did anything. */
  globalThis.press = async (kind) => {
    const one = controls().find((each) => kindOf(each) === kind);
    if (!one) return { there: false };
    const choice = [one.ariaPressed, one.ariaChecked, one.ariaSelected].includes('false');
    const before = state();
    const { x, y, width, height } = one.getBoundingClientRect();
    const at = { clientX: x + width / 2, clientY: y + height / 2 };
    const init = { ...at, pointerId: 1, isPrimary: true, bubbles: true, composed: true, cancelable: true };
    if (one.localName === 'select') one.selectedIndex = (one.selectedIndex + 1) % one.length;
    if (one.type === 'range') one.value = (Number(one.max) + Number(one.value)) / 2;
    if (one.localName === 'select' || one.type === 'range') {
      for (const type of ['input', 'change']) one.dispatchEvent(new Event(type, init));
    } else {
      // A pointer that is not really down cannot be captured.
      one.setPointerCapture = () => {};
      for (const type of ['pointerdown', 'pointerup']) one.dispatchEvent(new PointerEvent(type, init));
      one.dispatchEvent(new MouseEvent('click', init));
    }
    for (let n = 0; n < 40 && state() === before; n++) await rest(25);
    await element.drawn();
    return { there: true, choice, changed: state() !== before };
  };
};

describe('pressed', { concurrency: 3 }, () => {
  for (const name of instruments) {
    test(name, async () => {
      const { page, problems } = await openInstrument(context, name, {
        lang: 'en',
        position: '5',
        ...BRIEF[name],
      });
      await page.waitForFunction(() => location.hash.includes('seed='));
      await page.evaluate(prepare, `seq-${name}`);
      const seen = new Set();
      let pressed = 0;
      for (const open of OPEN) {
        if (!(await page.evaluate((what) => globalThis.show(what), open))) continue;
        for (const kind of await page.evaluate(() => globalThis.kinds())) {
          if (seen.has(kind)) continue;
          seen.add(kind);
          const before = problems.length;
          const { there, choice, changed } = await page.evaluate((what) => globalThis.press(what), kind);
          // What a press has opened in its place is no state of a link.
          if (!there) continue;
          pressed += 1;
          assert.deepEqual(problems.slice(before), [], `${open}: ${kind}`);
          assert.ok(changed || !choice, `${open}: ${kind} does nothing`);
          await page.evaluate((what) => globalThis.show(what), open);
          assert.deepEqual(problems.slice(before), [], `back from ${open}: ${kind}`);
        }
      }
      assert.ok(pressed > 0.8 * seen.size, `${pressed} of ${seen.size} kinds`);
      await page.close();
    });
  }
});
