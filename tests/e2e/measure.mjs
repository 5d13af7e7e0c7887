/** What a page is measured by: how far it overflows, and the smallest text it draws. */

/** Measures overflow and the smallest text drawn, shadow roots included. */
export const measure = (selector) => {
  const root = document.scrollingElement;
  const small = [];
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
  };
};
