/** How large the frame should be for what stands in it. */

/** @typedef {import('../elements/instrument.js').InstrumentElement} InstrumentElement */

/** @param {InstrumentElement} element @returns {{width: number, height: number}} */
function wanted(element) {
  const width = innerWidth;
  const stacked = element.layout === 'stacked';
  const content = element.renderRoot.querySelector('.frame');
  const height = stacked && content ? content.getBoundingClientRect().height : (width * 9) / 16;
  return { width, height: Math.ceil(height) };
}

/**
 * @param {InstrumentElement} element with its picture
 * @param {(size: {width: number, height: number}) => void} tell  each size once
 */
export function watchWanted(element, tell) {
  let last = '';
  const measure = () => {
    const size = wanted(element);
    const text = `${size.width} ${size.height}`;
    if (text === last || size.width === 0) return;
    last = text;
    tell(size);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  const content = element.renderRoot.querySelector('.frame');
  if (content) observer.observe(content);
}
