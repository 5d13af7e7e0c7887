import { centreOf } from '../../draw/geometry.js';
import { gateParts, shownCandidates } from './lanes-forward.js';

/**
 * What a click or Enter on a named part of the picture does. Parts carry their name in `data-do`,
 * so that a picture with thousands of parts needs one listener.
 */

/**
 * @param {import('./element.js').BpttElement} host
 * @param {string} name `verb:arguments`
 * @param {{x:number, y:number}|null} at where, in the score's units; null from the keyboard
 * @param {Element|null} part
 */
export function act(host, name, at, part) {
  const m = host.model;
  if (!m) return undefined;
  const [verb, rest = ''] = name.split(':');
  const [a, b, c] = rest.split(',');
  switch (verb) {
    case 'go':
      return host.goTo(Number(a));
    case 'step':
      return host.goTo(sameOperation(m, Number(a)));
    case 'cell': {
      const cell = { j: Number(a), k: Number(b) };
      const { selection } = host;
      return host.select(selection?.j === cell.j && selection.k === cell.k ? null : cell);
    }
    case 'table': {
      const cell = at ? host.cellAt(at) : null;
      return cell ? host.select(cell) : undefined;
    }
    case 'unfold':
      return host.unfold(Number(a));
    case 'gate':
      host.gate = a;
      return host.drawn();
    case 'unit':
      return host.select({ ...host.selection, unit: Number(a) });
    case 'pick': {
      const chosen = picked(m, a, Number(b), c === undefined ? -1 : Number(c), at);
      return chosen ? host.select(chosen) : undefined;
    }
    case 'token': {
      const t = Number(a);
      return open(host, {
        kind: 'token',
        t,
        x: centreOf(m.columns, t),
        y: m.lane.token.bottom + 4,
      });
    }
    case 'weight': {
      const place = at ?? { x: centreOf(m.columns, m.unfolded), y: m.lane.state.middle };
      return open(host, { kind: 'weight', row: Number(a), column: Number(b), ...place });
    }
    case 'fold':
      return host.unfold(host.unfolded);
    default:
      if (part || (!host.editing && !host.unfolded)) return undefined;
      host.editing = null;
      host.unfolded = 0;
      return host.drawn();
  }
}

/**
 * The number of a card that was pressed; what has not been computed cannot be picked.
 * @param {import('./model.js').Model} m @param {string} block @param {number} t
 * @param {number} unit −1 to find it from the place @param {{x:number, y:number}|null} at
 */
function picked(m, block, t, unit, at) {
  const op = (/** @type {string} */ name) => (name === 'u' ? 'z' : name);
  if (block === 'y') {
    if (!m.done('y', t)) return null;
    const rows = shownCandidates(m, t);
    const { y, height } = m.lane.output;
    const row = at ? Math.floor(((at.y - y) / height) * rows.length) : 0;
    return { block, t, unit: rows[Math.max(0, Math.min(rows.length - 1, row))].index };
  }
  if (m.gates.includes(block)) {
    const { y, height } = m.lane.gates;
    const row = at ? Math.floor(((at.y - y) / height) * m.gates.length) : 0;
    const i = Math.max(0, Math.min(m.gates.length - 1, row));
    const part = gateParts(m, t, i).value;
    const along = at ? Math.floor(((at.x - part.x) / part.width) * m.H) : 0;
    const gate = m.gates[i];
    return m.done(op(gate), t)
      ? { block: gate, t, unit: Math.max(0, Math.min(m.H - 1, along)) }
      : null;
  }
  if (!m.done(block, t)) return null;
  const lane = block === 'c' ? m.lane.memory : m.lane.state;
  const row = at ? Math.floor(((at.y - lane.y) / lane.height) * m.H) : 0;
  return { block, t, unit: unit >= 0 ? unit : Math.max(0, Math.min(m.H - 1, row)) };
}

/** The same kind of operation at another step; before any, its first. @param {import('./model.js').Model} m @param {number} t */
function sameOperation(m, t) {
  const { phase, index } = m.op;
  return m.trace.positionOf(
    phase === 'backward' || phase === 'update' ? 'backward' : 'forward',
    t,
    phase === 'update' ? 0 : index,
  );
}

/** @param {import('./element.js').BpttElement} host @param {import('./editor.js').Editing} editing */
async function open(host, editing) {
  host.editing = editing;
  await host.drawn();
  /** @type {HTMLInputElement|null} */ (host.renderRoot.querySelector('.editor input'))?.select();
}
