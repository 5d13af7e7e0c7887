/** What a page is measured by: how far it overflows, the smallest text it draws, and text cut off. */

/** Measures overflow, the smallest text drawn and the text cut off, shadow roots included. */
export const measure = (selector) => {
  const root = document.scrollingElement;
  const small = [];
  const cut = [];
  /** Whether a line of this text is outside a box that shows nothing outside and cannot be scrolled. */
  const isCut = (box, from) => {
    for (let at = from; at && at !== document; at = at.parentNode ?? at.host) {
      if (at.nodeType !== Node.ELEMENT_NODE) continue;
      const { overflowX, overflowY, textOverflow, webkitLineClamp, clipPath } = getComputedStyle(at);
      if (clipPath !== 'none' || /auto|scroll/.test(overflowX + overflowY)) return false;
      const edge = at.getBoundingClientRect();
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const shortened = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
      if (shortened && hides(overflowX)) return false;
      if (hides(overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) return true;
      if (hides(overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2)) return true;
    }
    return false;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
      const parent = node.parentElement;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const style = parent && getComputedStyle(parent);
      if (style && box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.opacity !== '0') {
        // Inside a drawing, the size on screen follows the drawing's own scale.
        const svg = parent.closest('svg');
        const { a = 1, b = 0 } = (svg && parent.getScreenCTM?.()) || {};
        const scale = Math.hypot(a, b);
        const size = Number.parseFloat(style.fontSize) * scale;
        const clipped = parent.closest('.visually-hidden, math');
        if (isCut(box, parent)) cut.push(node.data.trim().slice(0, 60));
        if (!clipped && size < 11.5) small.push(`${size.toFixed(1)} px: ${node.data.trim().slice(0, 40)}`);
      }
    }
    if (node.shadowRoot) walk(node.shadowRoot);
    if (node.nodeType === Node.ELEMENT_NODE && /^(style|script|title|desc)$/i.test(node.localName)) return;
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(document.querySelector(selector));
  return {
    overflowX: root.scrollWidth - root.clientWidth,
    overflowY: root.scrollHeight - root.clientHeight,
    small,
    cut,
  };
};
