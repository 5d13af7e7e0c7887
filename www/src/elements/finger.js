/**
 * A finger on a picture, or a pen, may be about to scroll the page. What lies under it hears that it came
 * down when it goes sideways, or is lifted where it was; upwards and downwards the browser takes it over.
 * What is dragged in all directions says so by `touch-action: none`, and hears of it at once.
 */

/** A finger that lies still moves by so many pixels. */
const STILL = 3;

/** @param {EventTarget} node */
const goesAnywhere = (node) =>
  node instanceof Element && getComputedStyle(node).touchAction === 'none';

/** @param {HTMLElement} root the instrument */
export function heedFingers(root) {
  /** The finger that has neither moved nor gone. @type {PointerEvent | null} */
  let held = null;
  /** @type {EventTarget} */
  let under = root;

  const release = () => {
    const event = /** @type {PointerEvent} */ (held);
    held = null;
    under.dispatchEvent(new PointerEvent(event.type, event));
  };
  /** @type {Record<string, (event: PointerEvent) => void>} */
  const heard = {
    pointerdown(event) {
      const path = event.composedPath();
      const finger = event.isTrusted && event.isPrimary && event.pointerType !== 'mouse';
      if (!finger || path.some(goesAnywhere)) return;
      held = event;
      under = path[0];
      event.stopPropagation();
    },
    pointermove(event) {
      if (event.pointerId !== held?.pointerId) return;
      const along = Math.abs(event.clientX - held.clientX);
      const up = Math.abs(event.clientY - held.clientY);
      if (along > STILL && along >= up) release();
      else event.stopPropagation();
    },
    pointerup(event) {
      if (event.pointerId === held?.pointerId) release();
    },
    pointercancel() {
      held = null;
    },
  };
  for (const [type, hear] of Object.entries(heard)) {
    root.addEventListener(type, /** @type {EventListener} */ (hear), { capture: true });
  }
}
