/**
 * Another preset brings a step and a position of its own: then everything is asked again.
 * @param {Element} node @param {import('./fragments.js').State} state
 */
export function write(node, state) {
  const anew = state.has('preset') && state.get('preset') !== node.getAttribute('preset');
  for (const [name, value] of state) {
    if (value === null) node.removeAttribute(name);
    else if (anew || node.getAttribute(name) !== value) {
      if (anew && name !== 'preset') node.removeAttribute(name);
      node.setAttribute(name, value);
    }
  }
}
