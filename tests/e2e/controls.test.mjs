/**
 * Whatever can be pressed is pressed once, one of each kind, with a mouse or on a phone with a finger:
 * nothing lies over it, nothing breaks, what may be chosen is chosen, and a link that is followed
 * meanwhile puts everything back.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, onPhone, openInstrument } from './browser.mjs';
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
    inside(element).filter((one) => one.matches(PRESSED) && !one.disabled && one.checkVisibility());
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
      for (const one of inside(element)) if (one.localName === 'details') one.open = true;
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
    await close();
    calm.set(open, state());
    return true;
  };
  /** What is pressed just now, as it was before. */
  let now = null;
  /**
   * Brings one of this kind to where a hand could press it. Answers whether there still was one, where it
   * is, and what would take the press instead; fields are given another value, which takes no press.
   */
  globalThis.aim = async (kind) => {
    const one = controls().find((each) => kindOf(each) === kind);
    if (!one) return { there: false };
    const choice = [one.ariaPressed, one.ariaChecked, one.ariaSelected].includes('false');
    now = { one, choice, before: state() };
    if (one.localName === 'select') one.selectedIndex = (one.selectedIndex + 1) % one.length;
    if (one.type === 'range') one.value = (Number(one.max) + Number(one.value)) / 2;
    if (one.localName === 'select' || one.type === 'range') {
      for (const type of ['input', 'change']) one.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      return { there: true, hidden: '' };
    }
    one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    await element.drawn();
    const { x, y, width, height } = one.getBoundingClientRect();
    const hitAt = (point, root = document) => {
      const hit = root.elementFromPoint(...point);
      return hit?.shadowRoot && hit.shadowRoot !== root ? (hitAt(point, hit.shadowRoot) ?? hit) : hit;
    };
    const within = (hit) => hit && (hit === one || one.contains(hit) || within(hit.getRootNode().host));
    const takes = (hit) => within(hit) || hit?.closest('label')?.control === one;
    // A curve is not everywhere in its box.
    const shares = [0.5, 0.3, 0.7, 0.1, 0.9];
    const points = shares.flatMap((up) => shares.map((along) => [x + along * width, y + up * height]));
    const point = points.find((each) => takes(hitAt(each)));
    const over = hitAt(points[0]);
    const onTop = (each) => each && (each.closest('seq-drawer, dialog') ?? onTop(each.getRootNode().host));
    // What was opened may lie over what it does not need.
    if (!point && onTop(over) && !onTop(one)) return { there: false };
    const hidden = point ? '' : over ? kindOf(over) : 'nothing';
    return { there: true, point, hidden };
  };
  /** Whether it stood for a choice not made, and whether the press did anything. */
  globalThis.done = async () => {
    // What stands for no choice may do nothing.
    for (let n = 0; n < (now.choice ? 40 : 10) && state() === now.before; n++) await rest(25);
    await element.drawn();
    return { choice: now.choice, changed: state() !== now.before };
  };
};

const SIZES = { wide: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } };

/** How a hand presses: with a mouse, or on a phone with a finger. */
async function pressing(page, size) {
  if (size === 'wide') return (x, y) => page.mouse.click(x, y);
  const { turn, tap } = await onPhone(page);
  await turn(SIZES.phone.width, SIZES.phone.height);
  return tap;
}

describe('pressed', { concurrency: 3 }, () => {
  for (const name of instruments) {
    for (const size of Object.keys(SIZES)) {
      test(`${name}, ${size}`, async () => {
        const viewport = SIZES[size];
        const given = { lang: 'en', position: '5', ...BRIEF[name] };
        const { page, problems } = await openInstrument(context, name, given, { viewport });
        const press = await pressing(page, size);
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
            const { there, point, hidden } = await page.evaluate((what) => globalThis.aim(what), kind);
            // What a press has opened in its place is no state of a link.
            if (!there) continue;
            assert.equal(hidden, '', `${open}: over ${kind}`);
            if (point) await press(...point);
            const { choice, changed } = await page.evaluate(() => globalThis.done());
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
  }
});
