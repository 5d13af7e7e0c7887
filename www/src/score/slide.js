/**
 * The keys of a timeline, which is a slider: its own arrows, whole steps with Shift or the page keys.
 * @param {import('../elements/instrument.js').InstrumentElement} host
 * @param {KeyboardEvent} event
 * @returns {boolean} whether it was one of them
 */
export function slide(host, event) {
  const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (event.key === 'Home') host.goTo(0);
  else if (event.key === 'End') host.goTo(host.length);
  else if (event.key === 'PageUp') host.prev('step');
  else if (event.key === 'PageDown') host.next('step');
  else if (way) host.move(event.shiftKey ? 'step' : 'operation', way > 0 ? 1 : -1);
  else return false;
  return true;
}
