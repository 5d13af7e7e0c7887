/** What the element must know of its place: how large it is, and whether anyone can see it. */

/** @typedef {import('./instrument.js').InstrumentElement} InstrumentElement */

/** Below this width the lanes are stacked, unless the element is only a picture. */
const NARROW = 640;
/** Below this one they are where the page is upright, as on a tablet: side by side they would be tiny. */
const UPRIGHT = 960;

/**
 * A phone lying on its side: all of a picture would be there, in letters of 7 px. The lanes are
 * stacked, beside the sentence. A frame in another page keeps its picture, for it may be on a slide.
 */
const LOW = '(pointer: coarse) and (max-height: 500px)';

/** How many units the frame is high: with its header, and without. */
const HIGH = { full: 720, bare: 676 };

/** Whether the element is as large as it looks: a deck makes its slides larger and smaller. @param {HTMLElement} element */
const unscaled = (element) =>
  Math.abs(element.getBoundingClientRect().width - element.offsetWidth) < 2;

/** @param {InstrumentElement} element @returns {() => void} */
export function watchSize(element) {
  const measure = () => {
    const { clientWidth: width, clientHeight: height } = element;
    if (width === 0 || height === 0) return;
    element.breadth = width;
    const picture = element.controls === 'none';
    // Stacked, the element is as high as it needs: only the window then tells how the page stands.
    const upright =
      width < UPRIGHT &&
      innerHeight > innerWidth &&
      (height > width || element.layout === 'stacked');
    const onItsSide =
      width >= NARROW &&
      width < UPRIGHT &&
      !picture &&
      parent === window &&
      matchMedia(LOW).matches &&
      unscaled(element);
    const layout = onItsSide || ((width < NARROW || upright) && !picture) ? 'stacked' : 'wide';
    const high = element.controls === 'full' ? HIGH.full : HIGH.bare;
    const u = layout === 'stacked' ? 1 : Math.min(width / 1280, height / high);
    if (u === element.u && layout === element.layout && onItsSide === element.onItsSide) return;
    element.u = u;
    element.layout = layout;
    element.onItsSide = onItsSide;
    element.requestUpdate();
  };
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  element.updateComplete.then(measure);
  return () => observer.disconnect();
}

/**
 * A slide of a deck can be gone without any event of the intersection: the element asks as well.
 * @param {InstrumentElement} element
 * @returns {() => void}
 */
export function watchVisibility(element) {
  let inView = true;
  const decide = () => {
    const visible = inView && !document.hidden && isShown(element);
    if (visible === element.visible) return;
    element.visible = visible;
    element.driver.visibilityChanged();
    element.requestUpdate();
  };
  const observer = new IntersectionObserver((entries) => {
    inView = entries[entries.length - 1].isIntersecting;
    decide();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', decide);
  const timer = setInterval(() => {
    if (element.training || element.playing || !element.visible) decide();
  }, 500);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', decide);
    clearInterval(timer);
  };
}

/** @param {Element} element */
export const isShown = (element) =>
  element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
